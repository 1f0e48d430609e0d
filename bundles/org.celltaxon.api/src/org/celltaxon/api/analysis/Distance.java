// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.api.analysis;

import java.util.List;

import org.celltaxon.api.table.Column;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * How far each lot is from the population, and whether that is more than noise (SCIENCE 2.2, 2.3).
 *
 * @since 1.0
 */
@ConsumerType
public interface Distance extends Analysis {

    /** Output. */
    Port DISTANCE = new Port("distance", List.of(
            Column.text("lot", "Lot", "ロット"),
            Column.number("jsd", "Jensen-Shannon divergence from the mean of the other lots", "他ロット平均との JSD").in("bits"),
            Column.number("p_sampling", "p if the lot were a sample of the population", "抽出のみを仮定した p 値"),
            Column.number("p_usual_lot", "p if lots vary as the other lots do", "通常のロット間変動を仮定した p 値")));

    /** Output: the dashed ring. */
    Port RING = new Port("usual_lot", List.of(
            Column.number("jsd", "95 % of usual lots are nearer than this", "通常ロットの 95 % が入る距離").in("bits")));

    /** Output: which clusters cause the distance. */
    Port CONTRIBUTIONS = new Port("contributions", List.of(
            Column.text("lot", "Lot", "ロット"),
            Column.text("cluster", "Cluster", "クラスター"),
            Column.number("bits", "Part of the divergence, negative when the lot has less of the cluster",
                    "距離への寄与（少ない場合は負）").in("bits")));

    @Override
    default List<Port> inputs() {
        return List.of(Composition.CELLS);
    }

    @Override
    default List<Port> outputs() {
        return List.of(DISTANCE, RING, CONTRIBUTIONS);
    }
}
