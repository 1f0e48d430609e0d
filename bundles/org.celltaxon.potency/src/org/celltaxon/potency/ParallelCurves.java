// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.potency;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

import org.celltaxon.api.Notice;
import org.celltaxon.api.Offer;
import org.celltaxon.api.Parameter;
import org.celltaxon.api.Refusal;
import org.celltaxon.api.Run;
import org.celltaxon.api.Settings;
import org.celltaxon.api.Text;
import org.celltaxon.stats.ParallelLogistic;
import org.osgi.service.component.annotations.Component;

/**
 * Relative potency by two logistic curves that differ only along ln dose; limits by the profile of the sum of squares, parallelism by
 * the extra sum of squares and by the equivalence of the ratios (USP 1032/1034, Ph. Eur. 5.3; SCIENCE 3.2).
 */
@Component(service = org.celltaxon.api.analysis.PotencyModel.class)
@Offer(id = "org.celltaxon.potency.parallel_logistic", label = "Relative potency (parallel 4PL curves)", label_ja = "相対力価（平行 4PL）")
public final class ParallelCurves extends RelativePotency {

    private static final int FEWEST = 4;

    @Override
    public List<Parameter<?>> parameters() {
        return List.of(REFERENCE, RESPONSE, DoseResponse.WEIGHTING, CONFIDENCE, LOW, HIGH, PRESET);
    }

    @Override
    void fit(Observations o, Settings settings, Run run, Results results) {
        long seed = run.random().nextLong();
        if (o.blocks().length > 0) {
            results.notices().add(Notice.warning("BLOCKS_IGNORED",
                    o.assay() + ": the curves do not take blocks into account; limits may be too"
                    + " wide.", o.assay() + ": 曲線の当てはめではブロックを考慮しない（区間が広めになる）。"));
        }
        var residuals = new double[o.dose().length]; // those of the reference about the pair that it fits worst
        Arrays.fill(residuals, Double.NaN);
        for (int p = 1; p < o.preparations().size(); p++) {
            int test = p;
            var at = java.util.stream.IntStream.range(0, o.dose().length)
                    .filter(i -> o.preparation()[i] == 0 || o.preparation()[i] == test).toArray();
            var x = Arrays.stream(at).mapToDouble(i -> o.dose()[i]).toArray();
            var y = Arrays.stream(at).mapToDouble(i -> o.response()[i]).toArray();
            var is = new boolean[at.length];
            for (int i = 0; i < at.length; i++) {
                is[i] = o.preparation()[at[i]] == test;
            }
            pair(o, p, at, is, x, y, settings, new SplittableRandom(seed + p), results, residuals);
        }
        for (int i = 0; i < residuals.length; i++) {
            residual(results, o, i, residuals[i]);
        }
    }

