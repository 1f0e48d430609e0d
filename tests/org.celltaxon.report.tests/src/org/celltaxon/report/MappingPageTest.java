// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.report;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.celltaxon.api.Notice;
import org.celltaxon.api.PlainRun;
import org.celltaxon.api.Settings;
import org.celltaxon.api.Text;
import org.celltaxon.api.run.RunResults;
import org.celltaxon.api.table.Column;
import org.celltaxon.api.table.Table;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MappingPageTest {

    @TempDir
    Path folder;

    private String page(Locale language) throws IOException {
        var mapping = Table.builder().texts("lot", "N<1>").numbers("unmapped_percent", 31.25)
                .texts("verdict", "NEW_STATE_OR_FAILED_LIBRARY").build();
        var shares = Table.builder().texts("lot", "N<1>").texts("cluster", "CL1").numbers("reference_low", Double.NaN).build();
        var results = new RunResults("new", 1, Map.of("mapping", mapping, "mapped_composition", shares),
                Map.of("mapping", List.of(Column.number("unmapped_percent", "Unknown cells", "未知細胞").in("%"))), List.of(),
                Map.of(), List.of(), new Text("One lot is not released.", "1 ロットは公開しない。"), List.of(
                        Notice.warning("CHEMISTRY_DIFFERS", "Other chemistry.", "試薬が違う。"),
                        Notice.info("NOTE", "a small note", "補足の注")), List.of(), "{}");
        var report = new HtmlReport();
        var target = folder.resolve(language + ".html");
        report.write(results, target, Settings.defaults(report.parameters()), new PlainRun(new NullProgressMonitor(), 1, 1, language));
        return Files.readString(target);
    }

    @Test
    void verdictWarningsAndFindingAreThereInWords() throws IOException {
        var en = page(Locale.ENGLISH);
        for (var words : List.of("One lot is not released.", "New state or failed library: shares not released", "Unknown cells", "31.25",
                "N&lt;1&gt;", "CHEMISTRY_DIFFERS: Other chemistry.")) {
            assertTrue(en.contains(words), words);
        }
        assertFalse(en.contains("a small note") || en.contains("NaN"));
        var ja = page(Locale.JAPANESE);
        for (var words : List.of("1 ロットは公開しない。", "新しい状態又はライブラリーの失敗", "未知細胞", "試薬が違う。")) {
            assertTrue(ja.contains(words), words);
        }
    }
}
