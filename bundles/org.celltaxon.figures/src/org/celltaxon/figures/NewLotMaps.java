// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.figures;

import java.util.List;
import java.util.Map;

import org.celltaxon.api.Offer;
import org.celltaxon.api.Run;
import org.celltaxon.api.Settings;
import org.celltaxon.api.Text;
import org.celltaxon.api.figure.Drawing;
import org.celltaxon.api.figure.Figure;
import org.celltaxon.api.table.Table;
import org.osgi.service.component.annotations.Component;

/** Each new lot's cells over the density of the reference (SCIENCE 1.12). */
@Component
@Offer(id = "org.celltaxon.figures.new_lots", label = "New lots over the reference", label_ja = "参照の上に重ねた新ロット")
public final class NewLotMaps implements Figure {

    @Override
    public int screen() {
        return 4;
    }

    @Override
    public List<String> tables() {
        return List.of("mapped_cells", "reference_cells");
    }

    @Override
    public Text caption() {
        return new Text("Blue: the new lot's cells, each at the weighted mean of its nearest reference cells. Grey: where the reference"
                + " cells lie. For viewing only: an unknown cell is drawn among its nearest neighbours all the same.",
                "青は新ロットの細胞（最も近い参照細胞の加重平均の位置）、灰色は参照細胞の分布。表示専用で、未知細胞も近傍の位置に描かれる。");
    }

    @Override
    public List<Drawing> draw(Map<String, Table> tables, Settings settings, Run run) {
        var cells = tables.get("mapped_cells").where("kept", "true");
        return List.of(LotMaps.panels("new_lot_maps", new Text("New lots over the reference", "参照の上に重ねた新ロット"),
                tables.get("reference_cells"), cells));
    }
}
