// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.report;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

import org.celltaxon.api.Notice;
import org.celltaxon.api.Text;
import org.celltaxon.api.run.RunResults;
import org.celltaxon.api.table.Table;
import org.celltaxon.figures.SvgWriter;

/** The page of a run, section by section. */
final class Page {

    private static final int TOP = 20;
    private static final int ENOUGH_LOTS = 3;
    private static final int EXACT = 12;
    private static final int ALIKE = 3;
    private static final Map<String, Text> OF_CODES = Map.of("label", new Text("Verdict", "判定"), "verdict", new Text("Verdict", "判定"),
            "flag", new Text("Kind of value", "値の区分"), "screen", new Text("Where", "範囲"));
    private static final Map<String, Text> OTHER = Map.of("lot", new Text("Lot", "ロット"), "library", new Text("Library", "ライブラリー"),
            "cells", new Text("Cells", "細胞数"), "kept", new Text("Kept", "採用"), "flagged", new Text("Flagged", "外れ値"),
            "median_umi", new Text("Median counts (UMI)", "中央値 UMI 数"), "median_genes", new Text("Median genes", "中央値 遺伝子数"),
            "median_mito", new Text("Median mitochondrial (%)", "中央値 ミトコンドリア（%）"));

    private final RunResults run;
    private final Locale language;
    private final Html html;

    Page(RunResults run, Locale language) {
        this.run = run;
        this.language = language;
        this.html = new Html(language);
    }

