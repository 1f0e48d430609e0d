// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

import org.celltaxon.api.Notice;
import org.celltaxon.api.Run;
import org.celltaxon.api.Settings;
import org.celltaxon.api.StepException;
import org.celltaxon.api.formats.Source;
import org.celltaxon.api.formats.TableImporter;
import org.celltaxon.api.table.Table;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.google.gson.JsonParser;

/** Tables of a computation may come from the export of an instrument, known by its content. */
class TableFilesTest {

    @TempDir
    Path folder;

    /** Reads files that begin with TOY: one table of cells, or several. */
    private record Toy(String... names) implements TableImporter {

        @Override
        public String format() {
            return "toy";
        }

        @Override
        public boolean accepts(Source source) throws IOException {
            return new String(source.head(3), StandardCharsets.UTF_8).equals("TOY");
        }

        @Override
        public Map<String, Table> read(Source source, Settings settings, Run run) throws StepException {
            run.tell(Notice.warning("TOY_READ", "Read.", "読んだ。"));
            var tables = new TreeMap<String, Table>();
            for (var name : names) {
                tables.put(name, Table.builder().texts("lot", "D1").texts("cluster", "CL1").numbers("cells", 3).build());
            }
            return tables;
        }
    }

    private String run(String... names) throws StepException, IOException {
        var modules = new Fakes().and(Fakes.module(Kind.TABLES, "org.celltaxon.fake.tables", Fakes.BUNDLE, new Toy(names))).modules();
        var file = Files.writeString(folder.resolve("export.txt"), "TOY");
        Computation.run(modules, "org.celltaxon.lots.shares", Map.of("cells", file), Map.of(), folder.resolve("out"), 1, 1,
                Locale.ENGLISH, new NullProgressMonitor());
        return Files.readString(folder.resolve("out").resolve("run.json"));
    }

    @Test
    void theTableWithThePortsNameIsTakenAndTheImportIsOnRecord() throws StepException, IOException {
        var json = JsonParser.parseString(run("cells", "other")).getAsJsonObject();
        assertEquals(2, json.getAsJsonArray("steps").size());
        assertEquals("tables", json.getAsJsonArray("steps").get(0).getAsJsonObject().get("step").getAsString());
        assertTrue(json.toString().contains("TOY_READ"));
        assertTrue(Files.readString(folder.resolve("out").resolve("composition.tsv")).contains("D1\tCL1\t3\t1"));
    }

    @Test
    void theOnlyTableIsTakenWhateverItsName() throws StepException, IOException {
        run("wells");
        assertTrue(Files.exists(folder.resolve("out").resolve("composition.tsv")));
    }

    @Test
    void whereSeveralTablesHaveOtherNamesTheRefusalListsThem() {
        var refusal = assertThrows(StepException.class, () -> run("events", "keywords"));
        assertTrue(refusal.why().en().contains("events, keywords"), refusal.why().en());
        assertTrue(Files.notExists(folder.resolve("out")));
    }
}
