// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.engine;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

import org.celltaxon.api.StepException;
import org.celltaxon.api.analysis.IntegrationCheck;
import org.celltaxon.api.cells.Embedding;
import org.celltaxon.api.cells.Grouping;
import org.celltaxon.api.cells.Labels;
import org.celltaxon.api.table.Table;

/**
 * A study integrated and clustered in the ways that show whether its integration can be believed (SCIENCE 1.6): as it is; each lot
 * alone from variable genes on; one lot divided into two at random; one lot without most cells of a cluster. The last two begin with the
 * components of the study, as the integration does.
 */
final class IntegrationTrials {

    /** Fewer cells are not clustered alone, and not divided. */
    private static final int FEW_CELLS = 100;
    private static final int FEW_PLANTED = 50;
    private static final double TAKEN = 0.8;
    private static final double LARGEST_SHARE = 0.5;

    private final CellSteps steps;
    private final StudyMatrix study;
    private final Scratch scratch;
    private final SplittableRandom random;
    private final List<Embedding> stages = new ArrayList<>();
    private final Table.Rows own = new Table.Rows(IntegrationCheck.OWN.columns());
    private final Table.Rows controls = new Table.Rows(IntegrationCheck.CONTROLS.columns());
    private Labels labels;

    private IntegrationTrials(CellSteps steps, StudyMatrix study, Scratch scratch, long seed) {
        this.steps = steps;
        this.study = study;
        this.scratch = scratch;
        this.random = new SplittableRandom(seed);
    }

    /** Number of steps, for progress. */
    static int work(int lots, int repeats) {
        return (1 + lots) * (CellSteps.COMPONENTS + CellSteps.CLUSTERS) + 1 + 2 * repeats * (1 + CellSteps.CLUSTERS);
    }

    /**
     * The tables that a check of the integration takes.
     *
     * @param lot to divide and to thin out; -1 for the largest
     * @param repeats of each control, with another division and another cluster
     */
    static Map<String, Table> tables(CellSteps steps, StudyMatrix study, Scratch scratch, int lot, int repeats)
            throws StepException, IOException {
        var trials = new IntegrationTrials(steps, study, scratch, steps.runner().seed());
        var components = steps.components(study.counts(), study.lots());
        var integrated = steps.integrate(components, study.lots());
        trials.stages.addAll(List.of(components, integrated));
        trials.labels = steps.cluster(steps.space(integrated));
        for (int l = 0; l < study.lots().count(); l++) {
            trials.alone(l);
        }
        int chosen = lot >= 0 ? lot : largest(study.lots().sizes());
        for (int repeat = 1; repeat <= repeats; repeat++) {
            trials.split(chosen, repeat);
        }
        trials.planted(chosen, repeats);
        var tables = new LinkedHashMap<String, Table>();
        tables.put(IntegrationCheck.CELLS.name(), trials.cells());
        tables.put(IntegrationCheck.OWN.name(), trials.own.build());
        tables.put(IntegrationCheck.CONTROLS.name(), trials.controls.build());
        return tables;
    }

    private static int largest(int[] sizes) {
        return IntStream.range(0, sizes.length).boxed().max(Comparator.<Integer>comparingInt(l -> sizes[l]).thenComparing(l -> -l))
                .orElseThrow();
    }

    private int[] cellsOf(int lot) {
        return IntStream.range(0, study.lots().cells()).filter(i -> study.lots().of()[i] == lot).toArray();
    }

    private void alone(int lot) throws StepException, IOException {
        var cells = cellsOf(lot);
        if (cells.length < FEW_CELLS) {
            return;
        }
        var origins = Arrays.stream(cells).mapToObj(i -> new StudyMatrix.Origin(0, i)).toArray(StudyMatrix.Origin[]::new);
        var genes = study.counts().genes();
        var path = new CellGathering(List.of(study.counts()), origins, new int[][] {IntStream.range(0, genes.size()).toArray()})
                .write(scratch.folder(), genes, steps.runner().plain(0));
        var counts = scratch.open(path);
        var name = study.lots().names().get(lot);
        var alone = steps.cluster(steps.space(steps.components(counts, new Grouping(List.of(name), new int[cells.length]))));
        scratch.forget(counts);
        var both = new int[alone.count()][labels.count()];
        for (int i = 0; i < cells.length; i++) {
            both[alone.of(i)][labels.of(cells[i])]++;
        }
        for (int a = 0; a < both.length; a++) {
            for (int c = 0; c < labels.count(); c++) {
                if (both[a][c] > 0) {
                    own.add(name, Labels.name(a), Labels.name(c), both[a][c]);
                }
            }
        }
    }

