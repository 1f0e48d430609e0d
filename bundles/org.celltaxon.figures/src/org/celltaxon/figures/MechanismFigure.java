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

/** The mechanism of action as a graph (SCIENCE 4.10). */
@Component
@Offer(id = "org.celltaxon.figures.mechanism", label = "Mechanism of action", label_ja = "作用機序")
public final class MechanismFigure implements Figure {

    private static final List<String> KINDS = List.of("gene", "subpopulation", "factor", "assay", "effect");
    private static final double COLUMN = 150;
    private static final double ROW = 44;

    @Override
    public int screen() {
        return 0;
    }

    @Override
    public List<String> tables() {
        return List.of("links", "mechanism");
    }

    @Override
    public Text caption() {
        return new Text("Genes and subpopulations on the left, factors in the middle, assays and effects on the right. Solid links have"
                + " level E3 or more; dashed ones"
                + " are missing pieces. A grey assay is in the hidden region: nothing firm leads to it.",
                "左から遺伝子・亜集団、因子、試験・効果。実線は E3 以上、破線は不足している証拠。灰色の試験は隠れた領域（確かな経路がない）。");
    }

    @Override
    public List<Drawing> draw(Map<String, Table> tables, Settings settings, Run run) {
        var links = tables.get("links");
        var mechanism = tables.get("mechanism");
        var place = new java.util.LinkedHashMap<String, double[]>();
        var used = new int[KINDS.size()];
        for (int r = 0; r < links.rows(); r++) {
            put(place, used, links.text("from", r), links.text("from_kind", r));
            put(place, used, links.text("to", r), links.text("to_kind", r));
        }
        var canvas = new Canvas();
        for (int k = 0; k < KINDS.size(); k++) {
            canvas.words(30 + COLUMN * k + 40, 16, Text.same(KINDS.get(k)), Canvas.SMALL, Anchor.MIDDLE, Colour.GREY, false);
        }
        for (int r = 0; r < links.rows(); r++) {
            var from = place.get(links.text("from", r));
            var to = place.get(links.text("to", r));
            boolean firm = links.text("level", r).compareTo("E3") >= 0;
            canvas.add(new Mark.Line(new double[] {from[0] + 42, to[0] - 42}, new double[] {from[1], to[1]}, firm ? 2 : 1.2, firm
                    ? Colour.INK : Colour.GREY, !firm));
            canvas.words((from[0] + to[0]) / 2, (from[1] + to[1]) / 2 - 4, links.text("level", r), 9, Anchor.MIDDLE);
        }
        place.forEach((name, at) -> {
            var row = mechanism.row("assay", name);
            boolean hidden = row.isPresent() && mechanism.text("label", row.get()).equals("HIDDEN");
            canvas.box(at[0] - 42, at[1] - 12, 84, 24, hidden ? Colour.FAINT : Colour.category((int) at[2]).alpha(0.3), Text.same(name));
            canvas.words(at[0], at[1] + 4, Labels.fit(name, 13), Canvas.SMALL, Anchor.MIDDLE);
        });
        int rows = Arrays.stream(used).max().orElse(1);
        return List.of(canvas.drawing("mechanism", new Text("Mechanism of action", "作用機序"), 60 + COLUMN * KINDS.size(), 50 + ROW * rows));
    }

    private static void put(Map<String, double[]> place, int[] used, String name, String kind) {
        int column = Math.max(0, KINDS.indexOf(kind));
        if (!place.containsKey(name)) {
            place.put(name, new double[] {30 + COLUMN * column + 40, 42 + ROW * used[column]++, column});
        }
    }
}
