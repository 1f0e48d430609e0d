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
import org.celltaxon.api.figure.Mark;
import org.celltaxon.api.figure.Mark.Anchor;
import org.celltaxon.api.table.Table;
import org.osgi.service.component.annotations.Component;

/** The top markers of each cluster as a heat map over all clusters, one panel a cluster. */
@Component
@Offer(id = "org.celltaxon.figures.marker_heat_map", label = "Heat map of marker genes", label_ja = "マーカー遺伝子のヒートマップ")
public final class MarkerHeatMap implements Figure {

    private static final int PANELS = 4;
    private static final double CELL = 14;
    private static final double NAMES = 84;
    private static final double TOP = 36;

    @Override
    public int screen() {
        return 6;
    }

    @Override
    public List<String> tables() {
        return List.of("marker_expression");
    }

    @Override
    public Text caption() {
        return new Text("One panel a cluster: its best markers (rows, best first) in all clusters (columns). Dark is the cluster with the"
                + " highest mean expression of the gene, white is none.",
                "1 枚が 1 クラスター。行は上位マーカー（上ほど上位）、列は全クラスター。平均発現が最大のクラスターが濃色、白は発現なし。");
    }

    @Override
    public List<Drawing> draw(Map<String, Table> tables, Settings settings, Run run) {
        var expression = tables.get("marker_expression");
        var names = Clusters.sorted(expression);
        var panels = expression.distinct("marker_of").stream().sorted((a, b) -> names.indexOf(a) - names.indexOf(b)).toList();
        double width = NAMES + CELL * names.size() + 16;
        double height = 0;
        for (var panel : panels) {
            height = Math.max(height, TOP + CELL * expression.where("marker_of", panel).distinct("gene").size() + 40);
        }
        var canvas = new Canvas();
        for (int i = 0; i < panels.size(); i++) {
            panel(canvas, panels.get(i), names, expression.where("marker_of", panels.get(i)), i % PANELS * width, i / PANELS * height);
        }
        return List.of(canvas.drawing("marker_heat_map", new Text("Expression of the best markers", "代表マーカーの発現"),
                Math.max(300, Math.min(PANELS, panels.size()) * width + 10), (panels.size() + PANELS - 1) / PANELS * height));
    }

    private static void panel(Canvas canvas, String cluster, List<String> names, Table own, double left, double top) {
        canvas.words(left + NAMES, top + 14, Text.same(cluster), 12, Anchor.START, Colour.cluster(cluster), true);
        var genes = new ArrayList<>(own.distinct("gene"));
        for (int g = 0; g < genes.size(); g++) {
            var gene = own.where("gene", genes.get(g));
            double y = top + TOP + CELL * g;
            double most = java.util.Arrays.stream(gene.numbers("mean")).max().orElse(0);
            canvas.words(left + NAMES - 5, y + 10.5, Text.same(Labels.within(genes.get(g), NAMES - 8)), Canvas.SMALL, Anchor.END,
                    Colour.INK, false);
            for (int r = 0; r < gene.rows(); r++) {
                double mean = gene.number("mean", r);
                var words = new Object[] {genes.get(g), gene.text("cluster", r), mean};
                canvas.box(left + NAMES + CELL * names.indexOf(gene.text("cluster", r)), y, CELL - 1, CELL - 1,
                        new Colour(0x0072B2, most > 0 ? Math.clamp(mean / most, 0.03, 1) : 0.03),
                        new Text(String.format(Locale.ROOT, "%s, %s: mean %.2f", words),
                                String.format(Locale.ROOT, "%s、%s: 平均 %.2f", words)));
            }
        }
        for (int k = 0; k < names.size(); k++) {
            canvas.add(new Mark.Words(left + NAMES + CELL * (k + 0.5) + 3, top + TOP - 4, Text.same(names.get(k)), Canvas.SMALL - 1,
                    Colour.INK, Anchor.START, 60, false));
        }
    }
}
