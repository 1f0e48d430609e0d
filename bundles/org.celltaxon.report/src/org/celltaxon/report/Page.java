// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.report;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

import org.celltaxon.api.Notice;
import org.celltaxon.api.Text;
import org.celltaxon.api.run.RunResults;
import org.celltaxon.api.table.Table;
import org.celltaxon.figures.SvgWriter;

/** The page of a run, section by section. */
final class Page {

    private static final int TOP = 20;
    private static final int EXACT = 12;

    private final RunResults run;
    private final Locale language;
    private final Html html;

    Page(RunResults run, Locale language) {
        this.run = run;
        this.language = language;
        this.html = new Html(language);
    }

    String html(String style) throws IOException {
        html.raw("<!DOCTYPE html>").raw("<html lang='" + language.getLanguage() + "'><head><meta charset='utf-8'>")
                .raw("<meta name='viewport' content='width=device-width, initial-scale=1'>")
                .element("title", "CellTaxon: " + run.title()).raw("<style>" + style + "</style></head><body><main>");
        top();
        warnings();
        quality();
        section(1, "Lots and their potency", "ロットと力価", this::potency);
        section(2, "The cells of all lots on one map", "全ロットの細胞の地図", () -> figures(2));
        section(3, "Subpopulations", "亜集団", () -> figures(3));
        section(4, "Each lot against the population", "母集団からのズレ", this::distance);
        section(5, "Which subpopulation goes with potency?", "どの亜集団が力価と関連するか", this::association);
        section(6, "What marks it?", "その特徴（マーカー遺伝子）", this::markers);
        section(7, "Candidate", "候補カード", this::candidate);
        section(8, "Keeping it", "この集団を保つために", this::keeping);
        provenance();
        return html.raw("</main></body></html>").toString();
    }

    /** Content of a section. */
    @FunctionalInterface
    private interface Content {
        void write() throws IOException;
    }

    private void section(int number, String en, String ja, Content content) throws IOException {
        html.raw("<section id='screen" + number + "'>").element("h2", number + "  " + new Text(en, ja).in(language));
        content.write();
        for (var further : Further.ALL) {
            var table = run.tables().get(further.table());
            if (further.screen() == number && table != null && table.rows() > 0) {
                html.element("h3", further.title()).element("p", further.reading());
                table(table, table.names());
            }
        }
        html.raw("</section>");
    }

    private void top() {
        var cells = run.table("cells");
        long kept = java.util.Arrays.stream(cells.texts("kept")).filter("true"::equals).count();
        int clusters = run.table("composition").distinct("cluster").size();
        html.raw("<header>").element("p class='brand'", "CellTaxon").element("h1", run.title());
        html.element("p class='facts'",
                String.format(Locale.ROOT, "%d lots, %,d of %,d cells kept, %,d genes, %d clusters", run.lots(), kept, cells.rows(),
                        run.genes().size(), clusters),
                String.format(Locale.ROOT, "%d ロット、%,d 細胞（全 %,d 中）、%,d 遺伝子、%d クラスター", run.lots(), kept, cells.rows(),
                        run.genes().size(), clusters));
        html.raw("</header><section class='finding'>").element("h2", "Finding", "結果").element("p", run.finding());
        html.raw("</section>");
    }

    private void warnings() {
        var shown = run.notices().stream().filter(n -> n.severity() != Notice.Severity.INFO).toList();
        var notes = run.notices().stream().filter(n -> n.severity() == Notice.Severity.INFO).toList();
        html.raw("<section>").element("h2", "Warnings", "警告");
        if (shown.isEmpty()) {
            html.element("p", "None.", "なし。");
        } else {
            list(shown);
        }
        if (!notes.isEmpty()) {
            html.raw("<details>").element("summary", "Notes (" + notes.size() + ")", "補足（" + notes.size() + "）");
            list(notes);
            html.raw("</details>");
        }
        html.raw("</section>");
    }

