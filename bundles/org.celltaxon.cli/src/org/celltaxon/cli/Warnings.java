// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;

import org.celltaxon.api.Notice;
import org.celltaxon.api.Text;

/** Prints what a run warns of; of many alike the first few and how many more there are, since the report holds all. */
final class Warnings {

    private static final int FEW = 3;

    private Warnings() {
    }

    static void print(List<Notice> notices, Locale language, PrintWriter err) {
        var count = new TreeMap<String, Integer>();
        for (var notice : notices) {
            if (notice.severity() != Notice.Severity.INFO && count.merge(notice.code(), 1, Integer::sum) <= FEW) {
                err.println("  " + notice.code() + ": " + notice.text().in(language));
            }
        }
        count.forEach((code, times) -> {
            if (times > FEW) {
                err.println("  " + code + ": " + new Text((times - FEW) + " more like this, see the report.",
                        "同種の警告がほかに " + (times - FEW) + " 件（レポートに記載）。").in(language));
            }
        });
    }
}
