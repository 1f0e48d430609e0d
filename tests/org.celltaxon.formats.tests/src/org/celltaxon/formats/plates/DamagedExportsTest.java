// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.formats.plates;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

import org.celltaxon.api.StepException;
import org.celltaxon.formats.ReadTables;
import org.celltaxon.testkit.SharedData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Exports that are small, odd, cut or damaged. */
class DamagedExportsTest {

    private static final String GEN5 = """
            Software Version\t3.12.08

            Experiment File Path:\tC:\\a.xpt
            Plate Number\tPlate 1
            Procedure Details
            Read\tAbsorbance Endpoint
            \tWavelengths:  450, 620

            Layout
            \t1\t2
            A\tSTD1\tSPL1\tWell ID
            \t10\t0.5\tConc/Dil
            B\tBLK\tCTL1\tWell ID

            Results
            \t1\t2
            A\t0.5\tOVRFLW\t450
            \t0.1\t0.1\t620
            B\t*****\t0.3\t450
            \t0.1\t0.1\t620
            """;
    private static final String SOFTMAX = """
            ##BLOCKS= 1
            Plate:\tP\t1.3\tPlateFormat\tEndpoint\tFluorescence\tRaw\tFALSE\t1\t\t\t\t\t\t1\t535 \t1\t2\t4\t1\t2
            \tTemperature\t1\t2
            \t20\t1,5\t2
            \t\t3\t#Sat

            ~End
            """;

