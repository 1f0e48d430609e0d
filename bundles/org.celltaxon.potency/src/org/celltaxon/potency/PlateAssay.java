// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.potency;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

import org.celltaxon.api.Notice;
import org.celltaxon.api.Offer;
import org.celltaxon.api.Parameter;
import org.celltaxon.api.Run;
import org.celltaxon.api.Settings;
import org.celltaxon.api.StepException;
import org.celltaxon.api.analysis.Outcome;
import org.celltaxon.api.analysis.Port;
import org.celltaxon.api.analysis.PotencyModel;
import org.celltaxon.api.table.Column;
import org.celltaxon.api.table.Table;
import org.osgi.service.component.annotations.Component;

/**
 * From the wells of plates to the amount secreted by each lot, per cells and hours (SCIENCE 3.1): standard curve, limits of
 * quantification from its own levels, range check of each well before dilution, dilution linearity, and the amount per cells at
 * harvest and at seeding, since dying lots look potent on the first and not on the second.
 */
@Component
@Offer(id = "org.celltaxon.potency.plate", label = "Plate readings with a standard curve (4PL/5PL)", label_ja = "プレート測定と検量線（4PL/5PL）")
public final class PlateAssay implements PotencyModel {

    static final Parameter<String> CURVE = Parameter.choice("curve", "4PL", "5PL", "auto")
            .help("Standard curve; auto takes 5PL when it fits better (extra sum of squares, p below 0.05).",
                    "検量線。auto は 5PL が有意に良い場合（追加平方和 p < 0.05）に採用。");
    static final Parameter<String> WEIGHTING = Parameter.choice("weighting", "1/level^2", "1/y^2", "none")
            .help("Weight of each standard: the variance grows with the signal.", "標準の重み（分散は信号とともに増える）。");
    static final Parameter<Boolean> SUBTRACT_BLANK = Parameter.flag("subtract_blank", false)
            .help("Subtract the mean of the blank wells; the lower asymptote already models it.", "ブランク平均を差し引く（下方漸近線が既に表す）。");
    static final Parameter<Double> ACCURACY = Parameter.real("accuracy", 20).between(1, 100).unit("%")
            .help("Largest deviation of a back-calculated standard; 5 more at the limits.", "逆算値の許容偏差（両端は +5）。");
    static final Parameter<Double> PRECISION = Parameter.real("precision", 20).between(1, 100).unit("%")
            .help("Largest coefficient of variation of replicates; 5 more at the limits.", "繰返しの許容 CV（両端は +5）。");
    static final Parameter<Double> LINEARITY = Parameter.real("linearity", 20).between(1, 100).unit("%")
            .help("Largest deviation of a dilution from the mean of all dilutions in range.", "希釈直線性の許容偏差。");
    static final Parameter<Double> CELL_CV = Parameter.real("cell_count_cv", 10).between(0, 100).unit("%")
            .help("Coefficient of variation of the cell count, carried into the result.", "細胞計数の CV（結果に伝播）。");
    static final Parameter<Double> CELLS = Parameter.real("per_cells", 1e5).between(1, 1e12).unit("cells")
            .help("Cells that the amount is given for.", "換算する細胞数。");
    static final Parameter<Double> HOURS = Parameter.real("per_hours", 24).between(0.01, 10000).unit("h")
            .help("Hours that the amount is given for.", "換算する時間。");
    static final Parameter<String> PER = Parameter.choice("per", "harvest", "seeding")
            .help("Cell number that the potency of a lot refers to; the table 'samples' has both.", "力価の基準とする細胞数（両方とも samples に出力）。");
    static final Parameter<String> AMOUNT = Parameter.text("amount_unit", "pg")
            .help("Unit of the standard's concentration times mL.", "標準濃度 × mL の単位。");

