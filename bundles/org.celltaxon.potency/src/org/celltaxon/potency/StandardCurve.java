// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.potency;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

import org.celltaxon.api.Notice;
import org.celltaxon.api.Refusal;
import org.celltaxon.api.Settings;
import org.celltaxon.api.Text;
import org.celltaxon.api.table.Table;
import org.celltaxon.stats.CurveFit;
import org.celltaxon.stats.LogisticCurve;
import org.celltaxon.stats.Spread;

/** The standards of one plate: their curve, its levels and the limits of quantification. */
final class StandardCurve {

    private static final int FEWEST_LEVELS = 6;
    private static final double PASSING = 0.75;
    private static final double AT_LIMITS = 5;
    private static final double HOOK_SD = 3;
    private static final int MASKED_LEVELS = 2;

    private final String assay;
    private final String plate;
    private final double blank;
    private final List<Level> levels = new ArrayList<>();
    private CurveFit fit;
    private double p5 = Double.NaN;
    private double lloq = Double.NaN;
    private double uloq = Double.NaN;
    private String label = "";

    private record Level(double nominal, double[] od, double concentration, double cv, double residual, boolean passes) {
    }

    private StandardCurve(String assay, String plate, double blank) {
        this.assay = assay;
        this.plate = plate;
        this.blank = blank;
    }

    static StandardCurve of(List<Well> wells, Settings settings, RandomGenerator random, List<Notice> notices) {
        var blanks = wells.stream().filter(w -> w.is("BLANK") && w.used()).mapToDouble(Well::od).toArray();
        double blank = settings.get(PlateAssay.SUBTRACT_BLANK) && blanks.length > 0 ? Spread.mean(blanks) : 0;
        var curve = new StandardCurve(wells.get(0).assay(), wells.get(0).plate(), blank);
        if (settings.get(PlateAssay.SUBTRACT_BLANK) && blanks.length == 0) {
            notices.add(Notice.warning("NO_BLANK", curve.assay + ", plate " + curve.plate
                    + ": there is no blank well, so nothing was subtracted.",
                    curve.assay + "・プレート " + curve.plate + ": ブランクがなく、差し引いていない。"));
        }
        curve.fit(wells.stream().filter(w -> w.is("STANDARD")).toList(), settings, random, notices);
        return curve;
    }

    /** OD as the curve takes it. */
    double signal(Well well) {
        return well.od() - blank;
    }

    /** Whether concentrations can be read from it. */
    boolean usable() {
        return label.equals("ACCEPTED");
    }

    double lloq() {
        return lloq;
    }

    double uloq() {
        return uloq;
    }

    String label() {
        return label;
    }

    /** Concentration of a signal; minus or plus infinity below or above all that the curve can tell. */
    double concentration(double signal) {
        var c = fit.curve();
        double x = c.inverse(signal);
        return !Double.isNaN(x) ? x : (signal - c.a()) * (c.d() - c.a()) <= 0 ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
    }

    private void refuse(Refusal code, String en, String ja, Map<String, ? extends Number> numbers, String changeEn, String changeJa,
            List<Notice> notices) {
        label = code.name();
        notices.add(Notice.refusal(code, new Text(assay + ", plate " + plate + ": " + en, assay + "・プレート " + plate + ": " + ja), numbers,
                new Text(changeEn, changeJa)));
    }

    private void fit(List<Well> standards, Settings settings, RandomGenerator random, List<Notice> notices) {
        var used = standards.stream().filter(Well::used).toList();
        var x = used.stream().mapToDouble(Well::concentration).toArray();
        var y = used.stream().mapToDouble(this::signal).toArray();
        var nominal = Arrays.stream(x).filter(v -> v > 0).distinct().sorted().toArray();
        long all = standards.stream().mapToDouble(Well::concentration).filter(v -> v > 0).distinct().count();
        if (all - nominal.length > MASKED_LEVELS) {
            notices.add(Notice.warning("LEVELS_MASKED", assay + ", plate " + plate + ": " + (all - nominal.length) + " whole levels of the"
                    + " standard are masked; two are the most.", assay + "・プレート " + plate + ": 標準 " + (all - nominal.length)
                    + " 水準が除外されている（最大 2）。"));
        }
        if (nominal.length < FEWEST_LEVELS) {
            refuse(Refusal.TOO_FEW_DOSES, "the standard has " + nominal.length + " levels above 0.", "標準の水準が " + nominal.length + "。",
                    Map.of("levels", nominal.length, "needed", FEWEST_LEVELS), "A curve needs " + FEWEST_LEVELS + ".",
                    FEWEST_LEVELS + " 水準必要。", notices);
            return;
        }
        if (hook(x, y, nominal, notices)) {
            return;
        }
        var weights = switch (settings.get(PlateAssay.WEIGHTING)) {
            case "1/y^2" -> Arrays.stream(y).map(v -> 1 / Math.max(v * v, 1e-12)).toArray();
            case "none" -> Arrays.stream(y).map(v -> 1).toArray();
            default -> CurveFit.levelWeights(x, y);
        };
        var four = CurveFit.fit(x, y, weights, 4, random);
        var five = settings.get(PlateAssay.CURVE).equals("4PL") ? null : CurveFit.fit(x, y, weights, 5, random);
        if (four != null && five != null) {
            p5 = CurveFit.extraSumOfSquares(four, five)[1];
        }
        fit = settings.get(PlateAssay.CURVE).equals("5PL") || p5 < 0.05 && !Double.isNaN(five.errors()[0]) ? five : four;
        if (fit == null || Double.isNaN(fit.errors()[0]) || !(fit.curve().ec50() > 0) || !Double.isFinite(fit.curve()
                .ec50()) || fit.curve().a() == fit.curve().d()) {
            fit = null;
            refuse(Refusal.NOT_CONVERGED, "no curve has a clear place in the standards.", "検量線が一意に定まらない。",
                    Map.of("wells", used.size(), "levels",
                    nominal.length), "Look at the readings of the standards.", "標準の測定値を確認してください。", notices);
            return;
        }
        limits(x, y, nominal, settings);
        judge(notices);
    }

