// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.potency;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.celltaxon.api.Notice;
import org.celltaxon.api.Parameter;
import org.celltaxon.api.Refusal;
import org.celltaxon.api.Run;
import org.celltaxon.api.Settings;
import org.celltaxon.api.StepException;
import org.celltaxon.api.Text;
import org.celltaxon.api.analysis.Outcome;
import org.celltaxon.api.analysis.Port;
import org.celltaxon.api.analysis.PotencyModel;
import org.celltaxon.api.table.Column;
import org.celltaxon.api.table.Table;

/** What the two ways to relative potency have in common (SCIENCE 3.2). */
abstract class RelativePotency implements PotencyModel {

    static final Parameter<String> REFERENCE = Parameter.text("reference", "")
            .help("Name of the reference preparation; empty takes the first.", "標準製剤の名前（空なら最初のもの）。");
    static final Parameter<String> RESPONSE = Parameter.choice("response", "none", "ln", "sqrt")
            .help("Transformation of the response.", "応答の変換。");
    static final Parameter<Double> CONFIDENCE = Parameter.real("confidence", 0.95).between(0.5, 0.9999)
            .help("Confidence of the limits of relative potency.", "相対力価の信頼水準。");
    static final Parameter<Double> LOW = Parameter.real("ratio_low", 0.8).between(0.01, 1)
            .help("Lower equivalence limit of the ratios of slopes and asymptotes; provisional until set from history.",
                    "傾き・漸近線比の同等性下限（履歴から決めるまで暫定）。");
    static final Parameter<Double> HIGH = Parameter.real("ratio_high", 1.25).between(1, 100)
            .help("Upper equivalence limit of these ratios.", "同上限。");
    static final Parameter<Boolean> PRESET = Parameter.flag("limits_from_history", false)
            .help("Whether the limits were set from history (10 or more reference runs); else they are PROVISIONAL.",
                    "限界値を履歴（標準 10 回以上）から決めたか。いいえなら暫定。");

    static final Port DOSES = new Port("doses", List.of(
            Column.text("preparation", "Reference or test preparation (lot)", "製剤（標準又は検体ロット）"),
            Column.number("dose", "Dose above 0", "用量（正）"),
            Column.number("response", "Response", "応答"),
            Column.text("assay", "Assay; 'potency' where not given", "試験名").optional(),
            Column.text("block", "Block, for example plate or day", "ブロック").optional(),
            Column.text("column", "Second block, for a Latin square", "第 2 ブロック（ラテン方格）").optional(),
            Column.text("series", "Dilution series; wells of one series and dose are averaged first", "希釈系列（同系列・同用量は先に平均）").optional()));

    static final Port RELATIVE = new Port("relative_potency", List.of(
            Column.text("assay", "Assay", "試験"),
            Column.text("preparation", "Preparation", "製剤"),
            Column.text("reference", "Reference", "標準"),
            Column.number("rp", "Relative potency", "相対力価"),
            Column.number("low", "Lower limit", "下限"),
            Column.number("high", "Upper limit", "上限"),
            Column.number("ln_rp", "ln of relative potency", "ln 相対力価"),
            Column.number("se_ln", "Standard error of it", "ln の標準誤差"),
            Column.number("low_wald", "Lower limit by the standard error", "標準誤差による下限"),
            Column.number("high_wald", "Upper limit by the standard error", "標準誤差による上限"),
            Column.text("interval", "How the limits were made", "区間の種類"),
            Column.text("pharmacopoeia", "VALID or what fails of the tests of Ph. Eur.", "欧州薬局方の検定"),
            Column.text("equivalence", "PARALLEL, NOT_PARALLEL or INCONCLUSIVE by the limits of the ratios (USP)", "USP の平行性（同等性）"),
            Column.text("label", "OK, PROVISIONAL, NOT_PARALLEL or a refusal code", "判定")));

    static final Port TESTS = new Port("validity", List.of(
            Column.text("assay", "Assay", "試験"),
            Column.text("preparation", "Preparation; empty when all together", "製剤（空は全体）"),
            Column.text("test", "What is tested", "検定"),
            Column.number("df", "Degrees of freedom", "自由度"),
            Column.number("sum_of_squares", "Sum of squares", "平方和"),
            Column.number("f", "F", "F 値"),
            Column.number("p", "p", "p 値"),
            Column.number("ratio", "Ratio of test over reference", "検体/標準の比"),
            Column.number("low", "Lower 90 % limit of the ratio", "比の 90 % 下限"),
            Column.number("high", "Upper 90 % limit of the ratio", "比の 90 % 上限"),
            Column.text("label", "PASS, FAIL or NOT_TESTED", "判定")));

