// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.figures;

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

/** Shares of new lots against the range of the reference lots (SCIENCE 1.12). */
@Component
@Offer(id = "org.celltaxon.figures.new_lot_shares", label = "Shares against the reference", label_ja = "参照範囲に対する割合")
public final class NewLotShares implements Figure {

    private static final int MOST = 48;
    private static final int COLUMNS = 2;
    private static final double WIDTH = 300;
    private static final double NAMES = 78;
    private static final double ROW = 16;

    @Override
    public int screen() {
        return 4;
    }

    @Override
    public List<String> tables() {
        return List.of("mapped_composition");
    }

    @Override
    public Text caption() {
        return new Text("Bar: share of the new lot's cells with the 95 % interval of the sampling of cells. Band: smallest to largest share"
                + " of a reference lot, with their mean. Shares that are not released are pale.",
                "棒は新ロットの割合（線は細胞抽出の 95 % 区間）。帯は参照ロットの最小～最大、縦線は平均。公開しない割合は淡色。");
    }

    @Override
    public List<Drawing> draw(Map<String, Table> tables, Settings settings, Run run) {
        var composition = tables.get("mapped_composition");
        var lots = composition.distinct("lot").stream().limit(MOST).toList();
        double height = ROW * composition.distinct("cluster").size() + 64;
        var canvas = new Canvas();
        for (int i = 0; i < lots.size(); i++) {
            panel(canvas, composition.where("lot", lots.get(i)), lots.get(i), 8 + i % COLUMNS * (WIDTH + 16), 4 + i / COLUMNS * height);
        }
        int rows = (lots.size() + COLUMNS - 1) / COLUMNS;
        return List.of(canvas.drawing("new_lot_shares", new Text("Shares of new lots against the reference lots", "新ロットの割合と参照ロットの範囲"),
                16 + Math.min(lots.size(), COLUMNS) * (WIDTH + 16), 8 + rows * height));
    }

    private static void panel(Canvas canvas, Table rows, String lot, double left, double top) {
        boolean released = rows.text("released", 0).equals("true");
        var ends = new double[2 * rows.rows()];
        for (int r = 0; r < rows.rows(); r++) {
            ends[2 * r] = 100 * rows.number("share_high", r);
            ends[2 * r + 1] = 100 * rows.number("reference_high", r);
        }
        var x = Scale.of(ends, true, left + NAMES, left + WIDTH - 8);
        double bottom = top + 22 + ROW * rows.rows();
        canvas.words(left, top + 14, new Text(lot + (released ? "" : "  (not released)"), lot + (released ? "" : "（公開しない）")),
                Canvas.NORMAL, Anchor.START, Colour.INK, true);
        canvas.xAxis(x, bottom, top + 22, 4, new Text("share (%)", "割合（%）"));
        for (int r = 0; r < rows.rows(); r++) {
            double y = top + 22 + ROW * (r + 0.5);
            var cluster = rows.text("cluster", r);
            double share = 100 * rows.number("share", r);
            canvas.words(left + NAMES - 6, y + 4, cluster, Canvas.SMALL, Anchor.END);
            if (!Double.isNaN(rows.number("reference_low", r))) {
                double low = x.at(100 * rows.number("reference_low", r));
                canvas.background(low, y - 7, x.at(100 * rows.number("reference_high", r)) - low, 14, Colour.GREY.alpha(0.22));
                double mean = x.at(100 * rows.number("reference_mean", r));
                canvas.line(mean, y - 7, mean, y + 7, 1, Colour.GREY);
            }
            canvas.add(new Mark.Box(x.at(0), y - 3.5, x.at(share) - x.at(0), 7, Colour.cluster(cluster).alpha(released ? 0.9 : 0.3),
                    Text.same(String.format(Locale.ROOT, "%s %s: %.2f %%", lot, cluster, share))));
            canvas.line(x.at(100 * rows.number("share_low", r)), y, x.at(100 * rows.number("share_high", r)), y, 1.2, Colour.INK);
        }
    }
}
