// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.figures;

import java.util.ArrayList;
import java.util.Comparator;
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
import org.celltaxon.api.figure.Mark.Anchor;
import org.celltaxon.api.table.Table;
import org.osgi.service.component.annotations.Component;

/** Potency of each lot, sorted; censored values are hatched by their own colour and marked. */
@Component
@Offer(id = "org.celltaxon.figures.potency", label = "Potency of each lot", label_ja = "ロット別の力価")
public final class PotencyBars implements Figure {

    private static final double ROW = 20;

    @Override
    public int screen() {
        return 1;
    }

    @Override
    public List<String> tables() {
        return List.of("potency");
    }

    @Override
    public Text caption() {
        return new Text("One bar a lot, highest first. A pale bar marked < or > lies beyond the range of the assay: its end is the"
                + " limit, not a value.", "1 本が 1 ロット（高い順）。淡色で < 又は > の付いたものは定量範囲外で、棒の端は限界値。");
    }

    @Override
    public List<Drawing> draw(Map<String, Table> tables, Settings settings, Run run) {
        var drawings = new ArrayList<Drawing>();
        var all = tables.get("potency");
        for (var assay : all.distinct("assay")) {
            drawings.add(draw(assay, all.where("assay", assay)));
        }
        return drawings;
    }

    private static Drawing draw(String assay, Table rows) {
        var order = IntStream.range(0, rows.rows()).boxed()
                .sorted(Comparator.comparingDouble(r -> -rows.number("value", r))).toList();
        double left = 20 + Labels.room(List.of(rows.texts("lot")));
        double bottom = 14 + ROW * rows.rows();
        var x = Scale.of(rows.numbers("value"), true, left, 560);
        var canvas = new Canvas().xAxis(x, bottom, 10, 6,
                Text.same(Labels.within(assay + (rows.rows() == 0 ? "" : " (" + rows.text("unit", 0) + ")"), 400)));
        for (int i = 0; i < order.size(); i++) {
            int r = order.get(i);
            double y = 14 + ROW * i;
            var lot = rows.text("lot", r);
            canvas.words(left - 8, y + 13, Labels.fit(lot), Canvas.NORMAL, Anchor.END);
            double value = rows.number("value", r);
            if (Double.isNaN(value)) {
                canvas.words(left + 4, y + 13, new Text("not measured", "未測定"), Canvas.SMALL, Anchor.START, Colour.GREY, false);
                continue;
            }
            var flag = rows.text("flag", r);
            boolean exact = flag.equals("EXACT");
            var shown = shown(value, flag);
            canvas.box(left, y + 2, x.at(value) - left, ROW - 5, Colour.category(0).alpha(exact ? 1 : 0.35),
                    Text.same(lot + ": " + shown));
            canvas.words(x.at(value) + 5, y + 13, shown, Canvas.SMALL, Anchor.START);
        }
        return canvas.drawing("potency_" + assay, new Text("Potency of each lot: " + assay, "ロット別の力価: " + assay), 620,
                bottom + 40);
    }

    /** A potency as text; a limit is never shown as if it were a value (SCIENCE 0.3). */
    static String shown(double value, String flag) {
        return (flag.equals("BELOW_LLOQ") ? "< " : flag.equals("ABOVE_ULOQ") ? "> " : "") + Scale.label(value);
    }
}
