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
import org.celltaxon.api.StepException;
import org.celltaxon.api.Text;
import org.celltaxon.api.analysis.Analysis;
import org.celltaxon.api.analysis.Outcome;
import org.celltaxon.api.analysis.Port;
import org.celltaxon.api.table.Column;
import org.celltaxon.api.table.Table;
import org.celltaxon.stats.CurveFit;
import org.celltaxon.stats.Spread;
import org.osgi.service.component.annotations.Component;

/** Logistic curves through doses and responses, one a curve name, with standard errors (SCIENCE 3.1, appendix B). */
@Component
@Offer(id = "org.celltaxon.potency.dose_response", label = "Dose-response curves (4PL/5PL)", label_ja = "用量反応曲線（4PL/5PL）")
public final class DoseResponse implements Analysis {

    static final Parameter<String> CURVE = Parameter.choice("curve", "4PL", "5PL", "auto")
            .help("Curve; auto takes 5PL when it fits better (extra sum of squares, p below 0.05).", "曲線。auto は 5PL が有意に良い場合に採用。");
    static final Parameter<String> WEIGHTING = Parameter.choice("weighting", "none", "1/level^2", "1/y^2")
            .help("Weight of each observation.", "観測の重み。");

    static final Port DOSES = new Port("doses", List.of(
            Column.text("curve", "Which curve", "曲線名"),
            Column.number("dose", "Dose of at least 0", "用量"),
            Column.number("response", "Response", "応答")));

    static final Port FITS = new Port("dose_response", List.of(
            Column.text("curve", "Which curve", "曲線名"),
            Column.text("model", "4PL or 5PL", "モデル"),
            Column.number("n", "Observations", "観測数"),
            Column.number("a", "Response at dose 0", "用量 0 の応答"),
            Column.number("b", "Steepness", "傾き係数"),
            Column.number("c", "Position", "位置"),
            Column.number("d", "Response at high dose", "高用量の応答"),
            Column.number("g", "Asymmetry; 1 for 4PL", "非対称性"),
            Column.number("ec50", "Dose halfway between the asymptotes", "半値用量"),
            Column.number("se_a", "Standard error of a", "a の標準誤差"),
            Column.number("se_b", "Standard error of b", "b の標準誤差"),
            Column.number("se_c", "Standard error of c", "c の標準誤差"),
            Column.number("se_d", "Standard error of d", "d の標準誤差"),
            Column.number("sse", "Weighted sum of squares", "重み付き残差平方和"),
            Column.number("df", "Degrees of freedom", "自由度"),
            Column.number("p_5pl", "p that five parameters fit better", "5PL が良いかの p 値"),
            Column.text("label", "OK, EXTRAPOLATED, NON_MONOTONE or another refusal code", "判定")));

    private static final int FEWEST = 4;
    private static final double TURN_SD = 3;

    @Override
    public List<Parameter<?>> parameters() {
        return List.of(CURVE, WEIGHTING);
    }

    @Override
    public List<Port> inputs() {
        return List.of(DOSES);
    }

    @Override
    public List<Port> outputs() {
        return List.of(FITS);
    }

    @Override
    public Outcome analyse(Map<String, Table> in, Settings settings, Run run) throws StepException {
        var doses = Doses.checked(in.get(DOSES.name()), "curve");
        var rows = new Table.Rows(FITS.columns());
        var notices = new ArrayList<Notice>();
        var curves = doses.distinct("curve");
        long seed = run.random().nextLong();
        for (int i = 0; i < curves.size(); i++) {
            run.checkCanceled();
            var own = doses.where("curve", curves.get(i));
            add(rows, notices, curves.get(i), own.numbers("dose"), own.numbers("response"), settings, new SplittableRandom(seed + i));
        }
        return Outcome.of(Math.max(1, curves.size()), FITS.name(), rows.build(), notices);
    }