    private void split(int lot, int repeat) throws StepException, IOException {
        var cells = cellsOf(lot);
        if (cells.length < 2 * FEW_CELLS) {
            return;
        }
        shuffle(cells);
        var of = study.lots().of().clone();
        for (int i = 0; i < cells.length / 2; i++) {
            of[cells[i]] = study.lots().count();
        }
        var names = new ArrayList<>(study.lots().names());
        names.add(names.get(lot) + " (2)");
        var again = steps.cluster(steps.space(steps.integrate(stages.get(0), new Grouping(names, of))));
        for (int part = 1; part <= 2; part++) {
            var counts = new int[again.count()];
            for (int i = 0; i < cells.length; i++) {
                counts[again.of(cells[i])] += of[cells[i]] == lot == (part == 1) ? 1 : 0;
            }
            add("split", repeat, lot, "", String.valueOf(part), counts);
        }
    }

    /** Thins out the largest clusters of the lot in turn, none that is more than half of it. */
    private void planted(int lot, int repeats) throws StepException, IOException {
        var cells = cellsOf(lot);
        var counts = counts(cells);
        var clusters = IntStream.range(0, counts.length)
                .filter(c -> counts[c] >= FEW_PLANTED && counts[c] <= LARGEST_SHARE * cells.length)
                .boxed().sorted(Comparator.<Integer>comparingInt(c -> -counts[c])).limit(repeats).toList();
        for (int r = 0; r < clusters.size(); r++) {
            planted(lot, clusters.get(r), r + 1, cells, counts);
        }
    }

    private void planted(int lot, int cluster, int repeat, int[] cells, int[] before) throws StepException, IOException {
        var members = Arrays.stream(cells).filter(i -> labels.of(i) == cluster).toArray();
        shuffle(members);
        var taken = new boolean[labels.cells()];
        for (int i = 0; i < Math.round(TAKEN * members.length); i++) {
            taken[members[i]] = true;
        }
        var left = IntStream.range(0, taken.length).filter(i -> !taken[i]).toArray();
        var of = Arrays.stream(left).map(i -> study.lots().of()[i]).toArray();
        var again = steps.cluster(steps.space(steps.integrate(rows(stages.get(0), left), new Grouping(study.lots().names(), of))));
        var match = match(again, left);
        var found = new int[labels.count()];
        for (int i = 0; i < left.length; i++) {
            found[match[again.of(i)]] += of[i] == lot ? 1 : 0;
        }
        var planted = Labels.name(cluster);
        add("planted", repeat, lot, planted, "before", before);
        add("planted", repeat, lot, planted, "truth", counts(Arrays.stream(cells).filter(i -> !taken[i]).toArray()));
        add("planted", repeat, lot, planted, "found", found);
    }

    /** The study's cluster that holds most of each new cluster's cells. */
    private int[] match(Labels again, int[] cells) {
        var both = new int[again.count()][labels.count()];
        for (int i = 0; i < cells.length; i++) {
            both[again.of(i)][labels.of(cells[i])]++;
        }
        return Arrays.stream(both).mapToInt(IntegrationTrials::largest).toArray();
    }

    private int[] counts(int[] cells) {
        var counts = new int[labels.count()];
        for (int i : cells) {
            counts[labels.of(i)]++;
        }
        return counts;
    }

    private void add(String control, int repeat, int lot, String planted, String part, int[] counts) {
        for (int c = 0; c < counts.length; c++) {
            controls.add(control, repeat, study.lots().names().get(lot), planted, part, Labels.name(c), counts[c]);
        }
    }

    private void shuffle(int[] cells) {
        for (int i = cells.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int t = cells[i];
            cells[i] = cells[j];
            cells[j] = t;
        }
    }

    private static Embedding rows(Embedding all, int[] cells) {
        return new Embedding(cells.length, all.dimensions(), Arrays.stream(cells).boxed().flatMapToDouble(i ->
                Arrays.stream(all.values(), i * all.dimensions(), (i + 1) * all.dimensions())).toArray());
    }

    private Table cells() {
        int n = labels.cells();
        int dimensions = Math.min(stages.get(0).dimensions(), stages.get(1).dimensions());
        var stage = new String[2 * n];
        var lot = new String[2 * n];
        var cluster = new String[2 * n];
        var axes = new double[dimensions][2 * n];
        for (int i = 0; i < 2 * n; i++) {
            stage[i] = i < n ? "before" : "after";
            lot[i] = study.lots().names().get(study.lots().of()[i % n]);
            cluster[i] = Labels.name(labels.of(i % n));
            for (int d = 0; d < dimensions; d++) {
                axes[d][i] = stages.get(i / n).at(i % n, d);
            }
        }
        var table = Table.builder().texts("stage", stage).texts("lot", lot).texts("cluster", cluster);
        for (int d = 0; d < dimensions; d++) {
            table.numbers("axis_" + (d + 1), axes[d]);
        }
        return table.build();
    }
}
