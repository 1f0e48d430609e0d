// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.api.analysis;

import java.util.List;

import org.celltaxon.api.table.Column;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * From assay readings to one potency value a lot (SCIENCE chapter 3).
 *
 * @since 1.0
 */
@ConsumerType
public interface PotencyModel extends Analysis {

    /** Input: readings; several rows of one lot and assay are replicates. */
    Port READINGS = new Port("readings", List.of(
            Column.text("lot", "Lot", "ロット"),
            Column.text("assay", "Assay", "試験"),
            Column.number("value", "Measured value", "測定値"),
            Column.text("unit", "Unit", "単位"),
            Column.text("flag", "EXACT, BELOW_LLOQ, ABOVE_ULOQ, MISSING or INVALID (SCIENCE 0.3)", "打切り区分").optional()));

    /** Output: one row a lot and assay. */
    Port POTENCY = new Port("potency", List.of(
            Column.text("lot", "Lot", "ロット"),
            Column.text("assay", "Assay", "試験"),
            Column.number("value", "Potency; the limit itself where the flag says below or above", "力価"),
            Column.text("unit", "Unit", "単位"),
            Column.text("flag", "EXACT, BELOW_LLOQ, ABOVE_ULOQ, MISSING or INVALID", "打切り区分"),
            Column.number("replicates", "Number of readings", "測定数").optional(),
            Column.number("cv", "Coefficient of variation of the readings", "変動係数").in("%").optional()));

    @Override
    default List<Port> inputs() {
        return List.of(READINGS);
    }

    @Override
    default List<Port> outputs() {
        return List.of(POTENCY);
    }
}
