// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.figures;

import java.util.Comparator;
import java.util.List;
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

/** Composition of the population and of each lot, nearest lot first. */
@Component
@Offer(id = "org.celltaxon.figures.composition", label = "Composition of lots", label_ja = "ロットの組成")
public final class CompositionBars implements Figure {

    private static final double ROW = 21;
    private static final double WIDTH = 440;

    @Override
    public int screen() {
        return 4;
    }

    @Override
    public List<String> tables() {
        return List.of("composition", "distance");
    }

    @Override
    public Text caption() {
        return new Text("Share of each cluster. The first bar is the population: the mean of all lots, each with equal say; below"
                + " it the lots, nearest to the population first.", "各クラスターの割合。最上段は母集団（全ロットの単純平均）、その下は母集団に近いロット順。");
    }

    @Override
    public List<Drawing> draw(Map<String, Table> tables, Settings settings, Run run) {
        var table = tables.get("composition");
        var distance = tables.get("distance");
        var names = Clusters.sorted(table);
        var lots = table.distinct("lot").stream().sorted(Comparator.<String>comparingDouble(
                l -> distance.row("lot", l).map(r -> distance.number("jsd", r)).orElse(Double.NaN))).toList();
        var canvas = new Canvas();
        double left = 20 + Labels.room(lots);
        var population = names.stream().mapToDouble(n -> mean(table.where("cluster", n).numbers("share"))).toArray();
        bar(canvas, new Text("Population", "母集団"), names, population, left, 10, true);
        double y = 10 + ROW + 8;
        for (var lot : lots) {
            var own = table.where("lot", lot);
            bar(canvas, Text.same(lot), names, names.stream().mapToDouble(n -> own.number("share", own.row("cluster", n)
                    .orElseThrow())).toArray(), left, y, false);
            y += ROW;
        }
        var x = new Scale(0, 100, left, left + WIDTH);
        for (double t : x.ticks(5)) {
            canvas.words(x.at(t), y + 13, Scale.label(t) + " %", Canvas.SMALL, Anchor.MIDDLE);
        }
        legend(canvas, names, left + WIDTH + 20);
        return List.of(canvas.drawing("composition", new Text("Composition of lots", "ロットの組成"), left + WIDTH + 90,
                Math.max(y + 24, 24 + 18.0 * names.size())));
    }

    private static void bar(Canvas canvas, Text label, List<String> names, double[] shares, double left, double y, boolean bold) {
        canvas.words(left - 8, y + 14, new Text(Labels.fit(label.en()), Labels.fit(label.ja())), Canvas.NORMAL, Anchor.END,
                Colour.INK, bold);
        double x = left;
        for (int k = 0; k < shares.length; k++) {
            double width = WIDTH * shares[k];
            var share = ", " + names.get(k) + ": " + String.format(java.util.Locale.ROOT, "%.1f %%", 100 * shares[k]);
            canvas.box(x, y + 1, Math.max(0, width - 0.6), ROW - 4, Colour.cluster(names.get(k)),
                    new Text(label.en() + share, label.ja() + share));
            x += width;
        }
    }

    private static void legend(Canvas canvas, List<String> names, double left) {
        for (int k = 0; k < names.size(); k++) {
            canvas.background(left, 12 + 18 * k, 12, 12, Colour.cluster(names.get(k)));
            canvas.words(left + 18, 22 + 18 * k, names.get(k), Canvas.SMALL, Anchor.START);
        }
    }

    private static double mean(double[] values) {
        return java.util.Arrays.stream(values).average().orElse(0);
    }
}
