// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.cqa;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

import org.celltaxon.api.analysis.Association;
import org.celltaxon.api.analysis.Inputs;
import org.celltaxon.api.analysis.LotVariable;
import org.celltaxon.api.analysis.PotencyModel;
import org.celltaxon.api.table.Table;
import org.celltaxon.stats.Draw;
import org.celltaxon.testkit.Demo11;

/** Tables around DEMO-11 for the analyses that take more than shares and potency. */
final class Studies {

    private Studies() {
    }

    /** Everything that the analyses of a study may take, and that speaks for CL3. */
    static Map<String, Table> demo() {
        return Records.tables(org.celltaxon.api.analysis.Composition.COMPOSITION, Demo11.composition(), PotencyModel.POTENCY,
                Demo11.potency(),
                LotVariable.LOTS, Demo11.sheet(), Association.ASSOCIATION, associated("VEGF", "CL3", 0.890909),
                Multiverse.SPECIFICATIONS, specifications(20, Demo11.counts()), Inputs.PSEUDOBULK, pseudobulk(Demo11.counts(), 40, 1),
                GeneScreens.MARKERS, markers(8, 5), ExternalLots.NEW_COMPOSITION, Demo11.composition(names("N", 11), Demo11.counts()),
                ExternalLots.NEW_POTENCY, potency(names("N", 11), Demo11.vegf()), RawMaterial.CANDIDATES,
                Demo11.cells(names("R", 3), Demo11.counts(3)));
    }

    static List<String> names(String letter, int count) {
        return IntStream.rangeClosed(1, count).mapToObj(i -> letter + i).toList();
    }

    static Table potency(List<String> lots, double[] values) {
        var rows = Demo11.potencyRows();
        Demo11.add(rows, "VEGF", lots, values, Map.of());
        return rows.build();
    }

    /** One association that was called. */
    static Table associated(String assay, String cluster, double rho) {
        return Records.of(Association.ASSOCIATION, "assay", assay, "cluster", cluster, "n", 11, "rho", rho, "p_exact", 0.0005, "p_family",
                0.004,
                "tau", 0.78, "label", "EXPLORATORY");
    }

    /** So many other settings that give the same clusters, and each lot left out, and half of the cells. */
    static Table specifications(int settings, int[][] counts) {
        var rows = Records.of(Multiverse.SPECIFICATIONS);
        for (int s = 0; s < settings; s++) {
            specification(rows, "setting " + s, "setting", counts, 0.9, 0.05);
        }
        for (int i = 0; i < counts.length; i++) {
            specification(rows, "without " + i, "leave_lot_out", counts, 0.9, 0.05);
        }
        specification(rows, "half", "split_half", counts, 0.9, 0.05);
        return rows.build();
    }

    /** One clustering whose clusters R1, R2, ... are CL1, CL2, ... */
    static void specification(Records rows, String name, String kind, int[][] counts, double jaccard, double lotAri) {
        for (int i = 0; i < counts.length; i++) {
            for (int k = 0; k < counts[i].length; k++) {
                rows.add("specification", name, "kind", kind, "description", name, "lot", Demo11.lots(counts.length).get(i), "cluster",
                        "R" + (k + 1),
                        "matches", "CL" + (k + 1), "jaccard", jaccard, "cells", counts[i][k], "lot_ari", lotAri);
            }
        }
    }

    /** Genes G1, G2, ...: each cluster has its own level of each gene, the same in every lot. */
    static double[][] levels(int clusters, int genes, long seed) {
        var random = new SplittableRandom(seed);
        var levels = new double[clusters][genes];
        for (var row : levels) {
            Arrays.setAll(row, g -> Math.exp(2 * random.nextGaussian()));
        }
        return levels;
    }

    static Table pseudobulk(int[][] cells, int genes, long seed) {
        var random = new SplittableRandom(seed);
        var levels = levels(cells[0].length, genes, seed);
        return pseudobulk(Demo11.lots(cells.length), cells, genes, (i, k, g) -> Draw.poisson(cells[i][k] * levels[k][g], random));
    }

    /** Counts of a gene in a cluster of a lot. */
    @FunctionalInterface
    interface Counts {
        double of(int lot, int cluster, int gene);
    }

    /** The table as the engine makes it: all cells first, then each cluster. */
    static Table pseudobulk(List<String> lots, int[][] cells, int genes, Counts counts) {
        int clusters = cells[0].length;
        var sums = new double[clusters + 1][genes][lots.size()];
        for (int k = 0; k < clusters; k++) {
            for (int g = 0; g < genes; g++) {
                for (int i = 0; i < lots.size(); i++) {
                    sums[k + 1][g][i] = counts.of(i, k, g);
                    sums[0][g][i] += sums[k + 1][g][i];
                }
            }
        }
        var gene = IntStream.range(0, (clusters + 1) * genes).mapToObj(r -> "G" + (r % genes + 1)).toList();
        var cluster = IntStream.range(0, (clusters + 1) * genes).mapToObj(r -> r < genes ? "" : "CL" + r / genes).toList();
        var table = Table.builder().texts("gene", gene).texts("cluster", cluster);
        for (int i = 0; i < lots.size(); i++) {
            int lot = i;
            table.numbers(lots.get(i), IntStream.range(0, gene.size()).mapToDouble(r -> sums[r / genes][r % genes][lot]).toArray());
        }
        return table.build();
    }

    /** The first genes as markers of each cluster, best first. */
    static Table markers(int clusters, int genes) {
        var rows = Records.of(GeneScreens.MARKERS);
        for (int k = 1; k <= clusters; k++) {
            for (int g = 1; g <= genes; g++) {
                rows.add("cluster", "CL" + k, "gene", "G" + g, "auroc", 0.95 - 0.05 * g, "lots", 11);
            }
        }
        return rows.build();
    }
}
