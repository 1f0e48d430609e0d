// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.engine;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

import org.celltaxon.api.Text;
import org.celltaxon.api.table.Table;

/** The result in one honest sentence an assay, with n, exact p and family-wise p (R2). */
final class Finding {

    /** Up to so many lots p is exact, beyond it is estimated by permutations. */
    private static final int EXACT = 12;

    private Finding() {
    }

    static Text of(Map<String, Table> tables, int lots) {
        var composition = tables.get("composition");
        int clusters = composition.distinct("cluster").size();
        var association = tables.get("association");
        if (association == null) {
            return new Text(lots + (lots == 1 ? " lot" : " lots") + ", " + clusters
                    + " clusters. No potency was given, so no subpopulation can be linked to it.",
                    lots + " ロット、" + clusters + " クラスター。力価の指定がないため、力価との関連は評価していない。");
        }
        var en = new ArrayList<String>();
        var ja = new ArrayList<String>();
        for (var assay : association.distinct("assay")) {
            var sentence = sentence(assay, association.where("assay", assay), clusters);
            en.add(sentence.en());
            ja.add(sentence.ja());
        }
        return new Text(String.join(" ", en), String.join("", ja));
    }

    private static Text sentence(String assay, Table rows, int clusters) {
        var tested = IntStream.range(0, rows.rows()).filter(r -> !Double.isNaN(size(rows, r))).boxed().toList();
        int n = rows.rows() == 0 ? 0 : (int) rows.number("n", 0);
        if (tested.isEmpty()) {
            var label = rows.rows() == 0 ? "" : rows.text("label", 0);
            return new Text(assay + " was not tested against the clusters (" + n + " lots; " + label + ", see the warnings).",
                    assay + " とクラスターの関連は検定していない（" + n + " ロット、" + label + "、警告を参照）。");
        }
        var best = best(rows, tested, r -> size(rows, r) > 0);
        boolean found = best >= 0 && rows.text("label", best).equals("EXPLORATORY");
        int shown = found ? best : best(rows, tested, r -> true);
        var cluster = rows.text("cluster", shown);
        var numbers = String.format(Locale.ROOT, "%s = %.2f, n = %d lots, %s p = %s, family-wise p = %s over %d "
                + "clusters", ranked(rows, shown) ? "Spearman rho" : "Kendall tau", size(rows, shown), n, n <= EXACT && ranked(rows, shown)
                        ? "exact" : "permutation",
                p(rows.number("p_exact", shown)), p(rows.number("p_family", shown)), clusters);
        var numbersJa = String.format(Locale.ROOT, "%s = %.2f, n = %d ロット, %s p = %s, %d クラスターでの多重性調整 p = %s",
                ranked(rows, shown) ? "スピアマン rho" : "ケンドール tau", size(rows, shown), n, n <= EXACT && ranked(rows, shown) ? "正確" : "並べ替え",
                        p(rows.number("p_exact", shown)), clusters,
                p(rows.number("p_family", shown)));
        if (found) {
            var range = String.format(Locale.ROOT, "%.2f to %.2f", rows.number("loo_low", shown), rows.number("loo_high", shown));
            var other = mirror(rows, tested);
            boolean left = !Double.isNaN(rows.number("loo_low", shown));
            return new Text("Lots with more cells of cluster " + cluster + " have more " + assay + " (" + numbers
                    + (left ? "; " + range + " when any one lot is left out" : "")
                            + "). This is an association found in these lots, exploratory"
                    + " until new lots or an experiment confirm it." + other.en(),
                    "クラスター " + cluster + " の割合が高いロットほど " + assay + " が高い（" + numbersJa + (left ? "、1 ロット除外時 "
                            + range.replace(" to ", "～") : "") + "）。これらのロットで見られた探索的な関連であり、新たなロット又は実験による確認が必要。"
                            + other.ja());
        }
        boolean negative = size(rows, shown) < 0 && rows.text("label", shown).equals("EXPLORATORY");
        if (negative) {
            return new Text("Lots with more cells of cluster " + cluster + " have less " + assay + " (" + numbers
                    + "); no cluster goes up with it beyond chance. A large cluster often falls only because another one rises.",
                    "クラスター " + cluster + " の割合が高いロットほど " + assay + " が低い（" + numbersJa
                            + "）。正の関連は偶然の範囲を超えない。大きなクラスターは他が増えるだけで減ることが多い。");
        }
        return new Text("No cluster's share could be shown to go with " + assay + "; the nearest is " + cluster + " (" + numbers
                + "). With " + n + " lots this does not prove that there is none.",
                assay + " と関連するクラスターは示されなかった。最も近いのは " + cluster + "（" + numbersJa + "）。" + n
                        + " ロットでは、関連がないことの証明にはならない。");
    }

    /** Names a large negative association too, and why it may be a shadow of the positive one. */
    private static Text mirror(Table rows, List<Integer> tested) {
        int negative = best(rows, tested, r -> size(rows, r) < 0);
        if (negative < 0 || !rows.text("label", negative).equals("EXPLORATORY")) {
            return Text.same("");
        }
        return new Text(" " + rows.text("cluster", negative) + " falls where potency rises, as shares add up to one.",
                "割合の合計は 1 のため、" + rows.text("cluster", negative) + " は力価が高いほど低い。");
    }

    private static int best(Table rows, List<Integer> tested, java.util.function.IntPredicate which) {
        return tested.stream().filter(which::test).min(Comparator.<Integer>comparingDouble(r -> rows.number("p_family", r))
                .thenComparingDouble(r -> -Math.abs(size(rows, r))).thenComparingInt(r -> r)).orElse(-1);
    }

    /** Whether every potency had a rank. */
    private static boolean ranked(Table rows, int row) {
        return !Double.isNaN(rows.number("rho", row));
    }

    /** rho, or tau where there are several limits; NaN when not tested. */
    private static double size(Table rows, int row) {
        return ranked(rows, row) ? rows.number("rho", row) : rows.number("tau", row);
    }

    private static String p(double value) {
        return value < 0.0001 ? String.format(Locale.ROOT, "%.1e", value) : String.format(Locale.ROOT, "%.2g", value);
    }
}
