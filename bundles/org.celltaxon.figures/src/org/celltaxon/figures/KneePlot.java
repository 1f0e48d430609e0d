// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.figures;

import java.util.Arrays;
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

/** Molecules of the cells of each lot from the largest to the smallest. */
@Component
@Offer(id = "org.celltaxon.figures.knee", label = "Molecules by rank", label_ja = "分子数の順位")
public final class KneePlot implements Figure {

    private static final int POINTS = 120;
    private static final int LEGEND = 16;

    @Override
    public int screen() {
        return 0;
    }

    @Override
    public List<String> tables() {
        return List.of("cells");
    }

    @Override
    public Text caption() {
        return new Text("Molecules of each cell of a lot against its rank, both logarithmic. Where a line falls steeply, droplets without a"
                + " cell begin; a lot whose line ends early has few cells or was cut off by the caller.",
                "各ロットの細胞を分子数の多い順に並べた（両対数）。急に落ちる所から細胞のない液滴が始まる。早く終わる線は細胞数が少ないか、検出時に切られたロット。");
    }

    @Override
    public List<Drawing> draw(Map<String, Table> tables, Settings settings, Run run) {
        var cells = tables.get("cells");
        var lots = cells.distinct("lot");
        var umi = lots.stream().map(l -> Arrays.stream(cells.where("lot", l).numbers("umi")).filter(v -> v > 0).map(v -> -v).sorted()
                .map(v -> Math.log10(-v)).toArray()).toList();
        int most = umi.stream().mapToInt(u -> u.length).max().orElse(1);
        var x = Scale.of(new double[] {0, Math.log10(Math.max(2, most))}, true, 60, 480);
        var y = Scale.of(umi.stream().flatMapToDouble(Arrays::stream).toArray(), false, 290, 14);
        var canvas = new Canvas().xAxis(x, 290, 14, 5, new Text("rank of the cell (log10)", "順位（log10）"))
                .yAxis(y, 60, 480, 5, new Text("UMI (log10)", "UMI（log10）"));
        for (int l = 0; l < lots.size(); l++) {
            var own = umi.get(l);
            if (own.length == 0) {
                continue;
            }
            var colour = lots.size() > LEGEND ? Colour.category(0).alpha(0.35) : Colour.category(l);
            var ranks = IntStream.range(0, POINTS)
                    .map(i -> (int) Math.round(Math.pow(own.length, i / (POINTS - 1.0)))).distinct().toArray();
            canvas.add(new Mark.Line(Arrays.stream(ranks).mapToDouble(r -> x.at(Math.log10(r))).toArray(),
                    Arrays.stream(ranks).mapToDouble(r -> y.at(own[r - 1])).toArray(), 1.4, colour, false));
            canvas.dot(x.at(Math.log10(own.length)), y.at(own[own.length - 1]), 3, colour, Text.same(lots.get(l)));
            if (lots.size() <= LEGEND) {
                canvas.line(492, 20 + 17 * l, 506, 20 + 17 * l, 2, colour);
                canvas.words(511, 23.5 + 17 * l, Labels.within(lots.get(l), 100), Canvas.SMALL, Anchor.START);
            }
        }
        return List.of(canvas.drawing("knee", new Text("Molecules of the cells by rank", "細胞の分子数（順位順）"), 620, 332));
    }
}