    /** A signal that turns back at the highest level by more than 3 standard deviations. */
    private boolean hook(double[] x, double[] y, double[] nominal, List<Notice> notices) {
        double sign = Spread.mean(of(x, y, nominal[0])) <= Spread.mean(of(x, y, nominal[nominal.length - 1])) ? 1
                : -1; // falls in competitive assays
        double top = sign * Spread.mean(of(x, y, nominal[nominal.length - 1]));
        double best = top;
        int at = nominal.length - 1;
        double squares = 0;
        int df = 0;
        for (int l = 0; l < nominal.length; l++) {
            var own = of(x, y, nominal[l]);
            double mean = Spread.mean(own);
            if (sign * mean > best) {
                best = sign * mean;
                at = l;
            }
            if (l >= nominal.length - 3) {
                squares += Arrays.stream(own).map(v -> (v - mean) * (v - mean)).sum();
                df += own.length - 1;
            }
        }
        double sd = df > 0 ? Math.sqrt(squares / df) : 0.05 * Math.abs(best);
        if (at < nominal.length - 1 && best - top > HOOK_SD * Math.max(sd, 1e-12)) {
            refuse(Refusal.NON_MONOTONE, "the signal turns back above " + nominal[at] + " (hook effect).", "濃度 " + nominal[at]
                    + " を超えると信号が戻る（フック効果）。", Map.of("furthest_signal", sign * best, "signal_at_top", sign * top, "sd", sd),
                    "Mask the levels above it with the reason, or dilute.", "それより上の水準を理由を付けて除外するか、希釈してください。", notices);
            return true;
        }
        return false;
    }

    private static double[] of(double[] x, double[] y, double level) {
        return java.util.stream.IntStream.range(0, x.length).filter(i -> x[i] == level).mapToDouble(i -> y[i]).toArray();
    }

    private void limits(double[] x, double[] y, double[] nominal, Settings settings) {
        for (int l = 0; l < nominal.length; l++) {
            var own = of(x, y, nominal[l]);
            double edge = l == 0 || l == nominal.length - 1 ? AT_LIMITS : 0;
            double mean = Spread.mean(own);
            double back = concentration(mean);
            var wells = Arrays.stream(own).map(this::concentration).toArray();
            double cv = wells.length < 2 ? 0 : 100 * Spread.sd(wells) / Spread.mean(wells);
            double recovery = 100 * back / nominal[l];
            boolean passes = Math.abs(recovery - 100) <= settings.get(PlateAssay.ACCURACY) + edge
                    && cv <= settings.get(PlateAssay.PRECISION) + edge;
            double expected = fit.curve().at(nominal[l]);
            levels.add(new Level(nominal[l], own, back, cv, 100 * (mean - expected) / expected, passes));
            if (passes) {
                lloq = Double.isNaN(lloq) ? nominal[l] : lloq;
                uloq = nominal[l];
            }
        }
    }

    private void judge(List<Notice> notices) {
        long passed = levels.stream().filter(Level::passes).count();
        boolean enough = passed >= PASSING * levels.size() && passed >= FEWEST_LEVELS;
        label = enough ? "ACCEPTED" : "REJECTED";
        if (!enough) {
            notices.add(Notice.refusal(Refusal.NOT_CONVERGED, new Text(assay + ", plate " + plate + ": only " + passed + " of "
                    + levels.size() + " levels of the standard are read back within the limits; the curve is rejected.", assay
                    + "・プレート " + plate + ": 真度・精度を満たす標準水準が " + passed + "/" + levels.size() + " のため検量線は不採用。"),
                    Map.of("passed", passed, "levels", levels.size(), "needed", Math.max(FEWEST_LEVELS,
                            Math.ceil(PASSING * levels.size()))),
                    new Text("Repeat the plate, or mask a level with its reason.", "プレートを再測定するか、理由を付けて水準を除外。")));
        }
    }

    void addTo(Table.Rows curves, Table.Rows table) {
        var c = fit == null ? new LogisticCurve(Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN) : fit.curve();
        var errors = fit == null ? new double[] {Double.NaN, Double.NaN, Double.NaN, Double.NaN} : fit.errors();
        long passed = levels.stream().filter(Level::passes).count();
        curves.add(assay, plate, fit == null ? "" : errors.length > 4 ? "5PL" : "4PL", c.a(), c.b(), c.c(), c.d(), c.g(),
                fit == null ? Double.NaN : c.ec50(), errors[0], errors[1], errors[2], errors[3], fit == null ? Double.NaN : fit.wsse(), p5,
                lloq, uloq, levels.size(), passed, label);
        for (var level : levels) {
            table.add(assay, plate, level.nominal, level.od.length, Spread.mean(level.od), finite(level.concentration),
                    finite(100 * level.concentration / level.nominal), finite(level.cv), finite(level.residual),
                            level.passes ? "PASS" : "FAIL");
        }
    }

    private static double finite(double value) {
        return Double.isFinite(value) ? value : Double.NaN;
    }
}
