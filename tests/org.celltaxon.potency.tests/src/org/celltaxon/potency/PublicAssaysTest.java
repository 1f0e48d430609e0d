// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.potency;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.celltaxon.api.StepException;
import org.celltaxon.api.analysis.Outcome;
import org.celltaxon.api.table.Table;
import org.celltaxon.testkit.Oracle;
import org.celltaxon.testkit.SharedData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Published assays through the modules: the data of drc and the examples of Ph. Eur. 5.3 with their printed results. */
class PublicAssaysTest {

    private static final double CLOSE = 1e-4;

    private static List<String[]> words(String file, String separator) throws IOException {
        return Files.readString(SharedData.require(file), StandardCharsets.UTF_8).lines().map(l -> l.replace("\"", "").strip())
                .filter(l -> !l.isEmpty()).map(l -> l.split(separator)).toList();
    }

    /** Doses and responses of one plant test; rows of one curve only where a column says which. */
    private static Table plants(String file, String dose, String response, String column, String curve) throws IOException {
        var lines = words("potency_drc/" + file + ".csv", ",");
        var title = List.of(lines.getFirst());
        var rows = new Table.Rows(DoseResponse.DOSES.columns());
        for (var line : lines.subList(1, lines.size())) {
            if (column == null || line[title.indexOf(column)].equals(curve)) {
                rows.add(file, Double.parseDouble(line[title.indexOf(dose)]), Double.parseDouble(line[title.indexOf(response)]));
            }
        }
        return rows.build();
    }