    static final Port WELLS = new Port("wells", List.of(
            Column.text("plate", "Plate", "プレート"),
            Column.text("well", "Well", "ウェル"),
            Column.text("role", "STANDARD, SAMPLE, CONTROL or BLANK", "役割（STANDARD・SAMPLE・CONTROL・BLANK）"),
            Column.text("sample", "Lot of a sample, name of a control", "検体のロット名・対照名"),
            Column.number("od", "Optical density", "吸光度").in("OD"),
            Column.number("concentration", "Nominal concentration of a standard", "標準の表示濃度").in("pg/mL"),
            Column.text("assay", "Assay; 'potency' where not given", "試験名").optional(),
            Column.number("dilution", "How many times the sample was diluted; 1 where not given", "希釈倍率").optional(),
            Column.number("volume_ml", "Volume of the medium", "培地量").in("mL").optional(),
            Column.number("cells_harvest", "Viable cells in the culture at harvest", "回収時の生細胞数").in("cells").optional(),
            Column.number("cells_seeding", "Viable cells in the culture at seeding", "播種時の生細胞数").in("cells").optional(),
            Column.number("hours", "Hours in culture", "培養時間").in("h").optional(),
            Column.text("masked", "Reason for leaving the well out", "除外理由").optional()));

    static final Port CURVES = new Port("curves", List.of(
            Column.text("assay", "Assay", "試験"),
            Column.text("plate", "Plate", "プレート"),
            Column.text("curve", "4PL or 5PL", "曲線"),
            Column.number("a", "Response at concentration 0", "濃度 0 の応答").in("OD"),
            Column.number("b", "Steepness", "傾き係数"),
            Column.number("c", "Position", "位置").in("pg/mL"),
            Column.number("d", "Response at high concentration", "高濃度の応答").in("OD"),
            Column.number("g", "Asymmetry; 1 for 4PL", "非対称性"),
            Column.number("ec50", "Concentration halfway between the asymptotes", "半値濃度").in("pg/mL"),
            Column.number("se_a", "Standard error of a", "a の標準誤差"),
            Column.number("se_b", "Standard error of b", "b の標準誤差"),
            Column.number("se_ln_c", "Standard error of ln c", "ln c の標準誤差"),
            Column.number("se_d", "Standard error of d", "d の標準誤差"),
            Column.number("wsse", "Weighted sum of squares", "重み付き残差平方和"),
            Column.number("p_5pl", "p that five parameters fit better", "5PL が良いかの p 値"),
            Column.number("lloq", "Lower limit of quantification", "定量下限").in("pg/mL"),
            Column.number("uloq", "Upper limit of quantification", "定量上限").in("pg/mL"),
            Column.number("levels", "Levels of the standard", "標準の水準数"),
            Column.number("levels_passed", "Levels within accuracy and precision", "真度・精度を満たす水準数"),
            Column.text("label", "ACCEPTED, REJECTED or a refusal code", "判定")));

    static final Port LEVELS = new Port("levels", List.of(
            Column.text("assay", "Assay", "試験"),
            Column.text("plate", "Plate", "プレート"),
            Column.number("nominal", "Nominal concentration", "表示濃度").in("pg/mL"),
            Column.number("wells", "Wells used", "使用ウェル数"),
            Column.number("od", "Mean optical density", "平均吸光度").in("OD"),
            Column.number("concentration", "Back-calculated from the mean", "平均からの逆算濃度").in("pg/mL"),
            Column.number("recovery", "Back-calculated over nominal", "回収率").in("%"),
            Column.number("cv", "Coefficient of variation of the back-calculated wells", "逆算濃度の CV").in("%"),
            Column.number("residual", "Mean residual over the curve", "相対残差").in("%"),
            Column.text("label", "PASS or FAIL", "判定")));

    static final Port SAMPLES = new Port("samples", List.of(
            Column.text("assay", "Assay", "試験"),
            Column.text("plate", "Plate", "プレート"),
            Column.text("sample", "Lot or control", "ロット又は対照"),
            Column.text("role", "SAMPLE or CONTROL", "役割"),
            Column.number("wells", "Wells in range", "定量範囲内ウェル数"),
            Column.number("concentration", "Mean concentration, dilution included", "希釈補正平均濃度").in("pg/mL"),
            Column.text("flag", "EXACT, BELOW_LLOQ, ABOVE_ULOQ or INVALID", "打切り区分"),
            Column.number("cv", "Coefficient of variation of the wells", "ウェル間 CV").in("%"),
            Column.number("amount", "Concentration times volume", "濃度 × 培地量"),
            Column.number("per_harvest", "Amount per cells at harvest and hours", "回収細胞数・時間あたり量"),
            Column.number("per_seeding", "Amount per cells at seeding and hours", "播種細胞数・時間あたり量"),
            Column.number("cv_total", "The same with the cell count's variation", "細胞計数を含む CV").in("%"),
            Column.number("survival", "Cells at harvest over cells at seeding", "回収/播種細胞比").in("%"),
            Column.number("linearity_low", "Smallest dilution mean over the mean of all", "希釈直線性の最小").in("%"),
            Column.number("linearity_high", "Largest dilution mean over the mean of all", "希釈直線性の最大").in("%"),
            Column.text("label", "OK, NOT_LINEAR, HOOK, IMPRECISE or why there is no value", "判定")));

