// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.stats;

import java.util.LinkedHashMap;

/**
 * Variance of runs, of plates within runs and of wells within plates, by the analysis of variance; unequal sizes by the usual
 * coefficients, negative estimates set to 0 (SCIENCE 3.3; Searle, Casella and McCulloch 1992).
 *
 * @param run variance between runs
 * @param plate variance between plates of a run; NaN when no run has several plates
 * @param well variance between wells of a plate; NaN when no plate has several wells
 * @param truncated whether an estimate was negative
 */
public record VarianceComponents(double run, double plate, double well, boolean truncated) {

    /** Estimates from wells with their run and plate; plates of different runs are different plates. */
    public static VarianceComponents of(String[] runs, String[] plates, double[] y) {
        var sumRun = new LinkedHashMap<String, double[]>();
        var sumPlate = new LinkedHashMap<String, double[]>();
        var runOf = new LinkedHashMap<String, String>();
        double grand = 0;
        for (int i = 0; i < y.length; i++) {
            var plate = runs[i] + "\u0000" + plates[i];
            add(sumRun, runs[i], y[i]);
            add(sumPlate, plate, y[i]);
            runOf.put(plate, runs[i]);
            grand += y[i] / y.length;
        }
        int n = y.length;
        int a = sumRun.size();
        int b = sumPlate.size();
        double ssWell = 0;
        for (int i = 0; i < n; i++) {
            var plate = sumPlate.get(runs[i] + "\u0000" + plates[i]);
            ssWell += Math.pow(y[i] - plate[1] / plate[0], 2);
        }
        double ssPlate = 0;
        double sumSquares = 0; // sum over plates of n_ij^2 / n_i
        double squares = 0;
        for (var plate : sumPlate.entrySet()) {
            var own = plate.getValue();
            var run = sumRun.get(runOf.get(plate.getKey()));
            ssPlate += own[0] * Math.pow(own[1] / own[0] - run[1] / run[0], 2);
            sumSquares += own[0] * own[0] / run[0];
            squares += own[0] * own[0];
        }
        double ssRun = 0;
        double runSquares = 0;
        for (var run : sumRun.values()) {
            ssRun += run[0] * Math.pow(run[1] / run[0] - grand, 2);
            runSquares += run[0] * run[0];
        }
        boolean wells = n > b;
        boolean several = b > a;
        double well = wells ? ssWell / (n - b) : Double.NaN;
        double inner = wells ? well : 0;
        double plate = several ? (ssPlate / (b - a) - inner) / ((n - sumSquares) / (b - a)) : Double.NaN;
        double middle = several ? Math.max(0, plate) : 0;
        double run = a < 2 ? Double.NaN
                : (ssRun / (a - 1) - inner - middle * (sumSquares - squares / n) / (a - 1)) / ((n - runSquares / n) / (a - 1));
        return new VarianceComponents(Math.max(0, run), several ? middle : Double.NaN, well, plate < 0 || run < 0);
    }

    private static void add(LinkedHashMap<String, double[]> sums, String key, double value) {
        var own = sums.computeIfAbsent(key, k -> new double[2]);
        own[0]++;
        own[1] += value;
    }

    /** Variance of the mean of {@code runs} runs with {@code plates} plates of {@code wells} wells each. */
    public double ofMean(int runs, int plates, int wells) {
        return zero(run) / runs + zero(plate) / (runs * plates) + zero(well) / ((double) runs * plates * wells);
    }

    private static double zero(double v) {
        return Double.isNaN(v) ? 0 : v;
    }
}
