// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.formats.plates;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

import org.celltaxon.api.StepException;
import org.celltaxon.api.table.Table;
import org.celltaxon.formats.ReadTables;
import org.celltaxon.testkit.SharedData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

/** Every value of a well equals, to the last digit, the one that Allotropy made of the same export (the JSON beside it). */
class PlateExportsTest {

    private static final String EXPORTS = "instrument_exports/";

    private static ReadTables read(String path) throws StepException, IOException {
        return ReadTables.of(SharedData.require(path));
    }

    private static JsonObject truth(Path export) throws IOException {
        var json = export.resolveSibling(export.getFileName().toString().replaceFirst("\\.\\w+$", ".json"));
        var root = JsonParser.parseString(Files.readString(json)).getAsJsonObject();
        return root.entrySet().stream().filter(e -> e.getKey().endsWith("aggregate document")).findFirst().orElseThrow().getValue()
                .getAsJsonObject();
    }

    private static JsonObject object(JsonObject in, String... path) {
        for (var key : path) {
            in = in.getAsJsonObject(key);
        }
        return in;
    }

    private static List<JsonObject> list(JsonObject in, String name) {
        var items = in.getAsJsonObject(name.replace(" document", " aggregate document"));
        return (items == null ? in : items).getAsJsonArray(name).asList().stream().map(e -> e.getAsJsonObject()).toList();
    }

    private static List<JsonObject> measured(JsonObject truth, String document) {
        var all = new ArrayList<JsonObject>();
        for (var item : truth.getAsJsonArray(document)) {
            all.addAll(list(object(item.getAsJsonObject(), "measurement aggregate document"), "measurement document"));
        }
        return all;
    }

    private static double value(JsonObject in, String... path) {
        return object(in, path).get("value").getAsDouble();
    }

    private static int row(Table table, Map<String, String> words) {
        var rows = IntStream.range(0, table.rows())
                .filter(r -> words.entrySet().stream().allMatch(e -> table.text(e.getKey(), r).equals(e.getValue()))).toArray();
        assertEquals(1, rows.length, words + " in " + table);
        return rows[0];
    }

    /** Error texts of a measurement by what they are about, in small letters. */
    private static Map<String, String> errors(JsonObject measurement) {
        var errors = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        if (measurement.has("error aggregate document")) {
            list(measurement, "error document").forEach(e -> errors.put(e.get("error feature").getAsString(), e.get("error")
                    .getAsString()));
        }
        return errors;
    }

    /** The plate's name in the export; one JSON has it from the name of the file instead. */
    private static String plate(JsonObject sample, Table readings) {
        var name = sample.get("well plate identifier").getAsString();
        return name.equals("BNCH654563") ? readings.text("plate", 0) : name;
    }

    private static String quantity(JsonObject measurement) {
        return measurement.has("absorbance") ? "absorbance" : "luminescence";
    }