    private void list(List<Notice> notices) {
        html.raw("<ul class='notices'>");
        for (var notice : new java.util.LinkedHashSet<>(notices)) {
            html.raw("<li class='" + notice.severity().name().toLowerCase(Locale.ROOT) + "'><code>" + Html.escaped(notice.code())
                    + "</code> " + Html.escaped(notice.text().in(language)) + "</li>");
        }
        html.raw("</ul>");
    }

    private void quality() throws IOException {
        html.raw("<section>").element("h2", "Quality of the cells", "細胞の品質");
        figures(0);
        html.element("p", "Outliers are reported; only cells below the fixed limits are removed, unless the recipe says otherwise.",
                "外れ値は報告のみ。レシピで指定しない限り、固定基準を下回る細胞だけを除く。");
        table(run.table("qc"), List.of("lot", "library", "cells", "kept", "flagged", "median_umi", "median_genes", "median_mito"));
        html.raw("</section>");
    }

    private void figures(int screen) throws IOException {
        boolean any = false;
        for (var figure : run.figures()) {
            if (figure.screen() == screen) {
                for (var drawing : figure.drawings()) {
                    any = true;
                    html.raw("<figure>").element("h3", drawing.title()).raw(SvgWriter.svg(drawing, language))
                            .element("figcaption", figure.caption()).raw("</figure>");
                }
            }
        }
        if (!any && screen > 0) {
            html.element("p class='none'", "Nothing to show with these data.", "このデータでは表示する図がありません。");
        }
    }

    private void potency() throws IOException {
        if (run.tables().containsKey("potency")) {
            figures(1);
        } else {
            html.element("p class='none'", "No potency was given. Add a potency table (--potency) to find the subpopulation behind it.",
                    "力価の指定がありません。力価表（--potency）を加えると、関連する亜集団を探せます。");
        }
    }

    private void distance() throws IOException {
        figures(4);
        html.element("p", "p sampling asks whether the lot is an exact copy of the population, which hardly any lot is; p usual lot asks"
                + " whether it differs more than lots usually do, and is the one to go by.",
                "p_sampling は「母集団の完全な写しか」（ほぼ必ず否定される）、p_usual_lot は「通常のロット間変動を超えるか」。後者で判断する。");
        table(run.table("distance"), run.table("distance").names());
    }

    private void association() throws IOException {
        if (!run.tables().containsKey("association")) {
            html.element("p class='none'", "No potency was given.", "力価の指定がありません。");
            return;
        }
        figures(5);
        html.element("p", "n is the number of lots: lots, not cells, are the unit of inference. Shares add up to one, so a cluster can"
                + " seem to fall only because another rises; a cell cannot secrete less than nothing.",
                "n はロット数。推論の単位は細胞ではなくロット。割合の合計は 1 なので、他が増えるだけで減って見えることがある。");
        family();
        table(run.table("association"), run.table("association").names());
    }

    /** What p values of so few lots can be at best, and how many tests the family has (SCIENCE R2). */
    private void family() {
        var association = run.table("association");
        for (var assay : association.distinct("assay")) {
            var rows = association.where("assay", assay);
            int n = (int) rows.number("n", 0);
            double smallest = 2;
            for (int i = 2; i <= n; i++) {
                smallest /= i;
            }
            var shown = String.format(Locale.ROOT, "%.1e", Math.min(1, smallest));
            if (n > EXACT) {
                html.element("p", assay + ": with more than " + EXACT + " lots p_exact is estimated by 1,000,000 permutations and cannot"
                        + " be smaller than 1e-6; p_family takes all " + rows.rows() + " clusters into account.",
                        assay + ": " + EXACT + " ロットを超えるため p_exact は 100 万回の並べ替えによる推定（下限 1e-6）。p_family は全 "
                                + rows.rows() + " クラスターの多重性を調整。");
                continue;
            }
            html.element("p", assay + ": with " + n + " lots the smallest exact p that is possible is " + shown
                    + "; p_family takes all " + rows.rows() + " clusters into account.",
                    assay + ": " + n + " ロットでの最小の正確 p 値は " + shown + "。p_family は全 " + rows.rows()
                            + " クラスターの多重性を調整。");
        }
    }

