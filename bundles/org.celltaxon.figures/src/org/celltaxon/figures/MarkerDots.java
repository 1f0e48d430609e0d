// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.figures;

import java.util.ArrayList;
import java.util.LinkedHashSet;
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
import org.celltaxon.api.figure.Mark.Anchor;
import org.celltaxon.api.table.Table;
import org.osgi.service.component.annotations.Component;

/** The best markers of each cluster: size is the share of cells with the gene, colour how well it tells the cluster apart. */
@Component
@Offer(id = "org.celltaxon.figures.markers", label = "Marker genes", label_ja = "マーカー遺伝子")
public final class MarkerDots implements Figure {

    private static final int BEST = 5;
    private static final double STEP = 17;
    private static final double ROW = 24;
    private static final double LEFT = 60;

    @Override
    public int screen() {
        return 6;
    }

    @Override
    public List<String> tables() {
        return List.of("markers");
    }

    @Override
    public Text caption() {
        return new Text("The five best markers of each cluster. Size: share of the cluster's cells with the gene. Colour: AUROC within"
                + " lots, from 0.5 (pale, useless) to 1 (dark, perfect). Grey: seen in fewer than three lots.",
                "各クラスターの上位 5 遺伝子。大きさは発現細胞の割合、色はロット内 AUROC（0.5 淡～1 濃）。灰色は 3 ロット未満。");
    }

    @Override
    public List<Drawing> draw(Map<String, Table> tables, Settings settings, Run run) {
        var markers = tables.get("markers");
        var names = Clusters.sorted(markers);
        var genes = new LinkedHashSet<String>();
        for (var name : names) {
            var own = markers.where("cluster", name);
            for (int r = 0; r < Math.min(BEST, own.rows()); r++) {
                genes.add(own.text("gene", r));
            }
        }
        int most = (int) java.util.Arrays.stream(markers.numbers("lots")).max().orElse(0);
        var list = new ArrayList<>(genes);
        double bottom = 14 + ROW * names.size();
        var canvas = new Canvas();
        for (int k = 0; k < names.size(); k++) {
            double y = 14 + ROW * (k + 0.5);
            canvas.line(LEFT, y, LEFT + STEP * list.size(), y, 0.6, Colour.FAINT);
            canvas.words(LEFT - 8, y + 4, Text.same(names.get(k)), Canvas.NORMAL, Anchor.END, Colour.INK, true);
            var own = markers.where("cluster", names.get(k));
            for (int r = 0; r < own.rows(); r++) {
                int g = list.indexOf(own.text("gene", r));
                if (g >= 0) {
                    dot(canvas, own, r, LEFT + STEP * (g + 0.5), y, most);
                }
            }
        }
        for (int g = 0; g < list.size(); g++) {
            canvas.add(new org.celltaxon.api.figure.Mark.Words(LEFT + STEP * (g + 0.5) + 4, bottom + 8, Text.same(list.get(g)),
                    Canvas.SMALL, Colour.INK, Anchor.END, 60, false));
        }
        return List.of(canvas.drawing("markers", new Text("Best markers of each cluster", "各クラスターの代表マーカー"),
                Math.max(300, LEFT + STEP * list.size() + 30), bottom + 80));
    }

    private static void dot(Canvas canvas, Table own, int r, double x, double y, int mostLots) {
        double auroc = own.number("auroc", r);
        boolean supported = own.number("lots", r) >= Math.min(3, mostLots);
        var colour = supported ? new Colour(0x0072B2, Math.clamp(2 * (auroc - 0.5), 0.12, 1)) : Colour.FAINT;
        var words = new Object[] {own.text("cluster", r), own.text("gene", r), auroc, 100 * own.number("pct_1", r),
            own.number("lots", r)};
        canvas.dot(x, y, 1.5 + 7 * Math.sqrt(own.number("pct_1", r)), colour, new Text(
                String.format(Locale.ROOT, "%s, %s: AUROC %.2f, %.0f %% of cells, %.0f lots", words),
                String.format(Locale.ROOT, "%s, %s: AUROC %.2f、細胞の %.0f %%、%.0f ロット", words)));
    }
}