    @ParameterizedTest
    @CsvSource({
        "agilent_gen5/010307_114129_BNCH654563_stdcurve_singleplate01.txt, 96, 192",
        "agilent_gen5/Lowry_Protein_Assay_no_results_matrix.txt, 96, 93",
        "agilent_gen5/endpoint_singleplate.txt, 96, 96",
        "agilent_gen5/endpoint_stdcurve_singleplate.txt, 96, 192",
        "moldev_softmax_pro/MD_SMP_absorbance_endpoint_example01.txt, 192, 192",
        "moldev_softmax_pro/abs_endpoint_plates.txt, 288, 96"})
    void everyReadingEqualsTheJsonBesideTheExport(String path, int measured, int calculated) throws StepException, IOException {
        var readings = read(EXPORTS + path).tables().get("readings");
        var truth = truth(SharedData.require(EXPORTS + path));
        var wells = new TreeMap<String, String>();
        var number = new TreeMap<String, Integer>();
        var raw = readings.where("kind", "MEASURED");
        for (var m : measured(truth, "plate reader document")) {
            var sample = object(m, "sample document");
            var plate = plate(sample, raw);
            var well = sample.get("location identifier").getAsString();
            wells.put(m.get("measurement identifier").getAsString(), plate + "\t" + well);
            var same = raw.where(r -> raw.text("plate", r).equals(plate) && raw.text("well", r).equals(well));
            int at = number.merge(plate + well, 1, Integer::sum) - 1;
            var error = errors(m).getOrDefault(quantity(m), "");
            assertEquals(error, same.text("flag", at), plate + " " + well);
            assertEquals(error.isEmpty() ? value(m, quantity(m)) : Double.NaN, same.number("value", at), plate + " " + well);
            var device = list(m, "device control document").getFirst();
            if (device.has("detector wavelength setting")) {
                assertEquals(value(device, "detector wavelength setting"), same.number("wavelength", at));
            }
            assertTrue(same.text("well_id", at).isEmpty() || same.text("well_id", at).equals(sample.get("sample identifier").getAsString())
                    || sample.get("sample identifier").getAsString().equals(plate + " " + well), sample.toString());
        }
        assertEquals(measured, raw.rows());
        int compared = 0;
        for (var c : list(truth, "calculated data document")) {
            var sources = list(c, "data source document").stream().map(s -> wells.get(s.get("data source identifier").getAsString()))
                    .distinct().toList();
            var name = c.get("calculated data name").getAsString();
            if (sources.size() != 1 || sources.getFirst() == null || readings.row("measurement", name).isEmpty()) {
                continue; // a mean of several wells, or computed from computed values
            }
            var well = sources.getFirst().split("\t");
            int row = row(readings, Map.of("plate", well[0], "well", well[1], "measurement", name));
            assertEquals(value(c, "calculated result"), readings.number("value", row), name + " " + sources);
            compared++;
        }
        assertTrue(compared >= calculated, compared + " calculated values compared");
    }

    @Test
    void standardsSamplesAndBlanksOfAGen5LayoutStandAsThePlateAssayTakesThem() throws StepException, IOException {
        var wells = read(EXPORTS + "agilent_gen5/endpoint_stdcurve_singleplate.txt").tables().get("wells");
        assertEquals(96, wells.rows());
        int standard = row(wells, Map.of("well", "B2"));
        assertEquals("STANDARD", wells.text("role", standard));
        assertEquals(666.67, wells.number("concentration", standard));
        assertEquals(1.131, wells.number("od", standard));
        int sample = row(wells, Map.of("well", "C5"));
        assertEquals(List.of("SAMPLE", "SPL1", "4", "0.506"), List.of(wells.text("role", sample), wells.text("sample", sample),
                wells.text("dilution", sample), wells.text("od", sample)));
        assertEquals("BLANK", wells.text("role", row(wells, Map.of("well", "H3"))));
        var luminescence = read(EXPORTS + "agilent_gen5/endpoint_singleplate.txt").tables().get("wells");
        assertEquals("CONTROL", luminescence.text("role", row(luminescence, Map.of("well", "A12"))));
        assertEquals("RLU", luminescence.text("unit", 0));
    }

    @Test
    void aMaskedWellIsLeftOutAndSaidSo() throws StepException, IOException {
        var read = read(EXPORTS + "agilent_gen5/Lowry_Protein_Assay_no_results_matrix.txt");
        var wells = read.tables().get("wells");
        int masked = row(wells, Map.of("well", "H3"));
        assertEquals(Double.NaN, wells.number("od", masked));
        assertEquals("*0.356*", wells.text("masked", masked));
        assertEquals(1, wells.where(r -> !wells.text("masked", r).isEmpty()).rows());
        assertTrue(read.codes().contains("NOT_NUMBERS"), read.codes().toString());
        var softMax = read(EXPORTS + "moldev_softmax_pro/abs_endpoint_plates.txt").tables().get("wells");
        assertEquals("Path?", softMax.text("masked", row(softMax, Map.of("well", "B1"))));
    }

