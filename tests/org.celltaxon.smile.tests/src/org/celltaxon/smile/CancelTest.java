// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.smile;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;

import org.celltaxon.api.PlainRun;
import org.celltaxon.api.StepException;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import smile.util.AlgoStatus;

/** Cancelling is answered although Smile knows no cancel. */
class CancelTest {

    @ParameterizedTest
    @MethodSource("org.celltaxon.smile.ModulesTest#modules")
    void aCancelledRunDoesNotStart(ModulesTest.Case given) throws StepException {
        var monitor = new NullProgressMonitor();
        monitor.setCanceled(true);
        var cells = Given.clouds(60, 2, 2);
        var settings = Given.settings(given.module(), given.settings());
        for (int threads : new int[] {1, 2}) {
            assertThrows(OperationCanceledException.class,
                    () -> given.module().cluster(cells, settings, new PlainRun(monitor, 1, threads, Locale.ENGLISH)));
        }
    }

    @Test
    void whoCancelsDoesNotWaitForTheIterationAtHandAndItIsTheLast() throws InterruptedException {
        var monitor = new NullProgressMonitor();
        var run = new PlainRun(monitor, 1, 1, Locale.ENGLISH);
        var answered = new CountDownLatch(1);
        var worker = new AtomicReference<Thread>();
        var goesOn = new AtomicReference<>(Boolean.FALSE);
        assertThrows(OperationCanceledException.class, () -> Library.call(run, 1, controller -> {
            worker.set(Thread.currentThread());
            monitor.setCanceled(true);
            try {
                answered.await(); // an iteration that takes as long as it likes
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            controller.submit(new AlgoStatus(1, 0));
            goesOn.set(Boolean.TRUE);
            return null;
        }));
        answered.countDown();
        worker.get().join();
        assertFalse(goesOn.get(), "it iterated on after cancel");
    }

    @Test
    void theThreadOfAFinishedCallEnds() throws StepException, InterruptedException {
        Library.call(new PlainRun(1, 1), 1, controller -> Thread.currentThread()).join();
    }
}
