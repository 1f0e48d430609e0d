// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

import org.celltaxon.api.table.Table;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tables as files that every program reads alike. */
class TsvTest {

    @TempDir
    Path folder;

    private String written(Table table, String... columns) throws IOException {
        var file = folder.resolve("表.tsv");
        Tsv.write(table, List.of(columns), file);
        return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    }

    @Test
    void oneHeaderLineAndOneLineARowEndedByALineFeed() throws IOException {
        var table = Table.builder().texts("lot", "D01", "D02").numbers("share", 0.25, 1).build();
        assertEquals("lot\tshare\nD01\t0.25\nD02\t1\n", written(table, "lot", "share"));
    }

    @Test
    void columnsComeInTheOrderAskedFor() throws IOException {
        var table = Table.builder().texts("lot", "D01").numbers("a", 1).numbers("b", 2).build();
        assertEquals("b\tlot\n2\tD01\n", written(table, "b", "lot"));
    }

    @Test
    void missingIsNothing() throws IOException {
        var table = Table.builder().texts("cluster", "", "CL1").numbers("p", Double.NaN, Double.NaN).build();
        assertEquals("cluster\tp\n\t\nCL1\t\n", written(table, "cluster", "p"));
    }

    @Test
    void japaneseIsWrittenInUtf8WithoutAByteOrderMark() throws IOException {
        assertEquals("lot\nロット１号\n", written(Table.builder().texts("lot", "ロット１号").build(), "lot"));
    }

    @Test
    void numbersDoNotDependOnTheLanguageOfTheUser() throws IOException {
        var table = Table.builder().numbers("x", 0.5, 1234567.25, 1e-7, -3, 2e20).build();
        var before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.GERMANY);
            assertEquals("x\n0.5\n1234567.25\n1.0E-7\n-3\n2.0E20\n", written(table, "x"));
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void tabsAndLineEndsInWordsBecomeBlanksSoThatTheTableStaysATable() throws IOException {
        var table = Table.builder().texts("a", "x\ty", "1\n2", "m\r\nw", "c\rd").texts("b", "1", "2", "3", "4").build();
        var text = written(table, "a", "b");
        assertEquals("a\tb\nx y\t1\n1 2\t2\n", text.substring(0, 16));
        assertEquals(5, text.lines().count(), text); // lines() also ends a line at a carriage return
        assertEquals(-1, text.indexOf('\r'));
    }

    @Test
    void aTableWithoutRowsIsAHeader() throws IOException {
        assertEquals("lot\n", written(Table.builder().texts("lot", new String[0]).build(), "lot"));
    }

    @Test
    void aColumnThatIsNotThereIsAFault() {
        assertThrows(IllegalArgumentException.class,
                () -> written(Table.builder().texts("lot", "D01").build(), "lot", "share"));
    }

    private Table read(String text) throws IOException {
        return Tsv.read(Files.writeString(folder.resolve("read.tsv"), text));
    }

    @Test
    void aTableComesBackAsItWasWritten() throws IOException {
        var table = Table.builder().texts("lot", "D01", "ロット２", "").numbers("share", 0.1, Double.NaN, -3e-200)
                .numbers("n", 1, 2, Double.POSITIVE_INFINITY).texts("code", "01", "1e3", "1").texts("empty", "", "", "").build();
        assertEquals(table, read(written(table, "lot", "share", "n", "code", "empty")));
        assertEquals(0, read("lot\tshare\n").rows());
    }

    @Test
    void aRowOfAnotherLengthIsNamed() {
        var failure = assertThrows(IOException.class, () -> read("a\tb\n1\t2\n3\n"));
        assertTrue(failure.getMessage().contains("row 2 has 1 fields, not 2"), failure.getMessage());
    }
}
