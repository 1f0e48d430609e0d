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

/** Molecules against mitochondrial share, a point a cell. */
@Component
@Offer(id = "org.celltaxon.figures.mito", label = "Molecules and mitochondrial share", label_ja = "分子数とミトコンドリア割合")
public final class MitoScatter implements Figure {

    private static final int MOST = 20_000;

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
        return new Text("Each point is a cell. Damaged cells have few molecules and a high mitochondrial share (upper left). Of more than"
                + " 20,000"
                + " cells every so-many-th is drawn.", "1 点が 1 細胞。傷んだ細胞は分子数が少なくミトコンドリア割合が高い（左上）。2 万を超えるときは間引いて表示。");
    }

    @Override
    public List<Drawing> draw(Map<String, Table> tables, Settings settings, Run run) {
        var all = tables.get("cells");
        int each = (all.rows() + MOST - 1) / MOST;
        var cells = all.where(i -> i % each == 0 && all.number("umi", i) > 0 && Double.isFinite(all.number("mito", i)));
        if (cells.rows() == 0) {
            return List.of();
        }
        var umi = Arrays.stream(cells.numbers("umi")).map(Math::log10).toArray();
        var x = Scale.of(umi, false, 60, 480);
        var y = Scale.of(cells.numbers("mito"), true, 290, 14);
        var canvas = new Canvas().xAxis(x, 290, 14, 5, new Text("UMI (log10)", "UMI（log10）"))
                .yAxis(y, 60, 480, 5, new Text("mito %", "ミト %"));
        double radius = Math.clamp(60 / Math.sqrt(cells.rows()), 0.7, 2.2);
        var shown = new Text[] {new Text("ordinary", "通常"), new Text("noticed, stays", "注意（残す）"), new Text("removed", "除外")};
        for (int k = 0; k < 3; k++) {
            int kind = k;
            var own = IntStream.range(0, cells.rows()).filter(i -> kind(cells, i) == kind).toArray();
            var colour = List.of(Colour.GREY, Colour.category(1), Colour.category(8)).get(k);
            canvas.add(new Mark.Points(Arrays.stream(own).mapToDouble(i -> x.at(umi[i])).toArray(),
                    Arrays.stream(own).mapToDouble(i -> y.at(cells.number("mito", i))).toArray(), radius, colour.alpha(0.6)));
            canvas.dot(498, 20 + 18 * k, 4, colour, shown[k]);
            canvas.words(507, 24 + 18 * k, shown[k], Canvas.SMALL, Anchor.START, Colour.INK, false);
        }
        return List.of(canvas.drawing("mito", new Text("Molecules and mitochondrial share", "分子数とミトコンドリア割合"), 620, 332));
    }

    private static int kind(Table cells, int row) {
        return cells.text("kept", row).equals("false") ? 2 : cells.text("reasons", row).isEmpty() ? 0 : 1;
    }
}
