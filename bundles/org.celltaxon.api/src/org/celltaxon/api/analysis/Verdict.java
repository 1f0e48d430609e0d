// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.api.analysis;

import org.celltaxon.api.Text;

/**
 * The controlled words for a result (SCIENCE 0.6), the same in window, report and files.
 *
 * @since 1.0
 */
public enum Verdict {
    /** The interval lies inside the margin. */
    EQUIVALENT("Equivalent within the pre-set margin", "事前設定した許容範囲内で同等"),
    /** The interval lies outside the margin. */
    NOT_EQUIVALENT("Difference outside the margin", "許容範囲を外れる差あり"),
    /** The data do not decide. */
    INCONCLUSIVE("Cannot be concluded; too few lots or too variable", "結論できない（ロット数不足又はばらつき大）"),
    /** Descriptive only. */
    WITHIN_RANGE("All post-change lots inside the reference range", "全ロットが参照範囲内"),
    /** Found. */
    DETECTED("Detected", "検出"),
    /** Not found; the upper limit is shown beside it. */
    NOT_DETECTED("Not detected (true value below the upper limit with 95 % confidence)", "不検出（95 %信頼上限未満）"),
    /** An association that stands the tests. */
    SUPPORTED("Supported: association", "示唆"),
    /** Association, independent lots and perturbation. */
    CONFIRMED("Confirmed", "確認"),
    /** Failed a test that tries to break it. */
    REFUTED("Refuted: failed a falsification test", "反証"),
    /** Found after looking. */
    EXPLORATORY("Hypothesis-generating only", "探索的");

    private final Text words;

    Verdict(String en, String ja) {
        words = new Text(en, ja);
    }

    /** What a user reads. */
    public Text words() {
        return words;
    }
}