    static final Port OUTLIERS = new Port("residuals", List.of(
            Column.text("assay", "Assay", "試験"),
            Column.text("preparation", "Preparation", "製剤"),
            Column.number("dose", "Dose", "用量"),
            Column.number("response", "Response as fitted", "応答（変換後）"),
            Column.number("residual", "Studentised residual", "スチューデント化残差"),
            Column.text("label", "OK, OUTLIER above 3 (never removed), or NOT_TESTED", "判定")));

    @Override
    public List<Port> inputs() {
        return List.of(DOSES);
    }

    @Override
    public List<Port> outputs() {
        return List.of(POTENCY, RELATIVE, TESTS, OUTLIERS);
    }

    /** The observations of one assay. */
    record Observations(String assay, List<String> preparations, int[] preparation, double[] dose, double[] response, int[][] blocks) {

        int of(int which) {
            return (int) Arrays.stream(preparation).filter(p -> p == which).count();
        }
    }

    /** Collects results. */
    record Results(Table.Rows potency, Table.Rows relative, Table.Rows tests, Table.Rows residuals, List<Notice> notices) {

        void refused(Observations o, int preparation, Refusal code) {
            result(o, preparation, 0, 0, new double[2], new double[2], "", "", "", code.name());
        }

        void result(Observations o, int preparation, double ln, double se, double[] limits, double[] wald, String interval, String tests2,
                String equivalence, String label) {
            boolean usable = label.equals("OK") || label.equals("PROVISIONAL");
            boolean ok = usable || label.equals("NOT_PARALLEL");
            if (!usable && ok) {
                notices.add(Notice.warning("NOT_PARALLEL", o.assay + ", " + o.preparations.get(preparation)
                        + ": the ratios lie outside their limits, so it"
                        + " does not behave like a dilution of " + o.preparations.get(0) + " and has no potency relative to it.",
                                o.assay + "・"
                        + o.preparations.get(preparation) + ": 平行性の比が限界外で、" + o.preparations.get(0) + " の希釈とみなせず相対力価は無意味。"));
            }
            double rp = ok ? Math.exp(ln) : Double.NaN;
            relative.add(o.assay, o.preparations.get(preparation), o.preparations.get(0), rp, ok ? Math.exp(limits[0]) : Double.NaN,
                    ok ? Math.exp(limits[1]) : Double.NaN, ok ? ln : Double.NaN, ok ? se : Double.NaN, ok ? Math.exp(wald[0]) : Double.NaN,
                    ok ? Math.exp(wald[1]) : Double.NaN, interval, tests2, equivalence, label);
            potency.add(o.preparations.get(preparation), o.assay, usable ? rp : Double.NaN, "relative to " + o.preparations.get(0),
                    usable ? "EXACT"
                    : "INVALID", o.of(preparation), usable ? 100 * se : Double.NaN);
        }
    }

    /** Adds what the residuals of some observations say. */
    static void residual(Results results, Observations o, int observation, double residual) {
        results.residuals.add(o.assay, o.preparations.get(o.preparation[observation]), o.dose[observation], o.response[observation],
                residual,
                Double.isNaN(residual) ? "NOT_TESTED" : Math.abs(residual) > 3 ? "OUTLIER" : "OK");
    }

    /** Fits one assay and adds its results. */
    abstract void fit(Observations observations, Settings settings, Run run, Results results) throws StepException;

    @Override
    public Outcome analyse(Map<String, Table> in, Settings settings, Run run) throws StepException {
        var doses = Doses.checked(in.get(DOSES.name()), "preparation");
        var results = new Results(new Table.Rows(POTENCY.columns()), new Table.Rows(RELATIVE.columns()), new Table.Rows(TESTS.columns()),
                new Table.Rows(OUTLIERS.columns()), new ArrayList<>());
        int lots = 1;
        var assays = doses.has("assay") ? doses.distinct("assay") : List.of("");
        for (var assay : assays) {
            run.checkCanceled();
            var own = doses.has("assay") ? doses.where("assay", assay) : doses;
            var observations = observations(assay.isEmpty() ? "potency" : assay, own, settings);
            lots = Math.max(lots, observations.preparations.size() - 1);
            if (observations.preparations.size() < 2) {
                results.notices.add(Notice.refusal(Refusal.NOTHING_TO_COMPARE, new Text(observations.assay
                        + ": only the reference is there.",
                        observations.assay + ": 標準製剤しかない。"), Map.of("preparations", 1, "needed", 2), new Text("Add a test preparation.",
                        "検体を追加してください。")));
            } else if (Arrays.stream(observations.response).distinct().count() < 2) {
                results.notices.add(Notice.refusal(Refusal.ZERO_VARIANCE, new Text(observations.assay + ": all responses are equal.",
                        observations.assay
                        + ": 応答がすべて同じ。"), Map.of("observations", observations.dose.length), new Text("Use doses that change the response.",
                        "応答の変わる用量を使う。")));
                for (int p = 1; p < observations.preparations.size(); p++) {
                    results.refused(observations, p, Refusal.ZERO_VARIANCE);
                }
            } else {
                fit(observations, settings, run, results);
            }
        }
        var potency = results.potency.build();
        return new Outcome(lots, Map.of(POTENCY.name(), potency, RELATIVE.name(), results.relative.build(), TESTS.name(),
                results.tests.build(), OUTLIERS.name(), results.residuals.build()), results.notices)
                        .without(potency.where("flag", "INVALID").distinct("lot").size(), 0);
    }

