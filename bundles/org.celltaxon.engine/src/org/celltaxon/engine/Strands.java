// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.engine;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.core.runtime.SubMonitor;

/** Progress of several pieces of work at once, each with a monitor of its own, added up in one. */
final class Strands {

    private static final int TICKS = 1000;

    private final SubMonitor all;

    Strands(IProgressMonitor monitor, int count) {
        all = SubMonitor.convert(monitor, count * TICKS);
    }

    /** The monitor of one piece. */
    IProgressMonitor strand() {
        return new Strand();
    }

    private final class Strand extends NullProgressMonitor {

        private double total = 1;
        private double done;
        private int told;

        @Override
        public void beginTask(String name, int work) {
            total = Math.max(1, work);
        }

        @Override
        public void worked(int work) {
            internalWorked(work);
        }

        @Override
        public void internalWorked(double work) {
            done += work;
            tell((int) Math.min(TICKS, done / total * TICKS));
        }

        @Override
        public void done() {
            tell(TICKS);
        }

        private void tell(int now) {
            if (now > told) {
                synchronized (all) {
                    all.worked(now - told);
                }
                told = now;
            }
        }

        @Override
        public boolean isCanceled() {
            return super.isCanceled() || all.isCanceled();
        }
    }
}
