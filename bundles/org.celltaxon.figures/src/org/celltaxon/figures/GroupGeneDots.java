// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.figures;

import java.util.HashMap;
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

/** The best genes between groups of lots, lot by lot: what a p over lots rests on (SCIENCE 1.11). */
@Component
@Offer(id = "org.celltaxon.figures.group_genes", label = "Genes between groups of lots, lot by lot", label_ja = "ロット群間の遺伝子（ロット別）")
public final class GroupGeneDots implements Figure {

    private static final int GENES = 5;
    private static final double WIDTH = 138;
    private static final double HEIGHT = 150;
    private static final double LEFT = 60;

    @Override
    public int screen() {
        return 6;
    }

    @Override
    public List<String> tables() {
        return List.of("pseudobulk_lots");
    }

    @Override
    public Text caption() {
        return new Text("The five genes with the smallest p of each cluster (a row); one point is one lot, in log2 counts per million."
                + " Lines join lots of one block, for example of one donor.",
                "各クラスター（行）で p 値が最小の 5 遺伝子。1 点が 1 ロット（log2 CPM）。線は同じブロック（ドナーなど）のロットを結ぶ。");
    }

    @Override
    public List<Drawing> draw(Map<String, Table> tables, Settings settings, Run run) {
        var all = tables.get("pseudobulk_lots");
        var clusters = all.distinct("cluster");
        var groups = all.distinct("group");
        var canvas = new Canvas();
        for (int k = 0; k < clusters.size(); k++) {
            var own = all.where("cluster", clusters.get(k));
            double top = 8 + k * HEIGHT;
            canvas.words(4, top + 14, clusters.get(k).isEmpty() ? new Text("All cells", "全細胞") : Text.same(clusters.get(k)), 12,
                    Anchor.START, Colour.cluster(clusters.get(k)), true);
            var genes = own.distinct("gene");
            for (int g = 0; g < Math.min(GENES, genes.size()); g++) {
                panel(canvas, genes.get(g), own.where("gene", genes.get(g)), groups, LEFT + g * WIDTH, top);
            }
        }
        return List.of(canvas.drawing("group_genes", new Text("Best genes between groups, lot by lot", "群間の上位遺伝子（ロット別）"),
                LEFT + GENES * WIDTH + 10, 16 + clusters.size() * HEIGHT));
    }

    private static void panel(Canvas canvas, String gene, Table lots, List<String> groups, double left, double top) {
        canvas.words(left + WIDTH / 2, top + 14, Text.same(Labels.within(gene, WIDTH - 16)), Canvas.NORMAL, Anchor.MIDDLE, Colour.INK,
                true);
        var y = Scale.of(lots.numbers("expression"), false, top + HEIGHT - 34, top + 24);
        double right = left + WIDTH - 14;
        canvas.yAxis(y, left + 20, right, 3, Text.same(""));
        var firstOf = new HashMap<String, double[]>();
        for (int pass = 0; pass < 2; pass++) { // lines below the points
            for (int r = 0; r < lots.rows(); r++) {
                int group = groups.indexOf(lots.text("group", r));
                double x = left + 20 + (right - left - 20) * (group + 0.5) / groups.size();
                double at = y.at(lots.number("expression", r));
                if (pass == 0 && !lots.text("block", r).isEmpty()) {
                    var before = firstOf.put(lots.text("block", r), new double[] {x, at});
                    if (before != null) {
                        canvas.line(before[0], before[1], x, at, 0.8, Colour.GREY);
                    }
                } else if (pass == 1) {
                    canvas.dot(x, at, 3.6, Colour.category(group), Text.same(String.format(Locale.ROOT, "%s (%s): %.2f",
                            lots.text("lot", r), lots.text("group", r), lots.number("expression", r))));
                }
            }
        }
        for (int g = 0; g < groups.size(); g++) {
            canvas.words(left + 20 + (right - left - 20) * (g + 0.5) / groups.size(), top + HEIGHT - 20,
                    Text.same(Labels.within(groups.get(g), (right - left) / groups.size())), Canvas.SMALL, Anchor.MIDDLE,
                    Colour.category(g), false);
        }
    }
}
