// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.report;

import java.util.List;
import java.util.function.IntPredicate;
import java.util.Locale;

import org.celltaxon.api.Text;

/** Builds HTML; every text is escaped, only {@link #raw} is not. */
final class Html {

    private final StringBuilder out = new StringBuilder();
    private final Locale language;

    Html(Locale language) {
        this.language = language;
    }

    /** The beginning of a page, to the inside of its main part. */
    Html begin(String title, String style) {
        return raw("<!DOCTYPE html>").raw("<html lang='" + language.getLanguage() + "'><head><meta charset='utf-8'>")
                .raw("<meta name='viewport' content='width=device-width, initial-scale=1'>")
                .element("title", "CellTaxon: " + title).raw("<style>" + style + "</style></head><body><main>");
    }

    Html raw(String html) {
        out.append(html).append('\n');
        return this;
    }

    Html element(String tag, Text text) {
        return element(tag, text.in(language));
    }

    Html element(String tag, String text) {
        return raw("<" + tag + ">" + escaped(text) + "</" + tag.split(" ")[0] + ">");
    }

    Html element(String tag, String en, String ja) {
        return element(tag, new Text(en, ja));
    }

    /** A table; cells that read as numbers are aligned to the right. */
    Html table(List<String> header, List<List<String>> rows) {
        return table(header, List.of(), rows);
    }

    /** As above; under each heading stands the name of the column in the files. */
    Html table(List<String> header, List<String> names, List<List<String>> rows) {
        return table(header, names, rows, r -> false);
    }

    /** As above; some rows stand back in grey. */
    Html table(List<String> header, List<String> names, List<List<String>> rows, IntPredicate grey) {
        raw("<div class='scroll'><table><thead><tr>");
        for (int c = 0; c < header.size(); c++) {
            int column = c;
            boolean numbers = rows.stream().anyMatch(r -> isNumber(r.get(column)))
                    && rows.stream().allMatch(r -> r.get(column).isEmpty() || isNumber(r.get(column)));
            out.append(numbers ? "<th class='n'>" : "<th>").append(escaped(header.get(c)))
                    .append(names.isEmpty() || names.get(c).equals(header.get(c)) ? "" : "<span class='name'>" + escaped(names.get(c))
                            + "</span>").append("</th>");
        }
        raw("</tr></thead><tbody>");
        for (int r = 0; r < rows.size(); r++) {
            out.append(grey.test(r) ? "<tr class='none'>" : "<tr>");
            for (var cell : rows.get(r)) {
                out.append(isNumber(cell) ? "<td class='n'>" : "<td>").append(escaped(cell))
                        .append("</td>");
            }
            raw("</tr>");
        }
        return raw("</tbody></table></div>");
    }

    private static boolean isNumber(String cell) {
        return cell.matches("[<>−-]?[\\d.]+([eE][-+]?\\d+)?( ?%)?");
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("'", "&#39;").replace("\"", "&quot;");
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
