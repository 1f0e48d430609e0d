// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.cli;

import java.io.PrintWriter;

import org.eclipse.core.runtime.NullProgressMonitor;

/** Progress on the error stream: a bar on a terminal, a line a step otherwise. Ctrl-C cancels and waits for the clean-up. */
final class ConsoleProgress extends NullProgressMonitor implements AutoCloseable {

    private static final int BAR = 30;
    private static final long PATIENCE_MILLIS = 5000;

    private final PrintWriter err;
    private final boolean terminal;
    private final Thread onInterrupt;
    private final Thread worker = Thread.currentThread();
    private double total = 1;
    private double done;
    private int shown = -1;
    private String task = "";

    ConsoleProgress(PrintWriter err) {
        this.err = err;
        this.terminal = Boolean.getBoolean("celltaxon.terminal");
        this.onInterrupt = new Thread(() -> {
            setCanceled(true);
            try {
                worker.join(PATIENCE_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        Runtime.getRuntime().addShutdownHook(onInterrupt);
    }

    @Override
    public synchronized void beginTask(String name, int totalWork) {
        total = Math.max(1, totalWork);
    }

    @Override
    public synchronized void subTask(String name) {
        if (!name.equals(task) && !name.isEmpty()) {
            task = name;
            shown = -1;
            show();
        }
    }

    @Override
    public void worked(int work) {
        internalWorked(work);
    }

    @Override
    public synchronized void internalWorked(double work) {
        done += work;
        if (terminal) {
            show();
        }
    }

    private void show() {
        int percent = (int) Math.min(100, Math.floor(100 * done / total));
        if (percent == shown) {
            return;
        }
        shown = percent;
        if (terminal) {
            int filled = percent * BAR / 100;
            err.printf("\r[%s%s] %3d %%  %-40.40s", "#".repeat(filled), ".".repeat(BAR - filled), percent, task);
        } else {
            err.printf("%3d %%  %s%n", percent, task);
        }
        err.flush();
    }

    @Override
    public synchronized void close() {
        if (terminal && shown >= 0) {
            err.println();
        }
        try {
            Runtime.getRuntime().removeShutdownHook(onInterrupt);
        } catch (IllegalStateException e) {
            // the program is ending already
        }
    }
}
