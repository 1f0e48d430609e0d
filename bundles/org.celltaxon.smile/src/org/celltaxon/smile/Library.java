// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.smile;

import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.celltaxon.api.Run;
import org.celltaxon.api.StepException;
import org.celltaxon.api.Text;
import org.eclipse.core.runtime.OperationCanceledException;

import smile.math.MathEx;
import smile.util.AlgoStatus;
import smile.util.IterativeAlgorithmController;

/**
 * The door to Smile. Its parallel streams run in the pool of the thread that calls, so a pool of one worker makes sums and random
 * numbers the same on every machine. Smile knows no cancel: the controller ends it after the iteration at hand, and whoever
 * cancelled does not wait for that.
 */
final class Library {

    private static final long PATIENCE_MS = 50;

    private Library() {
    }

    /** Work inside of Smile; what iterates is given the controller. */
    @FunctionalInterface
    interface Work<T> {
        T with(IterativeAlgorithmController<AlgoStatus> controller);
    }

    /** Ends an iteration once {@link #stop} was called, whether or not the algorithm asks. */
    private static final class Controller extends IterativeAlgorithmController<AlgoStatus> {

        private volatile boolean stopped;

        @Override
        public void stop() {
            stopped = true;
        }

        @Override
        public void submit(AlgoStatus status) {
            if (stopped) {
                throw new CancellationException();
            }
        }
    }

    /** Computes with Smile's random source set to {@code seed}. */
    static <T> T call(Run run, long seed, Work<T> work) throws StepException {
        var pool = new ForkJoinPool(1);
        var controller = new Controller();
        try {
            var task = pool.submit(() -> {
                MathEx.setSeed(seed);
                return work.with(controller);
            });
            while (true) {
                run.checkCanceled();
                try {
                    return task.get(PATIENCE_MS, TimeUnit.MILLISECONDS);
                } catch (TimeoutException e) {
                    // not yet
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new OperationCanceledException();
        } catch (ExecutionException e) {
            throw told(e.getCause());
        } finally {
            controller.stop(); // no word to work that has ended
            pool.shutdown();
        }
    }

    /** What went wrong, in words where a user can do something. */
    static StepException told(Throwable cause) {
        return switch (cause) {
            case LinkageError e -> new StepException(
                    new Text("Smile's linear algebra cannot start.", "Smile の線形代数を起動できません。"),
                    new Text("It needs the library OpenBLAS of the system, which was not found: " + root(e) + ".",
                            "システムの OpenBLAS ライブラリが見つかりません: " + root(e)),
                    new Text("Set 'covariance_type: diag', which needs none, or install it (Debian, Ubuntu: apt-get install"
                            + " libopenblas-dev).",
                            "不要な 'covariance_type: diag' にするか、インストールしてください（Debian・Ubuntu: apt-get install libopenblas-dev）。"), e);
            case IllegalArgumentException e -> notComputable(e);
            case ArithmeticException e -> notComputable(e);
            case RuntimeException e -> throw e;
            case Error e -> throw e;
            default -> throw new IllegalStateException(cause);
        };
    }

    private static String root(Throwable e) {
        return e.getCause() == null ? String.valueOf(e.getMessage()) : root(e.getCause());
    }

    private static StepException notComputable(RuntimeException e) {
        return new StepException(new Text("Smile cannot cluster these cells so.", "Smile はこの設定で細胞を分類できません。"),
                new Text("It says: " + e.getMessage() + ".", "Smile の説明: " + e.getMessage()),
                new Text("Ask for fewer clusters or take another module.", "クラスター数を減らすか、別のモジュールを使ってください。"), e);
    }
}
