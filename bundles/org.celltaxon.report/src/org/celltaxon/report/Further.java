// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.report;

import java.util.List;

import org.celltaxon.api.Text;

/**
 * A table of a further analysis, where it belongs in the report and how to read it; left out when the analysis did not run.
 *
 * @param screen section, 1 to 8
 * @param table name of the table
 * @param columns which of its columns are shown; the files have all
 * @param rows at most so many; the files have all
 * @param title heading
 * @param reading how to read it
 */
record Further(int screen, String table, List<String> columns, int rows, Text title, Text reading) {

    private static final int ALL_ROWS = 60;

    private static Further of(int screen, String table, String columns, Text title, Text reading) {
        return new Further(screen, table, List.of(columns.split(" ")), ALL_ROWS, title, reading);
    }

    static final List<Further> ALL = List.of(
            of(1, "potency", "lot assay value unit flag replicates cv", new Text("Potency of each lot", "各ロットの力価"),
                    new Text("A value beyond a limit of the assay is never a number of its own: the limit stands in its place.",
                            "定量範囲外の値は数値として扱わず、限界値を示す。")),
            of(1, "samples", "sample plate wells concentration flag cv per_harvest per_seeding survival linearity_low linearity_high label",
                    new Text("Samples of the plates", "プレートの検体"),
                    new Text("Per cells at harvest and at seeding: a dying lot looks potent on the first and not on the second.",
                            "回収時と播種時の細胞数あたり。死にゆくロットは回収時基準でのみ強く見える。")),
            of(1, "curves", "plate curve a b c d ec50 lloq uloq levels levels_passed label", new Text("Standard curves", "検量線"),
                    new Text("Limits of quantification come from the curve's own levels.", "定量範囲は検量線の水準自身から決める。")),
            of(1, "power_effects", "r power_05 power_family seen_when_found lots_05 lots_family", new Text("What so many lots can show",
                    "このロット数で何が言えるか"),
                    new Text("Before looking at any result: how often a study like this finds a true correlation, and how much a found"
                            + " one is"
                            + " exaggerated. A non-finding proves nothing.", "結果を見る前に: 真の相関をどれだけの頻度で検出できるか、検出時にどれだけ誇張されるか。"
                                    + "見つからなくても、ないことの証明にはならない。")),
            of(3, "cluster_number", "range plateau lolo_min bootstraps label", new Text("How many clusters", "クラスター数"),
                    new Text("A range, never one number alone: numbers of clusters at which bootstraps agree and find every cluster again.",
                            "単一の数ではなく範囲で示す: ブートストラップが一致し、全クラスターが再現されるクラスター数。")),
            of(3, "resolutions", "resolution clusters stability jaccard_weakest weakest silhouette lolo_mean lolo_min lolo_lot marked label",
                    new Text("Resolution by resolution", "解像度ごとの結果"),
                    new Text("stability: two bootstraps of 80 % of the cells of each lot; lolo: a lot left out, the only test in which lots are"
                            + " the replicates.", "stability は各ロット 8 割の細胞のブートストラップ同士の一致度。lolo は 1 ロット除外時（ロットを反復単位とする唯一の検査）。")),
            of(3, "cluster_stability", "cluster runs jaccard jaccard_worst label", new Text("Do the clusters stay when a lot is left out",
                    "ロットを除いてもクラスターは残るか"),
                    new Text("1 when all its cells stay together.", "全細胞がまとまり続ければ 1。")),
            of(3, "cluster_shares", "cluster n share share_low share_high sd_logit", new Text("Share of each cluster over lots",
                    "クラスター割合のロット平均"),
                    new Text("The interval is of the mean lot: it comes from the variation between lots, not from the number of cells.",
                            "区間はロット間変動による（細胞数によらない）。")),
            of(4, "distance", "lot jsd p_sampling p_usual_lot p_usual_lot_bh aitchison", new Text("Distance of each lot", "各ロットの距離"),
                    new Text("p sampling asks whether the lot is an exact copy of the population, which hardly any lot is; p usual lot"
                            + " asks whether it"
                            + " differs more than lots usually do, and is the one to go by.",
                            "p_sampling は「母集団の完全な写しか」（ほぼ必ず否定される）、p_usual_lot は「通常のロット間変動を超えるか」。後者で判断する。")),
            of(4, "inhomogeneity", "lots alpha gamma beta beta_low beta_high jsd",
                    new Text("How different the lots are from each other (inhomogeneity)", "ロット間の違い（不均質性）"),
                    new Text("beta is the effective number of distinct lots: 1 when all lots are alike, the number of lots when they have"
                            + " nothing in common. alpha is the mean number of effective subpopulations within a lot.",
                            "beta は有効ロット種類数（すべて同じなら 1、共通点がなければロット数）。alpha はロット内の有効亜集団数の平均。")),
            of(4, "heterogeneity", "lot cells shannon pielou hill0 hill1 hill2 hill1_rarefied",
                    new Text("How mixed the cells of each lot are (heterogeneity)", "ロット内の多様さ（不均一性）"),
                    new Text("The effective number of subpopulations, also at the size of the smallest lot to compare lots fairly.",
                            "有効亜集団数。最小ロットの細胞数に揃えた値も示す（ロット間比較用）。")),
            of(4, "permanova", "variable groups n f r2 p smallest_p p_dispersion label",
                    new Text("Do whole compositions differ between groups", "群間で全体組成が異なるか"),
                    new Text("It reacts to a shift and to unequal spread; the last p tells them apart.",
                            "位置の差とばらつきの差の両方に反応する。最後の p 値で区別。")),
            of(4, "propeller", "variable comparison cluster n effect statistic p p_bh p_permutation smallest_p label",
                    new Text("Shares against groups and measures of the lots", "群・測定値と割合"),
                    new Text("Differences on the logit scale over lots, with variances shared over the clusters.",
                            "ロット単位のロジット差（分散はクラスター間で補正）。")),
            of(4, "neighbourhood_summary", "variable cluster neighbourhoods more fewer median_effect", new Text("Shifts inside clusters",
                    "クラスター内の変化"),
                    new Text("Small neighbourhoods of cells, tested over lots; a cluster in which only some move holds more than one kind"
                            + " of cell.",
                            "細胞の小さな近傍ごとの検定。一部だけが変化するクラスターには複数種類の細胞がある。")),
            of(5, "closure", "assay cluster n rho_raw rho_logit rho_pivot p_pivot_family displaced_by label", new Text("Driver or mirror",
                    "真の関連か見かけか"),
                    new Text("The same association as raw share, logit and pivot log-ratio. A mirror is explained by a better supported"
                            + " cluster"
                            + " that displaces it. The label is advice: a large cluster that falls is what displacement looks like, so for"
                            + " secreted factors look at clusters that rise, and settle it by experiment.",
                            "同じ関連を割合・ロジット・pivot 対数比で比較。裏返しは、より強く支持される別のクラスターの増減で説明できるもの。判定は参考:"
                                    + " 大きなクラスターの減少は押しのけの結果であることが多いので、分泌因子では増えるクラスターを見て、実験で決める。")),
            of(5, "robustness", "assay cluster rho rho_low rho_high worst_p worst_p_family most_influential donor_low donor_high label",
                    new Text("Does one lot carry it", "1 ロットに依存していないか"),
                    new Text("Robust when the sign never changes and the worst family-wise p without any one lot stays below 0.05.",
                            "どのロットを除いても符号が同じで多重性調整 p < 0.05 なら頑健。")),
            of(5, "adjusted_association", "assay cluster covariates n slope p covariate_t vif label",
                    new Text("Beyond passage, age, viability and the like", "継代数・年齢・生存率などの調整"),
                    new Text("When share and covariate change together nobody can say which of them goes with potency.",
                            "割合と共変量が連動する場合、どちらが関連するかは分からない。")),
            of(5, "multiverse_summary", "assay cluster specifications not_counted supporting same_sign label",
                    new Text("Under other settings", "解析条件を変えても"),
                    new Text("Settings whose clusters are just the lots tell nothing and are not counted.", "クラスターがロットそのものになる条件は数えない。")),
            of(5, "prediction_fit", "assay model tuning n r2 q2 rmsep p label", new Text("Can potency be predicted", "力価を予測できるか"),
                    new Text("q2 is the share predicted for lots left out, all choices made without them; r2 flatters. The simple line is"
                            + " always the benchmark.",
                            "q2 は除外ロットの予測率（選択もすべて除外して実施）。r2 は過大評価。単回帰を常に基準とする。")),
            new Further(6, "gene_screen", List.of("assay screen cluster gene slope p p_bh family by_shares by_state auroc assayable"
                    .split(" ")), 20, new Text("Genes that go with potency", "力価と関連する遺伝子"),
                    new Text("Over lots. by shares and by state say whether the gene differs between lots because there are more of its"
                            + " cells or because"
                            + " the cells changed. With so few lots most true genes are missed.",
                            "ロット単位。by_shares は細胞割合の違い、by_state は細胞状態の違いによる分。ロットが少ないと真の遺伝子も多く見逃す。")),
            of(6, "pseudobulk_de", "cluster gene comparison n logfc mean t p p_bh family label",
                    new Text("Genes between groups of lots", "ロット群間の発現変動"),
                    new Text("Counts added up by lot and cluster, tested over lots (limma). Cells are no replicates: tested as such, three"
                            + " of four studies without any difference would show one. With two lots in a group nothing can be concluded.",
                            "ロット・クラスター別の合計カウントをロット単位で検定（limma）。細胞を反復とみなすと、差のない研究の 4 分の 3 で差が"
                                    + "見えてしまう。2 ロットの群では結論できない。")),
            of(8, "minimum_share", "assay cluster n v_other v_cluster attributable attributable_low attributable_high share_low"
                    + " share_high minimum_share label",
                    new Text("Minimum share", "最小割合"),
                    new Text("Potency as a straight line in the share of one cluster. The minimum share is where the lower 95 %"
                            + " prediction limit meets the"
                            + " specification; give one in the recipe (analysis: org.celltaxon.cqa.minimum_share: specification).",
                            "1 クラスターの割合に対する直線。最小割合は 95 % 予測下限が規格を満たす割合（規格はレシピの analysis:"
                                    + " org.celltaxon.cqa.minimum_share: specification で指定）。")),
            of(8, "unmixing", "assay cluster v secretion secretion_low secretion_high positive_without_one", new Text("Who secretes",
                    "どの集団が分泌するか"),
                    new Text("Potency shared out among the clusters, none of which can secrete less than nothing. Valid only for"
                            + " functions that"
                            + " add up over cells; an interval that reaches 0 proves nothing.",
                            "力価を各クラスターに分解（負にはならない）。細胞ごとに加算できる機能にのみ有効。区間が 0 に達するものは証明されていない。")));
}