    @Test
    void groupsOfSoftMaxGiveSamplesStandardsAndConcentrations() throws StepException, IOException {
        var read = read(EXPORTS + "moldev_softmax_pro/MD_SMP_absorbance_endpoint_example01.txt");
        var wells = read.tables().get("wells");
        assertEquals(2 * 93, wells.rows(), "three wells of each plate are in no group");
        int standard = row(wells, Map.of("plate", "Plate02", "well", "B2"));
        assertEquals(160, wells.number("concentration", standard));
        assertEquals("STANDARD", wells.text("role", standard));
        int sample = row(wells, Map.of("plate", "Plate01", "well", "C5"));
        assertEquals(List.of("SAMPLE", "03"), List.of(wells.text("role", sample), wells.text("sample", sample)));
        assertEquals(1.789, wells.number("od", sample), 0.0005);
    }

    @ParameterizedTest
    @CsvSource({"Assay_2.txt, 1", "Assay_3_and_4.txt, 2", "Assay_11_and_12.txt, 2", "plate2_27_dataSdf.txt, 1"})
    void anElisaExportHasTheValuesOfItsGroupsAsTheDifferenceOfItsTwoWavelengths(String file, int plates) throws StepException,
            IOException {
        var readings = read("elisa_ELISAtools/" + file).tables().get("readings");
        var first = readings.where("measurement", "Absorbance:450");
        assertEquals(96 * plates, first.rows());
        assertEquals(plates, first.distinct("plate").size());
        var second = readings.where("measurement", "Absorbance:620");
        var values = readings.where(r -> readings.text("measurement", r).matches("Values?"));
        for (int r = 0; r < values.rows(); r++) {
            var at = Map.of("plate", values.text("plate", r), "well", values.text("well", r));
            double difference = first.number("value", row(first, at)) - second.number("value", row(second, at));
            if (values.text("flag", r).isEmpty()) {
                assertEquals(difference, values.number("value", r), 0.00051, at.toString());
            } else {
                assertEquals("Masked", values.text("flag", r));
            }
        }
        assertEquals(file.startsWith("plate2"), values.rows() == 0);
    }

    @Test
    void standardsOfAnElisaExportHaveTheirConcentrations() throws StepException, IOException {
        var wells = read("elisa_ELISAtools/Assay_2.txt").tables().get("wells");
        var standards = wells.where("role", "STANDARD");
        assertEquals(24, standards.rows());
        var names = read("elisa_ELISAtools/stdConc.txt").tables().get("standards");
        for (int r = 0; r < 24; r++) {
            int number = names.row("sample", "s" + standards.text("sample", r)).orElseThrow();
            assertEquals(names.number("concentration", number), standards.number("concentration", r), 0.051);
        }
        assertEquals("Masked", wells.text("masked", row(wells, Map.of("well", "C1"))));
    }

    @Test
    void annotationsOfAnElisaGiveTheSampleOfEachWell() throws StepException, IOException {
        var wells = read("elisa_ELISAtools/AnExp_2plate.txt").tables().get("wells");
        assertEquals(List.of("plate 1", "plate 2"), wells.distinct("plate"));
        assertEquals("P13", wells.text("sample", row(wells, Map.of("plate", "plate 2", "well", "D10"))));
        var quoted = read("elisa_ELISAtools/annote.txt").tables().get("wells");
        assertEquals(120, quoted.rows());
        assertEquals("sam24_d", quoted.text("sample", row(quoted, Map.of("plate", "plate 1", "well", "H12"))));
        var single = read("elisa_ELISAtools/annote_single.txt").tables().get("wells");
        assertEquals(60, single.rows());
        assertEquals("annote_single", single.text("plate", 0));
    }

