// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.figures;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

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

/** What so many lots can show (SCIENCE 4.2). */
@Component
@Offer(id = "org.celltaxon.figures.power", label = "Power", label_ja = "検出力")
public final class PowerCurve implements Figure {

    @Override
    public int screen() {
        return 1;
    }

    @Override
    public List<String> tables() {
        return List.of("power", "power_effects");
    }

    @Override
    public Text caption() {
        return new Text("The weaker a true correlation, the more lots it takes. Solid: found in 80 % of studies when one cluster is"
                + " tested; dashed: when all are."
                + " The points are this study: a weaker association is easily missed.",
                "真の相関が弱いほど多くのロットが必要。実線: 1 クラスターのみ検定、破線: 全クラスター検定で、80 % の研究で検出できる相関。点がこの研究で、これより弱い関連は見逃しやすい。");
    }

    @Override
    public List<Drawing> draw(Map<String, Table> tables, Settings settings, Run run) {
        var power = tables.get("power");
        if (tables.get("power_effects").rows() == 0) {
            return List.of();
        }
        double own = tables.get("power_effects").number("n", 0);
        var rows = IntStream.range(0, power.rows()).filter(r -> !Double.isNaN(power.number("detectable_05", r))).boxed().toList();
        if (rows.size() < 2) {
            return List.of();
        }
        var x = Scale.of(rows.stream().mapToDouble(r -> power.number("n", r)).toArray(), false, 70, 440);
        var y = new Scale(0.5, 1.02, 210, 14);
        var canvas = new Canvas().xAxis(x, 210, 14, 6, new Text("number of lots", "ロット数")).yAxis(y, 70, 440, 5,
                new Text("true correlation found in 80 %", "80 % で検出できる真の相関"));
        curve(canvas, power, rows, "detectable_05", x, y, false);
        curve(canvas, power, rows.stream().filter(r -> !Double.isNaN(power.number("detectable_family", r))).toList(), "detectable_family",
                x, y, true);
        for (int r : rows) {
            if (power.number("n", r) == own) {
                for (var column : List.of("detectable_05", "detectable_family")) {
                    double value = power.number(column, r);
                    if (!Double.isNaN(value) && value >= 0.5) {
                        canvas.dot(x.at(own), y.at(value), 5, Colour.category(3), new Text(String.format(Locale.ROOT, "%.0f lots: %.2f",
                                own, value),
                                String.format(Locale.ROOT, "%.0f ロット: %.2f", own, value)));
                        canvas.words(x.at(own) + 8, y.at(value) - 6, String.format(Locale.ROOT, "%.2f", value), Canvas.SMALL, Anchor.START);
                    }
                }
            }
        }
        canvas.line(460, 40, 490, 40, 2, Colour.category(0)).words(496, 44, new Text("one cluster", "1 クラスター"), Canvas.SMALL, Anchor.START,
                Colour.INK, false);
        canvas.dashed(460, 60, 490, 60, Colour.category(0)).words(496, 64, new Text("all clusters", "全クラスター"), Canvas.SMALL, Anchor.START,
                Colour.INK, false);
        return List.of(canvas.drawing("power", new Text("What so many lots can show", "このロット数で何が言えるか"), 620, 250));
    }

    private static void curve(Canvas canvas, Table power, List<Integer> rows, String column, Scale x, Scale y, boolean dashed) {
        canvas.add(new Mark.Line(rows.stream().mapToDouble(r -> x.at(power.number("n", r))).toArray(),
                rows.stream().mapToDouble(r -> y.at(Math.max(0.5, power.number(column, r)))).toArray(), 2, Colour.category(0), dashed));
    }
}
