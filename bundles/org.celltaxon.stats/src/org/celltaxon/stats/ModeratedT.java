// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.stats;

/**
 * limma's moderated tests for many responses and one design (Smyth 2004; SCIENCE 1.11, 2.4).
 *
 * @param estimate of the contrast, one a response; empty when several contrasts are tested at once
 * @param statistic moderated t, or F for several contrasts
 * @param p two-sided
 * @param bayes the prior
 * @param variances residual variances before moderation
 */
public record ModeratedT(double[] estimate, double[] statistic, double[] p, EmpiricalBayes bayes, double[] variances) {

    /** t test of one contrast of the coefficients. */
    public static ModeratedT test(double[][] design, double[][] responses, double[] contrast) {
        return test(design, responses, contrast, null);
    }

    /** As above, with a prior that outlying variances do not spoil. */
    public static ModeratedT robust(double[][] design, double[][] responses, double[] contrast) {
        var model = LinearModel.fit(design, responses);
        return t(model, EmpiricalBayes.robust(model.variances(), model.df()), contrast);
    }

    /** As above, with a prior variance that follows a covariate of the responses. */
    public static ModeratedT test(double[][] design, double[][] responses, double[] contrast, double[] covariate) {
        var model = LinearModel.fit(design, responses);
        var bayes = covariate == null ? EmpiricalBayes.fit(model.variances(), model.df())
                : EmpiricalBayes.trend(model.variances(), model.df(), covariate);
        return t(model, bayes, contrast);
    }

    private static ModeratedT t(LinearModel model, EmpiricalBayes bayes, double[] contrast) {
        var estimate = new double[model.rss().length];
        java.util.Arrays.setAll(estimate, g -> model.estimate(g, contrast));
        var unit = new double[estimate.length];
        java.util.Arrays.fill(unit, model.unscaledError(contrast));
        return t(estimate, unit, model.variances(), model.df(), bayes);
    }

    private static ModeratedT t(double[] estimate, double[] unit, double[] variances, int df, EmpiricalBayes bayes) {
        var t = new double[estimate.length];
        var p = new double[estimate.length];
        for (int g = 0; g < t.length; g++) {
            t[g] = estimate[g] / (Math.sqrt(bayes.posterior()[g]) * unit[g]);
            p[g] = Tail.twoSidedT(t[g], bayes.totalDf(g, df));
        }
        return new ModeratedT(estimate, t, p, bayes, variances);
    }

    /** t test of one contrast where each response has weights of its own (voom). @param weights responses x rows */
    public static ModeratedT weighted(double[][] design, double[][] responses, double[][] weights, double[] contrast, boolean robust) {
        int n = responses.length;
        var estimate = new double[n];
        var unit = new double[n];
        var variance = new double[n];
        int df = design.length - design[0].length;
        for (int g = 0; g < n; g++) {
            var x = new double[design.length][];
            var y = new double[design.length];
            for (int i = 0; i < y.length; i++) {
                double root = Math.sqrt(weights[g][i]);
                x[i] = java.util.Arrays.stream(design[i]).map(v -> v * root).toArray();
                y[i] = responses[g][i] * root;
            }
            var model = LinearModel.fit(x, y);
            estimate[g] = model.estimate(0, contrast);
            unit[g] = model.unscaledError(contrast);
            variance[g] = model.variances()[0];
        }
        var bayes = robust ? EmpiricalBayes.robust(variance, df) : EmpiricalBayes.fit(variance, df);
        return t(estimate, unit, variance, df, bayes);
    }

    /** As below with the plain prior. */
    public static ModeratedT f(double[][] design, double[][] responses, int reducedColumns) {
        return f(design, responses, reducedColumns, false);
    }

    /** F test that a full design explains no more than a part of it (the first columns). */
    public static ModeratedT f(double[][] design, double[][] responses, int reducedColumns, boolean robust) {
        var full = LinearModel.fit(design, responses);
        var part = java.util.Arrays.stream(design).map(r -> java.util.Arrays.copyOf(r, reducedColumns)).toArray(double[][]::new);
        var reduced = LinearModel.fit(part, responses);
        var bayes = robust ? EmpiricalBayes.robust(full.variances(), full.df()) : EmpiricalBayes.fit(full.variances(), full.df());
        int df = design[0].length - reducedColumns;
        var f = new double[responses.length];
        var p = new double[responses.length];
        for (int g = 0; g < responses.length; g++) {
            f[g] = (reduced.rss()[g] - full.rss()[g]) / df / bayes.posterior()[g];
            p[g] = Tail.f(f[g], df, bayes.totalDf(g, full.df()));
        }
        return new ModeratedT(new double[0], f, p, bayes, full.variances());
    }
}
