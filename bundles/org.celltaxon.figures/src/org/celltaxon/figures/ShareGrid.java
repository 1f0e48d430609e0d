// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.figures;

import java.util.ArrayList;
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
import org.celltaxon.api.figure.Mark;
import org.celltaxon.api.figure.Mark.Anchor;
import org.celltaxon.api.table.Table;
import org.osgi.service.component.annotations.Component;

/** One small scatter a cluster: share against potency, each point a lot, with exact and family-wise p and the LOO range. */
@Component
@Offer(id = "org.celltaxon.figures.share_grid", label = "Share against potency", label_ja = "割合と力価")
public final class ShareGrid implements Figure {

    private static final int COLUMNS = 3;
    private static final double WIDTH = 205;
    private static final double HEIGHT = 205;

    @Override
    public int screen() {
        return 5;
    }

    @Override
    public List<String> tables() {
        return List.of("composition", "potency", "association");
    }

    @Override
    public Text caption() {
        return new Text("One panel a cluster, one point a lot: share of the cluster (x) against potency (y). p exact is for the panel"
                + " alone, p family takes all panels into account; LOO is the range of rho when any one lot is left out. A framed"
                + " panel has p family below alpha (0.05). A hollow point lies beyond a limit of the assay.",
                "1 枚が 1 クラスター、1 点が 1 ロット。横軸は割合、縦軸は力価。p exact はその図のみ、p family は全クラスターの多重性を調整。"
                        + "LOO は 1 ロット除外時の rho の範囲。枠付きは p family < alpha（0.05）。白抜きは定量範囲外。");
    }

    @Override
    public List<Drawing> draw(Map<String, Table> tables, Settings settings, Run run) {
        var drawings = new ArrayList<Drawing>();
        var association = tables.get("association");
        for (var assay : association.distinct("assay")) {
            drawings.add(draw(assay, tables.get("composition"), tables.get("potency").where("assay", assay),
                    association.where("assay", assay)));
        }
        return drawings;
    }

    private static Drawing draw(String assay, Table composition, Table potency, Table association) {
        var names = Clusters.sorted(composition);
        var canvas = new Canvas();
        for (int i = 0; i < names.size(); i++) {
            panel(canvas, names.get(i), composition.where("cluster", names.get(i)), potency, association,
                    10 + i % COLUMNS * (WIDTH + 6), 6 + i / COLUMNS * (HEIGHT + 8), assay);
        }
        int rows = (names.size() + COLUMNS - 1) / COLUMNS;
        return canvas.drawing("share_vs_potency_" + assay, new Text("Share of each cluster against " + assay,
                "各クラスターの割合と " + assay), 20 + COLUMNS * (WIDTH + 6), 10 + rows * (HEIGHT + 8));
    }

    private static void panel(Canvas canvas, String cluster, Table shares, Table potency, Table association, double left,
            double top, String assay) {
        var x = new ArrayList<Double>();
        var y = new ArrayList<Double>();
        var lots = new ArrayList<String>();
        var flags = new ArrayList<String>();
        for (int r = 0; r < shares.rows(); r++) {
            var row = potency.row("lot", shares.text("lot", r));
            if (row.isPresent() && !Double.isNaN(potency.number("value", row.get()))) {
                x.add(100 * shares.number("share", r));
                y.add(potency.number("value", row.get()));
                lots.add(shares.text("lot", r));
                flags.add(potency.text("flag", row.get()));
            }
        }
        int row = association.row("cluster", cluster).orElseThrow();
        boolean called = association.text("label", row).equals("EXPLORATORY");
        if (called) {
            frame(canvas, left, top);
        }
        var sx = Scale.of(x.stream().mapToDouble(d -> d).toArray(), false, left + 44, left + WIDTH - 10);
        var sy = Scale.of(y.stream().mapToDouble(d -> d).toArray(), false, top + HEIGHT - 36, top + 46);
        canvas.words(left + 8, top + 16, Text.same(cluster), 12, Anchor.START, Colour.cluster(cluster), true);
        double rho = association.number("rho", row);
        canvas.words(left + 44, top + 16, Double.isNaN(rho) ? new Text("not tested", "検定なし")
                : Text.same(String.format(Locale.ROOT, "rho %.2f   LOO %.2f to %.2f", rho, association.number("loo_low", row),
                        association.number("loo_high", row))), 9.5, Anchor.START, Colour.INK, false);
        canvas.words(left + 44, top + 30, Double.isNaN(rho) ? Text.same(association.text("label", row))
                : Text.same((association.number("n", row) > 12 ? "p " : "p exact ") + p(association.number("p_exact", row)) + "   p family "
                        + p(association.number("p_family", row))), 9.5, Anchor.START, Colour.INK, false);
        canvas.xAxis(sx, top + HEIGHT - 36, top + 46, 3, new Text("share (%)", "割合（%）"));
        canvas.yAxis(sy, left + 44, left + WIDTH - 10, 4, Text.same(""));
        for (int i = 0; i < x.size(); i++) {
            var colour = Colour.cluster(cluster);
            boolean exact = flags.get(i).equals("EXACT");
            canvas.add(new Mark.Dot(sx.at(x.get(i)), sy.at(y.get(i)), 4, exact ? colour : Colour.WHITE,
                    exact ? Colour.WHITE : colour, Text.same(String.format(Locale.ROOT, "%s: %.2f %%, %s %s", lots.get(i),
                            x.get(i), assay, PotencyBars.shown(y.get(i), flags.get(i))))));
        }
    }

    private static void frame(Canvas canvas, double left, double top) {
        canvas.add(new Mark.Line(new double[] {left, left + WIDTH, left + WIDTH, left, left},
                new double[] {top, top, top + HEIGHT, top + HEIGHT, top}, 1.6, Colour.INK, false));
    }

    private static String p(double value) {
        return String.format(Locale.ROOT, value < 0.001 ? "%.1e" : "%.3f", value);
    }
}
