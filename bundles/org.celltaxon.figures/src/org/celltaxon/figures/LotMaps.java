// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.figures;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
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

/** Each lot's cells and the contours of their density over the density of the population (SCIENCE 1.9). */
@Component
@Offer(id = "org.celltaxon.figures.map_lots", label = "Each lot over the population", label_ja = "母集団の上に重ねた各ロット")
public final class LotMaps implements Figure {

    private static final double SIZE = 150;
    private static final int COLUMNS = 4;
    private static final int GRID = 50;
    private static final int MOST = 24;
    private static final double[] SHARES = {0.5, 0.9};

    @Override
    public int screen() {
        return 2;
    }

    @Override
    public List<String> tables() {
        return List.of("cells");
    }

    @Override
    public Text caption() {
        return new Text("Blue: the lot's cells, and lines around the densest areas that hold 50 % (thick) and 90 % of them. Grey: where the"
                + " cells of all lots lie. A lot that leaves grey areas empty, or crowds one, differs from the population. Of more than "
                + MOST + " lots the " + MOST + " farthest from the population are shown. For viewing only: the distances of lots are"
                + " computed from the shares of clusters.",
                "青の点はそのロットの細胞、線はその 50 %（太線）と 90 % を含む最も密な範囲、灰色は全ロットの分布。灰色の空白や偏りが母集団との違い。"
                        + MOST + " ロットを超えるときは母集団から遠い " + MOST + " ロットを示す。表示専用で、ロットの距離はクラスターの割合から計算する。");
    }

    @Override
    public List<Drawing> draw(Map<String, Table> tables, Settings settings, Run run) {
        var cells = tables.get("cells").where("kept", "true");
        var lots = cells.distinct("lot");
        if (lots.size() < 2) {
            return List.of();
        }
        var distance = tables.get("distance");
        var shown = lots.size() <= MOST ? lots : distance == null ? lots.subList(0, MOST) : farthest(lots, distance);
        var title = shown.size() == lots.size() ? new Text("Each lot over the population", "母集団の上に重ねた各ロット")
                : distance == null ? new Text("The first " + MOST + " of " + lots.size() + " lots over the population",
                        lots.size() + " ロット中の最初の " + MOST + "（母集団の上）")
                : new Text("The " + MOST + " of " + lots.size() + " lots farthest from the population, over it",
                        lots.size() + " ロット中、母集団から最も遠い " + MOST + " ロット（母集団の上）");
        return List.of(panels("lot_maps", title, cells, cells, shown));
    }

    /** Farthest first; a lot without a distance comes last. */
    private static List<String> farthest(List<String> lots, Table distance) {
        var jsd = new HashMap<String, Double>();
        for (int i = 0; i < distance.rows(); i++) {
            jsd.put(distance.text("lot", i), distance.number("jsd", i));
        }
        return lots.stream().sorted(Comparator.comparingDouble(lot -> -jsd.getOrDefault(lot, Double.NEGATIVE_INFINITY))).limit(MOST)
                .toList();
    }

    /** One panel for each of the first {@value #MOST} lots of {@code cells} over the density of the population. */
    static Drawing panels(String name, Text title, Table population, Table cells) {
        return panels(name, title, population, cells, cells.distinct("lot").stream().limit(MOST).toList());
    }

    private static Drawing panels(String name, Text title, Table population, Table cells, List<String> shown) {
        var canvas = new Canvas();
        for (int i = 0; i < shown.size(); i++) {
            double left = 8 + i % COLUMNS * (SIZE + 10);
            double top = 22 + i / COLUMNS * (SIZE + 26);
            panel(canvas, population, cells.where("lot", shown.get(i)), shown.get(i), left, top);
        }
        int rows = (shown.size() + COLUMNS - 1) / COLUMNS;
        return canvas.drawing(name, title, 8 + COLUMNS * (SIZE + 10), 14 + rows * (SIZE + 26));
    }

    private static void panel(Canvas canvas, Table cells, Table own, String lot, double left, double top) {
        var x = Scale.of(cells.numbers("umap_1"), false, left, left + SIZE);
        var y = Scale.of(cells.numbers("umap_2"), false, top + SIZE, top);
        var shown = Labels.within(lot, 0.6 * SIZE);
        canvas.words(left, top - 6, new Text(shown + "  (" + own.rows() + " cells)", shown + "（" + own.rows() + " 細胞）"),
                Canvas.SMALL, Anchor.START, Colour.INK, false);
        canvas.box(left, top, SIZE, SIZE, new Colour(0xFAFAFA, 1), Text.same(lot));
        density(canvas, x.at(cells.numbers("umap_1")), y.at(cells.numbers("umap_2")), left, top);
        var ownX = x.at(own.numbers("umap_1"));
        var ownY = y.at(own.numbers("umap_2"));
        canvas.add(new Mark.Points(ownX, ownY, Math.clamp(30 / Math.sqrt(own.rows()), 0.5, 1.6), Colour.category(0).alpha(0.35)));
        var contours = new DensityContours(ownX, ownY, left, top, SIZE);
        for (double share : SHARES) {
            for (var line : contours.lines(share)) {
                canvas.add(new Mark.Line(line[0], line[1], share == SHARES[0] ? 1.1 : 0.6, Colour.category(0), false));
            }
        }
    }

    /** The population as a grid of grey dots, darker where more cells lie. */
    private static void density(Canvas canvas, double[] x, double[] y, double left, double top) {
        var count = new int[GRID][GRID];
        int most = 1;
        for (int i = 0; i < x.length; i++) {
            int c = (int) Math.clamp((x[i] - left) / SIZE * GRID, 0, GRID - 1);
            int r = (int) Math.clamp((y[i] - top) / SIZE * GRID, 0, GRID - 1);
            most = Math.max(most, ++count[r][c]);
        }
        double step = SIZE / GRID;
        double[] limits = {0, 0.05, 0.2, 0.5, 1};
        for (int level = 0; level < 4; level++) {
            var px = new ArrayList<Double>();
            var py = new ArrayList<Double>();
            for (int r = 0; r < GRID; r++) {
                for (int c = 0; c < GRID; c++) {
                    double share = (double) count[r][c] / most;
                    if (share > limits[level] && share <= limits[level + 1]) {
                        px.add(left + (c + 0.5) * step);
                        py.add(top + (r + 0.5) * step);
                    }
                }
            }
            canvas.add(new Mark.Points(px.stream().mapToDouble(d -> d).toArray(), py.stream().mapToDouble(d -> d).toArray(),
                    step * 0.62, new Colour(0x000000, 0.07 + 0.06 * level)));
        }
    }
}
