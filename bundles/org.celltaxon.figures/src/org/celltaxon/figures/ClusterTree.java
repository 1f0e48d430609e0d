// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.figures;

import java.util.Comparator;
import java.util.HashMap;
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
import org.celltaxon.api.figure.Mark.Anchor;
import org.celltaxon.api.table.Table;
import org.osgi.service.component.annotations.Component;

/** How clusters divide as the resolution rises (clustree, Zappia and Oshlack 2018; SCIENCE 1.8). */
@Component
@Offer(id = "org.celltaxon.figures.cluster_tree", label = "Tree of clusters", label_ja = "クラスターの分岐")
public final class ClusterTree implements Figure {

    /** Fewer of a cluster's cells are not drawn. */
    private static final double LEAST = 0.05;
    private static final double STEP = 24;
    private static final double LARGEST = 10;
    private static final Map<String, Integer> COLOUR = Map.of("HIGHLY_STABLE", 2, "STABLE", 0, "PATTERN", 1, "DOUBTFUL", 3, "DISSOLVED", 3);
    private static final List<Text> WORDS = List.of(new Text("highly stable", "非常に安定"), new Text("stable", "安定"),
            new Text("pattern", "傾向のみ"), new Text("not stable", "不安定"));
    private static final int[] WORD_COLOURS = {2, 0, 1, 3};

    @Override
    public int screen() {
        return 3;
    }

    @Override
    public List<String> tables() {
        return List.of("resolution_clusters", "resolution_tree");
    }

    @Override
    public Text caption() {
        return new Text("A row a resolution, a circle a cluster (area: cells), a line the cells that two clusters share (width: their share of"
                + " the lower one). A good number of clusters is one after which rows only cross and mix.",
                "1 行が 1 解像度、円がクラスター（面積: 細胞数）、線は共通の細胞（太さ: 下のクラスターに占める割合）。線が交差し混ざり始める手前がよいクラスター数。");
    }

    @Override
    public List<Drawing> draw(Map<String, Table> tables, Settings settings, Run run) {
        var clusters = tables.get("resolution_clusters");
        var tree = tables.get("resolution_tree");
        var resolutions = IntStream.range(0, clusters.rows()).mapToDouble(r -> clusters.number("resolution",
                r)).distinct().sorted().toArray();
        if (resolutions.length < 2) {
            return List.of();
        }
        double all = IntStream.range(0, clusters.rows()).filter(r -> clusters.number("resolution", r) == resolutions[0])
                .mapToDouble(r -> clusters.number("cells", r)).sum();
        var place = new HashMap<String, Double>();
        var canvas = new Canvas();
        canvas.words(52, 14, new Text("resolution", "解像度"), Canvas.SMALL, Anchor.END, Colour.INK, false);
        for (int row = 0; row < resolutions.length; row++) {
            double resolution = resolutions[row];
            double y = 34 + STEP * row;
            var own = IntStream.range(0, clusters.rows()).filter(r -> clusters.number("resolution", r) == resolution).boxed()
                    .sorted(Comparator.comparingDouble(r -> centre(tree, place, resolution, clusters.text("cluster", r)))).toList();
            for (int c = 0; c < own.size(); c++) {
                place.put(key(resolution, clusters.text("cluster", own.get(c))), 64 + (c + 0.5) * 410 / own.size());
            }
            for (int e = 0; e < tree.rows(); e++) {
                if (tree.number("resolution_to", e) == resolution && tree.number("share", e) >= LEAST) {
                    canvas.line(place.get(key(tree.number("resolution_from", e), tree.text("from", e))), y - STEP,
                            place.get(key(resolution, tree.text("to", e))), y, 0.5 + 3 * tree.number("share", e), Colour.GREY.alpha(0.6));
                }
            }
            canvas.words(52, y + 3.5, Scale.label(resolution), Canvas.SMALL, Anchor.END);
            canvas.words(484, y + 3.5, own.size() + "", Canvas.SMALL, Anchor.START);
        }
        canvas.words(484, 14, new Text("clusters", "クラスター数"), Canvas.SMALL, Anchor.START, Colour.INK, false);
        for (int r = 0; r < clusters.rows(); r++) {
            double resolution = clusters.number("resolution", r);
            int row = java.util.Arrays.binarySearch(resolutions, resolution);
            var name = clusters.text("cluster", r);
            var tip = String.format(Locale.ROOT, "%s, %s: %.0f, Jaccard %.2f", Scale.label(resolution), name, clusters.number("cells", r),
                    clusters.number("jaccard", r));
            canvas.dot(place.get(key(resolution, name)), 34 + STEP * row, Math.max(2.5, LARGEST * Math.sqrt(clusters.number("cells",
                    r) / all)),
                    Colour.category(COLOUR.getOrDefault(clusters.text("label", r), 7)), Text.same(tip));
        }
        for (int w = 0; w < WORDS.size(); w++) {
            canvas.dot(546, 40 + 18 * w, 5, Colour.category(WORD_COLOURS[w]), WORDS.get(w));
            canvas.words(556, 43.5 + 18 * w, WORDS.get(w), Canvas.SMALL, Anchor.START, Colour.INK, false);
        }
        return List.of(canvas.drawing("cluster_tree", new Text("How clusters divide as the resolution rises", "解像度を上げたときのクラスターの分岐"), 620,
                34 + STEP * resolutions.length));
    }

    private static String key(double resolution, String cluster) {
        return resolution + " " + cluster;
    }

    /** Mean place of the clusters above that it shares cells with, so that lines cross little. */
    private static double centre(Table tree, Map<String, Double> place, double resolution, String cluster) {
        double sum = 0;
        double weight = 0;
        for (int e = 0; e < tree.rows(); e++) {
            if (tree.number("resolution_to", e) == resolution && tree.text("to", e).equals(cluster)) {
                sum += tree.number("share", e) * place.get(key(tree.number("resolution_from", e), tree.text("from", e)));
                weight += tree.number("share", e);
            }
        }
        return weight == 0 ? 0 : sum / weight;
    }
}
