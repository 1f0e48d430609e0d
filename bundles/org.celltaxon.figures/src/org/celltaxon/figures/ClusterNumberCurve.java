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

/** Stability against the number of clusters, the recommended numbers shaded (SCIENCE 1.8). */
@Component
@Offer(id = "org.celltaxon.figures.cluster_number", label = "How many clusters", label_ja = "クラスター数")
public final class ClusterNumberCurve implements Figure {

    /** What is drawn: column, words, place in the palette. */
    private record Line(String column, Text words, int colour) {
    }

    private static final List<Line> LINES = List.of(
            new Line("stability", new Text("bootstraps (ARI)", "ブートストラップ（ARI）"), 0),
            new Line("jaccard_weakest", new Text("weakest cluster", "最も弱いクラスター"), 3),
            new Line("lolo_mean", new Text("a lot left out (ARI)", "1 ロット除外（ARI）"), 2),
            new Line("silhouette", new Text("silhouette", "シルエット"), 4));

    @Override
    public int screen() {
        return 3;
    }

    @Override
    public List<String> tables() {
        return List.of("resolutions", "cluster_number");
    }

    @Override
    public Text caption() {
        return new Text("One point a resolution, lines through their means. Shaded: numbers of clusters at which bootstraps agree (from 0.8) and"
                + " every cluster is found again (Jaccard index from 0.75).",
                "1 点が 1 つの解像度、線はその平均。網掛け: ブートストラップが一致し（0.8 以上）、全クラスターが再現される（Jaccard 0.75 以上）クラスター数。");
    }

    @Override
    public List<Drawing> draw(Map<String, Table> tables, Settings settings, Run run) {
        var table = tables.get("resolutions");
        var number = tables.get("cluster_number");
        if (table.rows() < 2 || number.rows() == 0) {
            return List.of();
        }
        var clusters = Arrays.stream(table.numbers("clusters")).sorted().distinct().toArray();
        double low = Math.min(0, LINES.stream().flatMapToDouble(l -> Arrays.stream(table.numbers(l.column))).filter(v -> v < 0).min().orElse(0));
        var x = new Scale(clusters[0] - 0.6, clusters[clusters.length - 1] + 0.6, 60, 440);
        var y = new Scale(low, 1.02, 230, 14);
        var canvas = new Canvas();
        for (double k : clusters) {
            if (rows(table, k).anyMatch(r -> table.text("label", r).equals("RECOMMENDED"))) {
                canvas.background(x.at(k - 0.5), 14, x.at(k + 0.5) - x.at(k - 0.5), 216, Colour.category(5).alpha(0.25));
            }
        }
        canvas.xAxis(x, 230, 14, Math.min(10, clusters.length + 1), new Text("number of clusters", "クラスター数"))
                .yAxis(y, 60, 440, 5, Text.same(""));
        for (int l = 0; l < LINES.size(); l++) {
            var line = LINES.get(l);
            var colour = Colour.category(line.colour);
            var known = Arrays.stream(clusters).filter(k -> !Double.isNaN(mean(table, line.column, k))).toArray();
            if (known.length > 1) {
                canvas.add(new Mark.Line(x.at(known), y.at(Arrays.stream(known).map(k -> mean(table, line.column, k)).toArray()), 1.5,
                        colour,
                        l > 1));
            }
            for (int r = 0; r < table.rows(); r++) {
                double value = table.number(line.column, r);
                if (!Double.isNaN(value)) {
                    var at = "resolution " + Scale.label(table.number("resolution", r));
                    canvas.dot(x.at(table.number("clusters", r)), y.at(value), 3, colour, new Text(
                            String.format(Locale.ROOT, "%s, %s: %.2f", at, line.words.en(), value),
                            String.format(Locale.ROOT, "解像度 %s、%s: %.2f", Scale.label(table.number("resolution", r)), line.words.ja(),
                                    value)));
                }
            }
            canvas.add(new Mark.Line(new double[] {456, 480}, new double[] {30 + 18 * l, 30 + 18 * l}, 1.5, colour, l > 1));
            canvas.words(486, 34 + 18 * l, line.words, Canvas.SMALL, Anchor.START, Colour.INK, false);
        }
        canvas.background(456, 98, 24, 12, Colour.category(5).alpha(0.25));
        canvas.words(486, 108, new Text("stable", "安定"), Canvas.SMALL, Anchor.START, Colour.INK, false);
        return List.of(canvas.drawing("cluster_number", title(number), 620, 268));
    }

    private static Text title(Table number) {
        var range = number.text("range", 0);
        return range.isEmpty() ? new Text("How many clusters: no stable range", "クラスター数: 安定な範囲なし")
                : new Text("How many clusters: " + range + ", plateau at " + Scale.label(number.number("plateau", 0)),
                        "クラスター数: " + range + "（最も多いのは " + Scale.label(number.number("plateau", 0)) + "）");
    }

    private static IntStream rows(Table table, double clusters) {
        return IntStream.range(0, table.rows()).filter(r -> table.number("clusters", r) == clusters);
    }

    private static double mean(Table table, String column, double clusters) {
        return rows(table, clusters).mapToDouble(r -> table.number(column, r)).filter(v -> !Double.isNaN(v)).average().orElse(Double.NaN);
    }
}
