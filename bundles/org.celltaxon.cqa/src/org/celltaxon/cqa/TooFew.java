// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.cqa;

import java.util.Map;

import org.celltaxon.api.Notice;
import org.celltaxon.api.Refusal;
import org.celltaxon.api.Text;

/** The refusal that is needed most. */
final class TooFew {

    private TooFew() {
    }

    /** An assay whose lots all have the same potency. */
    static Notice equal(String assay, int lots) {
        return Notice.refusal(Refusal.ZERO_VARIANCE, new Text(assay + ": all " + lots + " lots have the same potency, so nothing can"
                + " go with it.", assay + ": 全 " + lots + " ロットの力価が同じで、関連を調べられない。"), Map.of("lots", lots),
                new Text("Add lots that differ.", "力価の異なるロットを追加。"));
    }

    /** Why ranks of an assay cannot be compared: too few lots, all equal, or several limits; null when they can. */
    static Notice ranks(String assay, String en, String ja, RankedLots lots, int needed) {
        if (lots.size() < needed) {
            return lots(assay, en, ja, lots.size(), needed);
        }
        if (!lots.oneLimit()) {
            return Notice.refusal(Refusal.CENSORED_HEAVY, new Text(assay + ": with several limits the lots have no common ranks for " + en
                    + ".",
                    assay + ": 限界値が複数あり、" + ja + "のための順位が定まらない。"), Map.of("censored", lots.censored(), "lots", lots.size()),
                    new Text("Re-test those lots in range.", "範囲内で再測定を。"));
        }
        return lots.allEqual() ? equal(assay, lots.size()) : null;
    }

    /** A table that must have rows. */
    static Notice empty(String table) {
        return Notice.refusal(Refusal.NOTHING_TO_COMPARE, new Text("The table '" + table + "' has nothing to look at.", "表「" + table
                + "」に対象の行がない。"), Map.of("rows", 0), new Text("Check the file.", "ファイルを確認。"));
    }

    /** An assay with too few lots that have a potency in range. */
    static Notice lots(String assay, String en, String ja, int lots, int needed) {
        return Notice.refusal(Refusal.TOO_FEW_LOTS,
                new Text(assay + ": " + en + " needs " + needed + " lots with a potency in range; there are " + lots + ".",
                        assay + ": " + ja + "には定量範囲内の力価が " + needed + " ロット必要（現在 " + lots + "）。"),
                Map.of("lots", lots, "needed", needed),
                new Text("Add " + (needed - lots) + ".", "あと " + (needed - lots) + " ロット追加。"));
    }
}
