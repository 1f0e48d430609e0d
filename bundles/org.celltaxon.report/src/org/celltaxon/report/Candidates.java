// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.report;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

import org.celltaxon.api.Text;
import org.celltaxon.api.run.RunResults;
import org.celltaxon.api.table.Table;

/**
 * The candidate cards: one a cluster that was called, with its evidence, what tried to break it, and what to do next (SCIENCE 4.9, 4.10).
 */
final class Candidates {

    private static final int CARDS = 4;
    private static final int GENES = 8;

    private final RunResults run;
    private final Html html;
    private final Locale language;

    Candidates(RunResults run, Html html, Locale language) {
        this.run = run;
        this.html = html;
        this.language = language;
    }

    /** The cluster that rises with potency with the smallest family-wise p, when it is called. */
    static Optional<String> best(RunResults run) {
        var association = run.tables().get("association");
        return association == null ? Optional.empty() : called(association).filter(r -> size(association, r) > 0).findFirst()
                .map(r -> association.text("cluster", r));
    }

    /** Rows that were called, rising ones first, then by family-wise p. */
    private static java.util.stream.Stream<Integer> called(Table association) {
        return IntStream.range(0, association.rows()).boxed().filter(r -> association.text("label", r).equals("EXPLORATORY"))
                .sorted(Comparator.<Integer>comparingInt(r -> size(association, r) > 0 ? 0 : 1)
                        .thenComparingDouble(r -> association.number("p_family", r)).thenComparingDouble(r -> -size(association, r)));
    }

    private static double size(Table association, int row) {
        double rho = association.number("rho", row);
        return Double.isNaN(rho) ? association.number("tau", row) : rho;
    }

    void write() {
        var association = run.tables().get("association");
        boolean tested = association != null && !Arrays.stream(association.numbers("p_exact")).allMatch(Double::isNaN);
        if (!tested) {
            html.element("p class='none'", "There is no candidate: no cluster was tested against a potency.", "候補なし: 力価との関連を検定したクラスターがない。");
            return;
        }
        for (var assay : association.distinct("assay")) {
            var own = association.where("assay", assay);
            if (Arrays.stream(own.numbers("p_family")).allMatch(Double::isNaN) || own.text("label", 0).equals("CENSORED_HEAVY")) {
                var why = Words.of(own.text("label", 0));
                html.element("p class='none'", assay + ": not tested. " + why.en() + ".", assay + ": 検定なし（" + why.ja() + "）。");
            }
        }
        var rows = called(association).toList();
        if (rows.stream().noneMatch(r -> size(association, r) > 0)) {
            html.element("p class='none'", "There is no candidate: no cluster rises with potency beyond chance in these lots.",
                    "候補なし: 偶然を超えて力価とともに増えるクラスターはない。");
        }
        rows.stream().limit(CARDS).forEach(r -> card(association, r));
        if (rows.size() > CARDS) {
            html.element("p class='none'", (rows.size() - CARDS) + " further clusters were called; see evidence.tsv.",
                    "ほかに " + (rows.size() - CARDS) + " クラスターが該当（evidence.tsv を参照）。");
        }
    }

    private void card(Table association, int row) {
        var cluster = association.text("cluster", row);
        var assay = association.text("assay", row);
        boolean falls = size(association, row) < 0;
        html.raw("<div class='card'>").element("h3", cluster + " \u2013 " + assay);
        var numbers = new Object[] {Double.isNaN(association.number("rho", row)) ? "tau" : "rho", size(association, row),
            association.number("n", row), association.number("p_exact", row), association.number("p_family", row)};
        html.element("p", String.format(Locale.ROOT, "%s %.2f over %.0f lots, p %.2g, family-wise p %.2g", numbers),
                String.format(Locale.ROOT, "%s %.2f（%.0f ロット）、p %.2g、多重性調整 p %.2g", numbers));
        if (falls) {
            html.element("p", "It falls where potency rises. A cell cannot secrete less than nothing, so look for the cluster that"
                    + " displaces it.",
                    "力価が高いほど少ない。細胞の分泌は負にならないため、これを押しのけるクラスターを探すこと。");
        }
        evidence(assay, cluster);
        tests(assay, cluster);
        var genes = run.table("markers").where("cluster", cluster);
        html.element("p", "Best genes: " + String.join(", ", first(genes)), "代表遺伝子: " + String.join(", ", first(genes)));
        html.raw("</div>");
    }

    private void evidence(String assay, String cluster) {
        var table = run.tables().get("evidence");
        var row = table == null ? Optional.<Integer>empty() : find(table, assay, cluster);
        if (row.isEmpty()) {
            return;
        }
        int r = row.get();
        html.element("p class='level'", table.text("level", r) + "  " + Words.of(table.text("verdict", r)).in(language));
        list("Met", "満たした条件", table.text("met", r));
        list("Missing", "不足している条件", table.text("missing", r));
        list("Failed tests", "不合格の反証テスト", table.text("failed_tests", r));
        var next = Words.of(table.text("next_experiment", r));
        double needed = table.number("lots_needed", r);
        var lots = !(needed > table.number("n", r)) ? Text.same("") : new Text(String.format(Locale.ROOT,
                " A correlation of this size needs about %.0f lots to be found four times out of five.", needed),
                String.format(Locale.ROOT, "この大きさの相関を 8 割の確率で検出するには約 %.0f ロット必要。", needed));
        html.element("p", "Next best experiment: " + next.en() + lots.en(), "次に有効な実験: " + next.ja() + lots.ja());
    }

    private void list(String en, String ja, String codes) {
        if (!codes.isEmpty()) {
            html.raw("<p class='criteria'>" + Html.escaped(new Text(en, ja).in(language)) + ":</p><ul>");
            for (var code : codes.split(", ")) {
                html.element("li", Words.of(code));
            }
            html.raw("</ul>");
        }
    }

    /** What tried to break the finding. */
    private void tests(String assay, String cluster) {
        var table = run.tables().get("falsification");
        if (table == null) {
            return;
        }
        var own = table.where(r -> table.text("assay", r).equals(assay) && table.text("cluster", r).equals(cluster));
        if (own.rows() == 0) {
            return;
        }
        var rows = IntStream.range(0, own.rows()).mapToObj(r -> List.of(Words.of(own.text("test", r)).in(language),
                Words.of(own.text("label", r)).in(language), own.text("label", r).equals("PASS") ? "" : Words.of(own.text("weight",
                        r)).in(language),
                Words.of(own.text("detail", r)).in(language))).toList();
        html.element("p class='criteria'", "Tests that tried to break it:", "反証テスト:");
        html.table(List.of(new Text("test", "テスト").in(language), new Text("result", "結果").in(language), new Text("weight",
                "重み").in(language),
                new Text("detail", "詳細").in(language)), rows);
    }

    private static Optional<Integer> find(Table table, String assay, String cluster) {
        return IntStream.range(0, table.rows()).boxed()
                .filter(r -> table.text("assay", r).equals(assay) && table.text("cluster", r).equals(cluster)).findFirst();
    }

    private static List<String> first(Table genes) {
        return IntStream.range(0, Math.min(GENES, genes.rows())).mapToObj(r -> genes.text("gene", r)).toList();
    }
}
