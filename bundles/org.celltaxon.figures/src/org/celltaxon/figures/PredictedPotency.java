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

/** Measured against predicted potency, each lot predicted without itself (SCIENCE 4.5). */
@Component
@Offer(id = "org.celltaxon.figures.share_prediction", label = "Predicted potency", label_ja = "力価の予測")
public final class PredictedPotency implements Figure {

    private static final double SIZE = 170;

    @Override
    public int screen() {
        return 5;
    }

    @Override
    public List<String> tables() {
        return List.of("prediction", "prediction_fit");
    }

    @Override
    public Text caption() {
        return new Text("Each point is a lot, predicted by a model that was tuned and fitted without it. On the dashed line the"
                + " prediction is right. Q2 is the share"
                + " predicted; 0 or less is no better than the mean of the other lots.",
                "各点は 1 ロット（そのロットを除いて調整・当てはめたモデルによる予測）。破線上なら予測どおり。Q2 は予測率（0 以下は平均と同じか悪い）。");
    }

    @Override
    public List<Drawing> draw(Map<String, Table> tables, Settings settings, Run run) {
        var drawings = new ArrayList<Drawing>();
        var fits = tables.get("prediction_fit");
        for (var assay : fits.distinct("assay")) {
            var canvas = new Canvas();
            var own = fits.where("assay", assay);
            var all = tables.get("prediction").where("assay", assay);
            var points = all.where(r -> !Double.isNaN(all.number("measured", r)) && !Double.isNaN(all.number("predicted", r)));
            for (int m = 0; m < own.rows(); m++) {
                panel(canvas, own, m, points.where("model", own.text("model", m)), 50 + m * (SIZE + 30));
            }
            drawings.add(canvas.drawing("prediction_" + assay, new Text("Predicted against measured: " + assay, "予測と実測: " + assay),
                    60 + own.rows() * (SIZE + 30), SIZE + 80));
        }
        return drawings;
    }

    private static void panel(Canvas canvas, Table fits, int m, Table points, double left) {
        var both = new double[2 * points.rows()];
        System.arraycopy(points.numbers("measured"), 0, both, 0, points.rows());
        System.arraycopy(points.numbers("predicted"), 0, both, points.rows(), points.rows());
        var x = Scale.of(both, false, left, left + SIZE - 20);
        var y = Scale.of(both, false, SIZE + 30, 40);
        canvas.words(left, 16, Text.same(fits.text("model", m)), 12, Anchor.START, Colour.INK, true);
        canvas.words(left, 31, Double.isNaN(fits.number("q2", m)) ? "" : String.format(Locale.ROOT, "Q2 %.2f   p %.2g",
                fits.number("q2", m), fits.number("p", m)), Canvas.SMALL, Anchor.START);
        canvas.xAxis(x, SIZE + 30, 40, 3, new Text("predicted", "予測")).yAxis(y, left, left + SIZE - 20, 3, m == 0 ? new Text("measured",
                "実測") : Text.same(""));
        canvas.dashed(x.at(x.low()), y.at(x.low()), x.at(x.high()), y.at(x.high()), Colour.INK);
        for (int r = 0; r < points.rows(); r++) {
            canvas.dot(x.at(points.number("predicted", r)), y.at(points.number("measured", r)), 4, Colour.category(m),
                    Text.same(points.text("lot", r)));
        }
    }
}