    @Test
    void plateMapsOfPlaterGiveAColumnForEachDrawing() throws StepException, IOException {
        var wells = read(EXPORTS + "plater/example-1.csv").tables().get("wells");
        assertEquals(96, wells.rows());
        int at = row(wells, Map.of("well", "F6"));
        assertEquals(List.of("B", "0.032", "S. enterocolitis", "61"), List.of(wells.text("drug", at), wells.text("concentration", at),
                wells.text("bacteria", at), wells.text("killing", at)));
        var list = read(EXPORTS + "plater/example-2-part-A.csv").tables().get("wells");
        for (int r = 0; r < 96; r++) {
            assertEquals(wells.number("killing", row(wells, Map.of("well", list.text("well", r)))), list.number("killing", r));
        }
        var map = read(EXPORTS + "plater/example-2-part-B.csv").tables().get("wells");
        for (var column : List.of("well", "drug", "concentration", "bacteria")) {
            assertEquals(List.of(wells.texts(column)), List.of(map.texts(column)).subList(0, 96), column);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Appbio_AbsoluteQ_example01.csv", "Appbio_AbsoluteQ_single1_summary.csv"})
    void everyWellOfADigitalPcrEqualsTheJsonBesideIt(String file) throws StepException, IOException {
        var wells = read(EXPORTS + "appbio_absolute_q/" + file).tables().get("wells");
        var measured = measured(truth(SharedData.require(EXPORTS + "appbio_absolute_q/" + file)), "dPCR document");
        assertEquals(measured.size(), wells.rows());
        for (var m : measured) {
            var sample = object(m, "sample document");
            int at = row(wells, Map.of("well", sample.get("well location identifier").getAsString()));
            assertEquals(sample.get("sample identifier").getAsString(), wells.text("sample", at));
            assertEquals(m.get("target DNA description").getAsString(), wells.text("target", at));
            assertEquals(list(m, "device control document").getFirst().get("reporter dye setting").getAsString(), wells.text("dye", at));
            assertEquals(value(m, "total partition count"), wells.number("partitions", at));
            var processed = list(m, "processed data document").getFirst();
            assertEquals(value(processed, "number concentration"), wells.number("copies", at));
            assertEquals(value(processed, "positive partition count"), wells.number("positives", at));
            if (processed.has("data processing document")) {
                assertEquals(value(processed, "data processing document", "fluorescence intensity threshold setting"),
                        wells.number("threshold", at));
            }
        }
    }

    @Test
    void everyWellAndCycleOfARealTimePcrEqualsTheJsonBesideIt() throws StepException, IOException {
        var read = read(EXPORTS + "appbio_quantstudio/appbio_quantstudio_example01.txt");
        var wells = read.tables().get("wells");
        var cycles = read.tables().get("amplification");
        var measured = measured(truth(SharedData.require(EXPORTS + "appbio_quantstudio/appbio_quantstudio_example01.txt")),
                "qpcr document");
        assertEquals(14, measured.size());
        assertEquals(16, wells.rows());
        int compared = 0;
        for (var m : measured) {
            var sample = object(m, "sample document");
            var well = sample.get("well location identifier").getAsString();
            int at = row(wells, Map.of("well", well));
            assertEquals(sample.get("sample identifier").getAsString(), wells.text("sample", at));
            assertEquals(m.get("target DNA description").getAsString(), wells.text("target", at));
            assertEquals("SAMPLE", wells.text("role", at));
            var processed = list(m, "processed data document").getFirst();
            assertEquals(value(processed, "cycle threshold result (qPCR)"), wells.number("cq", at));
            assertEquals(value(processed, "data processing document", "cycle threshold value setting (qPCR)"),
                    wells.number("threshold", at));
            assertEquals(object(processed, "custom information document").get("Tm1").getAsDouble(), wells.number("tm", at));
            for (var cube : Map.of("normalized reporter data cube", "rn", "baseline corrected reporter data cube", "delta_rn").entrySet()) {
                if (processed.has(cube.getKey())) {
                    var own = cycles.where("well", well);
                    var values = object(processed, cube.getKey(), "data").getAsJsonArray("measures").get(0).getAsJsonArray();
                    assertEquals(values.size(), own.rows());
                    for (int c = 0; c < own.rows(); c++) {
                        assertEquals(values.get(c).getAsDouble(), own.number(cube.getValue(), c));
                        compared++;
                    }
                }
            }
        }
        assertEquals(8 * 3 * 2, compared);
    }
}
