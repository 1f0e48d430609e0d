// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.cqa;

import java.util.List;
import java.util.Locale;

import org.celltaxon.stats.Correlation;
import org.celltaxon.stats.ElasticNet;
import org.celltaxon.stats.LogRatio;
import org.celltaxon.stats.Pls;
import org.celltaxon.stats.Spearman;
import org.celltaxon.stats.Spread;

/** A way to predict potency that tunes itself on the lots it is given. */
abstract class Predictor {

    private final String name;

    private Predictor(String name) {
        this.name = name;
    }

    String name() {
        return name;
    }

    /**
     * A fitted model.
     *
     * @param chosen cluster, components or lambda
     */
    record Fitted(double intercept, double[] slopes, double chosen, String kind) {

        double at(double[] x) {
            double sum = intercept;
            for (int k = 0; k < x.length; k++) {
                sum += slopes[k] * x[k];
            }
            return sum;
        }

        String tuning(List<String> clusters) {
            return switch (kind) {
                case "line" -> clusters.get((int) chosen);
                case "components" -> (int) chosen + " components";
                default -> String.format(Locale.ROOT, "lambda %.3g", chosen);
            };
        }
    }

    /** Tunes and fits. @param x lots x clusters */
    abstract Fitted fit(double[][] x, double[] y);

    /** What the model takes of each lot: centred log-ratios. */
    double[][] predictors(ExactLots lots) {
        return java.util.Arrays.stream(lots.counts()).map(LogRatio::clr).toArray(double[][]::new);
    }

    /** A straight line through the share of one cluster: the given one, or the one with the largest rho above 0. */
    static Predictor line(int fixed) {
        return new Predictor("line") {
            @Override
            double[][] predictors(ExactLots lots) {
                return java.util.Arrays.stream(lots.shares())
                        .map(row -> java.util.Arrays.stream(row).map(s -> 100 * s).toArray()).toArray(double[][]::new);
            }

            @Override
            Fitted fit(double[][] x, double[] y) {
                int best = fixed;
                double largest = Double.NEGATIVE_INFINITY;
                for (int k = 0; fixed < 0 && k < x[0].length; k++) {
                    double rho = Spearman.rho(column(x, k), y);
                    if (rho > largest + 1e-12) {
                        largest = rho;
                        best = k;
                    }
                }
                best = Math.max(best, 0);
                var own = column(x, best);
                double r = Correlation.pearson(own, y);
                double slope = Double.isNaN(r) ? 0 : r * Spread.sd(y) / Spread.sd(own);
                var slopes = new double[x[0].length];
                slopes[best] = slope;
                return new Fitted(Spread.mean(y) - slope * Spread.mean(own), slopes, best, "line");
            }
        };
    }

    /** Partial least squares with 1 to {@code most} components, chosen by leaving one lot out. */
    static Predictor pls(int most) {
        return new Predictor("PLS") {
            @Override
            Fitted fit(double[][] x, double[] y) {
                var press = new double[most];
                for (var fold : Fold.of(x, y)) {
                    var models = Pls.upTo(fold.x, fold.y, most);
                    for (int h = 0; h < most; h++) {
                        for (int i : fold.out) {
                            press[h] += Math.pow(y[i] - models[h].at(x[i]), 2);
                        }
                    }
                }
                int best = 1;
                for (int h = 2; h <= most; h++) {
                    best = press[h - 1] < press[best - 1] ? h : best;
                }
                var own = Pls.fit(x, y, best);
                return new Fitted(own.intercept(), own.slopes(), best, "components");
            }
        };
    }

    /** Elastic net with alpha 0.5; the largest lambda whose leave-one-out error is within one standard error of the least. */
    static Predictor elasticNet() {
        return new Predictor("elastic net") {
            private static final int LAMBDAS = 15;
            private static final double ALPHA = 0.5;
            private static final double SMALLEST = 0.02;

            @Override
            Fitted fit(double[][] x, double[] y) {
                int n = y.length;
                double top = Math.max(ElasticNet.largestLambda(x, y, ALPHA), 1e-12);
                var lambdas = new double[LAMBDAS];
                for (int l = 0; l < LAMBDAS; l++) {
                    lambdas[l] = top * Math.pow(SMALLEST, l / (LAMBDAS - 1.0));
                }
                var errors = new double[LAMBDAS][n];
                for (var fold : Fold.of(x, y)) {
                    var path = ElasticNet.path(fold.x, fold.y, lambdas, ALPHA);
                    for (int i : fold.out) {
                        for (int l = 0; l < LAMBDAS; l++) {
                            errors[l][i] = Math.pow(y[i] - path[l].at(x[i]), 2);
                        }
                    }
                }
                int best = 0;
                for (int l = 1; l < LAMBDAS; l++) {
                    best = Spread.mean(errors[l]) < Spread.mean(errors[best]) ? l : best;
                }
                double limit = Spread.mean(errors[best]) + Spread.sd(errors[best]) / Math.sqrt(n);
                int chosen = 0;
                while (Spread.mean(errors[chosen]) > limit) {
                    chosen++;
                }
                var own = ElasticNet.fit(x, y, lambdas[chosen], ALPHA); // the path is good for choosing only
                return new Fitted(own.intercept(), own.slopes(), lambdas[chosen], "lambda");
            }
        };
    }

    private static double[] column(double[][] x, int k) {
        return java.util.Arrays.stream(x).mapToDouble(row -> row[k]).toArray();
    }

    /** A part of the lots to tune on, and those to look at: one at a time, from 20 lots on a tenth. */
    private record Fold(double[][] x, double[] y, int[] out) {

        private static final int EACH = 20;
        private static final int TENTHS = 10;

        static List<Fold> of(double[][] x, double[] y) {
            int n = y.length;
            int folds = n <= EACH ? n : TENTHS;
            var all = new java.util.ArrayList<Fold>(folds);
            for (int f = 0; f < folds; f++) {
                int out = (n - f + folds - 1) / folds;
                var fold = new Fold(new double[n - out][], new double[n - out], new int[out]);
                for (int i = 0, in = 0, left = 0; i < n; i++) {
                    if (i % folds == f) {
                        fold.out[left++] = i;
                    } else {
                        fold.x[in] = x[i];
                        fold.y[in++] = y[i];
                    }
                }
                all.add(fold);
            }
            return all;
        }
    }
}
