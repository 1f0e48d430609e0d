// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.figures;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
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

/** Share of each cluster in each lot with its interval, sorted (SCIENCE 2.1). */
@Component
@Offer(id = "org.celltaxon.figures.shares", label = "Shares with intervals", label_ja = "割合と区間")
public final class ShareCaterpillar implements Figure {

    private static final int COLUMNS = 4;
    private static final double WIDTH = 150;
    private static final double ROW = 9;

    @Override
    public int screen() {
        return 4;
    }

    @Override
    public List<String> tables() {
        return List.of("composition");
    }

    @Override
    public Text caption() {
        return new Text("One panel a cluster, one line a lot, sorted: the share with the 95 % interval of the sampling of cells. The"
                + " dashed line and the pale band"
                + " are the mean lot and its 95 % interval, which comes from the variation between lots.",
                "1 枚が 1 クラスター、1 本が 1 ロット（割合順）。線は細胞抽出の 95 % 区間。破線と淡い帯は平均ロットとその 95 % 区間（ロット間変動）。");
    }

    @Override
    public List<Drawing> draw(Map<String, Table> tables, Settings settings, Run run) {
        var composition = tables.get("composition");
        var names = Clusters.sorted(composition);
        int lots = composition.distinct("lot").size();
        double height = ROW * lots + 46;
        var canvas = new Canvas();
        for (int i = 0; i < names.size(); i++) {
            panel(canvas, names.get(i), composition.where("cluster", names.get(i)), tables.get("cluster_shares"), 12 + i % COLUMNS * (WIDTH
                    + 4),
                    4 + i / COLUMNS * (height + 8), ROW * lots);
        }
        int rows = (names.size() + COLUMNS - 1) / COLUMNS;
        return List.of(canvas.drawing("shares", new Text("Share of each cluster in each lot", "各ロットのクラスター割合"), 20 + COLUMNS * (WIDTH + 4),
                12 + rows * (height + 8)));
    }

    private static void panel(Canvas canvas, String cluster, Table rows, Table means, double left, double top, double height) {
        var mean = means == null ? Optional.<Integer>empty() : means.row("cluster", cluster)
                .filter(r -> !Double.isNaN(means.number("share_low", r)));
        var values = new double[2 * rows.rows() + 1];
        for (int r = 0; r < rows.rows(); r++) {
            values[2 * r] = 100 * rows.number("share_low", r);
            values[2 * r + 1] = 100 * rows.number("share_high", r);
        }
        // of few lots the interval of the mean is wider than all of theirs
        values[2 * rows.rows()] = mean.map(r -> 100 * means.number("share_high", r)).orElse(0.0);
        var x = Scale.of(values, true, left + 4, left + WIDTH - 8);
        double bottom = top + 18 + height;
        canvas.words(left + 4, top + 12, Text.same(cluster), 12, Anchor.START, Colour.cluster(cluster), true);
        if (mean.isPresent()) {
            double low = x.at(100 * means.number("share_low", mean.get()));
            double high = x.at(100 * means.number("share_high", mean.get()));
            canvas.background(low, top + 18, high - low, height, Colour.GREY.alpha(0.18));
        }
        canvas.xAxis(x, bottom, top + 18, 3, new Text("share (%)", "割合（%）"));
        if (mean.isPresent()) {
            double at = x.at(100 * means.number("share", mean.get()));
            canvas.dashed(at, top + 18, at, bottom, Colour.INK);
        }
        var order = IntStream.range(0, rows.rows()).boxed().sorted(Comparator.comparingDouble(r -> rows.number("share", r))).toList();
        for (int i = 0; i < order.size(); i++) {
            int r = order.get(i);
            double y = bottom - ROW * (i + 0.5);
            var colour = Colour.cluster(cluster);
            canvas.line(x.at(100 * rows.number("share_low", r)), y, x.at(100 * rows.number("share_high", r)), y, 1.4, colour.alpha(0.7));
            canvas.dot(x.at(100 * rows.number("share", r)), y, 2.8, colour, Text.same(String.format(Locale.ROOT,
                    "%s: %.2f %% (%.2f - %.2f)",
                    rows.text("lot", r), 100 * rows.number("share", r), 100 * rows.number("share_low", r), 100 * rows.number("share_high",
                            r))));
        }
    }
}
