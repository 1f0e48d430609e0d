// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.celltaxon.api.Run;
import org.celltaxon.api.Settings;
import org.celltaxon.api.StepException;
import org.celltaxon.api.Text;
import org.celltaxon.api.figure.Drawing;
import org.celltaxon.api.figure.Figure;
import org.celltaxon.api.formats.Exporter;
import org.celltaxon.api.run.RunResults;
import org.celltaxon.api.table.Table;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Figures of a single analysis of tables. */
class ComputedFiguresTest {

    private static final String SHARES = "org.celltaxon.lots.shares";

    @TempDir
    Path folder;

    /**
     * A figure of some tables.
     *
     * @param name of its drawing
     * @param tables that it needs
     * @param fault whether it breaks
     */
    private record Picture(String name, List<String> tables, boolean fault) implements Figure {

        @Override
        public int screen() {
            return 4;
        }

        @Override
        public Text caption() {
            return Text.same("caption");
        }

        @Override
        public List<Drawing> draw(Map<String, Table> all, Settings settings, Run run) {
            if (fault) {
                throw new IllegalStateException("no ink");
            }
            return List.of(new Drawing(name, Text.same("title"), 10, 10, List.of()));
        }
    }

    /** Writes the names of the drawings, and nothing else. */
    private static final class Names implements Exporter {

        @Override
        public String format() {
            return "names";
        }

        @Override
        public String target() {
            return "figures.txt";
        }

        @Override
        public boolean figuresOnly() {
            return true;
        }

        @Override
        public void write(RunResults results, Path target, Settings settings, Run run) throws IOException {
            Files.writeString(target, results.figures().stream().flatMap(f -> f.drawings().stream()).map(Drawing::name).toList()
                    .toString());
        }
    }

    private List<String> compute(String cells, Picture... pictures) throws IOException, StepException {
        var fakes = new Fakes().without(Kind.FIGURE).and(Fakes.module(Kind.EXPORT, "org.test.names", Fakes.BUNDLE, new Names()));
        for (var picture : pictures) {
            fakes.and(Fakes.module(Kind.FIGURE, "org.test." + picture.name(), Fakes.BUNDLE, picture));
        }
        Computation.run(fakes.modules(), SHARES, Map.of("cells", Files.writeString(folder.resolve("cells.csv"), cells)), Map.of(),
                folder.resolve("out"), 1, 1, Locale.ENGLISH, new NullProgressMonitor());
        return ToyStudy.names(folder.resolve("out"));
    }

    @Test
    void figuresAreWrittenWhenTheirTablesAreThere() throws IOException, StepException {
        var names = compute("lot,cluster,cells\nD1,CL1,30\nD1,CL2,10\n", new Picture("both", List.of("cells", "composition"), false),
                new Picture("more", List.of("composition", "association"), false));
        assertEquals(List.of("composition.tsv", "figures.txt", "run.json"), names);
        assertEquals("[both]", Files.readString(folder.resolve("out/figures.txt")));
    }

    @Test
    void nothingIsWrittenWhenNoFigureShowsWhatWasComputed() throws IOException, StepException {
        assertEquals(List.of("composition.tsv", "run.json"), compute("lot,cluster,cells\nD1,CL1,30\n",
                new Picture("input", List.of("cells"), false), new Picture("more", List.of("association"), false)));
    }

    @Test
    void exportersOfWholeRunsDoNotWrite() throws IOException, StepException {
        var names = compute("lot,cluster,cells\nD1,CL1,30\n", new Picture("shares", List.of("composition"), false));
        assertFalse(names.stream().anyMatch(n -> n.contains("title") || n.contains("report")), names.toString());
    }

    @Test
    void aFaultyFigureIsNamedInTheRecordAndTheTablesStand() throws IOException, StepException {
        var names = compute("lot,cluster,cells\nD1,CL1,30\n", new Picture("broken", List.of("composition"), true),
                new Picture("shares", List.of("composition"), false));
        assertEquals(List.of("composition.tsv", "figures.txt", "run.json"), names);
        assertEquals("[shares]", Files.readString(folder.resolve("out/figures.txt")));
        var record = Files.readString(folder.resolve("out/run.json"));
        assertTrue(record.contains("FIGURE_FAILED") && record.contains("org.test.broken"), record);
    }

    @Test
    void theRecordOfAComputationHasItsFiguresToo() throws IOException, StepException {
        compute("lot,cluster,cells\nD1,CL1,30\n", new Picture("shares", List.of("composition"), false));
        assertTrue(Files.readString(folder.resolve("out/run.json")).contains("\"org.test.shares\""));
    }
}
