// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.figures;

import java.util.Arrays;
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
import org.celltaxon.api.figure.Mark;
import org.celltaxon.api.figure.Mark.Anchor;
import org.celltaxon.api.table.Table;
import org.osgi.service.component.annotations.Component;

/** Genes that differ between groups of lots: fold change against p, one panel a cluster. */
@Component
@Offer(id = "org.celltaxon.figures.group_volcano", label = "Genes between groups of lots (volcano)", label_ja = "ロット群間の発現変動（volcano）")
public final class GroupVolcano implements Figure {

    private static final int COLUMNS = 3;
    private static final double WIDTH = 250;
    private static final double HEIGHT = 220;
    private static final int NAMED = 8;
    private static final double FDR = 0.05;
    private static final double LEAST_P = 1e-300;

    @Override
    public int screen() {
        return 6;
    }

    @Override
    public List<String> tables() {
        return List.of("pseudobulk_de");
    }

    @Override
    public Text caption() {
        return new Text("One panel a cluster, one point a gene: log2 fold change between the groups of lots (x) against its p"
                + " (y, over lots). Coloured: false discovery rate below 0.05. Where a group has two lots nothing can be concluded.",
                "1 枚が 1 クラスター、1 点が 1 遺伝子。横軸はロット群間の log2 発現比、縦軸は p 値（ロット単位）。着色は FDR < 0.05。"
                        + "2 ロットの群がある場合は結論できない。");
    }

    @Override
    public List<Drawing> draw(Map<String, Table> tables, Settings settings, Run run) {
        var all = tables.get("pseudobulk_de");
        var names = all.distinct("cluster");
        var canvas = new Canvas();
        for (int i = 0; i < names.size(); i++) {
            panel(canvas, names.get(i), all.where("cluster", names.get(i)), 8 + i % COLUMNS * WIDTH, 6 + i / COLUMNS * HEIGHT);
        }
        return List.of(canvas.drawing("group_volcano", new Text("Genes between groups of lots", "ロット群間の発現変動"),
                16 + Math.min(COLUMNS, names.size()) * WIDTH, 12 + (names.size() + COLUMNS - 1) / COLUMNS * HEIGHT));
    }

    private static void panel(Canvas canvas, String cluster, Table own, double left, double top) {
        boolean tested = !Double.isNaN(own.number("p", 0));
        var shown = cluster.isEmpty() ? new Text("All cells", "全細胞") : Text.same(cluster);
        canvas.words(left + 44, top + 14, shown, 12, Anchor.START, Colour.cluster(cluster), true);
        canvas.words(left + WIDTH - 12, top + 14, tested && own.text("label", 0).equals("OK") ? Text.same(own.text("comparison", 0))
                : tested ? new Text("inconclusive: 2 lots in a group", "結論不可（2 ロットの群）")
                : new Text("not tested", "検定なし"), Canvas.SMALL, Anchor.END, Colour.INK, false);
        if (!tested) {
            return;
        }
        var x = own.numbers("logfc");
        var y = Arrays.stream(own.numbers("p")).map(p -> -Math.log10(Math.max(p, LEAST_P))).toArray();
        double widest = Math.max(1, Arrays.stream(x).map(Math::abs).max().orElse(1)) * 1.15;
        var sx = new Scale(-widest, widest, left + 44, left + WIDTH - 12);
        var sy = Scale.of(y, true, top + HEIGHT - 40, top + 24);
        canvas.xAxis(sx, top + HEIGHT - 40, top + 24, 4, Text.same("log2 FC"));
        canvas.yAxis(sy, left + 44, left + WIDTH - 12, 4, Text.same("-log10 p"));
        var rest = IntStream.range(0, x.length).filter(g -> !(own.number("p_bh", g) < FDR)).toArray();
        canvas.add(new Mark.Points(Arrays.stream(rest).mapToDouble(g -> sx.at(x[g])).toArray(),
                Arrays.stream(rest).mapToDouble(g -> sy.at(y[g])).toArray(), 1.3, Colour.GREY.alpha(0.5)));
        var found = IntStream.range(0, x.length).filter(g -> own.number("p_bh", g) < FDR).toArray();
        for (int g : found) {
            canvas.dot(sx.at(x[g]), sy.at(y[g]), 2.4, Colour.category(x[g] > 0 ? 3 : 0), Text.same(String.format(Locale.ROOT,
                    "%s: log2 FC %.2f, p %.2g, FDR %.2g", own.text("gene", g), x[g], own.number("p", g), own.number("p_bh", g))));
        }
        double last = Double.NEGATIVE_INFINITY;
        for (int g = 0; g < Math.min(NAMED, x.length); g++) { // best first; names that would lie on each other are left out
            double at = sy.at(y[g]);
            if (at - last >= 9) {
                canvas.words(sx.at(x[g]) + (x[g] > 0 ? -5 : 5), at + 3, Text.same(Labels.within(own.text("gene", g), 80)),
                        Canvas.SMALL - 1,
                        x[g] > 0 ? Anchor.END : Anchor.START, Colour.INK, false);
                last = at;
            }
        }
    }
}