    private static void add(Table.Rows rows, List<Notice> notices, String name, double[] x, double[] y, Settings settings,
            SplittableRandom random) {
        var levels = Arrays.stream(x).distinct().sorted().toArray();
        int needed = settings.get(CURVE).equals("5PL") ? FEWEST + 1 : FEWEST;
        if (levels.length < needed) {
            refuse(rows, notices, Refusal.TOO_FEW_DOSES, name, x.length, levels.length + " different doses cannot place a curve.",
                    "異なる用量が " + levels.length + " では曲線を決められない。", Map.of("doses", levels.length, "needed", needed),
                    "Add doses; " + needed + " are the least.", "用量を追加（最低 " + needed + "）。");
            return;
        }
        if (Arrays.stream(y).distinct().count() < 2) {
            refuse(rows, notices, Refusal.ZERO_VARIANCE, name, x.length, "all responses are equal.", "応答がすべて同じ。", Map.of("n", x.length),
                    "Use doses that change the response.", "応答の変わる用量を使う。");
            return;
        }
        var weights = weights(settings, x, y);
        var four = CurveFit.fit(x, y, weights, 4, random);
        var five = settings.get(CURVE).equals("4PL") || levels.length < FEWEST + 1 ? null : CurveFit.fit(x, y, weights, 5, random);
        double p = four == null || five == null || five.df() < 1 ? Double.NaN : CurveFit.extraSumOfSquares(four, five)[1];
        var fit = settings.get(CURVE).equals("5PL") || p < 0.05 ? five : four;
        if (fit == null || !(fit.curve().ec50() > 0) || !Double.isFinite(fit.curve().ec50()) || Double.isNaN(fit.errors()[2])) {
            refuse(rows, notices, Refusal.NOT_CONVERGED, name, x.length, "no curve has a clear place in these data.", "曲線が一意に定まらない。",
                    Map.of("n", x.length, "doses", levels.length), "Add doses around the turn of the response, or replicates.",
                    "変曲点付近の用量か繰返しを追加。");
            return;
        }
        var c = fit.curve();
        var label = label(notices, name, x, y, levels, fit);
        rows.add(name, fit.errors().length > 4 ? "5PL" : "4PL", x.length, c.a(), c.b(), c.c(), c.d(), c.g(), c.ec50(), fit.errors()[0],
                fit.errors()[1], fit.errors()[2] * c.c(), fit.errors()[3], fit.wsse(), fit.df(), p, label);
    }

    private static String label(List<Notice> notices, String name, double[] x, double[] y, double[] levels, CurveFit fit) {
        double low = Arrays.stream(levels).filter(v -> v > 0).min().orElse(0);
        double high = levels[levels.length - 1];
        double ec50 = fit.curve().ec50();
        if (turns(x, y, levels, fit.curve().d() > fit.curve().a())) {
            notices.add(Notice.warning("NON_MONOTONE",
                    name + ": the response turns back at the highest dose; the curve does not describe that.",
                    name + ": 最高用量で応答が戻っており、曲線では表せない。"));
            return Refusal.NON_MONOTONE.name();
        }
        if (ec50 < low || ec50 > high) {
            notices.add(Notice.warning("EXTRAPOLATED",
                    name + ": the middle of the curve lies outside the doses; an asymptote was not seen.",
                    name + ": 曲線の中央が用量範囲外で、漸近線を観測していない。"));
            return Refusal.EXTRAPOLATED.name();
        }
        return "OK";
    }

    /** Whether the mean at the highest dose falls behind the best by more than 3 standard deviations of the replicates. */
    private static boolean turns(double[] x, double[] y, double[] levels, boolean rises) {
        double squares = 0;
        int df = 0;
        double best = Double.NEGATIVE_INFINITY;
        double top = 0;
        for (double level : levels) {
            var own = java.util.stream.IntStream.range(0, x.length).filter(i -> x[i] == level).mapToDouble(i -> y[i]).toArray();
            double mean = Spread.mean(own);
            squares += Arrays.stream(own).map(v -> (v - mean) * (v - mean)).sum();
            df += own.length - 1;
            top = rises ? mean : -mean;
            best = Math.max(best, top);
        }
        double range = Arrays.stream(y).max().orElse(0) - Arrays.stream(y).min().orElse(0);
        double sd = df > 0 ? Math.sqrt(squares / df) : 0.05 * range; // without replicates a guess
        return best - top > TURN_SD * Math.max(sd, 1e-12 * Math.abs(best));
    }

    private static void refuse(Table.Rows rows, List<Notice> notices, Refusal code, String name, int n, String en, String ja,
            Map<String, ? extends Number> numbers, String changeEn, String changeJa) {
        notices.add(Notice.refusal(code, new Text(name + ": " + en, name + ": " + ja), numbers, new Text(changeEn, changeJa)));
        rows.add(name, "", n, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN,
                Double.NaN, Double.NaN, Double.NaN, Double.NaN, code.name());
    }

    /** Weights of observations as {@link #WEIGHTING} asks. */
    static double[] weights(Settings settings, double[] x, double[] y) {
        return switch (settings.get(WEIGHTING)) {
            case "1/y^2" -> Arrays.stream(y).map(v -> 1 / Math.max(v * v, 1e-300)).toArray();
            case "1/level^2" -> CurveFit.levelWeights(x, y);
            default -> Arrays.stream(y).map(v -> 1).toArray();
        };
    }
}
