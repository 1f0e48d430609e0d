// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.testkit;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

import org.celltaxon.api.analysis.Composition;
import org.celltaxon.api.analysis.PotencyModel;
import org.celltaxon.api.table.Table;

/**
 * The golden data set of SCIENCE 0.8 (synthetic): cells per lot and cluster, VEGF in pg per 1e5 cells per 24 h, the groups A and B
 * of chapter 2 and the covariate of 4.3; as arrays, as the tables that modules take, and tables made like them.
 */
public final class Demo11 {

    /** Number of lots. */
    public static final int LOTS = 11;
    /** Number of clusters. */
    public static final int CLUSTERS = 8;

    private static final int[][] COUNTS = {
        {310, 206, 62, 151, 98, 61, 40, 12},
        {255, 240, 118, 130, 84, 73, 22, 18},
        {402, 180, 45, 120, 160, 50, 33, 10},
        {198, 260, 171, 142, 75, 88, 54, 22},
        {350, 150, 90, 200, 70, 44, 61, 0},
        {275, 310, 140, 110, 92, 101, 35, 27},
        {420, 170, 38, 180, 121, 36, 52, 8},
        {230, 220, 205, 98, 66, 120, 28, 33},
        {300, 270, 83, 160, 110, 70, 47, 15},
        {260, 195, 150, 125, 140, 66, 19, 25},
        {330, 240, 105, 145, 85, 77, 38, 20},
    };
    private static final double[] VEGF = {412, 655, 350, 905, 540, 720, 298, 1010, 610, 590, 480};
    private static final double[] PDL = {5.1, 4.2, 6.0, 3.9, 5.5, 4.8, 6.3, 3.5, 5.0, 4.6, 5.2};

    private Demo11() {
    }

    /** A copy of the counts, lots x clusters. */
    public static int[][] counts() {
        return Arrays.stream(COUNTS).map(int[]::clone).toArray(int[][]::new);
    }

    /** The first so many lots. */
    public static int[][] counts(int lots) {
        return Arrays.copyOf(counts(), lots);
    }

    /** A copy of VEGF. */
    public static double[] vegf() {
        return VEGF.clone();
    }

    /** VEGF of the first lots. */
    public static double[] vegf(int lots) {
        return Arrays.copyOf(VEGF, lots);
    }

    /** The covariate W of SCIENCE 4.3, like population doublings, collinear with CL3. */
    public static double[] pdl() {
        return PDL.clone();
    }

    /** D01, D02, ... */
    public static List<String> lots(int count) {
        return IntStream.rangeClosed(1, count).mapToObj(i -> String.format(Locale.ROOT, "D%02d", i)).toList();
    }

    /** Cells by lot and cluster, as the steps of chapter 2 take them. */
    public static Table cells(int[][] counts) {
        return cells(lots(counts.length), counts);
    }

    /** As above with lots of these names. */
    public static Table cells(List<String> lots, int[][] counts) {
        var rows = new Table.Rows(Composition.CELLS.columns());
        for (int i = 0; i < counts.length; i++) {
            for (int k = 0; k < counts[i].length; k++) {
                rows.add(lots.get(i), "CL" + (k + 1), counts[i][k]);
            }
        }
        return rows.build();
    }

    /** The composition of all lots. */
    public static Table composition() {
        return composition(COUNTS);
    }

    /** A composition; its limits are 0 and 1, which no further step looks at. */
    public static Table composition(int[][] counts) {
        return composition(lots(counts.length), counts);
    }

    /** As above with lots of these names. */
    public static Table composition(List<String> lots, int[][] counts) {
        var rows = new Table.Rows(Composition.COMPOSITION.columns());
        for (int i = 0; i < counts.length; i++) {
            double total = Arrays.stream(counts[i]).sum();
            for (int k = 0; k < counts[i].length; k++) {
                rows.add(lots.get(i), "CL" + (k + 1), counts[i][k], counts[i][k] / total, 0, 1);
            }
        }
        return rows.build();
    }

    /** VEGF of all lots. */
    public static Table potency() {
        return potency(VEGF, Map.of());
    }

    /** One assay of D01, D02, ... with exact values but for the lots (from 0) of the map. */
    public static Table potency(double[] values, Map<Integer, String> flags) {
        var rows = potencyRows();
        add(rows, "VEGF", lots(values.length), values, flags);
        return rows.build();
    }

    /** Rows of a potency table. */
    public static Table.Rows potencyRows() {
        return new Table.Rows(PotencyModel.POTENCY.columns());
    }

    /** Adds an assay. */
    public static void add(Table.Rows rows, String assay, List<String> lots, double[] values, Map<Integer, String> flags) {
        for (int i = 0; i < values.length; i++) {
            rows.add(lots.get(i), assay, values[i], "pg", flags.getOrDefault(i, "EXACT"), 1, Double.NaN);
        }
    }

    /** The lot sheet: group A is D01 to D06, group B the others; pdl is {@link #pdl()}. */
    public static Table sheet() {
        return Table.builder().texts("lot", lots(LOTS)).texts("group", IntStream.range(0, LOTS).mapToObj(i -> i < 6 ? "A" : "B").toList())
                .numbers("pdl", PDL).build();
    }
}
