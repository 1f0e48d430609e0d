// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.api;

/**
 * Why something was not computed (SCIENCE appendix A). The words are the same in window, report and command line.
 *
 * @since 1.0
 */
public enum Refusal {
    /** Not enough lots to say anything. */
    TOO_FEW_LOTS("Too few lots", "ロット数不足"),
    /** Not enough cells. */
    TOO_FEW_CELLS("Too few cells", "細胞数不足"),
    /** Not enough different doses or levels for a curve. */
    TOO_FEW_DOSES("Too few doses", "用量水準不足"),
    /** Nothing varies, so nothing can go with it. */
    ZERO_VARIANCE("All values are equal", "値がすべて同じ"),
    /** More than half of the pairs are tied. */
    TIES_DOMINATE("Most values are tied", "同順位が多数"),
    /** Too many values lie beyond the limits of the assay. */
    CENSORED_HEAVY("Most values are beyond the limits of the assay", "定量範囲外が多数"),
    /** A curve that turns. */
    NON_MONOTONE("The curve turns back", "曲線が単調でない"),
    /** A fit that did not come to rest, or has no unique answer. */
    NOT_CONVERGED("The fit has no clear answer", "当てはめが定まらない"),
    /** Two things that always change together. */
    CONFOUNDED("Two causes cannot be told apart", "要因が交絡"),
    /** A covariate that says the same as the share. */
    COLLINEAR("A covariate says the same as the share", "共変量と割合が共線"),
    /** An answer outside what was seen. */
    EXTRAPOLATED("Outside of what was seen", "観測範囲外"),
    /** A comparison without a margin fixed before. */
    MARGIN_NOT_PRESET("No margin was fixed beforehand", "許容範囲が事前設定されていない"),
    /** A cluster that comes and goes. */
    UNSTABLE_CLUSTER("The cluster is not stable", "クラスターが不安定"),
    /** Thresholds that were not fixed before the outcome was seen. */
    NOT_FROZEN("Not fixed before the outcome was seen", "結果を見る前に固定されていない"),
    /** A table without what is needed. */
    NOTHING_TO_COMPARE("Nothing to compare", "比較対象なし");

    private final Text words;

    Refusal(String en, String ja) {
        words = new Text(en, ja);
    }

    /** What a user reads. */
    public Text words() {
        return words;
    }
}
