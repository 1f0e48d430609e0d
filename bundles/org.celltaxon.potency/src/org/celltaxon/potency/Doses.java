// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.potency;

import org.celltaxon.api.StepException;
import org.celltaxon.api.Text;
import org.celltaxon.api.table.Table;

/** Checks of tables with doses. */
final class Doses {

    private static final double SMALLEST = 1e-50;
    private static final double LARGEST = 1e50;

    private Doses() {
    }

    /** Zero, or of a size that a measurement can have: squares and products of such numbers stay finite. */
    static boolean plausible(double value) {
        return value == 0 || Math.abs(value) >= SMALLEST && Math.abs(value) <= LARGEST;
    }

    /** The table, when every dose is a finite number of at least 0 and every response finite. */
    static Table checked(Table doses, String name) throws StepException {
        if (doses.rows() == 0) {
            throw new StepException(new Text("The table of doses is empty.", "用量表が空です。"),
                    new Text("There is nothing to fit.", "当てはめるデータがありません。"), new Text("Give a table with rows.", "行のある表を使ってください。"));
        }
        for (int r = 0; r < doses.rows(); r++) {
            double dose = doses.number("dose", r);
            double response = doses.number("response", r);
            if (!(dose >= 0) || !plausible(dose) || !plausible(response)) {
                boolean first = !(dose >= 0) || !plausible(dose);
                throw new StepException(new Text("Row " + (r + 1) + " of the doses cannot be used (" + doses.text(name, r) + ").",
                        "用量表の " + (r + 1) + " 行目は使えません（" + doses.text(name, r) + "）。"),
                        new Text(first ? "The dose '" + doses.text("dose", r) + "' is not a number of at least 0 and of a usual size."
                                : "The response '"
                                + doses.text("response", r) + "' is not a number of a usual size.", first ? "用量「" + doses.text("dose", r)
                                + "」は通常の大きさの 0 以上の数ではありません。" : "応答「" + doses.text("response", r) + "」は通常の大きさの数ではありません。"),
                        new Text("Correct the row, or remove it and say why.", "行を直すか、理由を記録して削除してください。"));
            }
        }
        return doses;
    }
}
