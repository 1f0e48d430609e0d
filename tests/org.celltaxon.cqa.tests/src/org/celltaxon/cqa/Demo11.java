// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.cqa;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

import org.celltaxon.api.PlainRun;
import org.celltaxon.api.Settings;
import org.celltaxon.api.StepException;
import org.celltaxon.api.analysis.Association;
import org.celltaxon.api.analysis.Composition;
import org.celltaxon.api.analysis.Outcome;
import org.celltaxon.api.analysis.PotencyModel;
import org.celltaxon.api.table.Table;

/** The golden data set of SCIENCE 0.8 (synthetic): shares and VEGF, and tables made like it. */
final class Demo11 {

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

    /** What the step computes. */
    static final ShareAgainstPotency STEP = new ShareAgainstPotency();

    private Demo11() {
    }

    /** A copy of VEGF of the first lots. */
    static double[] vegf(int lots) {
        return Arrays.copyOf(VEGF, lots);
    }

    /** Shares of the first lots, lots x clusters. */
    static double[][] shares(int lots) {
        var shares = new double[lots][];
        for (int i = 0; i < lots; i++) {
            double total = Arrays.stream(COUNTS[i]).sum();
            shares[i] = Arrays.stream(COUNTS[i]).mapToDouble(c -> c / total).toArray();
        }
        return shares;
    }

    /** D01, D02, ... */
    static List<String> lots(int count) {
        return IntStream.rangeClosed(1, count).mapToObj(i -> String.format(Locale.ROOT, "D%02d", i)).toList();
    }

    /** A composition; the limits of the shares do not matter here. */
    static Table composition(List<String> lots, double[][] shares) {
        var rows = new Table.Rows(Composition.COMPOSITION.columns());
        for (int i = 0; i < shares.length; i++) {
            for (int k = 0; k < shares[i].length; k++) {
                rows.add(lots.get(i), "CL" + (k + 1), 1000 * shares[i][k], shares[i][k], 0, 1);
            }
        }
        return rows.build();
    }

    /** The whole composition with its cells. */
    static Table counts() {
        var rows = new Table.Rows(Composition.COMPOSITION.columns());
        var lots = lots(COUNTS.length);
        for (int i = 0; i < COUNTS.length; i++) {
            double total = Arrays.stream(COUNTS[i]).sum();
            for (int k = 0; k < COUNTS[i].length; k++) {
                rows.add(lots.get(i), "CL" + (k + 1), COUNTS[i][k], COUNTS[i][k] / total, 0, 1);
            }
        }
        return rows.build();
    }

    /** Rows of a potency table. */
    static Table.Rows potency() {
        return new Table.Rows(PotencyModel.POTENCY.columns());
    }

    /** One assay with exact values but for the lots (from 0) of the map. */
    static Table potency(double[] values, Map<Integer, String> flags) {
        var rows = potency();
        add(rows, "VEGF", lots(values.length), values, flags);
        return rows.build();
    }

    /** Adds an assay. */
    static void add(Table.Rows rows, String assay, List<String> lots, double[] values, Map<Integer, String> flags) {
        for (int i = 0; i < values.length; i++) {
            rows.add(lots.get(i), assay, values[i], "pg", flags.getOrDefault(i, "EXACT"), 1, Double.NaN);
        }
    }

    /** The first lots with their VEGF. */
    static Outcome run(int lots, Map<String, ?> settings) throws StepException {
        return run(composition(lots(lots), shares(lots)), potency(vegf(lots), Map.of()), settings, 1, 1);
    }

    /** Runs the step and checks what it gives. */
    static Outcome run(Table composition, Table potency, Map<String, ?> settings, long seed, int threads)
            throws StepException {
        Composition.COMPOSITION.check(composition);
        PotencyModel.POTENCY.check(potency);
        var outcome = STEP.analyse(Map.of("composition", composition, "potency", potency),
                Settings.of(STEP.parameters(), settings), new PlainRun(seed, threads));
        Association.ASSOCIATION.check(table(outcome));
        return outcome;
    }

    /** The table of an outcome. */
    static Table table(Outcome outcome) {
        return outcome.tables().get("association");
    }

    /** The codes of the notices. */
    static List<String> codes(Outcome outcome) {
        return outcome.notices().stream().map(n -> n.code()).toList();
    }

    /** The English text of the first notice with a code. */
    static String notice(Outcome outcome, String code) {
        return outcome.notices().stream().filter(n -> n.code().equals(code)).findFirst()
                .orElseThrow(() -> new AssertionError("no " + code + " in " + outcome.notices())).text().en();
    }
}
