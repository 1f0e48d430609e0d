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
        int responses = model.rss().length;
        double unit = model.unscaledError(contrast);
        var estimate = new double[responses];
        var t = new double[responses];
        var p = new double[responses];
        for (int g = 0; g < responses; g++) {
            estimate[g] = model.estimate(g, contrast);
            t[g] = estimate[g] / (Math.sqrt(bayes.posterior()[g]) * unit);
            p[g] = Tail.twoSidedT(t[g], bayes.totalDf(g, model.df()));
        }
        return new ModeratedT(estimate, t, p, bayes, model.variances());
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