    private void markers() throws IOException {
        figures(6);
        html.element("p", "p-values of markers come from the same genes that made the clusters; they are for ranking only.",
                "マーカーの p 値はクラスターを作った遺伝子自身によるもので、順位付け専用。");
        var cluster = candidateCluster().orElse(run.table("composition").text("cluster", 0));
        var own = run.table("markers").where("cluster", cluster);
        html.element("h3", "Top " + Math.min(TOP, own.rows()) + " genes of " + cluster,
                cluster + " の上位 " + Math.min(TOP, own.rows()) + " 遺伝子");
        table(own.where(r -> r < TOP), List.of("gene", "logfc", "auroc", "pct_1", "pct_2", "p_adj", "lots"));
    }

    private void candidate() {
        var cluster = candidateCluster();
        if (cluster.isEmpty() && !tested()) {
            html.element("p class='none'", "There is no candidate: no cluster was tested against a potency.",
                    "候補なし: 力価との関連を検定したクラスターがない。");
            return;
        }
        if (cluster.isEmpty()) {
            html.element("p class='none'", "There is no candidate: no cluster rises with potency beyond chance in these lots.",
                    "候補なし: 偶然を超えて力価とともに増えるクラスターはない。");
            return;
        }
        var association = run.table("association");
        html.raw("<div class='card'>").element("h3", cluster.get());
        for (var assay : association.distinct("assay")) {
            var rows = association.where("assay", assay);
            int r = rows.row("cluster", cluster.get()).orElseThrow();
            var numbers = new Object[] {assay, rows.number("rho", r), rows.number("n", r), rows.number("p_exact", r),
                rows.number("p_family", r), rows.text("label", r)};
            if (Double.isNaN(rows.number("rho", r))) {
                html.element("p", assay + ": not tested, " + numbers[5], assay + ": 検定なし、" + numbers[5]);
                continue;
            }
            html.element("p",
                    String.format(Locale.ROOT, "%s: rho %.2f over %.0f lots, exact p %.2g, family-wise p %.2g, %s", numbers),
                    String.format(Locale.ROOT, "%s: rho %.2f（%.0f ロット）、正確 p %.2g、多重性調整 p %.2g、%s", numbers));
        }
        closure(cluster.get());
        var genes = run.table("markers").where("cluster", cluster.get());
        html.element("p", "Best genes: " + String.join(", ", first(genes, 8)), "代表遺伝子: " + String.join(", ", first(genes, 8)));
        html.element("p", "Evidence level E0, exploratory: associated in these lots, found after looking. Not yet tested: other settings,"
                + " new lots, perturbation (knock-down or sorting).",
                "エビデンス水準 E0（探索的）: これらのロットで関連が見られた。未検証: 解析条件の変更、新規ロット、介入実験（ノックダウン・分取）。");
        html.element("p", "Next best experiment: measure new lots that had no part in this analysis, or sort this subpopulation and"
                + " measure its potency.", "次に有効な実験: 本解析に使っていない新規ロットの測定、又はこの亜集団の分取と力価測定。");
        html.raw("</div>");
    }

    private boolean tested() {
        var association = run.tables().get("association");
        return association != null && !java.util.Arrays.stream(association.numbers("p_exact")).allMatch(Double::isNaN);
    }

    /** What the closure test says of the candidate: it may well be less sure than the raw share. */
    private void closure(String cluster) {
        var closure = run.tables().get("closure");
        for (int r = 0; closure != null && r < closure.rows(); r++) {
            if (closure.text("cluster", r).equals(cluster)) {
                var numbers = String.format(Locale.ROOT, "%s, n = %.0f, p %.2g", closure.text("label", r), closure.number("n", r),
                        closure.number("p_pivot_family", r));
                html.element("p", closure.text("assay", r) + ", against the other clusters (closure test, family-wise): " + numbers,
                        closure.text("assay", r) + "、他クラスターとの比較（閉鎖性検定、多重性調整）: " + numbers);
            }
        }
    }

