// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.figures;

import java.util.ArrayList;
import java.util.Arrays;
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
import org.celltaxon.api.figure.Mark;
import org.celltaxon.api.figure.Mark.Anchor;
import org.celltaxon.api.table.Table;
import org.osgi.service.component.annotations.Component;

/** The standard curve of each plate with its levels and limits (SCIENCE 3.1). */
@Component
@Offer(id = "org.celltaxon.figures.standard_curve", label = "Standard curves", label_ja = "検量線")
public final class StandardCurves implements Figure {

    private static final double WIDTH = 300;
    private static final double HEIGHT = 210;
    private static final int POINTS = 80;

    @Override
    public int screen() {
        return 1;
    }

    @Override
    public List<String> tables() {
        return List.of("curves", "levels");
    }

    @Override
    public Text caption() {
        return new Text("Points: mean of the wells of a standard; filled when it is read back within accuracy and precision. Between the"
                + " dashed lines results are"
                + " reported as numbers.",
                "点は標準ウェルの平均（塗りつぶしは真度・精度を満たす水準）。破線の間だけを数値として報告する。");
    }

    @Override
    public List<Drawing> draw(Map<String, Table> tables, Settings settings, Run run) {
        var curves = tables.get("curves");
        var levels = tables.get("levels");
        var drawings = new ArrayList<Drawing>();
        for (int r = 0; r < curves.rows(); r++) {
            int row = r;
            var own = levels.where(l -> levels.text("assay", l).equals(curves.text("assay", row)) && levels.text("plate",
                    l).equals(curves.text("plate", row)));
            if (own.rows() > 0) {
                drawings.add(draw(curves, r, own));
            }
        }
        return drawings;
    }

    private static Drawing draw(Table curves, int r, Table levels) {
        var logs = Arrays.stream(levels.numbers("nominal")).map(Math::log10).toArray();
        var x = Scale.of(logs, false, 60, WIDTH + 60);
        var y = Scale.of(levels.numbers("od"), true, HEIGHT, 14);
        var canvas = new Canvas().yAxis(y, 60, WIDTH + 60, 5, new Text("optical density", "吸光度"));
        for (double level : levels.numbers("nominal")) {
            canvas.words(x.at(Math.log10(level)), HEIGHT + 13, Scale.label(level), 8.5, Anchor.MIDDLE);
        }
        canvas.line(60, HEIGHT, WIDTH + 60, HEIGHT, 1, Colour.INK).words((120 + WIDTH) / 2, HEIGHT + 29,
                new Text("concentration (pg/mL, log scale)",
                "濃度（pg/mL・対数）"), Canvas.NORMAL, Anchor.MIDDLE, Colour.INK, false);
        var px = new double[POINTS];
        var py = new double[POINTS];
        for (int i = 0; i < POINTS; i++) {
            double at = x.low() + (x.high() - x.low()) * i / (POINTS - 1);
            px[i] = x.at(at);
            py[i] = y.at(response(curves, r, Math.pow(10, at)));
        }
        if (!Double.isNaN(py[0])) {
            canvas.add(new Mark.Line(px, py, 2, Colour.category(0), false));
        }
        for (var limit : List.of("lloq", "uloq")) {
            double value = curves.number(limit, r);
            if (value > 0) {
                canvas.dashed(x.at(Math.log10(value)), 14, x.at(Math.log10(value)), HEIGHT, Colour.category(3));
            }
        }
        for (int l = 0; l < levels.rows(); l++) {
            boolean passes = levels.text("label", l).equals("PASS");
            canvas.add(new Mark.Dot(x.at(logs[l]), y.at(levels.number("od", l)), 4, passes ? Colour.category(0) : Colour.WHITE,
                    Colour.category(0),
                    Text.same(Scale.label(levels.number("nominal", l)) + " pg/mL" + percent(": ", levels.number("recovery", l))
                            + percent(", CV ", levels.number("cv", l)))));
        }
        var plate = curves.text("assay", r) + ", " + curves.text("plate", r);
        return canvas.drawing("curve_" + curves.text("assay", r) + "_" + curves.text("plate", r), new Text("Standard curve: " + plate,
                "検量線: " + plate),
                WIDTH + 90, HEIGHT + 40);
    }

    private static String percent(String before, double value) {
        return Double.isNaN(value) ? "" : String.format(Locale.ROOT, "%s%.1f %%", before, value);
    }

    private static double response(Table curves, int r, double x) {
        double a = curves.number("a", r);
        double d = curves.number("d", r);
        return d + (a - d) / Math.pow(1 + Math.pow(x / curves.number("c", r), curves.number("b", r)), curves.number("g", r));
    }
}