    private static Observations observations(String assay, Table table, Settings settings) throws StepException {
        var names = new ArrayList<>(table.distinct("preparation"));
        var reference = settings.get(REFERENCE).isEmpty() ? names.get(0) : settings.get(REFERENCE);
        if (!names.remove(reference)) {
            throw new StepException(new Text("There is no preparation '" + reference + "' in assay " + assay + ".",
                    "試験 " + assay + " に製剤「" + reference + "」がありません。"),
                    new Text("It has: " + String.join(", ", names) + ".", "あるのは: " + String.join(", ", names)),
                    new Text("Correct the setting 'reference'.", "設定 reference を直してください。"));
        }
        names.add(0, reference);
        var rows = new LinkedHashMap<String, List<Integer>>();
        for (int r = 0; r < table.rows(); r++) {
            if (table.number("dose", r) == 0) {
                throw new StepException(new Text("Row " + (r + 1) + " has dose 0.", (r + 1) + " 行目の用量が 0 です。"),
                        new Text("Relative potency compares logarithms of doses.", "相対力価は対数用量で比較します。"),
                        new Text("Leave wells without dose out of this table.", "用量 0 のウェルは除いてください。"));
            }
            rows.computeIfAbsent(table.has("series") && !table.text("series", r).isEmpty() ? table.text("preparation",
                    r) + "\u0000" + table.text("dose", r)
                    + "\u0000" + table.text("series", r) : "row " + r, k -> new ArrayList<>()).add(r);
        }
        int n = rows.size();
        var preparation = new int[n];
        var dose = new double[n];
        var response = new double[n];
        var blocks = new ArrayList<int[]>();
        for (var column : List.of("block", "column")) {
            if (table.has(column) && table.distinct(column).size() > 1) {
                blocks.add(new int[n]);
            }
        }
        int i = 0;
        for (var group : rows.values()) {
            int r = group.get(0);
            preparation[i] = names.indexOf(table.text("preparation", r));
            dose[i] = table.number("dose", r);
            response[i] = group.stream().mapToDouble(g -> transformed(table.number("response", g), settings.get(RESPONSE))).average()
                    .orElseThrow();
            if (!Double.isFinite(response[i])) {
                throw new StepException(new Text("Row " + (r + 1) + " cannot be transformed.", (r + 1) + " 行目は変換できません。"),
                        new Text("The " + settings.get(RESPONSE) + " of " + table.text("response", r) + " is not defined.",
                                table.text("response", r) + " の " + settings.get(RESPONSE) + " は定義されません。"),
                        new Text("Choose another setting 'response', or correct the value.", "設定 response を変えるか、値を直してください。"));
            }
            int b = 0;
            for (var column : List.of("block", "column")) {
                if (table.has(column) && table.distinct(column).size() > 1) {
                    blocks.get(b++)[i] = table.distinct(column).indexOf(table.text(column, r));
                }
            }
            i++;
        }
        return new Observations(assay, names, preparation, dose, response, blocks.toArray(int[][]::new));
    }

    private static double transformed(double response, String how) {
        return switch (how) {
            case "ln" -> Math.log(response);
            case "sqrt" -> Math.sqrt(response);
            default -> response;
        };
    }

    /** Whether a 90 % interval of a ratio lies within the equivalence limits. */
    static String equivalence(double low, double high, Settings settings) {
        if (Double.isNaN(low) || Double.isNaN(high)) {
            return "INCONCLUSIVE";
        }
        return low >= settings.get(LOW) && high <= settings.get(HIGH) ? "PARALLEL"
                : low > settings.get(HIGH) || high < settings.get(LOW) ? "NOT_PARALLEL" : "INCONCLUSIVE";
    }

    /** A result by limits that nobody has set from history is provisional. */
    static String label(Settings settings, String equivalence) {
        return equivalence.equals("NOT_PARALLEL") ? equivalence : settings.get(PRESET) ? "OK" : "PROVISIONAL";
    }
}
