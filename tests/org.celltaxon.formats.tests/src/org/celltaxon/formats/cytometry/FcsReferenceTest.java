// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.formats.cytometry;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

import org.celltaxon.api.StepException;
import org.celltaxon.api.table.Table;
import org.celltaxon.formats.ReadTables;
import org.celltaxon.testkit.SharedData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Events on their linear scale stand where the Gating-ML 2.0 reference has them: gates without transformation hold exactly the
 * events of the published truth, event by event.
 */
class FcsReferenceTest {

    private static final String FOLDER = "fcs_gatingml_reference/";
    private static final Pattern DIMENSION = Pattern.compile(
            "<gating:dimension([^>]*)>\\s*<data-type:fcs-dimension data-type:name=\"([^\"]+)\"");
    private static final Pattern COORDINATE = Pattern.compile("<gating:coordinate data-type:value=\"([^\"]+)\"");

    private static ReadTables read(String path) throws StepException, IOException {
        return ReadTables.of(SharedData.require(FOLDER + path));
    }

    private static double limit(String attributes, String name, double otherwise) {
        var match = Pattern.compile("gating:" + name + "=\"([^\"]+)\"").matcher(attributes);
        return match.find() ? Double.parseDouble(match.group(1)) : otherwise;
    }

    private static List<String> truth(String name) throws IOException {
        return Files.readAllLines(SharedData.require(FOLDER + "truth/Results_" + name + ".txt")).stream().map(String::strip)
                .filter(line -> !line.isEmpty()).toList();
    }

    private static List<String> members(Table events, java.util.function.IntPredicate gate) {
        return IntStream.range(0, events.rows()).mapToObj(e -> gate.test(e) ? "1" : "0").toList();
    }

    @ParameterizedTest
    @CsvSource({"range, Range1", "rect1, Rectangle1", "rect2, Rectangle2", "time_range, Range2"})
    void rangesAndRectanglesHoldTheEventsOfTheTruth(String file, String name) throws StepException, IOException {
        var events = read("data1.fcs").tables().get("events");
        assertEquals(13367, events.rows());
        var gate = Files.readString(SharedData.require(FOLDER + "gml/gml_" + file + "_gate.xml"));
        var inside = new boolean[events.rows()];
        java.util.Arrays.fill(inside, true);
        Matcher dimension = DIMENSION.matcher(gate);
        while (dimension.find()) {
            var values = events.numbers(dimension.group(2));
            double low = limit(dimension.group(1), "min", Double.NEGATIVE_INFINITY);
            double high = limit(dimension.group(1), "max", Double.POSITIVE_INFINITY);
            for (int e = 0; e < inside.length; e++) {
                inside[e] &= values[e] >= low && values[e] < high;
            }
        }
        assertEquals(truth(name), members(events, e -> inside[e]));
    }

    @ParameterizedTest
    @CsvSource({"poly1, Polygon1", "poly2, Polygon2", "poly3ns, Polygon3NS"})
    void polygonsHoldTheEventsOfTheTruth(String file, String name) throws StepException, IOException {
        var events = read("data1.fcs").tables().get("events");
        var gate = Files.readString(SharedData.require(FOLDER + "gml/gml_" + file + "_gate.xml"));
        var dimension = DIMENSION.matcher(gate);
        assertTrue(dimension.find());
        var x = events.numbers(dimension.group(2));
        assertTrue(dimension.find());
        var y = events.numbers(dimension.group(2));
        var corners = new ArrayList<Double>();
        var coordinate = COORDINATE.matcher(gate);
        while (coordinate.find()) {
            corners.add(Double.parseDouble(coordinate.group(1)));
        }
        assertEquals(truth(name), members(events, e -> inside(x[e], y[e], corners)));
    }

