// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.api.analysis;

import java.util.List;

import org.celltaxon.api.table.Column;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Which subpopulation's share goes with potency (SCIENCE 4.1).
 *
 * @since 1.0
 */
@ConsumerType
public interface Association extends Analysis {

    /** Output: one row an assay and cluster. */
    Port ASSOCIATION = new Port("association", List.of(
            Column.text("assay", "Assay", "試験"),
            Column.text("cluster", "Cluster", "クラスター"),
            Column.number("n", "Number of lots", "ロット数").in("lots"),
            Column.number("rho", "Spearman's rank correlation", "スピアマン順位相関"),
            Column.number("p_exact", "Exact permutation p, two-sided", "正確な並べ替え p 値（両側）"),
            Column.number("p_family", "Family-wise p over all clusters (max-T)", "多重性調整済み p 値（max-T）"),
            Column.number("tau", "Kendall's tau-b", "ケンドール tau-b"),
            Column.number("slope", "Theil-Sen slope", "Theil-Sen 傾き").in("potency per % point"),
            Column.number("loo_low", "Smallest rho when any one lot is left out", "1 ロット除外時の最小 rho"),
            Column.number("loo_high", "Largest rho when any one lot is left out", "1 ロット除外時の最大 rho"),
            Column.text("label", "EXPLORATORY, INCONCLUSIVE, UNDERPOWERED or a refusal code", "判定")));

    @Override
    default List<Port> inputs() {
        return List.of(Composition.COMPOSITION, PotencyModel.POTENCY);
    }

    @Override
    default List<Port> outputs() {
        return List.of(ASSOCIATION);
    }
}
