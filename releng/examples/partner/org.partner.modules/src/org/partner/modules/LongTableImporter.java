// SPDX-License-Identifier: EPL-2.0
package org.partner.modules;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;

import org.celltaxon.api.Offer;
import org.celltaxon.api.Run;
import org.celltaxon.api.Settings;
import org.celltaxon.api.StepException;
import org.celltaxon.api.counts.Gene;
import org.celltaxon.api.counts.MatrixSink;
import org.celltaxon.api.formats.Importer;
import org.celltaxon.api.formats.Source;
import org.osgi.service.component.annotations.Component;

/** Reads this partner's own format: a first line {@code #counts}, then lines {@code barcode gene count}. */
@Component
@Offer(id = "org.partner.long_table", label = "Partner's long table", label_ja = "パートナーの縦長表")
public final class LongTableImporter implements Importer {

    private static final String FIRST_LINE = "#counts";

    @Override
    public String format() {
        return "partner-long";
    }

    /** Looks at the content, never at the name. */
    @Override
    public boolean accepts(Source source) throws IOException {
        return new String(source.head(FIRST_LINE.length()), StandardCharsets.UTF_8).equals(FIRST_LINE);
    }

    @Override
    public void read(Source source, MatrixSink sink, Settings settings, Run run) throws StepException, IOException {
        var genes = new LinkedHashMap<String, Integer>();
        var cells = new LinkedHashMap<String, Map<Integer, Double>>();
        int number = 1;
        var lines = Files.readAllLines(source.path());
        for (var line : lines.subList(1, lines.size())) {
            number++;
            var parts = line.strip().split("\\s+");
            if (parts.length != 3) {
                throw new StepException("The file " + source.path() + " cannot be read.",
                        "Line " + number + " is not 'barcode gene count'.", "Correct the line.");
            }
            int gene = genes.computeIfAbsent(parts[1], g -> genes.size());
            cells.computeIfAbsent(parts[0], b -> new LinkedHashMap<>()).put(gene, Double.valueOf(parts[2]));
        }
        sink.genes(genes.keySet().stream().map(g -> new Gene(g, g)).toList());
        for (var cell : cells.entrySet()) {
            run.checkCanceled();
            var which = new ArrayList<>(cell.getValue().keySet());
            sink.cell(cell.getKey(), which.stream().mapToInt(g -> g).toArray(),
                    which.stream().mapToDouble(cell.getValue()::get).toArray(), which.size());
        }
    }
}
