// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.api.cells;

import java.util.List;

import org.celltaxon.api.table.Column;
import org.celltaxon.api.table.Table;

/**
 * How much of a library's molecules come from the liquid around the cells.
 *
 * @param rho share, 0 to 1; NaN when it cannot be assessed
 * @param low lower 95 % limit
 * @param high upper 95 % limit
 * @param genes the genes it was computed from
 * @param cells cells it was computed from
 * @param verdict {@code WITHIN_LIMIT}, {@code ABOVE_LIMIT}, {@code INCONCLUSIVE} or {@code NOT_ASSESSABLE}
 * @since 1.0
 */
public record AmbientShare(double rho, double low, double high, List<String> genes, int cells, String verdict) {

    /** Columns of the table {@code ambient}, a row a library. */
    public static final List<Column> COLUMNS = List.of(Column.text("lot", "Lot", "ロット"), Column.text("library", "Library", "ライブラリー"),
            Column.number("droplets", "Empty droplets with at least one molecule", "空の液滴数（1 分子以上）"),
            Column.number("rho", "Share of the molecules that come from the liquid", "溶液由来の分子の割合"),
            Column.number("low", "Lower 95 % limit (Poisson, exact)", "95 % 下限（ポアソン, 厳密）"),
            Column.number("high", "Upper 95 % limit (Poisson, exact)", "95 % 上限（ポアソン, 厳密）"),
            Column.text("genes", "Genes that cannot come from the cells", "細胞由来ではあり得ない遺伝子"),
            Column.number("cells", "Cells used", "用いた細胞数"),
            Column.text("verdict", "Against the limit of the module", "限度に対する判定"));

    /** What cannot be assessed. */
    public static AmbientShare none() {
        return new AmbientShare(Double.NaN, Double.NaN, Double.NaN, List.of(), 0, "NOT_ASSESSABLE");
    }

    /** Adds its row to a table of {@link #COLUMNS}. */
    public void addTo(Table.Rows rows, String lot, String library, double droplets) {
        rows.add(lot, library, droplets, rho, low, high, String.join(", ", genes), cells, verdict);
    }
}