    private static void pair(Observations o, int p, int[] at, boolean[] is, double[] x, double[] y, Settings settings,
            SplittableRandom random,
            Results results, double[] residuals) {
        var name = o.preparations().get(p);
        long own = distinct(x, is, true);
        long reference = distinct(x, is, false);
        if (Math.min(own, reference) < FEWEST) {
            refuse(o, p, results, Refusal.TOO_FEW_DOSES, Map.of("doses_test", own, "doses_reference", reference, "needed", FEWEST),
                    "a curve needs " + FEWEST + " doses of each preparation.", "各製剤に " + FEWEST + " 用量必要。", "Add doses.", "用量を追加。");
            return;
        }
        var weights = DoseResponse.weights(settings, x, y);
        var fit = ParallelLogistic.fit(is, x, y, weights, settings.get(CONFIDENCE), random);
        if (fit == null || !Double.isFinite(fit.error()) || fit.error() > 5) {
            refuse(o, p, results, Refusal.NOT_CONVERGED, Map.of("observations", x.length),
                    "the curves have no clear answer; RP is not estimable.",
                    "曲線が定まらず相対力価を推定できない。", "Widen the doses until both asymptotes show, or fix the upper asymptote by protocol.",
                    "両漸近線が見えるまで用量を広げるか、手順書で上方漸近線を固定。");
            return;
        }
        double top = Arrays.stream(x).max().orElse(0);
        double reach = 1 / (1 + Math.pow(fit.curve().c() / top, fit.curve().b()));
        if (reach < 0.6) {
            refuse(o, p, results, Refusal.EXTRAPOLATED, Map.of("reached_of_the_curve", reach, "highest_dose", top),
                    "the upper asymptote was not seen (the highest dose reaches " + Math.round(100 * reach) + " % of the curve); RP is not"
                            + " estimable.", "上方漸近線を観測していない（最高用量で曲線の " + Math.round(100 * reach) + " %）。", "Add higher doses.",
                    "高用量を追加。");
            return;
        }
        double scale = java.util.stream.IntStream.range(0, y.length).mapToDouble(i -> weights[i] * y[i] * y[i]).sum();
        boolean parallel = fit.p() >= 0.05 || fit.rssCommon() <= 1e-18 * scale; // the rounding of exact data
        if (!parallel) {
            results.notices().add(Notice.warning("ASSAY_INVALID", o.assay() + ", " + name
                    + ": two free curves fit better than parallel ones. A precise"
                    + " assay can fail by a difference that does not matter; look at the ratios.", o.assay() + "・" + name
                    + ": 平行でない曲線の方が有意に良く当てはまる。精密な試験では無意味な差でも有意になるので、比も確認。"));
        }
        results.tests().add(o.assay(), name, "Curves differ (extra sum of squares)", 3, fit.rssCommon() - fit.rssFree(), fit.f(), fit.p(),
                Double.NaN, Double.NaN, Double.NaN, parallel ? "PASS" : "FAIL");
        var words = new String[] {"Lower asymptote ratio", "Steepness ratio", "Upper asymptote ratio"};
        var verdicts = new ArrayList<String>();
        for (int r = 0; r < 3; r++) {
            var ratio = fit.ratios()[r];
            // a ratio of asymptotes near 0 says nothing: then the difference over the range counts
            boolean unstable = r == 0 && Math.abs(fit.curve().a()) < 0.1 * Math.abs(fit.curve().d());
            var verdict = equivalence(finite(ratio[1]), finite(ratio[2]), settings);
            if (!unstable) {
                verdicts.add(verdict);
            }
            results.tests().add(o.assay(), name, words[r], Double.NaN, Double.NaN, Double.NaN, Double.NaN, ratio[0], finite(ratio[1]),
                    finite(ratio[2]),
                    unstable ? "NOT_TESTED" : verdict.equals("PARALLEL") ? "PASS" : verdict.equals("NOT_PARALLEL") ? "FAIL" : "NOT_TESTED");
        }
        var equivalence = verdicts.stream().allMatch("PARALLEL"::equals) ? "PARALLEL"
                : verdicts.contains("NOT_PARALLEL") ? "NOT_PARALLEL" : "INCONCLUSIVE";
        boolean profile = !Double.isNaN(fit.profileLow()) && !Double.isNaN(fit.profileHigh());
        results.result(o, p, fit.logPotency(), fit.error(), profile ? new double[] {fit.profileLow(), fit.profileHigh()}
                : new double[] {fit.low(), fit.high()}, new double[] {fit.low(), fit.high()}, profile ? "profile" : "Wald",
                parallel ? "VALID" : "INVALID: not parallel", equivalence, label(settings, equivalence));
        for (int i = 0; i < at.length; i++) {
            if (!(Math.abs(residuals[at[i]]) >= Math.abs(fit.residuals()[i]))) {
                residuals[at[i]] = fit.residuals()[i];
            }
        }
    }

    private static double finite(double limit) {
        return Double.isFinite(limit) ? limit : Double.NaN;
    }

    private static long distinct(double[] x, boolean[] is, boolean wanted) {
        return java.util.stream.IntStream.range(0, x.length).filter(i -> is[i] == wanted).mapToDouble(i -> x[i]).distinct().count();
    }

    private static void refuse(Observations o, int p, Results results, Refusal code, Map<String, ? extends Number> numbers, String en,
            String ja,
            String changeEn, String changeJa) {
        var name = o.preparations().get(p);
        results.notices().add(Notice.refusal(code, new Text(o.assay() + ", " + name + ": " + en, o.assay() + "・" + name + ": " + ja),
                numbers,
                new Text(changeEn, changeJa)));
        results.refused(o, p, code);
    }
}