    /** On an edge, or an odd number of edges lies to the left. */
    private static boolean inside(double x, double y, List<Double> corners) {
        boolean odd = false;
        int count = corners.size() / 2;
        for (int i = 0; i < count; i++) {
            int j = (i + 1) % count;
            double x1 = corners.get(2 * i);
            double y1 = corners.get(2 * i + 1);
            double x2 = corners.get(2 * j);
            double y2 = corners.get(2 * j + 1);
            double side = (x2 - x1) * (y - y1) - (y2 - y1) * (x - x1);
            boolean between = Math.min(x1, x2) <= x && x <= Math.max(x1, x2) && Math.min(y1, y2) <= y && y <= Math.max(y1, y2);
            if (side == 0 && between) {
                return true;
            }
            if (y1 > y != y2 > y && x < x1 + (y - y1) * (x2 - x1) / (y2 - y1)) {
                odd = !odd;
            }
        }
        return odd;
    }

    @Test
    void anEllipseHoldsTheEventsOfTheTruth() throws StepException, IOException {
        var events = read("data1.fcs").tables().get("events");
        var x = events.numbers("FL3-H");
        var y = events.numbers("FL4-H");
        double determinant = 62.5 * 62.5 - 37.5 * 37.5;
        assertEquals(truth("Ellipse1"), members(events, e -> {
            double dx = x[e] - 12.99701;
            double dy = y[e] - 16.22941;
            return (62.5 * dx * dx - 2 * 37.5 * dx * dy + 62.5 * dy * dy) / determinant <= 1;
        }));
    }

    @Test
    void channelsAndKeywordsAreThereWithTheEmptyOnes() throws StepException, IOException {
        var read = read("data1.fcs");
        var channels = read.tables().get("channels");
        assertEquals(List.of("FSC-H", "SSC-H", "FL1-H", "FL2-H", "FL3-H", "FL2-A", "FL4-H", "Time"), List.of(channels.texts("column")));
        assertEquals("CD4 FITC", channels.text("label", 2));
        assertArrayEquals(new double[] {3.67, 8, 1, 1, 1, 1, 1, 1}, channels.numbers("gain"));
        assertArrayEquals(new double[] {0, 0, 4, 4, 4, 0, 4, 0}, channels.numbers("decades"));
        var keywords = read.tables().get("keywords");
        assertEquals("FACSCalibur", keywords.text("value", keywords.row("keyword", "$CYT").orElseThrow()));
        assertEquals("", keywords.text("value", keywords.row("keyword", "&5DATA FILE PREFIX PART #1").orElseThrow()));
        assertEquals("E#7 Settings #1", keywords.text("value", keywords.row("keyword", "&9INSTR. SETT. FILE").orElseThrow()));
        assertEquals(List.of(), read.codes());
    }

    @Test
    void floatsOfEitherByteOrderAreRead() throws StepException, IOException {
        var line = read("other/data_set_simple_line_100.fcs").tables().get("events");
        assertEquals(100, line.rows());
        for (var name : line.names()) {
            var values = line.numbers(name);
            assertEquals(values[1] - values[0], values[99] - values[98], 1e-4, name);
        }
        var sorted = read("other/index_sorted_example.fcs").tables();
        assertEquals(384, sorted.get("events").rows());
        assertEquals(13, sorted.get("channels").rows());
        assertTrue(java.util.Arrays.stream(sorted.get("events").numbers(sorted.get("events").names().getFirst()))
                .allMatch(v -> v > -1000 && v < 300000));
        assertEquals(10000, read("other/test_data_2d_01.fcs").tables().get("events").rows());
    }

    @ParameterizedTest
    @CsvSource({"start", "stop"})
    void whereHeaderAndTextPutTheEventsElsewhereTheNumberOfEventsDecidesWithAWarning(String which) throws StepException, IOException {
        var read = read("other/data_" + which + "_offset_discrepancy_example.fcs");
        assertEquals(List.of("OFFSETS_DIFFER"), read.codes());
        assertEquals(2, read.tables().get("events").rows());
        assertEquals(26, read.tables().get("events").names().size());
        var other = read("other/data_" + (which.equals("start") ? "stop" : "start") + "_offset_discrepancy_example.fcs");
        assertEquals(other.tables().get("events"), read.tables().get("events"));
    }
}
