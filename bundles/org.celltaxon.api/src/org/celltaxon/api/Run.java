// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.api;

import java.util.Locale;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;
import org.osgi.annotation.versioning.ProviderType;

/**
 * What the platform lends a step while it computes: progress and cancel, a seeded random source, threads, and a place for
 * notices. Steps never start threads or make a random source of their own.
 *
 * @since 1.0
 */
@ProviderType
public interface Run {

    /** Where to report progress: {@code SubMonitor.convert(run.monitor(), total)} and {@code split} for each piece. */
    IProgressMonitor monitor();

    /** A fresh random source; the same seed and step give the same numbers each time it is asked for. */
    RandomGenerator random();

    /** How many threads {@link #parallel} uses. A result must not depend on it. */
    int threads();

    /** Language for texts that cannot be given in both. */
    Locale language();

    /** Tells the user something about the result; kept with the run. */
    void tell(Notice notice);

    /** One piece of parallel work. */
    @FunctionalInterface
    interface Piece {
        /** Computes piece number {@code index}. */
        void compute(int index) throws StepException;
    }

    /**
     * Computes pieces {@code 0..count-1} on all threads and returns when all are done. The pieces must write to separate
     * places; sums over pieces are added up afterwards in their order, so that the result is the same for any number of
     * threads. The first failure ends the rest and is thrown.
     *
     * @throws OperationCanceledException when the user cancels
     */
    void parallel(int count, Piece piece) throws StepException;

    /** One piece of parallel work that is lent something to work with. */
    @FunctionalInterface
    interface PieceWith<S> {
        /** Computes piece number {@code index}. */
        void compute(int index, S lent) throws StepException;
    }

    /**
     * As {@link #parallel(int, Piece)}; each thread makes one {@code lent} for itself and gives it to all of its pieces: arrays to
     * use again. A result must not depend on what an earlier piece left in it.
     */
    <S> void parallel(int count, Supplier<S> lent, PieceWith<S> piece) throws StepException;

    /** Throws when the user has cancelled. Call at least every 100 ms of work. */
    default void checkCanceled() {
        if (monitor().isCanceled()) {
            throw new OperationCanceledException();
        }
    }
}
