// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.figures;

import java.util.ArrayList;
import java.util.List;
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

/** How rho moves when each lot is left out, one row a cluster (SCIENCE 4.3). */
@Component
@Offer(id = "org.celltaxon.figures.share_leave_one_out", label = "Leaving lots out", label_ja = "1 ロット除外")
public final class LeaveOneOutStrip implements Figure {

    private static final double ROW = 24;

    @Override
    public int screen() {
        return 5;
    }

    @Override
    public List<String> tables() {
        return List.of("leave_one_out", "robustness");
    }

    @Override
    public Text caption() {
        return new Text("One row a cluster. The large point is rho of all lots, each small one rho without one lot. A row that stays on"
                + " one side of 0 does not"
                + " hang on one lot; the pale bar is the middle 95 % when lots are resampled.",
                "1 行が 1 クラスター。大きい点は全ロット、小さい点は 1 ロットを除いた rho。0 をまたがない行は 1 ロットに依存しない。淡い帯は再標本化の中央 95 %。");
    }

    @Override
    public List<Drawing> draw(Map<String, Table> tables, Settings settings, Run run) {
        var drawings = new ArrayList<Drawing>();
        var robustness = tables.get("robustness");
        for (var assay : robustness.distinct("assay")) {
            drawings.add(draw(assay, robustness.where("assay", assay), tables.get("leave_one_out").where("assay", assay)));
        }
        return drawings;
    }

    private static Drawing draw(String assay, Table robustness, Table left) {
        var names = Clusters.sorted(robustness);
        double from = 20 + Labels.room(names);
        double bottom = 12 + ROW * names.size();
        var x = new Scale(-1.04, 1.04, from, 560);
        var canvas = new Canvas().xAxis(x, bottom, 8, 4, new Text("Spearman rho", "スピアマン rho"));
        canvas.dashed(x.at(0), 8, x.at(0), bottom, Colour.INK);
        for (int i = 0; i < names.size(); i++) {
            int row = robustness.row("cluster", names.get(i)).orElseThrow();
            double y = 12 + ROW * (i + 0.5);
            var colour = Colour.cluster(names.get(i));
            canvas.words(from - 8, y + 4, names.get(i), Canvas.NORMAL, Anchor.END);
            double low = robustness.number("bootstrap_low", row);
            double high = robustness.number("bootstrap_high", row);
            if (!Double.isNaN(low)) {
                canvas.background(x.at(low), y - 7, x.at(high) - x.at(low), 14, colour.alpha(0.15));
            }
            var own = left.where("cluster", names.get(i));
            for (int r = 0; r < own.rows(); r++) {
                if (!Double.isNaN(own.number("rho", r))) {
                    canvas.dot(x.at(own.number("rho", r)), y, 2.6, colour.alpha(0.6), Text.same(own.text("left_out", r) + ": "
                            + Scale.label(own.number("rho", r))));
                }
            }
            double rho = robustness.number("rho", row);
            if (!Double.isNaN(rho)) {
                canvas.dot(x.at(rho), y, 5, colour, Text.same(names.get(i) + ": " + Scale.label(rho)));
            }
            var robust = robustness.text("label", row).equals("ROBUST");
            canvas.words(572, y + 4, robust ? new Text("robust", "頑健") : Text.same(""), Canvas.SMALL, Anchor.START, Colour.INK, false);
        }
        return canvas.drawing("leave_one_out_" + assay, new Text("Does one lot carry it: " + assay, "1 ロットに依存していないか: " + assay), 620,
                bottom + 40);
    }
}
