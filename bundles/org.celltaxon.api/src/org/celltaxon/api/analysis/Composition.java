// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.api.analysis;

import java.util.List;

import org.celltaxon.api.table.Column;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Share of each cluster in each lot, with intervals (SCIENCE 2.1).
 *
 * @since 1.0
 */
@ConsumerType
public interface Composition extends Analysis {

    /** Input: number of cells by lot and cluster, all pairs present. */
    Port CELLS = new Port("cells", List.of(
            Column.text("lot", "Lot", "ロット"),
            Column.text("cluster", "Cluster", "クラスター"),
            Column.number("cells", "Number of cells", "細胞数").in("cells")));

    /** Output. */
    Port COMPOSITION = new Port("composition", List.of(
            Column.text("lot", "Lot", "ロット"),
            Column.text("cluster", "Cluster", "クラスター"),
            Column.number("cells", "Number of cells", "細胞数").in("cells"),
            Column.number("share", "Share of the lot's cells", "ロット内の割合").in("0-1"),
            Column.number("share_low", "Lower 95 % limit, sampling of cells only", "95 % 下限（細胞抽出のみ）").in("0-1").optional(),
            Column.number("share_high", "Upper 95 % limit, sampling of cells only", "95 % 上限（細胞抽出のみ）").in("0-1").optional()));

    @Override
    default List<Port> inputs() {
        return List.of(CELLS);
    }

    @Override
    default List<Port> outputs() {
        return List.of(COMPOSITION);
    }
}
