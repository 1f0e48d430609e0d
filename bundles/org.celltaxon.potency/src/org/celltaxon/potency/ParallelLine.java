// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.potency;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import org.celltaxon.api.Notice;
import org.celltaxon.api.Offer;
import org.celltaxon.api.Parameter;
import org.celltaxon.api.Refusal;
import org.celltaxon.api.Run;
import org.celltaxon.api.Settings;
import org.celltaxon.api.Text;
import org.celltaxon.stats.Fieller;
import org.celltaxon.stats.ParallelLines;
import org.hipparchus.distribution.continuous.TDistribution;
import org.osgi.service.component.annotations.Component;

/**
 * Relative potency by parallel lines on ln dose, with the analysis of variance of Ph. Eur. 5.3 and the equivalence of slopes of USP
 * (SCIENCE 3.2).
 */
@Component(service = org.celltaxon.api.analysis.PotencyModel.class)
@Offer(id = "org.celltaxon.potency.parallel_line", label = "Relative potency (parallel lines)", label_ja = "相対力価（平行線定量法）")
public final class ParallelLine extends RelativePotency {

    static final Parameter<Double> ALPHA = Parameter.real("alpha", 0.05).between(0.0001, 0.5)
            .help("p below which a test of Ph. Eur. counts as significant.", "欧州薬局方の検定の有意水準。");

    @Override
    public List<Parameter<?>> parameters() {
        return List.of(REFERENCE, RESPONSE, CONFIDENCE, ALPHA, LOW, HIGH, PRESET);
    }

    @Override
    void fit(Observations o, Settings settings, Run run, Results results) {
        var logDose = Arrays.stream(o.dose()).map(Math::log).toArray();
        ParallelLines lines;
        try {
            lines = ParallelLines.fit(o.preparation(), logDose, o.response(), o.blocks(), settings.get(CONFIDENCE));
        } catch (IllegalArgumentException e) {
            results.notices().add(Notice.refusal(Refusal.TOO_FEW_DOSES, new Text(o.assay() + ": no lines can be fitted, " + e.getMessage()
                    + ".",
                    o.assay() + ": 直線を当てはめられない（用量又は繰返しが不足）。"), Map.of("observations", o.dose().length, "preparations",
                    o.preparations().size()), new Text("Give each preparation 3 doses in the straight part, in replicate.",
                    "各製剤に直線部分の 3 用量を繰返しで。")));
            for (int p = 1; p < o.preparations().size(); p++) {
                results.refused(o, p, Refusal.TOO_FEW_DOSES);
            }
            return;
        }
        double alpha = settings.get(ALPHA);
        var fails = new ArrayList<String>();
        double nothing = 1e-20 * lines.anova().stream().mapToDouble(ParallelLines.Row::ss).sum(); // rounding of exact data
        for (var row : lines.anova()) {
            boolean wanted = row.source().equals("Regression");
            boolean unwanted = row.source().startsWith("Non-");
            boolean passes = wanted ? row.p() < alpha : !unwanted || row.ss() <= nothing || !(row.p() < alpha);
            if (!passes) {
                fails.add(row.source());
            }
            results.tests().add(o.assay(), "", row.source(), row.df(), row.ss(), row.f(), row.p(), Double.NaN, Double.NaN, Double.NaN,
                    !wanted && !unwanted || !wanted && Double.isNaN(row.p()) ? "NOT_TESTED" : passes ? "PASS" : "FAIL");
        }
        var tests = fails.isEmpty() ? "VALID" : "INVALID: " + String.join(", ", fails);
        if (!fails.isEmpty()) {
            results.notices().add(Notice.warning("ASSAY_INVALID", o.assay() + ": the tests of Ph. Eur. fail (" + String.join(", ", fails)
                    + "). A precise assay can fail by a difference that does not matter; look at the ratios.", o.assay()
                    + ": 欧州薬局方の検定が不成立（" + String.join(", ", fails) + "）。精密な試験では無意味な差でも不成立になるので、比も確認。"));
        }
        double t = new TDistribution(lines.df()).inverseCumulativeProbability((1 + settings.get(CONFIDENCE)) / 2);
        for (int p = 1; p < o.preparations().size(); p++) {
            add(o, p, lines.potencies().get(p - 1), lines.slopeRatios().get(p - 1), tests, t, settings, results);
        }
        for (int i = 0; i < logDose.length; i++) {
            residual(results, o, i, lines.residuals()[i]);
        }
    }

    private static void add(Observations o, int p, Fieller potency, Fieller ratio, String tests, double t, Settings settings,
            Results results) {
        var name = o.preparations().get(p);
        var equivalence = equivalence(ratio.low(), ratio.high(), settings);
        results.tests().add(o.assay(), name, "Slope ratio", Double.NaN, Double.NaN, Double.NaN, Double.NaN, ratio.ratio(), ratio.low(),
                ratio.high(), equivalence.equals("PARALLEL") ? "PASS" : equivalence.equals("NOT_PARALLEL") ? "FAIL" : "NOT_TESTED");
        if (!(potency.g() < 1)) {
            results.notices().add(Notice.refusal(Refusal.NOT_CONVERGED, new Text(o.assay() + ", " + name
                    + ": the common slope cannot be told from 0, so the interval has no end.", o.assay() + "・" + name
                    + ": 共通の傾きが 0 と区別できず、区間が閉じない。"), Double.isFinite(potency.g()) ? Map.of("g", potency.g()) : Map.of("slope", 0),
                    new Text("Use doses further apart, or more replicates.", "用量間隔を広げるか、繰返しを増やす。")));
            results.result(o, p, 0, 0, new double[2], new double[2], "", tests, equivalence, Refusal.NOT_CONVERGED.name());
            return;
        }
        double se = (potency.high() - potency.low()) / 2 / t;
        var limits = new double[] {potency.low(), potency.high()};
        results.result(o, p, potency.ratio(), se, limits, limits, "Fieller", tests, equivalence, label(settings, equivalence));
    }
}
