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

/** Histogram of the doublet scores, called ones in colour. */
@Component
@Offer(id = "org.celltaxon.figures.doublets", label = "Doublet scores", label_ja = "ダブレットスコア")
public final class DoubletHistogram implements Figure {

    private static final int BINS = 50;

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
        return new Text("How much each cell looks like two cells in one droplet; heights are logarithmic. Each library has a"
                + " threshold of its own"
                + " (qc.tsv); without one nothing is called. Two cells of the same kind cannot be told from one: of a product of one"
                + " cell type most doublets stay unseen.",
                "各細胞が 1 液滴 2 細胞に見える度合い（縦軸は対数）。閾値はライブラリーごと（qc.tsv）、なければ判定しない。同種 2 細胞は検出できないため、単一細胞種の製品では大半が見えない。");
    }

    @Override
    public List<Drawing> draw(Map<String, Table> tables, Settings settings, Run run) {
        var cells = tables.get("cells");
        if (!cells.has("doublet_score")) {
            return List.of();
        }
        var scores = cells.numbers("doublet_score");
        double most = Arrays.stream(scores).filter(Double::isFinite).max().orElse(0);
        if (!(most > 0)) {
            return List.of();
        }
        var count = new double[2][BINS];
        for (int i = 0; i < scores.length; i++) {
            if (Double.isFinite(scores[i])) {
                int bin = (int) Math.min(BINS - 1, scores[i] / most * BINS);
                count[cells.text("predicted_doublet", i).equals("true") ? 1 : 0][bin]++;
            }
        }
        double top = IntStream.range(0, BINS).mapToDouble(b -> count[0][b] + count[1][b]).max().orElse(1);
        var x = new Scale(0, most, 60, 480);
        var y = new Scale(0, Math.log10(top + 1) * 1.05, 290, 14);
        var canvas = new Canvas().xAxis(x, 290, 14, 5, new Text("doublet score", "ダブレットスコア"))
                .yAxis(y, 60, 480, 4, new Text("number + 1 (log10)", "細胞数 + 1（log10）"));
        var shown = new Text[] {new Text("single, or no call", "単一又は判定なし"), new Text("called", "ダブレット判定")};
        double width = 420.0 / BINS;
        for (int b = 0; b < BINS; b++) {
            double whole = y.at(Math.log10(count[0][b] + count[1][b] + 1));
            double single = y.at(Math.log10(count[0][b] + 1));
            canvas.box(60 + width * b, single, width - 0.6, 290 - single, Colour.GREY, shown[0]);
            canvas.box(60 + width * b, whole, width - 0.6, single - whole, Colour.category(3), shown[1]);
        }
        for (int k = 0; k < 2; k++) {
            canvas.dot(494, 20 + 18 * k, 4, k == 0 ? Colour.GREY : Colour.category(3), shown[k]);
            canvas.words(503, 24 + 18 * k, shown[k], Canvas.SMALL, Anchor.START, Colour.INK, false);
        }
        return List.of(canvas.drawing("doublets", new Text("Doublet scores", "ダブレットスコア"), 620, 332));
    }
}
