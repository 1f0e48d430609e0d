// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.figures;

import java.util.ArrayList;
import java.util.Arrays;
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
import org.celltaxon.api.figure.Mark;
import org.celltaxon.api.figure.Mark.Anchor;
import org.celltaxon.api.table.Table;
import org.osgi.service.component.annotations.Component;

/** Mean and variance of each gene, with the fitted curve and the selected genes (SCIENCE 1.3). */
@Component
@Offer(id = "org.celltaxon.figures.mean_variance", label = "Variable genes", label_ja = "高変動遺伝子")
public final class MeanVariance implements Figure {

    private static final int NAMED = 10;

    @Override
    public int screen() {
        return 0;
    }

    @Override
    public List<String> tables() {
        return List.of("genes");
    }

    @Override
    public Text caption() {
        return new Text("Each point is a gene, averaged over lots; the line is the variance expected for the mean. Genes far above it"
                + " vary between"
                + " cells and are used; the ten most variable are named.",
                "1 点が 1 遺伝子（ロット平均）。線は平均から期待される分散。線より大きく上の遺伝子を解析に使う。上位 10 個に名前を示す。");
    }

    @Override
    public List<Drawing> draw(Map<String, Table> tables, Settings settings, Run run) {
        var all = tables.get("genes");
        if (!all.names().containsAll(List.of("gene", "mean", "variance", "expected", "standardised", "rank", "selected"))) {
            return List.of(); // another way of choosing genes
        }
        var genes = all.where(i -> all.number("mean", i) > 0 && all.number("variance", i) > 0);
        if (genes.rows() == 0) {
            return List.of();
        }
        var mean = Arrays.stream(genes.numbers("mean")).map(Math::log10).toArray();
        var variance = Arrays.stream(genes.numbers("variance")).map(Math::log10).toArray();
        var x = Scale.of(mean, false, 70, 520);
        var y = Scale.of(variance, false, 290, 14);
        var canvas = new Canvas().xAxis(x, 290, 14, 6, new Text("mean (log10 UMI)", "平均（log10 UMI）"))
                .yAxis(y, 70, 520, 6, new Text("variance (log10)", "分散（log10）"));
        for (int selected = 0; selected < 2; selected++) {
            int kind = selected;
            var own = IntStream.range(0, mean.length).filter(i -> genes.number("selected", i) == kind).toArray();
            var colour = selected == 0 ? Colour.GREY.alpha(0.45) : Colour.category(3).alpha(0.7);
            canvas.add(new Mark.Points(Arrays.stream(own).mapToDouble(i -> x.at(mean[i])).toArray(),
                    Arrays.stream(own).mapToDouble(i -> y.at(variance[i])).toArray(), 1.1, colour));
            canvas.dot(534, 22 + 18 * selected, 4, colour, new Text("", ""));
            canvas.words(543, 26 + 18 * selected, selected == 0 ? new Text("other", "その他")
                    : new Text(own.length + " used", own.length + " 個使用"),
                    Canvas.SMALL, Anchor.START, Colour.INK, false);
        }
        var curve = IntStream.range(0, mean.length).filter(i -> genes.number("expected", i) > 0).boxed()
                .sorted(Comparator.comparingDouble(i -> mean[i])).mapToInt(Integer::intValue).toArray();
        int each = Math.max(1, curve.length / 200);
        var drawn = IntStream.range(0, curve.length).filter(i -> i % each == 0 || i == curve.length - 1).map(i -> curve[i]).toArray();
        canvas.add(new Mark.Line(Arrays.stream(drawn).mapToDouble(i -> x.at(mean[i])).toArray(),
                Arrays.stream(drawn).mapToDouble(i -> y.at(Math.log10(genes.number("expected", i)))).toArray(), 1.6, Colour.INK, false));
        var taken = new ArrayList<double[]>();
        IntStream.range(0, mean.length).filter(i -> genes.number("selected", i) == 1).boxed()
                .sorted(Comparator.comparingDouble(i -> -genes.number("standardised", i))).limit(NAMED).forEach(i -> {
                    canvas.dot(x.at(mean[i]), y.at(variance[i]), 2.6, Colour.category(0), Text.same(genes.text("gene", i)));
                    LotAxes.name(canvas, x.at(mean[i]), y.at(variance[i]), Labels.fit(genes.text("gene", i), 14), taken);
                });
        return List.of(canvas.drawing("mean_variance", new Text("Variable genes", "高変動遺伝子"), 620, 332));
    }
}