    private static List<String> first(Table genes, int count) {
        return IntStream.range(0, Math.min(count, genes.rows())).mapToObj(r -> genes.text("gene", r)).toList();
    }

    private void keeping() {
        var cluster = candidateCluster();
        if (cluster.isPresent()) {
            var shares = run.table("composition").where("cluster", cluster.get()).numbers("share");
            var range = String.format(Locale.ROOT, "%.1f to %.1f %%", 100 * java.util.Arrays.stream(shares).min().orElse(0),
                    100 * java.util.Arrays.stream(shares).max().orElse(0));
            html.element("p", "The share of " + cluster.get() + " was " + range + " in these lots.",
                    cluster.get() + " の割合はこれらのロットで " + range.replace(" to ", "～") + "。");
        }
        html.element("p class='none'", "Comparability after a process change and the choice of raw material are not computed by this"
                + " version.", "製造変更前後の同等性と原料選択は、この版では計算しない。");
    }

    /** The cluster that rises with potency with the smallest family-wise p, when it is called. */
    private Optional<String> candidateCluster() {
        var association = run.tables().get("association");
        if (association == null) {
            return Optional.empty();
        }
        return IntStream.range(0, association.rows()).boxed()
                .filter(r -> association.text("label", r).equals("EXPLORATORY") && association.number("rho", r) > 0)
                .min(Comparator.<Integer>comparingDouble(r -> association.number("p_family", r))
                        .thenComparingDouble(r -> -association.number("rho", r)))
                .map(r -> association.text("cluster", r));
    }

    private void provenance() {
        html.raw("<section id='provenance'>").element("h2", "Provenance", "来歴");
        html.element("p", "Every module with its version and all settings. The same input and seed give the same result for any number of"
                + " threads.", "全モジュールの版と設定。同じ入力と乱数種なら、スレッド数によらず同じ結果になる。");
        var merged = new LinkedHashMap<String, List<String>>();
        for (var step : run.steps()) {
            merged.putIfAbsent(step.step() + step.module(), List.of(step.title().in(language), step.module(),
                    step.bundle() + " " + step.version(), settings(step.settings())));
        }
        html.table(List.of(new Text("step", "ステップ").in(language), new Text("module", "モジュール").in(language),
                new Text("bundle", "バンドル").in(language), new Text("settings", "設定").in(language)), new ArrayList<>(merged.values()));
        html.raw("<details>").element("summary", "Full record (run.json)", "全記録（run.json）")
                .element("pre", run.provenance()).raw("</details></section>");
    }

    private static String settings(Map<String, Object> settings) {
        return String.join(", ", settings.entrySet().stream().map(e -> e.getKey() + " = " + e.getValue()).toList());
    }

    private void table(Table table, List<String> columns) {
        var rows = new ArrayList<List<String>>();
        for (int r = 0; r < table.rows(); r++) {
            int row = r;
            rows.add(columns.stream().map(c -> table.isNumber(c) ? shown(table.number(c, row)) : table.text(c, row)).toList());
        }
        html.table(columns, rows);
    }

    /** Four digits are enough for reading; the files have all. */
    private static String shown(double value) {
        if (Double.isNaN(value)) {
            return "";
        }
        if (value == Math.rint(value) && Math.abs(value) < 1e9) {
            return String.format(Locale.ROOT, "%.0f", value);
        }
        double size = Math.abs(value);
        return size < 1e-3 ? String.format(Locale.ROOT, "%.2e", value)
                : size < 1 ? String.format(Locale.ROOT, "%.4f", value)
                : size < 1000 ? String.format(Locale.ROOT, "%.2f", value) : String.format(Locale.ROOT, "%.0f", value);
    }
}
