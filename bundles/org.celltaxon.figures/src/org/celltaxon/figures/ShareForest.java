// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.figures;

import java.util.ArrayList;
import java.util.Arrays;
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

/** Differences of shares between groups of lots, or slopes, with intervals (SCIENCE 2.4). */
@Component
@Offer(id = "org.celltaxon.figures.share_forest", label = "Shares between groups", label_ja = "群間の割合の差")
public final class ShareForest implements Figure {

    private static final double ROW = 22;

    @Override
    public int screen() {
        return 4;
    }

    @Override
    public List<String> tables() {
        return List.of("propeller");
    }

    @Override
    public Text caption() {
        return new Text("One row a cluster: difference on the logit scale with its 95 % interval, moderated over the clusters. Filled:"
                + " below 0.05 after correction for the"
                + " number of clusters.",
                "1 行が 1 クラスター。ロジット尺度での差と 95 % 区間（クラスター間で補正）。塗りつぶしは多重性補正後 0.05 未満。");
    }

    @Override
    public List<Drawing> draw(Map<String, Table> tables, Settings settings, Run run) {
        var all = tables.get("propeller");
        var drawings = new ArrayList<Drawing>();
        for (var variable : all.distinct("variable")) {
            var own = all.where(r -> all.text("variable", r).equals(variable) && !Double.isNaN(all.number("effect_low", r)));
            if (own.rows() > 0) {
                drawings.add(draw(variable, own));
            }
        }
        return drawings;
    }

    private static Drawing draw(String variable, Table rows) {
        var names = Clusters.sorted(rows);
        double left = 20 + Labels.room(names);
        double bottom = 12 + ROW * names.size();
        var values = new ArrayList<Double>();
        Arrays.stream(rows.numbers("effect_low")).forEach(values::add);
        Arrays.stream(rows.numbers("effect_high")).forEach(values::add);
        var x = Scale.of(values.stream().mapToDouble(v -> v).toArray(), true, left, 560);
        var canvas = new Canvas().xAxis(x, bottom, 8, 6, new Text("effect on the logit share (" + rows.text("comparison", 0) + ")",
                "ロジット割合への効果（" + rows.text("comparison", 0) + "）"));
        canvas.dashed(x.at(0), 8, x.at(0), bottom, Colour.INK);
        for (int i = 0; i < names.size(); i++) {
            int r = rows.row("cluster", names.get(i)).orElseThrow();
            double y = 12 + ROW * (i + 0.5);
            var colour = Colour.cluster(names.get(i));
            canvas.words(left - 8, y + 4, names.get(i), Canvas.NORMAL, Anchor.END);
            canvas.line(x.at(rows.number("effect_low", r)), y, x.at(rows.number("effect_high", r)), y, 2, colour.alpha(0.7));
            canvas.add(new Mark.Dot(x.at(rows.number("effect", r)), y, 4.5, rows.number("p_bh", r) < 0.05 ? colour : Colour.WHITE, colour,
                    Text.same(String.format(Locale.ROOT, "%s: %.2f (%.2f - %.2f), p %.2g", names.get(i), rows.number("effect", r),
                            rows.number("effect_low", r), rows.number("effect_high", r), rows.number("p", r)))));
        }
        return canvas.drawing("share_forest_" + variable, new Text("Shares and " + variable, "割合と " + variable), 620, bottom + 40);
    }
}
