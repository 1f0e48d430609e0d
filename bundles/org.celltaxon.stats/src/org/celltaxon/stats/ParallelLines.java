// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.stats;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.hipparchus.distribution.continuous.TDistribution;

/**
 * Relative potency by parallel lines on ln dose with the analysis of variance of Ph. Eur. 5.3 (SCIENCE 3.2).
 *
 * @param slope common slope
 * @param s2 residual variance
 * @param df its degrees of freedom
 * @param potencies ln relative potency of each preparation but the reference, with 95 % Fieller limits
 * @param slopeRatios slope over that of the reference, with 90 % Fieller limits
 * @param residuals of each observation about the mean of its treatment and blocks, studentised; NaN where nothing is left to tell it by
 * @param anova rows in order: preparations, regression, non-parallelism, non-linearity, (blocks), residual
 */
public record ParallelLines(double slope, double s2, int df, List<Fieller> potencies, List<Fieller> slopeRatios, double[] residuals,
        List<Row> anova) {

    /**
     * A line of the analysis of variance; f and p are NaN where there is no test.
     *
     * @param source name
     */
    public record Row(String source, int df, double ss, double f, double p) {
    }

    /**
     * Fits.
     *
     * @param preparation of each observation; 0 is the reference
     * @param logDose ln dose
     * @param blocks block of each observation for each blocking factor; empty for a completely randomised design
     * @param confidence for example 0.95
     * @throws IllegalArgumentException when a preparation has one dose only, or nothing is left for the residual
     */
    public static ParallelLines fit(int[] preparation, double[] logDose, double[] y, int[][] blocks, double confidence) {
        int n = y.length;
        int preparations = Arrays.stream(preparation).max().orElse(0) + 1;
        var design = new Design(n);
        design.add("Mean", List.of(ones(n)));
        for (int b = 0; b < blocks.length; b++) {
            design.add("Blocks" + (blocks.length > 1 ? " " + (b + 1) : ""), indicators(blocks[b]));
        }
        design.add("Preparations", indicators(preparation));
        var meanX = new double[preparations];
        var meanY = new double[preparations];
        var size = new int[preparations];
        for (int i = 0; i < n; i++) {
            meanX[preparation[i]] += logDose[i];
            meanY[preparation[i]] += y[i];
            size[preparation[i]]++;
        }
        var sxx = new double[preparations];
        var sxy = new double[preparations];
        for (int p = 0; p < preparations; p++) {
            meanX[p] /= size[p];
            meanY[p] /= size[p];
        }
        var common = new double[n];
        var own = new ArrayList<double[]>();
        for (int p = 0; p < preparations; p++) {
            own.add(new double[n]);
        }
        for (int i = 0; i < n; i++) {
            int p = preparation[i];
            double x = logDose[i] - meanX[p];
            sxx[p] += x * x;
            sxy[p] += x * (y[i] - meanY[p]);
            common[i] = x;
            own.get(p)[i] = x;
        }
        for (int p = 0; p < preparations; p++) {
            int own1 = p; // equal doses need not leave exactly 0 around their mean
            long doses = java.util.stream.IntStream.range(0, n).filter(i -> preparation[i] == own1).mapToDouble(i -> logDose[i])
                    .distinct().count();
            if (doses < 2 || !(sxx[p] > 0)) {
                throw new IllegalArgumentException("preparation " + p + " has one dose only");
            }
        }
        design.add("Regression", List.of(common));
        design.add("Non-parallelism", own);
        design.add("Non-linearity", treatments(preparation, logDose));
        var sums = design.sums(y);
        double residual = sums.residual;
        int df = n - sums.rank;
        if (df < 1) {
            throw new IllegalArgumentException("no replicates: nothing is left for the residual");
        }
        double s2 = residual / df;
        var rows = new ArrayList<Row>();
        for (int s = 1; s < design.names.size(); s++) {
            int own2 = sums.df.get(s);
            double f = own2 == 0 ? Double.NaN : sums.ss.get(s) / own2 / s2;
            rows.add(new Row(design.names.get(s), own2, sums.ss.get(s), f, own2 == 0 ? Double.NaN : Tail.f(f, own2, df)));
        }
        rows.add(new Row("Residual", df, residual, Double.NaN, Double.NaN));
        double allXx = Arrays.stream(sxx).sum();
        double slope = Arrays.stream(sxy).sum() / allXx;
        double t = new TDistribution(df).inverseCumulativeProbability((1 + confidence) / 2);
        double t90 = new TDistribution(df).inverseCumulativeProbability(0.95);
        var potencies = new ArrayList<Fieller>();
        var ratios = new ArrayList<Fieller>();
        for (int p = 1; p < preparations; p++) {
            var d = Fieller.of(meanY[p] - meanY[0], slope, s2 * (1.0 / size[p] + 1.0 / size[0]), s2 / allXx, 0, t);
            double shift = meanX[0] - meanX[p];
            potencies.add(new Fieller(d.ratio() + shift, d.low() + shift, d.high() + shift, d.g()));
            ratios.add(Fieller.of(sxy[p] / sxx[p], sxy[0] / sxx[0], s2 / sxx[p], s2 / sxx[0], 0, t90));
        }
        return new ParallelLines(slope, s2, df, potencies, ratios, sums.studentised(s2), rows);
    }

    /** The row of a source. */
    public Row row(String source) {
        return anova.stream().filter(r -> r.source.equals(source)).findFirst().orElseThrow();
    }

    private static double[] ones(int n) {
        var ones = new double[n];
        Arrays.fill(ones, 1);
        return ones;
    }

    private static List<double[]> indicators(int[] group) {
        var columns = new ArrayList<double[]>();
        int most = Arrays.stream(group).max().orElse(0);
        for (int g = 0; g <= most; g++) {
            int which = g;
            columns.add(Arrays.stream(group).mapToDouble(v -> v == which ? 1 : 0).toArray());
        }
        return columns;
    }

    private static List<double[]> treatments(int[] preparation, double[] logDose) {
        var names = new java.util.LinkedHashMap<String, Integer>();
        var group = new int[logDose.length];
        for (int i = 0; i < group.length; i++) {
            group[i] = names.computeIfAbsent(preparation[i] + "@" + logDose[i], k -> names.size());
        }
        return indicators(group);
    }

    /** Sequential sums of squares: what each set of columns adds to the ones before. */
    private static final class Design {

        private static final double NEW = 1e-9;

        private final int n;
        private final List<String> names = new ArrayList<>();
        private final List<List<double[]>> sets = new ArrayList<>();

        Design(int n) {
            this.n = n;
        }

        void add(String name, List<double[]> columns) {
            names.add(name);
            sets.add(columns);
        }

        record Sums(List<Double> ss, List<Integer> df, double residual, int rank, double[] rest, double[] leverage) {

            double[] studentised(double s2) {
                return java.util.stream.IntStream.range(0, rest.length)
                        .mapToDouble(i -> 1 - leverage[i] > NEW && s2 > 0 ? rest[i] / Math.sqrt(s2 * (1 - leverage[i])) : Double.NaN)
                                .toArray();
            }
        }

        Sums sums(double[] y) {
            var basis = new ArrayList<double[]>();
            var ss = new ArrayList<Double>();
            var df = new ArrayList<Integer>();
            var rest = y.clone();
            for (var set : sets) {
                double own = 0;
                int added = 0;
                for (var column : set) {
                    var unit = column.clone();
                    double length = Math.sqrt(dot(unit, unit));
                    for (int pass = 0; pass < 2; pass++) {
                        basis.forEach(b -> subtract(unit, b));
                    }
                    double left = Math.sqrt(dot(unit, unit));
                    if (left > NEW * Math.max(length, Double.MIN_NORMAL)) {
                        for (int i = 0; i < n; i++) {
                            unit[i] /= left;
                        }
                        basis.add(unit);
                        double part = dot(rest, unit);
                        own += part * part;
                        subtract(rest, unit);
                        added++;
                    }
                }
                ss.add(own);
                df.add(added);
            }
            var leverage = new double[n];
            for (var unit : basis) {
                for (int i = 0; i < n; i++) {
                    leverage[i] += unit[i] * unit[i];
                }
            }
            return new Sums(ss, df, dot(rest, rest), basis.size(), rest, leverage);
        }

        private static void subtract(double[] from, double[] unit) {
            double part = dot(from, unit);
            for (int i = 0; i < from.length; i++) {
                from[i] -= part * unit[i];
            }
        }

        private static double dot(double[] a, double[] b) {
            double sum = 0;
            for (int i = 0; i < a.length; i++) {
                sum += a[i] * b[i];
            }
            return sum;
        }
    }
}
