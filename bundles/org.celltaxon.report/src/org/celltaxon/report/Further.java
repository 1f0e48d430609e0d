// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.report;

import java.util.List;

import org.celltaxon.api.Text;

/**
 * A table of a further analysis, where it belongs in the report and how to read it; left out when the analysis did not run.
 *
 * @param screen section, 1 to 8
 * @param table name of the table
 * @param title heading
 * @param reading how to read it
 */
record Further(int screen, String table, Text title, Text reading) {

    static final List<Further> ALL = List.of(
            new Further(4, "inhomogeneity", new Text("How different the lots are from each other (inhomogeneity)", "ロット間の違い（不均質性）"),
                    new Text("beta is the effective number of distinct lots: 1 when all lots are alike, the number of lots when they have"
                            + " nothing in common. alpha is the mean number of effective subpopulations within a lot.",
                            "beta は有効ロット種類数（すべて同じなら 1、共通点がなければロット数）。alpha はロット内の有効亜集団数の平均。")),
            new Further(4, "heterogeneity", new Text("How mixed the cells of each lot are (heterogeneity)", "ロット内の多様さ（不均一性）"),
                    new Text("hill1 is the effective number of subpopulations; hill1_rarefied the same at the size of the smallest lot, to"
                            + " compare lots fairly.", "hill1 は有効亜集団数。hill1_rarefied は最小ロットの細胞数に揃えた値（ロット間比較用）。")),
            new Further(5, "closure", new Text("Driver or mirror", "真の関連か見かけか"),
                    new Text("The same association as raw share, logit and pivot log-ratio. A mirror is explained by a better supported cluster"
                            + " that displaces it. The label is advice: a large cluster that falls is what displacement looks like, so for"
                            + " secreted factors look at clusters that rise, and settle it by experiment.",
                            "同じ関連を割合・ロジット・pivot 対数比で比較。MIRROR は、より強く支持される別のクラスターの増減で説明できるもの。判定は参考:"
                                    + " 大きなクラスターの減少は押しのけの結果であることが多いので、分泌因子では増えるクラスターを見て、実験で決める。")),
            new Further(8, "minimum_share", new Text("Minimum share", "最小割合"),
                    new Text("Potency as a straight line in the share of one cluster. minimum_share is where the lower 95 % prediction limit"
                            + " meets the specification; it needs one (celltaxon compute org.celltaxon.cqa.minimum_share --set"
                            + " specification=VALUE). v_cluster lies far outside the shares that were seen.",
                            "1 クラスターの割合に対する直線。minimum_share は 95 % 予測下限が規格を満たす割合（規格は celltaxon compute"
                                    + " org.celltaxon.cqa.minimum_share --set specification=値 で指定）。v_cluster は観測範囲外への外挿。")),
            new Further(8, "unmixing", new Text("Who secretes", "どの集団が分泌するか"),
                    new Text("Potency shared out among the clusters, none of which can secrete less than nothing. Valid only for functions that"
                            + " add up over cells; an interval that reaches 0 proves nothing.",
                            "力価を各クラスターに分解（負にはならない）。細胞ごとに加算できる機能にのみ有効。区間が 0 に達するものは証明されていない。")));
}
