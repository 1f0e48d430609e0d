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
import org.celltaxon.api.figure.Mark;
import org.celltaxon.api.figure.Mark.Anchor;
import org.celltaxon.api.table.Table;
import org.osgi.service.component.annotations.Component;

/** The association under other settings, sorted (SCIENCE 4.8). */
@Component
@Offer(id = "org.celltaxon.figures.share_settings", label = "Other settings", label_ja = "解析条件を変えても")
public final class SpecificationCurve implements Figure {

    private static final double HEIGHT = 120;

    @Override
    public int screen() {
        return 5;
    }

    @Override
    public List<String> tables() {
        return List.of("multiverse", "association");
    }

    @Override
    public Text caption() {
        return new Text("One point a clustering, sorted by rho; filled when its family-wise p is below alpha. Crosses: no cluster of that"
                + " clustering has the cells of"
                + " this one. Settings whose clusters are just the lots are left out.",
                "1 点が 1 つの解析条件（rho 順）。塗りつぶしは多重性調整 p が基準未満。× は対応するクラスターなし。クラスターがロットそのものになる条件は除く。");
    }

    @Override
    public List<Drawing> draw(Map<String, Table> tables, Settings settings, Run run) {
        var curve = tables.get("multiverse");
        var association = tables.get("association");
        var drawings = new ArrayList<Drawing>();
        for (var assay : association.distinct("assay")) {
            var own = association.where("assay", assay);
            var called = IntStream.range(0, own.rows()).filter(r -> own.text("label", r).equals("EXPLORATORY")).mapToObj(r ->
                    own.text("cluster", r))
                    .limit(4).toList();
            var canvas = new Canvas();
            double top = 8;
            for (var cluster : called) {
                var rows = curve.where(r -> curve.text("assay", r).equals(assay) && curve.text("cluster", r).equals(cluster)
                        && curve.text("kind", r).equals("setting") && !curve.text("label", r).equals("CLUSTERS_ARE_LOTS"));
                if (rows.rows() > 0) {
                    panel(canvas, cluster, rows, top);
                    top += HEIGHT + 16;
                }
            }
            if (top > 8) {
                drawings.add(canvas.drawing("other_settings_" + assay, new Text("Under other settings: " + assay, "解析条件を変えても: " + assay),
                        620, top + 20));
            }
        }
        return drawings;
    }

    private static void panel(Canvas canvas, String cluster, Table rows, double top) {
        var order = IntStream.range(0, rows.rows()).boxed().sorted(Comparator.comparingDouble(r -> known(rows.number("rho", r)))).toList();
        var y = new Scale(-1.05, 1.05, top + HEIGHT, top + 8);
        var x = new Scale(-0.5, order.size() - 0.5, 90, 600);
        canvas.yAxis(y, 90, 600, 4, Text.same("rho"));
        canvas.dashed(90, y.at(0), 600, y.at(0), Colour.INK);
        canvas.words(8, top + 14, Text.same(cluster), 12, Anchor.START, Colour.cluster(cluster), true);
        for (int i = 0; i < order.size(); i++) {
            int r = order.get(i);
            double rho = rows.number("rho", r);
            var tip = Text.same(rows.text("description", r) + (Double.isNaN(rho) ? "" : ": rho " + Scale.label(rho)));
            if (Double.isNaN(rho)) {
                canvas.words(x.at(i), y.at(0) + 4, "\u00d7", 12, Anchor.MIDDLE);
                continue;
            }
            boolean supports = rows.text("label", r).equals("SUPPORTS");
            var colour = Colour.cluster(cluster);
            canvas.add(new Mark.Dot(x.at(i), y.at(rho), 4, supports ? colour : Colour.WHITE, colour, tip));
        }
    }

    private static double known(double rho) {
        return Double.isNaN(rho) ? -2 : rho;
    }
}
