// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.figures;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

import org.celltaxon.api.Offer;
import org.celltaxon.api.Run;
import org.celltaxon.api.Settings;
import org.celltaxon.api.Text;
import org.celltaxon.api.figure.Colour;
import org.celltaxon.api.figure.Drawing;
import org.celltaxon.api.figure.Figure;
import org.celltaxon.api.figure.Mark;
import org.celltaxon.api.figure.Mark.Anchor;
import org.celltaxon.api.table.Table;
import org.osgi.service.component.annotations.Component;

/** All cells on the map, coloured by cluster, with the cluster's name above it. */
@Component
@Offer(id = "org.celltaxon.figures.map", label = "Map of all cells", label_ja = "全細胞の地図")
public final class CellMap implements Figure {

    private static final double SIZE = 460;

    @Override
    public int screen() {
        return 2;
    }

    @Override
    public List<String> tables() {
        return List.of("cells");
    }

    @Override
    public Text caption() {
        return new Text("Each point is a cell; near cells have similar gene expression. For viewing only: nothing is computed from"
                + " this map.", "1 点が 1 細胞。近い細胞は遺伝子発現が似ている。表示専用で、この座標からは何も計算しない。");
    }

    @Override
    public List<Drawing> draw(Map<String, Table> tables, Settings settings, Run run) {
        var cells = tables.get("cells").where("kept", "true");
        var x = Scale.of(cells.numbers("umap_1"), false, 10, 10 + SIZE);
        var y = Scale.of(cells.numbers("umap_2"), false, 10 + SIZE, 10);
        var canvas = new Canvas().background(10, 10, SIZE, SIZE, new Colour(0xFAFAFA, 1));
        double radius = Math.clamp(60 / Math.sqrt(cells.rows()), 0.6, 2.2);
        var names = Clusters.sorted(cells);
        for (var name : names) {
            var own = cells.where("cluster", name);
            canvas.add(new Mark.Points(x.at(own.numbers("umap_1")), y.at(own.numbers("umap_2")), radius,
                    Colour.cluster(name).alpha(0.75)));
        }
        int row = 0;
        for (var name : names) {
            var own = cells.where("cluster", name);
            double cx = x.at(quantile(own.numbers("umap_1"), 0.5));
            double cy = Math.max(20, y.at(quantile(own.numbers("umap_2"), 0.97)) - 7);
            canvas.words(cx, cy, Text.same(name), 12, Anchor.MIDDLE, Colour.INK, true);
            canvas.dot(SIZE + 36, 26 + 20 * row, 5.5, Colour.cluster(name), Text.same(name));
            canvas.words(SIZE + 48, 30 + 20 * row++, new Text(name + "  " + own.rows() + " cells", name + "  " + own.rows() + " 細胞"),
                    Canvas.NORMAL, Anchor.START, Colour.INK, false);
        }
        canvas.words(10 + SIZE / 2, SIZE + 26, "UMAP 1", Canvas.SMALL, Anchor.MIDDLE);
        return List.of(canvas.drawing("map", new Text("Map of all cells", "全細胞の地図"), SIZE + 180,
                Math.max(SIZE + 34, 40 + 20 * row)));
    }

    private static double quantile(double[] values, double probability) {
        var sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[(int) (probability * (sorted.length - 1))];
    }
}
