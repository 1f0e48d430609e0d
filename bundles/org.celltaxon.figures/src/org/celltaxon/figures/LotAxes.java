// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.figures;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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

/** The lots along the two main axes of their log-ratios (SCIENCE 2.6). */
@Component
@Offer(id = "org.celltaxon.figures.lot_axes", label = "Lots along their main axes", label_ja = "ロットの主座標")
public final class LotAxes implements Figure {

    @Override
    public int screen() {
        return 4;
    }

    @Override
    public List<String> tables() {
        return List.of("lot_axes");
    }

    @Override
    public Text caption() {
        return new Text("Lots that lie near each other have similar whole compositions (log-ratios, half a cell added). Colours are"
                + " groups of the lot sheet, if any.",
                "近いロットほど全体組成が似ている（対数比、+0.5）。色はロット表の群（あれば）。");
    }

    @Override
    public List<Drawing> draw(Map<String, Table> tables, Settings settings, Run run) {
        var all = tables.get("lot_axes");
        var table = all.where(r -> !Double.isNaN(all.number("axis_1", r)) && !Double.isNaN(all.number("axis_2", r)));
        if (table.rows() == 0) {
            return List.of();
        }
        var x = Scale.of(table.numbers("axis_1"), false, 70, 520);
        var y = Scale.of(table.numbers("axis_2"), false, 290, 14);
        var canvas = new Canvas().xAxis(x, 290, 14, 5, axis("axis 1", "第 1 軸", table.number("explained_1", 0)))
                .yAxis(y, 70, 520, 5, axis("axis 2", "第 2 軸", table.number("explained_2", 0)));
        var groups = table.distinct("group").stream().filter(g -> !g.isEmpty()).toList();
        var taken = new ArrayList<double[]>();
        for (int r = 0; r < table.rows(); r++) {
            taken.add(new double[] {x.at(table.number("axis_1", r)) - 5, y.at(table.number("axis_2", r)) - 5, 10, 10});
        }
        for (int r = 0; r < table.rows(); r++) {
            int group = groups.indexOf(table.text("group", r));
            canvas.dot(x.at(table.number("axis_1", r)), y.at(table.number("axis_2", r)), 5, Colour.category(Math.max(0, group)),
                    Text.same(table.text("lot", r)));
            name(canvas, x.at(table.number("axis_1", r)), y.at(table.number("axis_2", r)), Labels.fit(table.text("lot", r), 14), taken);
        }
        for (int g = 0; g < groups.size(); g++) {
            canvas.dot(538, 24 + 18 * g, 5, Colour.category(g), Text.same(groups.get(g)));
            canvas.words(548, 28 + 18 * g, Labels.fit(groups.get(g), 12), Canvas.SMALL, Anchor.START);
        }
        return List.of(canvas.drawing("lot_axes", new Text("Lots by their whole composition", "全体組成によるロットの配置"), 620, 332));
    }

    /** Writes a name beside its point where it covers nothing; where there is no room the point's tip still says it. */
    static void name(Canvas canvas, double x, double y, String name, List<double[]> taken) {
        double width = Labels.width(name) * Canvas.SMALL / Canvas.NORMAL;
        for (var place : new double[][] {{8, 3}, {-8 - width, 3}, {-width / 2, -9}, {-width / 2, 16}}) {
            var box = new double[] {x + place[0], y + place[1] - 9, width, 11};
            boolean free = box[0] > 72 && box[0] + width < 530 && taken.stream().noneMatch(t -> box[0] < t[0] + t[2] && t[0] < box[0]
                    + box[2]
                    && box[1] < t[1] + t[3] && t[1] < box[1] + box[3]);
            if (free) {
                taken.add(box);
                canvas.words(box[0], y + place[1], name, Canvas.SMALL, Anchor.START);
                return;
            }
        }
    }

    private static Text axis(String en, String ja, double explained) {
        var share = Double.isNaN(explained) ? "" : String.format(Locale.ROOT, " (%.0f %%)", 100 * explained);
        return new Text(en + share, ja + share);
    }
}
