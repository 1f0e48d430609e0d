// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.celltaxon.api.Notice;
import org.celltaxon.api.Run;
import org.celltaxon.api.Settings;
import org.celltaxon.api.StepException;
import org.celltaxon.api.cells.AmbientEstimation;
import org.celltaxon.api.cells.AmbientShare;
import org.celltaxon.api.cells.EmptyDroplets;
import org.celltaxon.api.counts.CountMatrix;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AmbientTableTest {

    @TempDir
    Path temporary;

    private ToyStudy study;
    private EmptyDroplets seen;

    @BeforeEach
    void toyStudy() throws IOException {
        study = new ToyStudy(temporary.resolve("study"));
    }

    private Fakes fakes() {
        return new Fakes().and(Fakes.module(Kind.AMBIENT, Kind.AMBIENT.builtIn(), Fakes.BUNDLE, new AmbientEstimation() {
            @Override
            public int mostUmi(Settings settings) {
                return 5;
            }

            @Override
            public AmbientShare estimate(String library, EmptyDroplets empty, CountMatrix counts, boolean[] kept, Settings settings, Run run) {
                seen = empty;
                return new AmbientShare(0.1, 0.05, 0.2, List.of("G1", "G2"), kept.length, "INCONCLUSIVE");
            }
        }));
    }

    /** Adds a column raw with a value for the first library only. */
    private void raw(String file) throws IOException {
        var lines = Files.readAllLines(study.lots);
        lines.set(0, lines.get(0) + ",raw");
        for (int l = 1; l < lines.size(); l++) {
            lines.set(l, lines.get(l) + "," + (l == 1 ? file : ""));
        }
        Files.write(study.lots, lines);
    }

    @Test
    void dropletsWithFewMoleculesOfTheUnfilteredFileAreAddedUp() throws IOException, StepException {
        Fakes.toy(study.lots.resolveSibling("raw.toy"), "G1 G2", "A 1 2", "B 0 0", "C 5 0", "D 6 0", "E 40 50");
        raw("raw.toy");
        var results = study.run(fakes());
        assertArrayEquals(new long[] {6, 2}, seen.counts());
        assertEquals(2, seen.droplets());
        var table = results.table("ambient");
        var assessed = table.where("verdict", "INCONCLUSIVE");
        assertEquals(1, assessed.rows());
        assertEquals("G1, G2", assessed.text("genes", 0));
        assertEquals(table.rows() - 1, table.where("verdict", "NOT_ASSESSABLE").rows());
        assertTrue(results.provenance().contains("raw.toy"), "the unfiltered file is an input");
        assertFalse(results.table("lots").has("raw"));
        assertTrue(Files.readString(study.out.resolve("inputs").resolve("lots.csv")).contains(study.lots.resolveSibling("raw.toy").toString()));
    }

    @Test
    void withoutAnUnfilteredFileNoModuleIsNeeded() throws StepException {
        var table = study.run(new Fakes()).table("ambient");
        assertEquals(List.of("NOT_ASSESSABLE"), table.distinct("verdict"));
    }

    @Test
    void anUnfilteredFileThatIsNotThereIsToldAndTheRestIsComputed() throws IOException, StepException {
        raw("gone.toy");
        var results = study.run(fakes());
        assertEquals(List.of("NOT_ASSESSABLE"), results.table("ambient").distinct("verdict"));
        assertTrue(results.notices().stream().map(Notice::code).toList().contains("RAW_MISSING"));
    }
}
