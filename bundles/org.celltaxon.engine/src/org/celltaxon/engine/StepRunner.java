// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.engine;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.celltaxon.api.Extent;
import org.celltaxon.api.Notice;
import org.celltaxon.api.PlainRun;
import org.celltaxon.api.Run;
import org.celltaxon.api.Settings;
import org.celltaxon.api.Step;
import org.celltaxon.api.StepException;
import org.celltaxon.api.analysis.Outcome;
import org.celltaxon.api.run.StepRecord;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;
import org.eclipse.core.runtime.SubMonitor;

/** Runs one step after the other: settings, seed, progress, and the record of what was done. */
final class StepRunner {

    /** What a step does with its settings and run. */
    @FunctionalInterface
    interface Work<T, R> {
        R apply(T step, Settings settings, Run run) throws StepException, IOException;
    }

    private final SubMonitor monitor;
    private final long seed;
    private final int threads;
    private final Locale language;
    private final List<StepRecord> records = new ArrayList<>();
    private Extent extent = new Extent(0, 0, 0);

    StepRunner(SubMonitor monitor, long seed, int threads, Locale language) {
        this.monitor = monitor;
        this.seed = seed;
        this.threads = threads;
        this.language = language;
    }

    /** Runs a module's verb and records it. */
    <T extends Step, R> R run(Module module, Class<T> contract, Map<String, Object> given, int work, Work<T, R> verb)
            throws StepException, IOException {
        var settings = module.call(contract, step -> Settings.of(step.parameters(), given));
        announce(module, module.call(contract, step -> step.memory(extent, settings)));
        var run = new PlainRun(monitor.split(work), seedOf(module.kind()), threads, language);
        var done = run(module, contract, settings, run, verb);
        add(done.record);
        return done.result;
    }

    /** Says what is next and what memory it needs, or refuses it. */
    private void announce(Module module, long bytes) throws StepException {
        var title = module.kind().title();
        MemoryPlan.require(title, bytes, extent.cells());
        monitor.subTask(title.in(language) + (bytes < MemoryPlan.WORTH_SAYING ? "" : " (≤ " + MemoryPlan.words(bytes) + ")"));
    }

    /** From now on steps work on data of this size. */
    void extent(Extent data) {
        extent = data;
    }

    /** What came out of a step, and the record of it. */
    record Done<R>(R result, StepRecord record) {
    }

    /** Runs a module's verb on one thread beside others; whoever waits for all of them adds the records in their order. */
    <T extends Step, R> Done<R> beside(Module module, Class<T> contract, Map<String, Object> given, IProgressMonitor strand,
            Work<T, R> verb) throws StepException, IOException {
        var settings = module.call(contract, step -> Settings.of(step.parameters(), given));
        return run(module, contract, settings, new PlainRun(strand, seedOf(module.kind()), 1, language), verb);
    }

    private <T extends Step, R> Done<R> run(Module module, Class<T> contract, Settings settings, PlainRun run, Work<T, R> verb)
            throws StepException, IOException {
        long start = System.nanoTime();
        R result = module.call(contract, step -> verb.apply(step, settings, run));
        run.checkCanceled();
        if (result == null) {
            return module.call(contract, step -> {
                throw new IllegalStateException("it returned nothing");
            });
        }
        return new Done<>(result, new StepRecord(module.kind().word(), module.kind().title(), module.id(), module.bundle(), module.version(),
                settings.asMap(), seedOf(module.kind()), (System.nanoTime() - start) / 1e9, run.notices(),
                result instanceof Outcome outcome ? outcome : null));
    }

    /** A seed of its own for each kind of step, the same whatever else a recipe holds. */
    private long seedOf(Kind kind) {
        long hash = seed * 0x9E3779B97F4A7C15L;
        for (char c : kind.word().toCharArray()) {
            hash = (hash ^ c) * 0x100000001B3L;
        }
        return hash ^ hash >>> 29;
    }

    /** The seed of the whole run. */
    long seed() {
        return seed;
    }

    /** A run for work of the engine itself. */
    PlainRun plain(int work) {
        return new PlainRun(monitor.split(work), seed, threads, language);
    }

    /** Adds a record made elsewhere. */
    void add(StepRecord step) {
        records.add(step);
    }

    List<StepRecord> records() {
        return List.copyOf(records);
    }

    List<Notice> notices() {
        return records.stream().flatMap(r -> r.notices().stream()).toList();
    }

    void checkCanceled() {
        if (monitor.isCanceled()) {
            throw new OperationCanceledException();
        }
    }
}
