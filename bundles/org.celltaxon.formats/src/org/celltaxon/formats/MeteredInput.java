// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.formats;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

import org.eclipse.core.runtime.SubMonitor;

/** Tells a monitor how much of a file was read. */
final class MeteredInput extends FilterInputStream {

    private static final int TICKS = 1000;

    private final long length;
    private final SubMonitor progress;
    private long read;
    private int told;

    /** @param length bytes in all */
    MeteredInput(InputStream in, long length, SubMonitor progress) {
        super(in);
        this.length = length;
        this.progress = progress.setWorkRemaining(TICKS);
    }

    @Override
    public int read() throws IOException {
        int value = super.read();
        tell(value < 0 ? 0 : 1);
        return value;
    }

    @Override
    public int read(byte[] bytes, int from, int most) throws IOException {
        int count = super.read(bytes, from, most);
        tell(Math.max(count, 0));
        return count;
    }

    private void tell(int bytes) {
        read += bytes;
        int now = (int) Math.min(TICKS, read * (double) TICKS / Math.max(1, length));
        if (now > told) {
            progress.worked(now - told);
            told = now;
        }
    }
}
