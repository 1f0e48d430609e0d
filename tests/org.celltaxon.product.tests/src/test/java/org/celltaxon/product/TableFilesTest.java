// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.product;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The packed product takes tables as workbooks and as exports of instruments. */
@EnabledOnOs(OS.LINUX)
class TableFilesTest {

    private static final String OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static final String SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private static final String PACKAGE = "http://schemas.openxmlformats.org/package/2006/";
    private static final String TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.";

    @TempDir
    private static Path folder;
    private static Product product;

    @BeforeAll
    static void unpack() throws IOException, InterruptedException {
        product = Product.unpack(folder);
    }

    private static Path compute(String out, String module, String input) throws IOException, InterruptedException {
        var answer = product.celltaxon("compute", module, "--out", folder.resolve(out).toString(), "--lang", "en", "--in", input);
        assertEquals(0, answer.exit(), answer.err());
        assertTrue(!answer.err().contains("log4j") && !answer.err().contains("Log4j"), answer.err());
        return folder.resolve(out);
    }

    @Test
    void aWorkbookIsATable() throws IOException, InterruptedException {
        var parts = new LinkedHashMap<String, String>();
        parts.put("[Content_Types].xml", "<Types xmlns='" + PACKAGE + "content-types'>"
                + "<Default Extension='rels' ContentType='application/vnd.openxmlformats-package.relationships+xml'/>"
                + "<Override PartName='/xl/workbook.xml' ContentType='" + TYPE + "sheet.main+xml'/>"
                + "<Override PartName='/xl/sheet1.xml' ContentType='" + TYPE + "worksheet+xml'/></Types>");
        parts.put("_rels/.rels", relation("officeDocument", "xl/workbook.xml"));
        parts.put("xl/workbook.xml", "<workbook xmlns='" + SHEET + "' xmlns:r='" + OFFICE
                + "'><sheets><sheet name='cells' sheetId='1' r:id='r1'/></sheets></workbook>");
        parts.put("xl/_rels/workbook.xml.rels", relation("worksheet", "sheet1.xml"));
        parts.put("xl/sheet1.xml", "<worksheet xmlns='" + SHEET + "'><sheetData>" + row(word("lot"), word("cluster"), word("cells"))
                + row(word("ロット１"), word("CL1"), "<c><v>30</v></c>") + row(word("ロット１"), word("CL2"), "<c><v>10</v></c>")
                + "</sheetData></worksheet>");
        var file = folder.resolve("cells.xlsx");
        try (var out = new ZipOutputStream(Files.newOutputStream(file))) {
            for (var part : parts.entrySet()) {
                out.putNextEntry(new ZipEntry(part.getKey()));
                out.write(part.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
        var shares = compute("shares", "org.celltaxon.lots.shares", "cells=" + file).resolve("composition.tsv");
        assertTrue(Files.readString(shares).contains("ロット１\tCL1\t30\t0.75"), Files.readString(shares));
    }

    private static String relation(String type, String target) {
        return "<Relationships xmlns='" + PACKAGE + "relationships'><Relationship Id='r1' Type='" + OFFICE + "/" + type + "' Target='"
                + target + "'/></Relationships>";
    }

    private static String row(String... cells) {
        return "<row>" + String.join("", cells) + "</row>";
    }

    private static String word(String word) {
        return "<c t='inlineStr'><is><t>" + word + "</t></is></c>";
    }

    @Test
    void theExportOfAPlateReaderIsATableOfWells() throws IOException, InterruptedException {
        double[] levels = {2000, 1000, 500, 250, 125, 62.5, 31.25, 15.625};
        var layout = new StringBuilder("Layout\n\t1\t2\t3\n");
        var results = new StringBuilder("Results\n\t1\t2\t3\n");
        for (int r = 0; r < levels.length; r++) {
            char letter = (char) ('A' + r);
            layout.append(String.format(Locale.ROOT, "%c\tSTD%d\tSTD%d\tSPL1\tWell ID%n\t%s\t%s\t1\tConc/Dil%n", letter, r + 1, r + 1,
                    levels[r], levels[r]));
            results.append(String.format(Locale.ROOT, "%c\t%.4f\t%.4f\t%.4f\t450%n", letter, 1.01 * od(levels[r]), 0.99 * od(levels[r]),
                    od(200) * (r % 2 == 0 ? 1.01 : 0.99)));
        }
        var file = Files.writeString(folder.resolve("export.txt"), "Software Version\t3.12.08\nExperiment File Path:\ta.xpt\n"
                + "Plate Number\tPlate 1\nRead\tAbsorbance Endpoint\n\tWavelengths:  450\n\n" + layout + "\n" + results);
        var out = compute("plate", "org.celltaxon.potency.plate", "wells=" + file);
        var value = Files.readAllLines(out.resolve("potency.tsv")).get(1).split("\t");
        assertEquals("SPL1", value[0]);
        assertEquals(200, Double.parseDouble(value[2]), 20);
        assertTrue(Files.readString(out.resolve("run.json")).contains("org.celltaxon.formats.gen5"));
    }

    private static double od(double x) {
        return 3 + (0.05 - 3) / (1 + Math.pow(x / 400, 1.1));
    }
}
