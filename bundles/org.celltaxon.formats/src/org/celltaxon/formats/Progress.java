// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.formats;

import org.celltaxon.api.Run;
import org.eclipse.core.runtime.SubMonitor;

/** Reports how many of the entries of a file are read, and looks now and then whether the user has cancelled. */
final class Progress {

    private static final int TICKS = 1000;
    private static final int LOOK = 1 << 16; // entries, some milliseconds

    private final Run run;
    private final SubMonitor monitor;
    private final double entries;
    private double read;
    private int ticks;
    private long unseen = LOOK;

    Progress(Run run, double entries) {
        this.run = run;
        this.entries = entries;
        monitor = SubMonitor.convert(run.monitor(), TICKS);
    }

    /** Some entries more were read. */
    void advance(long more) {
        read += more;
        unseen += more + LOOK / 256; // cells without entries take time, too
        if (unseen >= LOOK) {
            unseen = 0;
            run.checkCanceled();
            int now = (int) Math.min(TICKS, TICKS * read / entries);
            monitor.worked(now - ticks);
            ticks = now;
        }
    }
}