    @TempDir
    Path folder;

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("出力.txt"), text);
    }

    @Test
    void anOverflowIsMissingFlaggedAndToldAndTheFirstWavelengthStands() throws StepException, IOException {
        var read = ReadTables.of(file(GEN5));
        assertEquals(List.of("NOT_NUMBERS", "FIRST_READING"), read.codes());
        var wells = read.tables().get("wells");
        assertEquals(List.of("", "OVRFLW", "*****", ""), List.of(wells.texts("masked")));
        assertEquals(List.of("0.5", "", "", "0.3"), List.of(wells.texts("od")));
        assertEquals(List.of("STANDARD", "SAMPLE", "BLANK", "CONTROL"), List.of(wells.texts("role")));
        assertEquals(2, wells.number("dilution", 1));
        assertEquals(8, read.tables().get("readings").rows());
    }

    @Test
    void severalPlatesInOneFileKeepTheirNames() throws StepException, IOException {
        var read = ReadTables.of(file(GEN5 + "\n" + GEN5.replace("Plate 1", "Plate 2")));
        assertEquals(List.of("Plate 1", "Plate 2"), read.tables().get("wells").distinct("plate"));
    }

    @Test
    void utf16Utf8WithMarkShiftJisAndLatinAreToldApart() throws StepException, IOException {
        var text = GEN5.replace("STD1", "STD1検体カナ");
        var utf16 = Files.write(folder.resolve("a"), text.getBytes(StandardCharsets.UTF_16));
        assertEquals("STD1検体カナ", ReadTables.of(utf16).tables().get("wells").text("sample", 0));
        var marked = Files.write(folder.resolve("b"), ("\uFEFF" + text).getBytes(StandardCharsets.UTF_8));
        assertEquals("STD1検体カナ", ReadTables.of(marked).tables().get("wells").text("sample", 0));
        var japanese = Files.write(folder.resolve("c"), text.getBytes(Charset.forName("windows-31j")));
        assertEquals("STD1検体カナ", ReadTables.of(japanese).tables().get("wells").text("sample", 0));
        var latin = Files.write(folder.resolve("d"), GEN5.replace("STD1", "STD1 µg").getBytes(StandardCharsets.ISO_8859_1));
        assertEquals("STD1 µg", ReadTables.of(latin).tables().get("wells").text("sample", 0));
    }

    @Test
    void aSmallFluorescencePlateWithDecimalCommasIsRead() throws StepException, IOException {
        var wells = ReadTables.of(file(SOFTMAX)).tables().get("wells");
        assertEquals(List.of("1.5", "2", "3", ""), List.of(wells.texts("od")));
        assertEquals("#Sat", wells.text("masked", 3));
        assertEquals("RFU", wells.text("unit", 0));
    }

    @ParameterizedTest
    @CsvSource({"softmax, Endpoint, Kinetic, 'Line 2, column 5'", "softmax, ~End, ~Fin, Line 2", "softmax, PlateFormat, Columns, column 4",
        "softmax, '\t2\t4\t1', '\t0\t4\t1', column 18", "softmax, '\t2\t4\t1', '\t2\t9999\t1', column 19",
        "softmax, '3\t#Sat', '3\t#Sat\t7', Line 5",
        "gen5, '\t10\t0.5', '\tx\t0.5', 'Line 12, column 2'", "gen5, 'B\tBLK', 'A\tBLK', Line 13"})
    void whatCannotBeIsRefusedWithItsPlace(String format, String before, String after, String place) throws IOException {
        var text = format.equals("gen5") ? GEN5 : SOFTMAX;
        assertTrue(text.contains(before), before);
        var refusal = ReadTables.refused(format, file(text.replace(before, after)));
        assertTrue(refusal.why().en().contains(place), refusal.why().en());
    }

    @Test
    void anExportWithoutReadingsIsRefused() throws IOException {
        ReadTables.refused("gen5", file(GEN5.substring(0, GEN5.indexOf("Results"))));
        ReadTables.refused("softmax", file("##BLOCKS= 1\nNote:\n~End\n"));
        ReadTables.refused("quantstudio", file("* Block Type = 96\n* Instrument Type = X\n\n[Sample Setup]\nWell\n"));
        ReadTables.refused("absoluteq", file("Run,Well,Total,Dye,Target,Conc.,Positives\n"));
        ReadTables.refused("platemap", file("Drug,1,2\nA,,\n"));
    }

    @Test
    void anUndeterminedCycleIsMissingAndANoTemplateControlIsAControl() throws StepException, IOException {
        var read = ReadTables.of(file("* Block Type = 96\n* Instrument Type = X\n[Results]\nWell\tWell Position\tTask\tCT\tQuantity\n"
                + "1\tA1\tNTC\tUndetermined\t\n2\tA2\tSTANDARD\t17.5\t1,000.000\n"));
        var wells = read.tables().get("wells");
        assertEquals(List.of("CONTROL", "STANDARD"), List.of(wells.texts("role")));
        assertEquals(List.of("Undetermined", ""), List.of(wells.texts("flag")));
        assertEquals(1000, wells.number("quantity", 1));
        assertEquals(List.of("NOT_NUMBERS"), read.codes());
    }

    @Test
    void severalDyesOfADigitalPcrStandBesideEachOther() throws StepException, IOException {
        var wells = ReadTables.of(file(",,,FAM,,,VIC,,\nSample,Well,Total,Target,Conc.,Positives,Target,Conc.,Positives\n"
                + "S,A1,20000,T1,1.5,30,T2,2.5,50\n")).tables().get("wells");
        assertEquals(List.of("FAM", "VIC"), List.of(wells.texts("dye")));
        assertEquals(List.of("1.5", "2.5"), List.of(wells.texts("copies")));
        assertEquals(List.of("20000", "20000"), List.of(wells.texts("partitions")));
    }

    @Test
    void aPlateMapMayHoldTheColumnsOfAPlateAssay() throws StepException, IOException {
        var wells = ReadTables.of(file("""
                role;1;2
                A;STANDARD;SAMPLE
                B;;
                ;;
                od;1;2
                A;0,5;0.75
                B;;
                """)).tables().get("wells");
        assertEquals(List.of("plate", "well", "row", "column", "role", "od"), wells.names());
        assertEquals(List.of("A1", "A2"), List.of(wells.texts("well")));
        assertEquals(List.of("0.5", "0.75"), List.of(wells.texts("od")));
        assertEquals("出力", wells.text("plate", 0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Drug,1,2\nA,1,2\nA,3,4\n", "Drug,1,2\nA,1,2,3,4\n", "Drug,1,2\nA,1,2,x\n", "Drug,1,2\nA,1,2\n\nDrug,1,2\nA,1,2\n",

        "Drug,1,2\nA,1,2\nword\n", "well,value\nA1,3\nA1,4\n", "well,value\nA1,3\nX99,4\n", "well,\"value\nA1,3\n"})
    void aPlateMapThatSaysTwoThingsIsRefused(String text) throws IOException {
        ReadTables.refused("platemap", file(text));
    }

    @Test
    void ordinarySheetsAndOtherFilesAreNotAccepted() throws IOException {
        assertEquals(List.of(), ReadTables.accepting(file("plate,well,role,sample,od,concentration\n1,A1,STANDARD,,0.5,10\n")));
        assertEquals(List.of(), ReadTables.accepting(file("lot,path\nA,b\n")));
        assertEquals(List.of(), ReadTables.accepting(file("")));
        assertEquals(List.of(), ReadTables.accepting(folder));
        assertEquals(List.of(), ReadTables.accepting(Files.write(folder.resolve("zip"), new byte[] {'P', 'K', 3, 4, 0, 0, 0, 1})));
        for (var other : List.of("lod_edna_merkes/Data.csv", "msc_lot_markers_cidmap/cd_values_single_processed.csv",
                "elisa_ELISAtools/design.txt", "pbmc3k/pbmc3k_raw_csr.h5ad", "potency_drc", "pbmc3k/cell_types.csv")) {
            assertEquals(List.of(), ReadTables.accepting(SharedData.require(other)), other);
        }
    }

    @ParameterizedTest
    @CsvSource({"gen5, agilent_gen5/endpoint_stdcurve_singleplate.txt", "gen5, agilent_gen5/Lowry_Protein_Assay_no_results_matrix.txt",
        "softmax, moldev_softmax_pro/abs_endpoint_plates.txt", "softmax, moldev_softmax_pro/MD_SMP_absorbance_endpoint_example01.txt",
        "quantstudio, appbio_quantstudio/appbio_quantstudio_example01.txt", "absoluteq, appbio_absolute_q/Appbio_AbsoluteQ_example01.csv",
        "absoluteq, appbio_absolute_q/Appbio_AbsoluteQ_single1_summary.csv", "platemap, plater/example-1.csv",
        "standards, ../elisa_ELISAtools/stdConc.txt", "softmax, ../elisa_ELISAtools/Assay_2.txt"})
    void cutAndDamagedExportsAreRefusedOrReadButNoAccident(String format, String path) throws IOException {
        var whole = Files.readAllBytes(SharedData.require("instrument_exports/" + path));
        var random = new Random(7);
        var importer = ReadTables.importer(format);
        for (int i = 0; i < 400; i++) {
            var bytes = i % 2 == 0 ? Arrays.copyOf(whole, random.nextInt(whole.length)) : whole.clone();
            for (int d = 0; i % 2 == 1 && d < 20; d++) {
                bytes[random.nextInt(bytes.length)] = (byte) "\t\n,\"9A-~\0\u00ff".charAt(random.nextInt(10));
            }
            var file = Files.write(folder.resolve("damaged.txt"), bytes);
            importer.accepts(new org.celltaxon.api.formats.Source(file));
            try {
                ReadTables.with(importer, file);
            } catch (StepException e) {
                assertTrue(e.what().en().contains("damaged.txt"), e.getMessage());
            }
        }
    }
}