    String html(String style) throws IOException {
        html.begin(run.title(), style);
        top();
        warnings();
        quality();
        section(1, "Lots and their potency", "ロットと力価", this::potency);
        section(2, "The cells of all lots on one map", "全ロットの細胞の地図", () -> figures(2));
        section(3, "Subpopulations", "亜集団", () -> figures(3));
        section(4, "Each lot against the population", "母集団からのズレ", this::distance);
        section(5, "Which subpopulation goes with potency?", "どの亜集団が力価と関連するか", this::association);
        section(6, "What marks it?", "その特徴（マーカー遺伝子）", this::markers);
        section(7, "Candidate", "候補カード", () -> {
            figures(7);
            new Candidates(run, html, language).write();
        });
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
            var table = further.table().equals("gene_screen") ? genes() : run.tables().get(further.table());
            if (further.screen() == number && table != null && table.rows() > 0) {
                html.element("h3", further.title()).element("p", further.reading());
                table(further.table(), table.where(r -> r < further.rows()), further.columns().stream().filter(c -> filled(table,
                        c)).toList());
                if (run.table(further.table()).rows() > Math.min(further.rows(), table.rows())) {
                    html.element("p class='none'", "The first " + Math.min(further.rows(), table.rows()) + " of "
                            + run.table(further.table()).rows() + " rows; all are in tables/"
                            + further.table() + ".tsv.", "全 " + run.table(further.table()).rows() + " 行のうち先頭 " + Math.min(further.rows(),
                                    table.rows()) + " 行（すべては tables/"
                                    + further.table() + ".tsv）。");
                }
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
        var when = Pattern.compile("\"start\": *\"([^\"T]+)T").matcher(run.provenance());
        var version = Pattern.compile("\"celltaxon\": *\"([^\"]+)\"").matcher(run.provenance());
        var seed = Pattern.compile("\"seed\": *(-?\\d+)").matcher(run.provenance());
        if (when.find() && version.find() && seed.find()) {
            html.element("p class='facts'", when.group(1) + ", CellTaxon " + version.group(1) + ", seed " + seed.group(1),
                    when.group(1) + "、CellTaxon " + version.group(1) + "、乱数種 " + seed.group(1));
        }
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

    /** Notices of one kind stand together; of many, the first few are shown. */
    private void list(List<Notice> notices) {
        var kinds = new LinkedHashMap<String, java.util.LinkedHashSet<Notice>>();
        notices.forEach(n -> kinds.computeIfAbsent(n.code(), c -> new java.util.LinkedHashSet<>()).add(n));
        html.raw("<ul class='notices'>");
        for (var kind : kinds.values()) {
            kind.stream().limit(ALIKE).forEach(this::item);
            if (kind.size() > ALIKE) {
                html.raw("<li class='more'><details>").element("summary", (kind.size() - ALIKE) + " more of this kind",
                        "同種の通知がほかに " + (kind.size() - ALIKE) + " 件").raw("<ul class='notices'>");
                kind.stream().skip(ALIKE).forEach(this::item);
                html.raw("</ul></details></li>");
            }
        }
        html.raw("</ul>");
    }

    private void item(Notice notice) {
        html.raw("<li class='" + notice.severity().name().toLowerCase(Locale.ROOT) + "'><code>" + Html.escaped(notice.code()) + "</code> "
                + Html.escaped(notice.text().in(language)) + "</li>");
    }

    private void quality() throws IOException {
        html.raw("<section>").element("h2", "Quality of the cells", "細胞の品質");
        figures(0);
        html.element("p", "Outliers are reported; only cells below the fixed limits are removed, unless the recipe says otherwise.",
                "外れ値は報告のみ。レシピで指定しない限り、固定基準を下回る細胞だけを除く。");
        table("qc", run.table("qc"), List.of("lot", "library", "cells", "kept", "flagged", "median_umi", "median_genes", "median_mito"));
        html.raw("</section>");
    }

    private void figures(int screen) throws IOException {
        figures(screen, screen > 0 && screen != 7);
    }

    private void figures(int screen, boolean told) throws IOException {
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
        if (!any && told) {
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

    /** The genes of the candidate first, when there is one; then those of whole lots. */
    private Table genes() {
        var all = run.tables().get("gene_screen");
        var cluster = Candidates.best(run).orElse("");
        if (all == null || cluster.isEmpty()) {
            return all;
        }
        var own = all.where(r -> all.text("cluster", r).equals(cluster));
        return own.rows() > 0 ? own : all;
    }

    /** Whether a column is there and says anything. */
    private static boolean filled(Table table, String column) {
        return table.has(column) && IntStream.range(0, table.rows()).anyMatch(r -> !table.text(column, r).isEmpty());
    }

    private void distance() throws IOException {
        figures(4);
        if (run.lots() < 2) {
            html.element("p class='none'", "One lot has no population to be compared with.", "1 ロットでは比較する母集団がない。");
        }
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
        table("association", run.table("association"), List.of("assay", "cluster", "rho", "rho_low", "rho_high", "p_exact", "p_family",
                "tau",
                "slope", "label").stream().filter(c -> filled(run.table("association"), c)).toList());
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
        html.element("p", "p-values of markers are circular: they come from the same genes that made the clusters (double dipping). Use"
                + " them for ranking only; a valid p needs count splitting or lots held out. Grey: higher in fewer than three lots.",
                "マーカーの p 値は循環的（クラスターを作った遺伝子自身による double dipping）で、順位付け専用。有効な p 値にはカウント分割又は"
                        + "未使用ロットが必要。灰色は 3 ロット未満でのみ上昇。");
        var cluster = Candidates.best(run).orElse(run.table("composition").text("cluster", 0));
        var own = run.table("markers").where("cluster", cluster);
        html.element("h3", "Top " + Math.min(TOP, own.rows()) + " genes of " + cluster,
                cluster + " の上位 " + Math.min(TOP, own.rows()) + " 遺伝子");
        table("markers", own.where(r -> r < TOP), List.of("gene", "logfc", "auroc", "pct_1", "pct_2", "p_adj", "lots"),
                r -> own.number("lots", r) < Math.min(ENOUGH_LOTS, run.lots()));
    }

    private void keeping() throws IOException {
        var cluster = Candidates.best(run);
        if (cluster.isPresent()) {
            var shares = run.table("composition").where("cluster", cluster.get()).numbers("share");
            var range = String.format(Locale.ROOT, "%.1f to %.1f %%", 100 * java.util.Arrays.stream(shares).min().orElse(0),
                    100 * java.util.Arrays.stream(shares).max().orElse(0));
            html.element("p", "The share of " + cluster.get() + " was " + range + " in these lots.",
                    cluster.get() + " の割合はこれらのロットで " + range.replace(" to ", "～") + "。");
        }
        html.element("p class='none'", "To choose raw material or blend lots: celltaxon compute org.celltaxon.cqa.raw_material and"
                + " org.celltaxon.cqa.blend. Comparability after a process change is not computed by this version.",
                "原料選択・混合は celltaxon compute org.celltaxon.cqa.raw_material・org.celltaxon.cqa.blend。製造変更前後の同等性はこの版では計算しない。");
        figures(8, false);
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

    private void table(String name, Table table, List<String> columns) {
        table(name, table, columns, r -> false);
    }

    private void table(String name, Table table, List<String> columns, IntPredicate grey) {
        var rows = new ArrayList<List<String>>();
        for (int r = 0; r < table.rows(); r++) {
            int row = r;
            rows.add(columns.stream().map(c -> table.isNumber(c) ? shown(c, table.number(c, row))
                    : OF_CODES.containsKey(c) ? Words.of(table.text(c, row)).in(language) : table.text(c, row)).toList());
        }
        html.table(columns.stream().map(c -> heading(name, c)).toList(), columns, rows, grey);
    }

    /** What a column means, with its unit; its name where nobody says. */
    private String heading(String table, String column) {
        for (var known : run.columns().getOrDefault(table, List.of())) {
            if (known.name().equals(column)) {
                var meaning = OF_CODES.getOrDefault(column, known.meaning());
                boolean said = meaning.en().toLowerCase(Locale.ROOT).contains(known.unit()); // Number of lots (lots)
                return meaning.in(language) + (said ? "" : " (" + known.unit() + ")");
            }
        }
        return OTHER.getOrDefault(column, Text.same(column)).in(language);
    }

    /** A p that is too small for a number is not 0. */
    private static String shown(String column, double value) {
        return value == 0 && (column.equals("p") || column.startsWith("p_")) ? "<1e-300" : shown(value);
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