    static final Port VALUES = new Port("well_values", List.of(
            Column.text("assay", "Assay", "試験"),
            Column.text("plate", "Plate", "プレート"),
            Column.text("well", "Well", "ウェル"),
            Column.text("sample", "Lot or control", "ロット又は対照"),
            Column.number("od", "Optical density", "吸光度").in("OD"),
            Column.number("dilution", "Dilution", "希釈倍率"),
            Column.number("concentration", "Concentration in the well; only within the limits", "ウェル内濃度（範囲内のみ）").in("pg/mL"),
            Column.text("flag", "EXACT, BELOW_LLOQ, ABOVE_ULOQ, MASKED or INVALID", "区分"),
            Column.text("masked", "Reason for leaving it out", "除外理由")));

    private static final List<String> ROLES = List.of("STANDARD", "SAMPLE", "CONTROL", "BLANK");

    @Override
    public List<Parameter<?>> parameters() {
        return List.of(CURVE, WEIGHTING, SUBTRACT_BLANK, ACCURACY, PRECISION, LINEARITY, CELL_CV, CELLS, HOURS, PER, AMOUNT);
    }

    @Override
    public List<Port> inputs() {
        return List.of(WELLS);
    }

    @Override
    public List<Port> outputs() {
        return List.of(POTENCY, SAMPLES, CURVES, LEVELS, VALUES);
    }

    @Override
    public Outcome analyse(Map<String, Table> in, Settings settings, Run run) throws StepException {
        var wells = Well.of(in.get(WELLS.name()), ROLES);
        var plates = new LinkedHashMap<String, List<Well>>();
        for (var well : wells) {
            plates.computeIfAbsent(well.assay() + "\u0000" + well.plate(), k -> new ArrayList<>()).add(well);
        }
        var notices = new ArrayList<Notice>();
        masked(wells, notices);
        var curves = new Table.Rows(CURVES.columns());
        var levels = new Table.Rows(LEVELS.columns());
        var values = new Table.Rows(VALUES.columns());
        var samples = new ArrayList<SampleResult>();
        int number = 0;
        for (var plate : plates.values()) {
            run.checkCanceled();
            var curve = StandardCurve.of(plate, settings, new SplittableRandom(run.random().nextLong() + number++), notices);
            curve.addTo(curves, levels);
            samples.addAll(SampleResult.of(plate, curve, settings, values, notices));
        }
        var table = new Table.Rows(SAMPLES.columns());
        samples.forEach(s -> s.addTo(table));
        var potency = PlatePotency.of(samples, settings, notices);
        int lots = Math.max(1, potency.distinct("lot").size());
        int censored = 0;
        int missing = 0;
        for (var flag : potency.texts("flag")) {
            censored += flag.startsWith("BELOW") || flag.startsWith("ABOVE") ? 1 : 0;
            missing += flag.equals("INVALID") || flag.equals("MISSING") ? 1 : 0;
        }
        return new Outcome(lots, Map.of(POTENCY.name(), potency, SAMPLES.name(), table.build(), CURVES.name(), curves.build(),
                LEVELS.name(),
                levels.build(), VALUES.name(), values.build()), notices).without(missing, censored);
    }

    private static void masked(List<Well> wells, List<Notice> notices) {
        var left = wells.stream().filter(w -> !w.masked().isEmpty()).toList();
        if (!left.isEmpty()) {
            var named = String.join(", ", left.stream().map(w -> w.plate() + " " + w.well() + " (" + w.masked() + ")").toList());
            notices.add(Notice.warning("WELLS_MASKED", left.size() + " wells were left out: " + named + ".",
                    "除外したウェル " + left.size() + " 個: " + named));
        }
    }
}
