// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.api.analysis;

import java.util.List;

import org.celltaxon.api.table.Column;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Whether the integration brought the lots together, and whether it erased what makes a lot special (SCIENCE 1.6). The engine
 * integrates and clusters in several ways and hands over what came of it; this judges.
 *
 * @since 1.0
 */
@ConsumerType
public interface IntegrationCheck extends Analysis {

    /** Input: all cells before and after the integration, with their coordinates in {@code axis_1}, {@code axis_2}, ... */
    Port CELLS = new Port("integration_cells", List.of(
            Column.text("stage", "before or after the integration", "統合の前後（before, after）"),
            Column.text("lot", "Lot", "ロット"),
            Column.text("cluster", "Cluster of the integrated cells", "統合後のクラスター"),
            Column.number("axis_1", "First coordinate; axis_2 and so on follow", "第 1 座標（axis_2 以降も同様）")));

    /** Input: each lot clustered alone, against its cells' clusters in the integrated study. */
    Port OWN = new Port("integration_own", List.of(
            Column.text("lot", "Lot", "ロット"),
            Column.text("own", "Cluster when the lot is clustered alone", "単独でのクラスター"),
            Column.text("cluster", "Cluster of the integrated cells", "統合後のクラスター"),
            Column.number("cells", "Number of cells", "細胞数").in("cells")));

    /**
     * Input: cells of one lot by cluster. Control {@code split}: parts {@code 1} and {@code 2} of a lot divided at random, integrated as
     * if they were two lots. Control {@code planted}: parts {@code before}, {@code truth} after most cells of one cluster were taken
     * away, and {@code found} when that was integrated and clustered again.
     */
    Port CONTROLS = new Port("integration_controls", List.of(
            Column.text("control", "split or planted", "対照の種類"),
            Column.number("repeat", "Number of the repeat, from 1", "繰返し番号"),
            Column.text("lot", "Lot", "ロット"),
            Column.text("planted", "Cluster that was thinned out; empty for split", "減らしたクラスター"),
            Column.text("part", "Part of the control", "部分"),
            Column.text("cluster", "Cluster", "クラスター"),
            Column.number("cells", "Number of cells", "細胞数").in("cells")));

    /** Input, optional: one row a lot, with {@code batch} and what groups the lots. */
    Port LOTS = new Port("lots", List.of(Column.text("lot", "Lot", "ロット")), false);

    /** Output. */
    Port INTEGRATION = new Port("integration", List.of(
            Column.text("check", "ilisi, clisi, preservation, split, planted or confounding", "検査"),
            Column.text("lot", "Lot; empty for all", "ロット（空欄は全体）"),
            Column.number("value", "What was found", "値"),
            Column.number("limit_low", "Least value that passes", "下限"),
            Column.number("limit_high", "Largest value that passes", "上限"),
            Column.text("verdict", "pass, fail or not assessable", "判定（pass, fail, not assessable）"),
            Column.text("explanation", "What it means", "説明（英）"),
            Column.text("explanation_ja", "What it means, in Japanese", "説明")));

    @Override
    default List<Port> inputs() {
        return List.of(CELLS, OWN, CONTROLS, LOTS);
    }

    @Override
    default List<Port> outputs() {
        return List.of(INTEGRATION);
    }
}
