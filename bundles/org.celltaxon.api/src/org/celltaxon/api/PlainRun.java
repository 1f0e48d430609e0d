// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.random.RandomGenerator;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;

/**
 * A {@link Run} that needs no platform: for tests of modules and for scripts. The engine's own runs are built on it.
 *
 * @since 1.0
 */
public final class PlainRun implements Run {

    private static final String GENERATOR = "Xoshiro256PlusPlus";

    private final IProgressMonitor monitor;
    private final long seed;
    private final int threads;
    private final Locale language;
    private final List<Notice> notices = new ArrayList<>();

    /** @param threads at least 1 */
    public PlainRun(IProgressMonitor monitor, long seed, int threads, Locale language) {
        if (threads < 1) {
            throw new IllegalArgumentException("threads: " + threads);
        }
        this.monitor = monitor;
        this.seed = seed;
        this.threads = threads;
        this.language = language;
    }

    /** Without progress, in English. */
    public PlainRun(long seed, int threads) {
        this(new NullProgressMonitor(), seed, threads, Locale.ENGLISH);
    }

    @Override
    public IProgressMonitor monitor() {
        return monitor;
    }

    @Override
    public RandomGenerator random() {
        return java.util.random.RandomGeneratorFactory.of(GENERATOR).create(seed);
    }

    @Override
    public int threads() {
        return threads;
    }

    @Override
    public Locale language() {
        return language;
    }

    @Override
    public synchronized void tell(Notice notice) {
        notices.add(notice);
    }

    /** What was told so far, in order. */
    public synchronized List<Notice> notices() {
        return List.copyOf(notices);
    }

    @Override
    public void parallel(int count, Piece piece) throws StepException {
        parallel(count, () -> null, (i, nothing) -> piece.compute(i));
    }

    @Override
    public <S> void parallel(int count, Supplier<S> lent, PieceWith<S> piece) throws StepException {
        var next = new AtomicInteger();
        var failure = new AtomicReference<Throwable>();
        Runnable work = () -> {
            try {
                S own = lent.get();
                for (int i; failure.get() == null && (i = next.getAndIncrement()) < count;) {
                    checkCanceled();
                    piece.compute(i, own);
                }
            } catch (Throwable e) {
                failure.compareAndSet(null, e);
            }
        };
        var helpers = new ArrayList<Thread>();
        for (int t = 1; t < Math.min(threads, count); t++) {
            helpers.add(Thread.ofPlatform().name("celltaxon-" + t).daemon().start(work));
        }
        work.run();
        boolean interrupted = false;
        for (var helper : helpers) {
            interrupted |= joinUninterruptibly(helper);
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
            throw new OperationCanceledException();
        }
        switch (failure.get()) {
            case null -> { }
            case StepException e -> throw e;
            case RuntimeException e -> throw e;
            case Error e -> throw e;
            case Throwable e -> throw new IllegalStateException(e);
        }
    }

    /** Waits until a helper has ended; an interrupt cancels the work, and is told by {@code true}. */
    private boolean joinUninterruptibly(Thread helper) {
        boolean interrupted = false;
        while (true) {
            try {
                helper.join();
                return interrupted;
            } catch (InterruptedException e) {
                interrupted = true;
                monitor.setCanceled(true);
            }
        }
    }
}
