// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.cqa;

import java.util.List;
import java.util.Map;

import org.celltaxon.api.Notice;
import org.celltaxon.api.Refusal;
import org.celltaxon.api.Text;
import org.celltaxon.api.analysis.Outcome;
import org.celltaxon.api.table.Table;

/** The lots that count and those that do not, over the assays of a table: none is left out in silence (SCIENCE R10). */
final class Tally {

    private final List<Notice> notices;
    private int lots = 1;
    private int missing;
    private int censored;

    Tally(Table potency, List<Notice> notices) {
        this.notices = notices;
        if (potency.rows() == 0) {
            notices.add(Notice.refusal(Refusal.NOTHING_TO_COMPARE, new Text("The table of potencies is empty.", "力価の表が空である。"),
                    Map.of("potencies", 0), new Text("Give the potency of the lots.", "ロットの力価を加える。")));
        }
    }

    /** Ranks keep the censored lots. */
    void add(String assay, RankedLots own) {
        add(assay, own.size(), own.withoutPotency(), own.withoutCells(), own.censored());
    }

    /** Numbers do without the censored lots. */
    void add(String assay, ExactLots own) {
        add(assay, own.size(), own.withoutPotency(), own.withoutCells(), own.censored().size());
        if (!own.censored().isEmpty()) {
            var names = String.join(", ", own.censored());
            notices.add(Notice.warning("CENSORED_LEFT_OUT", assay + ": " + own.censored().size()
                    + " lots lie beyond a limit of the assay and"
                    + " do not count where a number is needed: " + names + ".", assay + ": 定量範囲外の " + own.censored().size()
                    + " ロットは数値を要する解析の対象外: " + names));
        }
    }

    private void add(String assay, int size, List<String> withoutPotency, List<String> withoutCells, int beyond) {
        lots = Math.max(lots, size);
        missing = Math.max(missing, withoutPotency.size());
        censored = Math.max(censored, beyond);
        if (!withoutPotency.isEmpty()) {
            var names = String.join(", ", withoutPotency);
            notices.add(Notice.warning("LOTS_WITHOUT_POTENCY", assay + ": " + withoutPotency.size()
                    + " lots have no potency and do not count here: " + names + ".",
                    assay + ": 力価のないロット " + withoutPotency.size() + " 件は対象外: " + names));
        }
        if (!withoutCells.isEmpty()) {
            var names = String.join(", ", withoutCells);
            notices.add(Notice.warning("LOTS_WITHOUT_CELLS", assay + ": " + withoutCells.size()
                    + " lots have a potency but no cells and do not count here: " + names + ".",
                    assay + ": 細胞のないロット " + withoutCells.size() + " 件は対象外: " + names));
        }
    }

    Outcome outcome(Map<String, Table> tables) {
        return new Outcome(lots, missing, censored, List.of(), tables, notices);
    }
}
