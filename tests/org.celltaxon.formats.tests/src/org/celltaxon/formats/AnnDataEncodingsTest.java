// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.formats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

import org.celltaxon.api.StepException;
import org.celltaxon.api.table.Table;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One small AnnData file with a column of each encoding (gold/README.md). */
class AnnDataEncodingsTest {

    @TempDir
    Path folder;

    private Given.Library library;

    @BeforeEach
    void read() throws StepException, IOException {
        var file = folder.resolve("encodings.h5ad");
        try (var in = AnnDataEncodingsTest.class.getResourceAsStream("gold/encodings.h5ad")) {
            Files.write(file, in.readAllBytes());
        }
        library = Given.read(new H5adImporter(), file);
    }

    private Table cells() {
        return library.counts().annotations();
    }

    @Test
    void columnsKeepTheirNamesAndTheirOrder() {
        assertEquals(List.of("state", "note", "a/b", "flag", "age", "ordinal"), cells().names());
    }

    @Test
    void categoriesAreWordsAndMissingOnesEmpty() {
        assertEquals(List.of("CL2", "", "血管"), List.of(cells().texts("state")));
        assertEquals(List.of("10", "20", "20"), List.of(cells().texts("ordinal")));
    }

    @Test
    void missingValuesAreEmptyOrNaN() {
        assertEquals(List.of("x", "", "y"), List.of(cells().texts("note")));
        assertEquals(3, cells().number("age", 0));
        assertTrue(Double.isNaN(cells().number("age", 2)) && Double.isNaN(cells().number("a/b", 2)));
    }

    @Test
    void truthsAreWords() {
        assertEquals(List.of("true", "false", "true"), List.of(cells().texts("flag")));
    }

    @Test
    void columnsThatAreNeitherWordsNorNumbersAreLeftOutAndSaid() {
        var notice = library.notices().stream().filter(n -> n.code().equals("ANNOTATIONS_LEFT_OUT")).findFirst().orElseThrow();
        assertTrue(notice.text().en().endsWith("were left out: sparse, pair."), notice.text().en());
    }

    @Test
    void countsByColumnsOfGenesAndAntibodiesAreKeptApart() {
        assertEquals(List.of("E1", "E2"), library.ids());
        assertEquals(List.of("VEGFA", "E2"), library.symbols());
        assertEquals("E1=5", library.cell("A"));
        assertEquals("E2=7", library.cell("B"));
        assertEquals("E1=1", library.cell("細胞"));
        assertEquals(Set.of("Antibody Capture"), library.others().keySet());
        assertEquals(1, library.others().get("Antibody Capture").nonZeros());
    }
}
