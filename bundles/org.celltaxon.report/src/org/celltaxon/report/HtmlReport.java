// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

import org.celltaxon.api.Offer;
import org.celltaxon.api.Run;
import org.celltaxon.api.Settings;
import org.celltaxon.api.formats.Exporter;
import org.celltaxon.api.run.RunResults;
import org.osgi.service.component.annotations.Component;

/** {@code report.html}: the finding, the eight screens of SCIENCE 0.7 in order, warnings and the full provenance. */
@Component
@Offer(id = "org.celltaxon.report.html", label = "Report as HTML", label_ja = "HTML 報告書")
public final class HtmlReport implements Exporter {

    @Override
    public String format() {
        return "html";
    }

    @Override
    public String target() {
        return "report.html";
    }

    @Override
    public boolean takesMapping() {
        return true;
    }

    @Override
    public void write(RunResults results, Path target, Settings settings, Run run) throws IOException {
        String style;
        try (var in = HtmlReport.class.getResourceAsStream("report.css")) {
            style = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        var html = results.tables().containsKey(MappingPage.TABLE) ? new MappingPage(results, run.language()).html(style)
                : new Page(results, run.language()).html(style);
        Files.writeString(target, html);
    }
}
