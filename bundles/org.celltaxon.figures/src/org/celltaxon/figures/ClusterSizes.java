// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.figures;

import java.util.List;
import java.util.Map;

import org.celltaxon.api.Offer;
import org.celltaxon.api.Run;
import org.celltaxon.api.Settings;
import org.celltaxon.api.Text;
import org.celltaxon.api.figure.Colour;
import org.celltaxon.api.figure.Drawing;
import org.celltaxon.api.figure.Figure;
import org.celltaxon.api.figure.Mark.Anchor;
import org.celltaxon.api.table.Table;
import org.osgi.service.component.annotations.Component;

/** Size of each cluster, and in how many lots it was seen. */
@Component
@Offer(id = "org.celltaxon.figures.cluster_sizes", label = "Clusters", label_ja = "クラスター")
public final class ClusterSizes implements Figure {

    private static final double ROW = 20;

    @Override
    public int screen() {
        return 3;
    }

    @Override
    public List<String> tables() {
        return List.of("composition");
    }

    @Override
    public Text caption() {
        return new Text("Cells of each cluster over all lots, and the number of lots that have any. The number of clusters depends"
                + " on the resolution; whether they stay when a lot is left out is in the table below, if it was tested.",
                "全ロットでの細胞数と、その集団が見られたロット数。クラスター数は解像度に依存する。ロットを除いても残るかは下の表（検定した場合）。");
    }

    @Override
    public List<Drawing> draw(Map<String, Table> tables, Settings settings, Run run) {
        var table = tables.get("composition");
        var names = Clusters.sorted(table);
        int lots = table.distinct("lot").size();
        var sums = names.stream().mapToDouble(n -> java.util.Arrays.stream(table.where("cluster", n).numbers("cells")).sum())
                .toArray();
        double left = 60;
        double bottom = 14 + ROW * names.size();
        var x = Scale.of(sums, true, left, 470);
        var canvas = new Canvas().xAxis(x, bottom, 10, 5, new Text("cells", "細胞数"));
        for (int i = 0; i < names.size(); i++) {
            var name = names.get(i);
            double y = 14 + ROW * i;
            long in = java.util.Arrays.stream(table.where("cluster", name).numbers("cells")).filter(c -> c > 0).count();
            canvas.words(left - 8, y + 13, name, Canvas.NORMAL, Anchor.END);
            canvas.box(left, y + 2, x.at(sums[i]) - left, ROW - 5, Colour.cluster(name), Text.same(name));
            canvas.words(x.at(sums[i]) + 5, y + 13, new Text(Scale.label(sums[i]) + ", in " + in + " of " + lots + " lots",
                    Scale.label(sums[i]) + "（" + lots + " ロット中 " + in + "）"), Canvas.SMALL, Anchor.START, Colour.INK, false);
        }
        return List.of(canvas.drawing("cluster_sizes", new Text(names.size() + " clusters", names.size() + " クラスター"), 620,
                bottom + 40));
    }
}
