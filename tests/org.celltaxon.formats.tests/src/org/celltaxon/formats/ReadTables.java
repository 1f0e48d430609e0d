// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.formats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.celltaxon.api.Notice;
import org.celltaxon.api.PlainRun;
import org.celltaxon.api.Settings;
import org.celltaxon.api.StepException;
import org.celltaxon.api.formats.Source;
import org.celltaxon.api.formats.TableImporter;
import org.celltaxon.api.table.Table;
import org.celltaxon.formats.cytometry.FcsImporter;
import org.celltaxon.formats.plates.AbsoluteQImporter;
import org.celltaxon.formats.plates.Gen5Importer;
import org.celltaxon.formats.plates.PlateMapImporter;
import org.celltaxon.formats.plates.QuantStudioImporter;
import org.celltaxon.formats.plates.SoftMaxImporter;
import org.celltaxon.formats.plates.StandardsImporter;

/**
 * What an importer of tables gives.
 *
 * @param tables by name
 * @param notices what it told
 */
public record ReadTables(Map<String, Table> tables, List<Notice> notices) {

    /** Every importer of tables of this bundle. */
    public static final List<TableImporter> IMPORTERS = List.of(new FcsImporter(), new AbsoluteQImporter(), new Gen5Importer(),
            new PlateMapImporter(), new QuantStudioImporter(), new SoftMaxImporter(), new StandardsImporter());

    /** Reads a file with the only importer that accepts it. */
    public static ReadTables of(Path path) throws StepException, IOException {
        var formats = accepting(path);
        assertEquals(1, formats.size(), path + " is accepted by " + formats);
        return with(importer(formats.getFirst()), path);
    }

    /** Reads a file. */
    public static ReadTables with(TableImporter importer, Path path) throws StepException, IOException {
        var run = new PlainRun(1, 1);
        return new ReadTables(importer.read(new Source(path), Settings.defaults(importer.parameters()), run), run.notices());
    }

    /** The importer of a format. */
    public static TableImporter importer(String format) {
        return IMPORTERS.stream().filter(i -> i.format().equals(format)).findFirst().orElseThrow();
    }

    /** The formats of all importers that accept a file. */
    public static List<String> accepting(Path path) throws IOException {
        var formats = new ArrayList<String>();
        for (var importer : IMPORTERS) {
            if (importer.accepts(new Source(path))) {
                formats.add(importer.format());
            }
        }
        return formats;
    }

    /** The refusal of a file: worded in both languages, naming the file and what to do. */
    public static StepException refused(String format, Path path) {
        var refusal = assertThrows(StepException.class, () -> with(importer(format), path));
        assertTrue(refusal.what().en().contains(path.getFileName().toString()), refusal.what().en());
        for (var text : List.of(refusal.what(), refusal.why(), refusal.todo())) {
            assertFalse(text.en().isBlank() || text.en().contains("null"), refusal.getMessage());
            assertTrue(text.ja().codePoints().anyMatch(c -> c > 0x3000), "not Japanese: " + text.ja());
        }
        return refusal;
    }

    /** The codes of all notices. */
    public List<String> codes() {
        return notices.stream().map(Notice::code).toList();
    }
}
