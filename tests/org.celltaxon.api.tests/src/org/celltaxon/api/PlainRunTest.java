// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.api;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicReference;

import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A run as modules see it: threads, random numbers, cancel. */
@Timeout(60)
class PlainRunTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5, 64})
    void everyPieceIsComputedOnce(int threads) throws StepException {
        var times = new AtomicIntegerArray(50);
        new PlainRun(1, threads).parallel(50, times::incrementAndGet);
        for (int i = 0; i < 50; i++) {
            assertEquals(1, times.get(i), "piece " + i);
        }
    }

    @Test
    void whatIsLentIsMadeOnceAThreadAndGivenToAllItsPieces() throws StepException {
        var made = new AtomicInteger();
        var pieces = new AtomicInteger();
        new PlainRun(1, 3).parallel(500, () -> {
            made.incrementAndGet();
            return Thread.currentThread();
        }, (i, lent) -> {
            assertEquals(Thread.currentThread(), lent);
            pieces.incrementAndGet();
        });
        assertEquals(500, pieces.get());
        assertTrue(made.get() <= 3);
    }

    @Test
    void noPiecesAreNoWork() throws StepException {
        new PlainRun(1, 4).parallel(0, i -> fail("piece " + i));
    }

    @Test
    void severalThreadsWorkAtTheSameTime() throws StepException {
        var together = new CountDownLatch(3);
        var met = new AtomicInteger();
        new PlainRun(1, 3).parallel(3, i -> {
            together.countDown();
            met.addAndGet(await(together) ? 1 : 0);
        });
        assertEquals(3, met.get());
    }

    @Test
    void oneThreadIsTheOneThatAsked() throws StepException {
        var names = new AtomicReference<>(Thread.currentThread());
        new PlainRun(1, 1).parallel(10, i -> assertSame(names.get(), Thread.currentThread()));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    void theFailureOfAPieceIsThrownAndEndsTheRest(int threads) {
        var failure = new StepException("What.", "Why.", "Do.");
        var begun = new AtomicInteger();
        var thrown = assertThrows(StepException.class, () -> new PlainRun(1, threads).parallel(1_000_000, i -> {
            begun.incrementAndGet();
            throw failure;
        }));
        assertSame(failure, thrown);
        assertTrue(begun.get() <= threads, begun + " pieces were begun");
    }

    @Test
    void theFirstOfTwoFailuresIsThrown() {
        var first = new StepException("First.", "", "");
        var failing = new AtomicReference<Thread>();
        var thrown = assertThrows(StepException.class, () -> new PlainRun(1, 2).parallel(2, i -> {
            if (i == 0) {
                failing.set(Thread.currentThread());
                throw first;
            }
            while (failing.get() == null || failing.get().getState() == Thread.State.RUNNABLE) {
                Thread.onSpinWait(); // until the other thread has ended, or waits for this one
            }
            throw new StepException("Second.", "", "");
        }));
        assertSame(first, thrown);
    }

    @Test
    void exceptionsAndErrorsOfPiecesArriveAsTheyAre() {
        var run = new PlainRun(1, 2);
        assertThrows(IllegalStateException.class, () -> run.parallel(2, i -> {
            throw new IllegalStateException();
        }));
        assertThrows(OutOfMemoryError.class, () -> run.parallel(2, i -> {
            throw new OutOfMemoryError();
        }));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void cancelEndsTheWork(int threads) {
        var monitor = new NullProgressMonitor();
        var begun = new AtomicInteger();
        var run = new PlainRun(monitor, 1, threads, Locale.ENGLISH);
        assertThrows(OperationCanceledException.class, () -> run.parallel(1_000_000, i -> {
            begun.incrementAndGet();
            monitor.setCanceled(true);
        }));
        assertTrue(begun.get() <= threads, begun + " pieces were begun");
        assertThrows(OperationCanceledException.class, run::checkCanceled);
    }

    @Test
    void anInterruptedCallerCancelsAndStillWaitsForAllPieces() throws InterruptedException {
        var cancelled = new CountDownLatch(1);
        var monitor = new NullProgressMonitor() {
            @Override
            public void setCanceled(boolean value) {
                super.setCanceled(value);
                cancelled.countDown();
            }
        };
        var run = new PlainRun(monitor, 1, 3, Locale.ENGLISH);
        var begun = new CountDownLatch(3);
        var finished = new CountDownLatch(1);
        var returnedEarly = new AtomicBoolean();
        var thrown = new AtomicReference<Throwable>();
        var caller = new Thread[1];
        caller[0] = new Thread(() -> {
            try {
                run.parallel(3, i -> {
                    begun.countDown();
                    await(begun);
                    switch (Thread.currentThread().getName()) {
                        case "celltaxon-1" -> await(cancelled);
                        case "celltaxon-2" -> {
                            returnedEarly.set(ends(caller[0], 500));
                            finished.countDown();
                        }
                        default -> Thread.currentThread().interrupt();
                    }
                });
            } catch (Throwable e) {
                thrown.set(e);
            }
        });
        caller[0].start();
        caller[0].join();
        await(finished);
        assertFalse(returnedEarly.get(), "parallel returned while a piece was at work");
        assertTrue(thrown.get() instanceof OperationCanceledException, String.valueOf(thrown.get()));
        assertTrue(monitor.isCanceled());
    }

    @Test
    void aFreshRandomSourceGivesTheSameNumbersEachTime() {
        var run = new PlainRun(42, 1);
        var first = run.random().longs(20).toArray();
        assertArrayEquals(first, run.random().longs(20).toArray());
        assertArrayEquals(first, new PlainRun(42, 8).random().longs(20).toArray());
        assertNotEquals(first[0], new PlainRun(43, 1).random().nextLong());
    }

    @Test
    void noticesAreKeptInTheirOrderAlsoFromThreads() throws StepException {
        var run = new PlainRun(1, 4);
        run.tell(Notice.info("FIRST", "a", "a"));
        run.parallel(100, i -> run.tell(Notice.warning("PIECE", "" + i, "" + i)));
        run.tell(Notice.refusal(Refusal.TOO_FEW_LOTS, new Text("b", "b"), Map.of("lots", 1), new Text("c", "c")));
        assertEquals(102, run.notices().size());
        assertEquals("FIRST", run.notices().getFirst().code());
        assertEquals("TOO_FEW_LOTS", run.notices().getLast().code());
        assertEquals(Notice.Severity.REFUSAL, run.notices().getLast().severity());
        var seen = List.copyOf(run.notices());
        run.tell(Notice.info("LATER", "c", "c"));
        assertEquals(102, seen.size());
    }

    @Test
    void aRunNeedsAThread() {
        assertThrows(IllegalArgumentException.class, () -> new PlainRun(1, 0));
    }

    private static boolean await(CountDownLatch latch) {
        try {
            return latch.await(30, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean ends(Thread thread, long milliseconds) {
        try {
            return thread.join(java.time.Duration.ofMillis(milliseconds));
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
