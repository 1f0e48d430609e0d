// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.figures;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

import org.celltaxon.api.Offer;
import org.celltaxon.api.Run;
import org.celltaxon.api.Settings;
import org.celltaxon.api.formats.Exporter;
import org.celltaxon.api.run.RunResults;
import org.osgi.service.component.annotations.Component;

/** Every drawing of a run as an SVG file of its own. */
@Component
@Offer(id = "org.celltaxon.figures.svg", label = "Figures as SVG", label_ja = "図の SVG 出力")
public final class SvgExporter implements Exporter {

    /** Letters kept of a name: with up to four bytes each it still fits every file system. */
    private static final int LONGEST = 60;

    @Override
    public String format() {
        return "svg";
    }

    @Override
    public String target() {
        return "figures";
    }

    @Override
    public boolean figuresOnly() {
        return true;
    }

    @Override
    public void write(RunResults results, Path target, Settings settings, Run run) throws IOException {
        Files.createDirectories(target);
        var taken = new HashSet<String>();
        for (var figure : results.figures()) {
            for (var drawing : figure.drawings()) {
                Files.writeString(target.resolve(fileName(drawing.name(), taken)), SvgWriter.svg(drawing, run.language()));
            }
        }
    }

    /** A name that every file system takes and that no earlier drawing has, also where case does not count. */
    private static String fileName(String name, Set<String> taken) {
        var safe = name.replaceAll("[^\\p{L}\\p{N}_-]", "_");
        safe = safe.substring(0, safe.offsetByCodePoints(0, Math.min(LONGEST, safe.codePointCount(0, safe.length()))));
        var unique = safe;
        for (int n = 2; !taken.add(unique.toLowerCase(Locale.ROOT)); n++) {
            unique = safe + "_" + n;
        }
        return unique + ".svg";
    }
}