    /** drc writes c + (d - c) / (1 + (x/e)^b): its d is the response without dose. The numbers are those of R (nls). */
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "ryegrass|conc|rootl|||2.98222866622252 .481409942938716 7.79296232773781 3.05795516933537"
                    + "|.458428817104821 .209506044028645 .189733260024734 .185828903335418|5.40021462777151",
            "lettuce|conc|weight|||1.38331215681286 .37217977303685 1.10107132441327 8.60712825165671"
                    + "|.867389181581832 .137997760605164 .072171393655583 4.33908305275429|.207075016870135",
            "secalonic|dose|rootl|||2.65418520274063 .091777564460175 5.52975396814872 .0803547112209393"
                    + "|.678511612109961 .404796711330055 .18946858582552 .00852906394332241|.262403611801787",
            "S.alba|Dose|DryMatter|Herbicide|Glyphosate|2.71614321653231 .891832525043031 3.87586774117899 62.048043988038"
                    + "|.716153635163227 .201286350565933 .113529260178219 7.15054499982859|4.53743567266947",
            "S.alba|Dose|DryMatter|Herbicide|Bentazone|5.12535937343481 .681750384215435 3.80628377822353 29.2648162684813"
                    + "|1.01758000381377 .0878812584357632 .101822908882535 2.07311719559716|3.81049823811937",
            "spinach|DOSE|SLOPE|CURVE|1|.519516184831919 -.0166000163016185 1.87955037396269 1.7949954765219"
                    + "|.0815150657592002 .11466138456532 .0451791488810104 .507001570158078|.104297890674285",
            "spinach|DOSE|SLOPE|CURVE|2|.800785816406726 .132587730660435 .945997450380485 .945553762880975"
                    + "|.110076102075224 .0233623482984728 .0223659102621292 .131423399991339|.0255688883155918",
            "spinach|DOSE|SLOPE|CURVE|3|.681900878097636 .146397096750133 1.09032349756479 1.3730790539587"
                    + "|.0843902055393211 .0380937652081838 .0279426028603194 .285617151900525|.0413266362729326",
            "spinach|DOSE|SLOPE|CURVE|4|1.84479207073274 .0795494090365394 2.15357930350288 .197326415318617"
                    + "|.178663984584264 .0453751917155648 .03271490447096 .0121220960580056|.1283591801",
            "spinach|DOSE|SLOPE|CURVE|5|1.65072595256264 -.00907388413167812 1.80628346181961 .210795676434366"
                    + "|.213700034715154 .0568867612693009 .0378393090351574 .0183268972402385|.159993549691568"})
    void curvesOfPlantsAreThoseOfR(String file, String dose, String response, String column, String curve, String parameters, String errors,
            double sse) throws IOException, StepException {
        var fit = Promises.row(Promises.run(new DoseResponse(), "doses", plants(file, dose, response, column, curve), Map.of()),
                "dose_response");
        near(parameters, fit, "b", "d", "a", "c");
        near(errors, fit, "se_b", "se_d", "se_a", "se_c");
        assertEquals(sse, fit.number("sse", 0), CLOSE * sse);
        assertEquals("OK", fit.text("label", 0));
    }

    private static void near(String expected, Table row, String... columns) {
        var numbers = Arrays.stream(expected.split(" ")).mapToDouble(Double::parseDouble).toArray();
        for (int i = 0; i < columns.length; i++) {
            assertEquals(numbers[i], row.number(columns[i], 0), CLOSE * Math.abs(numbers[i]), columns[i]);
        }
    }

    @Test
    void twoHerbicidesHaveTheKnownRelativePotency() throws IOException, StepException {
        var series = new Series();
        for (var herbicide : List.of("Glyphosate", "Bentazone")) {
            var table = plants("S.alba", "Dose", "DryMatter", "Herbicide", herbicide);
            for (int r = 0; r < table.rows(); r++) {
                if (table.number("dose", r) > 0) {
                    series.row(herbicide, table.number("dose", r), table.number("response", r), "", "", "");
                }
            }
        }
        // without the plants of dose 0 the published 2.3507 is only near
        var outcome = series.run(new ParallelCurves(), Map.of("reference", "Glyphosate"));
        assertEquals(2.3507, Promises.row(outcome, "relative_potency").number("rp", 0), 0.1);
    }

    /** One sheet: its lines as words, without the marks before the printed results. */
    private record Sheet(List<String[]> lines) {

        static Sheet of(String name) throws IOException {
            return new Sheet(words("potency_pheur_pla/" + name + ".txt", "\\s+").stream()
                    .map(w -> w[0].matches("[.#]") ? Arrays.copyOfRange(w, 1, w.length) : w).toList());
        }

        String[] line(String key) {
            return lines.stream().filter(w -> w[0].equals(key)).findFirst().orElseThrow(() -> new AssertionError("no " + key));
        }

        /** The three printed numbers of a potency. */
        String[] potency(String key) {
            return Arrays.stream(line(key)).skip(1).filter(w -> w.matches("[0-9.]*[0-9]")).toArray(String[]::new);
        }

        double ratio() {
            return Double.parseDouble(line("DilutionRatio")[line("DilutionRatio").length - 1]);
        }

        /** One row an observation: label or sample, row, column, step, response. */
        Table latin() {
            var series = new Series();
            for (var w : lines) {
                if (w.length > 5 && w[0].matches("[STU][0-9]")) {
                    series.row(w[1], Math.pow(ratio(), Integer.parseInt(w[4]) - 1), Double.parseDouble(w[5]), "R" + w[2], "C" + w[3], "");
                }
            }
            return series.build();
        }

        /** One column a preparation and dose. */
        Table wide(String rows, boolean blocks) {
            var series = new Series();
            var title = lines.getFirst();
            for (var w : lines) {
                for (int c = 1; w[0].startsWith(rows) && c < title.length && title[c].matches("[STU][0-9]"); c++) {
                    series.row(title[c].substring(0, 1), Math.pow(ratio(), title[c].charAt(1) - '1'), Double.parseDouble(w[c]),
                            blocks ? w[0] : "", "", "");
                }
            }
            return series.build();
        }

        /** One row a preparation and replicate. */
        Table tall() {
            var series = new Series();
            for (var w : lines) {
                for (int d = 1; w[0].startsWith("Replicate-") && d <= 5; d++) {
                    series.row(w[6], Math.pow(ratio(), d - 1), Double.parseDouble(w[d]), "", "", "");
                }
            }
            return series.build();
        }
    }

    private static Outcome lines(Table table, String response) throws StepException {
        return Promises.run(new ParallelLine(), "doses", table, Map.of("reference", "S", "response", response));
    }

    /** All lines of the printed analysis of variance to their last digit. */
    private static void anova(Sheet sheet, Outcome outcome, String... blocks) {
        var names = new HashMap<>(Map.of("Preparations", "Preparations", "Regression", "Regression", "Non-parallelism", "Non-parallelism",
                "Non-linearity",
                "Non-linearity", "Residual_error", "Residual"));
        for (int b = 0; b < blocks.length; b++) {
            names.put(blocks[b], blocks.length > 1 ? "Blocks " + (b + 1) : "Blocks");
        }
        names.forEach((printed, test) -> {
            var words = sheet.line("A1@" + printed);
            var row = Promises.row(outcome, "validity", "test=" + test);
            if (words[2].equals(".")) {
                assertEquals(0, row.number("df", 0)); // two doses: the sheet prints 2, and no sum
                return;
            }
            agrees(words[1], row.number("df", 0));
            agrees(words[2], row.number("sum_of_squares", 0));
            if (!test.equals("Residual")) {
                agrees(words[4], row.number("f", 0));
                agrees(words[5], row.number("p", 0));
            }
        });
    }

    private static void agrees(String printed, double actual) {
        if (printed.matches("[0-9.]*[0-9]")) {
            Oracle.agrees(printed, actual);
        }
    }

    private static void potency(String[] printed, double factor, Outcome outcome, String preparation) {
        var row = Promises.row(outcome, "relative_potency", "preparation=" + preparation);
        Oracle.agree(String.join(",", printed), factor * row.number("low", 0), factor * row.number("rp", 0),
                factor * row.number("high", 0));
        assertEquals("S", row.text("reference", 0));
    }

    @Test
    void antibioticOnAgarIsAsInThePharmacopoeia() throws IOException, StepException {
        var sheet = Sheet.of("Agar");
        var outcome = lines(sheet.latin(), "none");
        anova(sheet, outcome, "Rows", "Columns");
        potency(sheet.potency("P1@Potency"), 5600 * (4855 * 25.2 / 24.5) / (5600 * 21.4 / 23.95), outcome, "T");
        assertEquals("VALID", Promises.row(outcome, "relative_potency").text("pharmacopoeia", 0));
    }

    @Test
    void theSameAssayInAnotherFileIsTheSame() throws IOException, StepException {
        var series = new Series();
        for (var w : words("potency_pheur_pla/AntibioticAgarDiffusionAssay.txt", "\\s+")) {
            if (!w[0].equals("Row")) {
                series.row(w[2], Math.pow(1.5, Integer.parseInt(w[3]) - 1), Double.parseDouble(w[4]), "R" + w[0], "C" + w[1], "");
            }
        }
        Promises.same(lines(Sheet.of("Agar").latin(), "none"), lines(series.build(), "none"));
    }

    @Test
    void antibioticInTubesIsAsInThePharmacopoeia() throws IOException, StepException {
        var sheet = Sheet.of("AntibioticTurbidimetric");
        var outcome = lines(sheet.wide("Block-", true), "none");
        anova(sheet, outcome, "Blocks");
        potency(sheet.potency("P1@Potency"), 670 * (16.7 / 25) / (20000 / 40.0) * 20000, outcome, "T");
        assertEquals("VALID", Promises.row(outcome, "relative_potency").text("pharmacopoeia", 0));
    }

    @Test
    void corticotrophinOfOneLotIsAsInThePharmacopoeia() throws IOException, StepException {
        var sheet = Sheet.of("CorticotrophinST");
        var outcome = lines(sheet.wide("Plate-", false), "none");
        anova(sheet, outcome);
        potency(sheet.potency("P1@Potency"), 1, outcome, "T");
    }

    @Test
    void corticotrophinOfTwoLotsIsAsInThePharmacopoeiaAndNotParallel() throws IOException, StepException {
        var sheet = Sheet.of("Corticotrophin");
        var outcome = lines(sheet.wide("Plate-", false), "none");
        anova(sheet, outcome);
        potency(sheet.potency("P1@Potency1"), 1, outcome, "T");
        potency(sheet.potency("P1@Potency2"), 1, outcome, "U");
        assertTrue(Promises.row(outcome, "relative_potency", "preparation=U").text("pharmacopoeia", 0).contains("Non-parallelism"));
    }

    @Test
    void threeHepatitisVaccinesAreAsInThePharmacopoeia() throws IOException, StepException {
        var sheet = Sheet.of("HepatitisB");
        var outcome = lines(sheet.tall(), "ln");
        anova(sheet, outcome);
        for (var preparation : List.of("T", "U", "V")) {
            potency(sheet.potency("P1@Potency" + preparation), 20, outcome, preparation);
        }
        assertEquals(List.of("PARALLEL"), outcome.tables().get("relative_potency").distinct("equivalence"));
    }

    /** Residuals are taken about rows, columns and blocks too; the numbers are those of numpy. */
    @Test
    void residualsOfAnAssayInBlocksAreTheKnownOnes() throws IOException, StepException {
        var agar = lines(Sheet.of("Agar").latin(), "none").tables().get("residuals");
        assertEquals(List.of("OK"), agar.distinct("label"));
        var tubes = lines(Sheet.of("AntibioticTurbidimetric").wide("Block-", true), "none").tables().get("residuals");
        var outlier = tubes.where("label", "OUTLIER");
        assertEquals(List.of("187"), List.of(outlier.texts("response")));
        assertEquals(3.495626576, outlier.number("residual", 0), 1e-6);
    }

    /** A plate of a protein assay with the concentrations that the reader's own software printed, by a straight line. */
    @ParameterizedTest
    @CsvSource({"1/y^2, .02", "1/level^2, .02", "none, .003"})
    void concentrationsOfAPlateReaderAreFoundAgain(String weighting, double close) throws IOException, StepException {
        var plate = new Plate();
        var printed = new HashMap<String, Double>();
        var nominal = new double[] {2000, 666.67, 222.22, 74.074, 24.691, 8.2305, 2.7435, 0};
        int row = -1;
        for (var line : Files.readAllLines(SharedData.require("instrument_exports/agilent_gen5/endpoint_stdcurve_singleplate.txt"))) {
            var words = line.split("\t", -1);
            boolean raw = words[words.length - 1].startsWith("630nmAbs") && words.length == 14;
            row += raw ? 1 : 0;
            for (int c = 1; raw && c <= 12; c++) {
                double od = Double.parseDouble(words[c]);
                if (c <= 3) {
                    plate.standard(nominal[row], od);
                } else {
                    plate.sample(row + "-" + c, 1, od);
                }
            }
            for (int c = 4; words[words.length - 1].equals("[Concentration]") && c <= 12; c++) {
                printed.put(row + "-" + c, Double.parseDouble(words[c]));
            }
        }
        var samples = Promises.kept(plate.run(Map.of("weighting", weighting))).tables().get("samples");
        assertEquals(72, printed.size());
        for (int r = 0; r < 72; r++) {
            double expected = printed.get(samples.text("sample", r));
            assertEquals(expected, samples.number("concentration", r), close * expected, samples.text("sample", r));
        }
    }
}
