// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.figures;

import java.util.ArrayList;
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

/** Violin of UMI, genes and mitochondrial share of each lot. */
@Component
@Offer(id = "org.celltaxon.figures.quality", label = "Quality of the cells", label_ja = "細胞の品質")
public final class QualityStrips implements Figure {

    private static final int BINS = 40;
    private static final double HEIGHT = 120;
    private static final double LEFT = 70;

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
        return new Text("Spread of the cells of each lot; the white point is the median, lines are the limits of the library itself. UMI"
                + " and genes on a logarithmic scale. A lot"
                + " whose mitochondrial share is high as a whole may have been stressed.",
                "各ロットの細胞の分布（白点は中央値、線はライブラリー自身の限界）。UMI と遺伝子数は対数軸。ミトコンドリア割合が全体に高いロットはストレスの可能性。");
    }

    @Override
    public List<Drawing> draw(Map<String, Table> tables, Settings settings, Run run) {
        var cells = tables.get("cells");
        var lots = cells.distinct("lot");
        double step = Math.clamp(520.0 / lots.size(), 12, 60);
        var canvas = new Canvas();
        double top = 10;
        top = row(canvas, tables, lots, "umi", true, new Text("UMI (log10)", "UMI（log10）"), top, step);
        top = row(canvas, tables, lots, "genes", true, new Text("genes (log10)", "遺伝子数（log10）"), top, step);
        if (Arrays.stream(cells.numbers("mito")).anyMatch(Double::isFinite)) {
            top = row(canvas, tables, lots, "mito", false, new Text("mito %", "ミト %"), top, step);
        }
        for (int i = 0; i < lots.size(); i++) {
            canvas.add(new Mark.Words(LEFT + step * (i + 0.5) + 4, top + 4, Text.same(Labels.within(lots.get(i), 78)), Canvas.SMALL,
                    Colour.INK, Anchor.END, 50, false));
        }
        return List.of(canvas.drawing("quality", new Text("Quality of the cells", "細胞の品質"),
                Math.max(320, LEFT + step * lots.size() + 20), top + 60));
    }

    private static double row(Canvas canvas, Map<String, Table> tables, List<String> lots, String column, boolean log, Text title,
            double top, double step) {
        var cells = tables.get("cells");
        var values = new ArrayList<double[]>();
        for (var lot : lots) {
            values.add(Arrays.stream(cells.where("lot", lot).numbers(column)).map(v -> log ? Math.log10(Math.max(v, 1)) : v)
                    .filter(Double::isFinite).sorted().toArray());
        }
        var y = Scale.of(values.stream().flatMapToDouble(Arrays::stream).toArray(), false, top + HEIGHT, top);
        canvas.yAxis(y, LEFT, LEFT + step * lots.size(), 4, title);
        for (int i = 0; i < lots.size(); i++) {
            violin(canvas, values.get(i), y, LEFT + step * (i + 0.5), step * 0.44, lots.get(i));
            if (tables.containsKey("qc")) {
                limits(canvas, tables.get("qc").where("lot", lots.get(i)), column, log, y, LEFT + step * i, step);
            }
        }
        return top + HEIGHT + 14;
    }

    /** The limits of each library of a lot. */
    private static void limits(Canvas canvas, Table libraries, String column, boolean log, Scale y, double left, double step) {
        for (var side : List.of("_lower", "_upper")) {
            for (int r = 0; libraries.has(column + side) && r < libraries.rows(); r++) {
                double limit = libraries.number(column + side, r);
                double value = log ? Math.log10(limit) : limit;
                if (value > y.low() && value < y.high()) {
                    canvas.line(left + 0.1 * step, y.at(value), left + 0.9 * step, y.at(value), 1, Colour.category(3));
                }
            }
        }
    }

    private static void violin(Canvas canvas, double[] sorted, Scale y, double middle, double half, String lot) {
        if (sorted.length == 0) {
            return;
        }
        double low = sorted[0];
        double high = sorted[sorted.length - 1];
        double width = Math.max((high - low) / BINS, 1e-9);
        var count = new double[BINS];
        for (double v : sorted) {
            count[(int) Math.min(BINS - 1, (v - low) / width)]++;
        }
        var smooth = new double[BINS];
        double most = 0;
        for (int b = 0; b < BINS; b++) {
            smooth[b] = count[b] / 2 + (count[Math.max(0, b - 1)] + count[Math.min(BINS - 1, b + 1)]) / 4;
            most = Math.max(most, smooth[b]);
        }
        var px = new double[2 * BINS];
        var py = new double[2 * BINS];
        for (int b = 0; b < BINS; b++) {
            px[b] = middle - half * smooth[b] / most;
            px[2 * BINS - 1 - b] = middle + half * smooth[b] / most;
            py[b] = y.at(low + (b + 0.5) * width);
            py[2 * BINS - 1 - b] = py[b];
        }
        canvas.add(new Mark.Area(px, py, Colour.category(5).alpha(0.8)));
        canvas.add(new Mark.Dot(middle, y.at(sorted[sorted.length / 2]), 3, Colour.WHITE, Colour.INK, Text.same(lot)));
    }
}
