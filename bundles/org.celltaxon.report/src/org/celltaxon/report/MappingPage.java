// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.report;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.celltaxon.api.Notice;
import org.celltaxon.api.Text;
import org.celltaxon.api.run.RunResults;
import org.celltaxon.api.table.Table;
import org.celltaxon.figures.SvgWriter;

/** The page of new lots on a frozen reference: verdicts, warnings, figures, shares, record. */
final class MappingPage {

    /** The table that tells such results from those of an analysis. */
    static final String TABLE = "mapping";

    private final RunResults run;
    private final Locale language;
    private final Html html;

    MappingPage(RunResults run, Locale language) {
        this.run = run;
        this.language = language;
        this.html = new Html(language);
    }

    String html(String style) throws IOException {
        html.begin(run.title(), style).raw("<header>").element("p class='brand'", "CellTaxon").element("h1", run.title())
                .element("p class='facts'", "New lots on a frozen reference", "固定した参照への新ロットの写像").raw("</header>")
                .raw("<section class='finding'>").element("h2", "Finding", "結果").element("p", run.finding()).raw("</section>");
        html.raw("<section>").element("h2", "Lots", "ロット");
        table(TABLE, run.table(TABLE));
        for (var notice : run.notices()) {
            if (notice.severity() != Notice.Severity.INFO) {
                html.element("p", notice.code() + ": " + notice.text().in(language));
            }
        }
        html.raw("</section><section>").element("h2", "Against the reference", "参照との比較");
        for (var figure : run.figures()) {
            for (var drawing : figure.drawings()) {
                html.raw("<figure>").element("h3", drawing.title()).raw(SvgWriter.svg(drawing, language))
                        .element("figcaption", figure.caption()).raw("</figure>");
            }
        }
        table("mapped_composition", run.table("mapped_composition"));
        return html.raw("</section><section id='provenance'>").element("h2", "Provenance", "来歴").raw("<details>")
                .element("summary", "Full record (run.json)", "全記録（run.json）").element("pre", run.provenance())
                .raw("</details></section></main></body></html>").toString();
    }

    private void table(String name, Table table) {
        var columns = run.columns().getOrDefault(name, List.of());
        var rows = new ArrayList<List<String>>();
        for (int r = 0; r < table.rows(); r++) {
            int row = r;
            rows.add(table.names().stream().map(c -> table.isNumber(c) ? shown(table.number(c, row))
                    : Words.of(table.text(c, row)).in(language)).toList());
        }
        var headings = table.names().stream().map(c -> columns.stream().filter(known -> known.name().equals(c)).findFirst()
                .map(known -> known.meaning()).orElse(Text.same(c)).in(language)).toList();
        html.table(headings, table.names(), rows);
    }

    private static String shown(double value) {
        return Double.isNaN(value) ? "" : value == Math.rint(value) ? String.format(Locale.ROOT, "%.0f", value)
                : String.format(Locale.ROOT, "%.4g", value);
    }
}
