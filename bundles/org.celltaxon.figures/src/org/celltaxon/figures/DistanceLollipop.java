// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.figures;

import java.util.ArrayList;
import java.util.Comparator;
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
import org.celltaxon.api.figure.Mark.Anchor;
import org.celltaxon.api.table.Table;
import org.osgi.service.component.annotations.Component;

/** Distance of each lot from the population, sorted, with the usual-lot ring and the clusters that cause the distance. */
@Component
@Offer(id = "org.celltaxon.figures.distance", label = "Distance from the population", label_ja = "母集団からのズレ")
public final class DistanceLollipop implements Figure {

    private static final double ROW = 21;

    @Override
    public int screen() {
        return 4;
    }

    @Override
    public List<String> tables() {
        return List.of("distance");
    }

    @Override
    public Text caption() {
        return new Text("Jensen-Shannon divergence of each lot from the mean of the others (0 = equal, 1 = nothing in common). 95 % of"
                + " usual lots lie left of the dashed line; a lot is orange when it stands out after correction for the number of lots. On"
                + " the right: the clusters that cause most of the distance.",
                "他ロットの平均からの距離（0 = 同一, 1 = 共通なし）。通常のロットの 95 % は破線より左。多重性補正後も外れるロットは橙色。右端は主な原因のクラスター。");
    }

    @Override
    public List<Drawing> draw(Map<String, Table> tables, Settings settings, Run run) {
        var table = tables.get("distance");
        var ring = tables.get("usual_lot");
        double limit = ring == null || ring.rows() == 0 ? Double.NaN : ring.number("jsd", 0);
        var order = IntStream.range(0, table.rows()).boxed().filter(r -> !Double.isNaN(table.number("jsd", r)))
                .sorted(Comparator.comparingDouble(r -> table.number("jsd", r))).toList();
        if (order.isEmpty()) {
            return List.of();
        }
        double left = 20 + Labels.room(List.of(table.texts("lot")));
        double bottom = 16 + ROW * order.size();
        var values = new ArrayList<Double>(order.stream().map(r -> table.number("jsd", r)).toList());
        values.add(limit);
        var x = Scale.of(values.stream().mapToDouble(d -> d).toArray(), true, left, 440);
        var canvas = new Canvas().xAxis(x, bottom, 12, 5, new Text("divergence (bits)", "距離（bits）"));
        for (int i = 0; i < order.size(); i++) {
            int r = order.get(i);
            var lot = table.text("lot", r);
            double value = table.number("jsd", r);
            double y = 16 + ROW * (i + 0.5);
            boolean beyond = table.has("p_usual_lot_bh") && table.number("p_usual_lot_bh", r) < 0.05;
            var colour = beyond ? Colour.category(3) : Colour.category(0);
            canvas.words(left - 8, y + 4, Labels.fit(lot), Canvas.NORMAL, Anchor.END);
            canvas.line(left, y, x.at(value), y, 2, colour.alpha(0.6));
            double p = table.number("p_usual_lot", r);
            var shown = Double.isNaN(p) ? "-" : String.format(Locale.ROOT, "%.3g", p);
            canvas.dot(x.at(value), y, 5, colour, new Text(
                    String.format(Locale.ROOT, "%s: %.4f bits, p (usual lot) = %s", lot, value, shown),
                    String.format(Locale.ROOT, "%s: %.4f bits、p（通常変動）= %s", lot, value, shown)));
            canvas.words(456, y + 4, causes(tables.get("contributions"), lot), Canvas.SMALL, Anchor.START);
        }
        if (!Double.isNaN(limit)) {
            canvas.dashed(x.at(limit), 8, x.at(limit), bottom, Colour.INK);
        }
        return List.of(canvas.drawing("distance", new Text("Distance from the population", "母集団からのズレ"), 620, bottom + 40));
    }

    /** The two clusters with the largest parts, with + where the lot has more. */
    private static String causes(Table contributions, String lot) {
        if (contributions == null) {
            return "";
        }
        var own = contributions.where("lot", lot);
        return IntStream.range(0, own.rows()).boxed()
                .sorted(Comparator.comparingDouble(r -> -Math.abs(own.number("bits", r)))).limit(2)
                .map(r -> (own.number("bits", r) < 0 ? "\u2212" : "+") + own.text("cluster", r))
                .collect(java.util.stream.Collectors.joining("  "));
    }
}
