// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.figures;

import java.util.Comparator;
import java.util.List;
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

/** How far each candidate has come on the evidence ladder (SCIENCE 4.9). */
@Component
@Offer(id = "org.celltaxon.figures.evidence", label = "Evidence ladder", label_ja = "エビデンスの格付け")
public final class EvidenceLadder implements Figure {

    private static final double ROW = 26;
    private static final int LEVELS = 6;
    private static final double STEP = 62;

    @Override
    public int screen() {
        return 7;
    }

    @Override
    public List<String> tables() {
        return List.of("evidence");
    }

    @Override
    public Text caption() {
        return new Text("E0 associated, E1 also family-wise, against the other clusters and not by one lot, E2 also under other settings"
                + " with a stable cluster,"
                + " E3 new lots predicted, E4 changed by perturbation, E5 linked in vivo or in patients. A cross: a test that breaks the"
                + " finding failed.",
                "E0 関連あり、E1 多重性・対数比・1 ロット除外でも成立、E2 解析条件を変えても成立しクラスターが安定、E3 新規ロットを予測、E4 介入で変化、E5 in vivo・臨床と関連。× は反証テスト不合格。");
    }

    @Override
    public List<Drawing> draw(Map<String, Table> tables, Settings settings, Run run) {
        var evidence = tables.get("evidence");
        var rows = IntStream.range(0, evidence.rows()).filter(r -> !evidence.text("level", r).isEmpty()).boxed()
                .sorted(Comparator.<Integer, String>comparing(r -> evidence.text("level", r)).reversed()
                        .thenComparing(r -> evidence.text("cluster", r))).limit(12).toList();
        if (rows.isEmpty()) {
            return List.of();
        }
        var names = rows.stream().map(r -> Labels.fit(evidence.text("cluster", r) + "  " + evidence.text("assay", r))).toList();
        double left = 20 + Labels.room(names);
        var canvas = new Canvas();
        for (int level = 0; level < LEVELS; level++) {
            canvas.words(left + STEP * (level + 0.5), 18, Text.same("E" + level), 12, Anchor.MIDDLE, Colour.INK, true);
        }
        for (int i = 0; i < rows.size(); i++) {
            int r = rows.get(i);
            double y = 28 + ROW * i;
            var cluster = evidence.text("cluster", r);
            int reached = evidence.text("level", r).charAt(1) - '0';
            boolean refuted = evidence.text("verdict", r).equals("REFUTED");
            canvas.words(left - 8, y + 15, names.get(i), Canvas.NORMAL, Anchor.END);
            for (int level = 0; level < LEVELS; level++) {
                canvas.box(left + STEP * level + 2, y + 2, STEP - 4, ROW - 6, level <= reached ? Colour.cluster(cluster).alpha(refuted
                        ? 0.25 : 0.85)
                        : Colour.FAINT.alpha(0.5), Text.same(cluster + ": E" + level));
            }
            if (refuted) {
                canvas.words(left + STEP * (reached + 0.5), y + 16, Text.same("\u00d7"), 16, Anchor.MIDDLE, Colour.INK, true);
            }
        }
        return List.of(canvas.drawing("evidence", new Text("How good is the evidence", "エビデンスはどこまであるか"), left + STEP * LEVELS + 20, 36
                + ROW * rows.size()));
    }
}
