// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.figures;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
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
import org.celltaxon.api.table.Table;
import org.osgi.service.component.annotations.Component;

/** Each run against the runs before it (Levey-Jennings; SCIENCE 3.3). */
@Component
@Offer(id = "org.celltaxon.figures.control_chart", label = "Control chart", label_ja = "管理図")
public final class ControlChartFigure implements Figure {

    @Override
    public int screen() {
        return 0;
    }

    @Override
    public List<String> tables() {
        return List.of("control_chart");
    }

    @Override
    public Text caption() {
        return new Text("Each point is a run; the lines are the mean of the accepted runs before it and 2 and 3 of their standard"
                + " deviations. Hollow: a rule of"
                + " Westgard is broken.",
                "各点は 1 回の試験。線は直前の採用回の平均と ±2・±3 標準偏差。白抜きは Westgard 規則違反。");
    }

    @Override
    public List<Drawing> draw(Map<String, Table> tables, Settings settings, Run run) {
        var chart = tables.get("control_chart");
        var drawings = new ArrayList<Drawing>();
        for (var measure : chart.distinct("measure")) {
            var own = chart.where(r -> chart.text("measure", r).equals(measure) && !Double.isNaN(chart.number("value", r)));
            if (own.rows() > 0) {
                drawings.add(draw(measure, own));
            }
        }
        return drawings;
    }

    private static Drawing draw(String measure, Table runs) {
        var values = new ArrayList<Double>();
        for (int r = 0; r < runs.rows(); r++) {
            values.add(runs.number("value", r));
            values.add(runs.number("mean", r) + 3 * runs.number("sd", r));
            values.add(runs.number("mean", r) - 3 * runs.number("sd", r));
        }
        var x = new Scale(0.4, runs.rows() + 0.6, 80, 600);
        var y = Scale.of(values.stream().mapToDouble(v -> v).toArray(), false, 220, 14);
        var canvas = new Canvas().xAxis(x, 220, 14, 8, new Text("run, in order of time", "試験回（時間順）"))
                .yAxis(y, 80, 600, 5, Text.same(Labels.within(measure, 220)));
        for (int times = -3; times <= 3; times++) {
            int n = times;
            var rows = IntStream.range(0, runs.rows()).filter(r -> n % 3 == 0 || Math.abs(n) == 2).filter(r ->
                    !Double.isNaN(runs.number("mean", r))).toArray();
            if (rows.length > 1) {
                canvas.add(new Mark.Line(Arrays.stream(rows).mapToDouble(r -> x.at(r + 1)).toArray(), Arrays.stream(rows).mapToDouble(
                        r -> y.at(runs.number("mean", r) + n * runs.number("sd", r))).toArray(), n == 0 ? 1.4 : 1, Colour.GREY, n != 0));
            }
        }
        for (int r = 0; r < runs.rows(); r++) {
            boolean broken = runs.text("label", r).equals("OUT_OF_CONTROL");
            canvas.add(new Mark.Dot(x.at(r + 1), y.at(runs.number("value", r)), 4, broken ? Colour.WHITE : Colour.category(0),
                    Colour.category(broken ? 3 : 0),
                    Text.same(runs.text("run", r) + ": " + Scale.label(runs.number("value", r)) + " " + runs.text("rule", r))));
        }
        return canvas.drawing("control_chart_" + measure, new Text("Control chart: " + measure, "管理図: " + measure), 620, 262);
    }
}
