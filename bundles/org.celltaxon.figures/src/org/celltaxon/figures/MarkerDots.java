// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.figures;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
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

/** The best markers of each cluster in all clusters: size is the share of cells with the gene, colour the mean expression. */
@Component
@Offer(id = "org.celltaxon.figures.markers", label = "Marker genes", label_ja = "マーカー遺伝子")
public final class MarkerDots implements Figure {

    private static final int BEST = 5;
    private static final double STEP = 17;
    private static final double ROW = 24;
    private static final double LEFT = 60;

    @Override
    public int screen() {
        return 6;
    }

    @Override
    public List<String> tables() {
        return List.of("markers", "marker_expression");
    }

    @Override
    public Text caption() {
        return new Text("The five best markers of each cluster, in all clusters. Size: share of the cluster's cells with the gene. Colour:"
                + " mean expression, dark in the cluster that has most of the gene. Grey: higher in fewer than three lots (a one-donor"
                + " marker).", "各クラスターの上位 5 遺伝子。大きさは発現細胞の割合、色は平均発現（遺伝子ごとに最大のクラスターが濃色）。"
                        + "灰色は上昇が 3 ロット未満（特定ドナーのマーカー）。");
    }

    @Override
    public List<Drawing> draw(Map<String, Table> tables, Settings settings, Run run) {
        var markers = tables.get("markers");
        var names = Clusters.sorted(markers);
        var genes = new LinkedHashSet<String>();
        for (var name : names) {
            var own = markers.where("cluster", name);
            for (int r = 0; r < Math.min(BEST, own.rows()); r++) {
                genes.add(own.text("gene", r));
            }
        }
        var expression = tables.get("marker_expression");
        var most = new HashMap<String, Double>();
        for (int r = 0; r < expression.rows(); r++) {
            most.merge(expression.text("gene", r), expression.number("mean", r), Math::max);
        }
        double enough = Math.min(3, java.util.Arrays.stream(markers.numbers("lots")).max().orElse(0));
        var few = new HashSet<List<String>>();
        for (int r = 0; r < markers.rows(); r++) {
            if (markers.number("lots", r) < enough) {
                few.add(List.of(markers.text("cluster", r), markers.text("gene", r)));
            }
        }
        var list = new ArrayList<>(genes);
        double bottom = 14 + ROW * names.size();
        var canvas = new Canvas();
        for (int k = 0; k < names.size(); k++) {
            double y = 14 + ROW * (k + 0.5);
            canvas.line(LEFT, y, LEFT + STEP * list.size(), y, 0.6, Colour.FAINT);
            canvas.words(LEFT - 8, y + 4, Text.same(names.get(k)), Canvas.NORMAL, Anchor.END, Colour.INK, true);
            var own = expression.where("cluster", names.get(k));
            for (int g = 0; g < list.size(); g++) {
                int row = own.row("gene", list.get(g)).orElseThrow();
                dot(canvas, own, row, most.get(list.get(g)), few.contains(List.of(names.get(k), list.get(g))), LEFT + STEP * (g + 0.5), y);
            }
        }
        for (int g = 0; g < list.size(); g++) {
            canvas.add(new org.celltaxon.api.figure.Mark.Words(LEFT + STEP * (g + 0.5) + 4, bottom + 8,
                    Text.same(Labels.within(list.get(g), 84)),
                    Canvas.SMALL, Colour.INK, Anchor.END, 60, false));
        }
        return List.of(canvas.drawing("markers", new Text("Best markers of each cluster", "各クラスターの代表マーカー"),
                Math.max(300, LEFT + STEP * list.size() + 30), bottom + 80));
    }

    private static void dot(Canvas canvas, Table own, int r, double most, boolean few, double x, double y) {
        double mean = own.number("mean", r);
        double pct = own.number("pct", r);
        var colour = few ? Colour.FAINT : new Colour(0x0072B2, most > 0 ? Math.clamp(mean / most, 0.06, 1) : 0.06);
        var words = new Object[] {own.text("cluster", r), own.text("gene", r), mean, 100 * pct};
        canvas.dot(x, y, 0.8 + 7 * Math.sqrt(pct), colour, new Text(
                String.format(Locale.ROOT, "%s, %s: mean %.2f, %.0f %% of cells", words),
                String.format(Locale.ROOT, "%s, %s: 平均 %.2f、細胞の %.0f %%", words)));
    }
}
