// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.figures;

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
import org.celltaxon.api.figure.Mark.Anchor;
import org.celltaxon.api.table.Table;
import org.osgi.service.component.annotations.Component;

/** Doses, responses and fitted curves (SCIENCE 3.1). */
@Component
@Offer(id = "org.celltaxon.figures.dose_response", label = "Dose-response curves", label_ja = "用量反応曲線")
public final class DoseResponseCurves implements Figure {

    private static final double WIDTH = 300;
    private static final double HEIGHT = 200;
    private static final int POINTS = 80;

    @Override
    public int screen() {
        return 0;
    }

    @Override
    public List<String> tables() {
        return List.of("doses", "dose_response");
    }

    @Override
    public Text caption() {
        return new Text("Points are observations, the line the fitted curve; a dose of 0 stands at the left edge.",
                "点は観測値、線は当てはめた曲線。用量 0 は左端に示す。");
    }

    @Override
    public List<Drawing> draw(Map<String, Table> tables, Settings settings, Run run) {
        var doses = tables.get("doses");
        var fits = tables.get("dose_response");
        if (!doses.has("curve")) {
            return List.of();
        }
        return IntStream.range(0, fits.rows()).mapToObj(r -> draw(fits, r, doses.where("curve", fits.text("curve", r)))).toList();
    }

    private static Drawing draw(Table fits, int r, Table doses) {
        double least = Arrays.stream(doses.numbers("dose")).filter(d -> d > 0).min().orElse(1);
        var logs = Arrays.stream(doses.numbers("dose")).map(d -> Math.log10(d > 0 ? d : least / 5)).toArray();
        var x = Scale.of(logs, false, 70, WIDTH + 70);
        var y = Scale.of(doses.numbers("response"), true, HEIGHT, 14);
        var canvas = new Canvas().yAxis(y, 70, WIDTH + 70, 5, new Text("response", "応答"));
        for (double tick = Math.ceil(x.low()); tick <= x.high(); tick++) {
            canvas.words(x.at(tick), HEIGHT + 13, Scale.label(Math.pow(10, tick)), Canvas.SMALL, Anchor.MIDDLE);
            canvas.line(x.at(tick), HEIGHT, x.at(tick), 14, 0.6, Colour.FAINT);
        }
        canvas.line(70, HEIGHT, WIDTH + 70, HEIGHT, 1, Colour.INK).words((140 + WIDTH) / 2, HEIGHT + 29, new Text("dose (log scale)",
                "用量（対数）"),
                Canvas.NORMAL, Anchor.MIDDLE, Colour.INK, false);
        if (!Double.isNaN(fits.number("a", r))) {
            var px = IntStream.range(0, POINTS).mapToDouble(i -> x.low() + (x.high() - x.low()) * i / (POINTS - 1)).toArray();
            canvas.add(new Mark.Line(x.at(px), Arrays.stream(px).map(p -> y.at(response(fits, r, Math.pow(10, p)))).toArray(), 2,
                    Colour.category(0), false));
        }
        for (int d = 0; d < doses.rows(); d++) {
            canvas.dot(x.at(logs[d]), y.at(doses.number("response", d)), 3.5, Colour.category(0), Text.same(Scale.label(doses.number("dose",
                    d)) + ": "
                    + Scale.label(doses.number("response", d))));
        }
        var name = fits.text("curve", r);
        return canvas.drawing("dose_response_" + name, Text.same(name), WIDTH + 100, HEIGHT + 40);
    }

    private static double response(Table fits, int r, double x) {
        double a = fits.number("a", r);
        double d = fits.number("d", r);
        return d + (a - d) / Math.pow(1 + Math.pow(x / fits.number("c", r), fits.number("b", r)), fits.number("g", r));
    }
}
