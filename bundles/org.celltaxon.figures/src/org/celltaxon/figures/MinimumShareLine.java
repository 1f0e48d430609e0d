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

/** Potency against the share of a cluster with the prediction band and the minimum share (SCIENCE 4.6). */
@Component
@Offer(id = "org.celltaxon.figures.minimum_share", label = "Minimum share", label_ja = "最小割合")
public final class MinimumShareLine implements Figure {

    @Override
    public int screen() {
        return 8;
    }

    @Override
    public List<String> tables() {
        return List.of("prediction_line", "composition", "potency", "minimum_share", "association");
    }

    @Override
    public Text caption() {
        return new Text("The line and the range in which 90 % of new lots are expected; the lower edge is the one-sided 95 % limit."
                + " Horizontal: the specification;"
                + " vertical: the smallest share that keeps a lot above it. Without a specification only the band is shown.",
                "直線と、新規ロットの 90 % が入る範囲（下端は片側 95 % 限界）。横線は規格、縦線は規格を満たす最小割合。規格の指定がなければ帯のみ。");
    }

    @Override
    public List<Drawing> draw(Map<String, Table> tables, Settings settings, Run run) {
        var drawings = new ArrayList<Drawing>();
        var association = tables.get("association");
        for (int r = 0; r < association.rows(); r++) {
            if (association.text("label", r).equals("EXPLORATORY") && association.number("rho", r) > 0 && drawings.size() < 3) {
                one(association.text("assay", r), association.text("cluster", r), tables).ifPresent(drawings::add);
            }
        }
        return drawings;
    }

    private static java.util.Optional<Drawing> one(String assay, String cluster, Map<String, Table> tables) {
        var all = tables.get("prediction_line");
        var line = all.where(r -> all.text("assay", r).equals(assay) && all.text("cluster", r).equals(cluster));
        if (line.rows() == 0) {
            return java.util.Optional.empty();
        }
        var potency = tables.get("potency").where("assay", assay);
        var shares = tables.get("composition").where("cluster", cluster);
        var values = new ArrayList<Double>();
        Arrays.stream(line.numbers("low")).forEach(values::add);
        Arrays.stream(line.numbers("high")).forEach(values::add);
        Arrays.stream(potency.numbers("value")).forEach(values::add);
        var x = Scale.of(line.numbers("share"), false, 80, 560);
        var y = Scale.of(values.stream().mapToDouble(v -> v).toArray(), false, 230, 14);
        var canvas = new Canvas().xAxis(x, 230, 14, 6, new Text("share of " + cluster + " (%)", cluster + " の割合（%）"))
                .yAxis(y, 80, 560, 5, Text.same(Labels.within(assay
                        + (potency.rows() == 0 ? "" : " (" + potency.text("unit", 0) + ")"), 240)));
        int n = line.rows();
        var bandX = new double[2 * n];
        var bandY = new double[2 * n];
        for (int i = 0; i < n; i++) {
            bandX[i] = x.at(line.number("share", i));
            bandY[i] = y.at(line.number("low", i));
            bandX[2 * n - 1 - i] = bandX[i];
            bandY[2 * n - 1 - i] = y.at(line.number("high", i));
        }
        var colour = Colour.cluster(cluster);
        canvas.add(new Mark.Area(bandX, bandY, colour.alpha(0.15)));
        canvas.add(new Mark.Line(x.at(line.numbers("share")), y.at(line.numbers("fitted")), 2, colour, false));
        for (int r = 0; r < shares.rows(); r++) {
            var row = potency.row("lot", shares.text("lot", r));
            if (row.isPresent() && potency.text("flag", row.get()).equals("EXACT")) {
                canvas.dot(x.at(100 * shares.number("share", r)), y.at(potency.number("value", row.get())), 4.5, colour,
                        Text.same(shares.text("lot", r)));
            }
        }
        limits(canvas, tables.get("minimum_share"), assay, cluster, x, y);
        return java.util.Optional.of(canvas.drawing("minimum_share_" + assay + "_" + cluster, new Text("How much of " + cluster
                + " must be kept: " + assay,
                cluster + " をどれだけ保つべきか: " + assay), 600, 272));
    }

    private static void limits(Canvas canvas, Table minimum, String assay, String cluster, Scale x, Scale y) {
        var own = minimum.where(r -> minimum.text("assay", r).equals(assay) && minimum.text("cluster", r).equals(cluster));
        if (own.rows() == 0 || !own.has("specification") || !(own.number("specification", 0) > 0)) {
            return;
        }
        double specification = own.number("specification", 0);
        double share = own.number("minimum_share", 0);
        if (specification > y.low() && specification < y.high()) {
            canvas.dashed(x.from(), y.at(specification), x.to(), y.at(specification), Colour.category(3));
        }
        if (share > x.low() && share < x.high()) {
            canvas.dashed(x.at(share), y.from(), x.at(share), y.to(), Colour.category(3));
            canvas.words(x.at(share) + 5, y.to() + 12, String.format(Locale.ROOT, "%.1f %%", share), Canvas.SMALL, Anchor.START);
        }
    }
}
