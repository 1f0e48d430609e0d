// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.celltaxon.api.StepException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PartialTest {

    @TempDir
    private Path folder;

    private static List<String> names(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(f -> f.getFileName().toString()).sorted().toList();
        }
    }

    private static void fill(Partial partial) throws IOException {
        Files.writeString(partial.folder().resolve("run.json"), "{}");
        Files.createDirectory(partial.folder().resolve("tables"));
        Files.writeString(partial.folder().resolve("tables/a.tsv"), "a");
    }

    @Test
    void committedResultsStandUnderTheirNameAndNothingElseIsLeft() throws IOException {
        try (var partial = new Partial(folder.resolve("out"))) {
            fill(partial);
            assertFalse(Files.exists(folder.resolve("out")));
            partial.commit();
        }
        assertEquals(List.of("out"), names(folder));
        assertEquals(List.of("run.json", "tables"), names(folder.resolve("out")));
    }

    @Test
    void withoutCommitNothingIsLeftNotEvenParentsThatWereMade() throws IOException {
        try (var partial = new Partial(folder.resolve("a/b/out"))) {
            fill(partial);
        }
        assertEquals(List.of(), names(folder));
    }

    @Test
    void anEmptyFolderThatExistsIsFilledAndNotReplaced() throws IOException {
        var out = Files.createDirectory(folder.resolve("out"));
        var before = Files.readAttributes(out, java.nio.file.attribute.BasicFileAttributes.class).fileKey();
        try (var partial = new Partial(out)) {
            fill(partial);
            partial.commit();
        }
        assertEquals(before, Files.readAttributes(out, java.nio.file.attribute.BasicFileAttributes.class).fileKey());
        assertEquals(List.of("run.json", "tables"), names(out));
    }

    @Test
    void aLinkToAnEmptyFolderStaysALink() throws IOException {
        var real = Files.createDirectory(folder.resolve("real"));
        var link = Files.createSymbolicLink(folder.resolve("link"), real);
        try (var partial = new Partial(link)) {
            fill(partial);
            partial.commit();
        }
        assertTrue(Files.isSymbolicLink(link));
        assertEquals(List.of("run.json", "tables"), names(real));
    }

    @Test
    void aFileOrALinkToNothingIsRefusedBeforeTheRun() throws IOException {
        var file = Files.writeString(folder.resolve("file"), "x");
        var link = Files.createSymbolicLink(folder.resolve("link"), folder.resolve("nothing"));
        for (var out : List.of(file, link)) {
            var failure = assertThrows(StepException.class, () -> Analyzer.checkOut(out));
            assertTrue(failure.what().en().contains("is not a folder"), failure.getMessage());
        }
    }

    @Test
    void aValueWithACommaOutsideQuotesIsNotReadAsAnotherNumber() throws IOException {
        var sheet = Files.writeString(folder.resolve("potency.csv"), "lot,assay,value,unit\nD3,VEGF,1,494,pg\n");
        var failure = assertThrows(StepException.class, () -> Sheet.read(sheet, "lots", new java.util.ArrayList<>(), "lot"));
        assertTrue(failure.why().en().contains("Line 2") && failure.why().en().contains("quotes"), failure.getMessage());
    }

    @Test
    void aColumnThatIsThereTwiceIsRefused() throws IOException {
        var sheet = Files.writeString(folder.resolve("lots.csv"), "lot,path,lot\nD1,a,D2\n");
        var failure = assertThrows(StepException.class, () -> Sheet.read(sheet, "lots", new java.util.ArrayList<>(), "lot"));
        assertTrue(failure.why().en().contains("'lot' is there twice"), failure.getMessage());
    }
}
