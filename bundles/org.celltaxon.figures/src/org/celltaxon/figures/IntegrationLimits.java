// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.figures;

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

/** Each check of the integration as a bar with its limits (SCIENCE 1.6). */
@Component
@Offer(id = "org.celltaxon.figures.integration", label = "Check of the integration", label_ja = "統合の検査")
public final class IntegrationLimits implements Figure {

    private static final double ROW = 20;
    private static final double RIGHT = 560;
    private static final double LOT = 100; // room for its name
    private static final double LEAST = 1.5;
    private static final double MOST = 3;
    private static final Map<String, Text> NAMES = Map.of("ilisi", new Text("lots mix (iLISI)", "ロットの混合（iLISI）"), "clisi",
            new Text("clusters apart (cLISI)", "クラスターの分離（cLISI）"), "preservation", new Text("own clusters kept (ARI)",
                    "固有構造の保持（ARI）"), "split", new Text("halves equal (p)", "二分割の一致（p）"), "planted", new Text("planted change found",
                            "植込み変化の検出"), "confounding", new Text("shared batches", "共有バッチ数"));

    @Override
    public int screen() {
        return 2;
    }

    @Override
    public List<String> tables() {
        return List.of("integration");
    }

    @Override
    public Text caption() {
        return new Text("One bar a check; the dashed lines are its limits. Dark: passed; orange: failed; without a bar: not assessable."
                + " Bars that leave the picture end at its edge.",
                "1 本が 1 検査、破線は合格限界。濃色は合格、橙は不合格、棒なしは判定不能。図を超える棒は端で切れる。");
    }

    @Override
    public List<Drawing> draw(Map<String, Table> tables, Settings settings, Run run) {
        var table = tables.get("integration");
        int rows = table.rows();
        double largest = IntStream.range(0, rows).mapToDouble(r -> table.number("value", r)).filter(v -> !Double.isNaN(v)).max().orElse(1);
        double left = 260;
        double bottom = 12 + ROW * rows;
        var x = new Scale(0, Math.clamp(largest * 1.05, LEAST, MOST), left, RIGHT);
        var canvas = new Canvas().xAxis(x, bottom, 8, 6, new Text("value of the check", "検査の値"));
        for (int r = 0; r < rows; r++) {
            double y = 12 + ROW * r;
            double value = table.number("value", r);
            var name = NAMES.getOrDefault(table.text("check", r), Text.same(table.text("check", r)));
            var lot = table.text("lot", r).isEmpty() ? "" : " " + Labels.within(table.text("lot", r), LOT);
            canvas.words(left - 8, y + 14, new Text(name.en() + lot, name.ja() + lot), Canvas.NORMAL, Anchor.END, Colour.INK, false);
            if (!Double.isNaN(value)) {
                boolean failed = table.text("verdict", r).equals("fail");
                double end = x.at(Math.clamp(value, 0, x.high()));
                canvas.box(left, y + 4, end - left, ROW - 8, Colour.category(failed ? 1 : 0), Text.same(String.format(Locale.ROOT, "%.3g",
                        value)));
                canvas.words(RIGHT + 6, y + 14, String.format(Locale.ROOT, "%.2f", value), Canvas.SMALL, Anchor.START);
            }
            for (var limit : List.of("limit_low", "limit_high")) {
                double at = table.number(limit, r);
                if (!Double.isNaN(at) && at <= x.high()) {
                    canvas.dashed(x.at(at), y + 1, x.at(at), y + ROW - 1, Colour.INK);
                }
            }
        }
        return List.of(canvas.drawing("integration", new Text("Was the integration good?", "統合は妥当か"), 620, bottom + 40));
    }
}
