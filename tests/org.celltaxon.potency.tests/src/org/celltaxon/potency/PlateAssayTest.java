// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.potency;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;

import org.celltaxon.api.StepException;
import org.celltaxon.api.analysis.Outcome;
import org.celltaxon.api.table.Table;
import org.celltaxon.testkit.Oracle;
import org.celltaxon.testkit.Steps;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** From optical density to the amount per cells and hours: the numbers of SCIENCE 3.1 through the module. */
class PlateAssayTest {

    private static Table curve(Map<String, ?> settings) throws StepException {
        return Promises.kept(Plate.science().run(settings)).tables().get("curves");
    }

    private static double[] numbers(Table row, String... columns) {
        return java.util.Arrays.stream(columns).mapToDouble(c -> Promises.number(row, c)).toArray();
    }

    private static Table sample(Outcome outcome, String lot) {
        return Promises.row(Promises.kept(outcome), "samples", "sample=" + lot);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"none | .071019,1.170265,902.6615,3.762826 | .005646222",
            "1/y^2 | .060694,1.119366,989.9162,3.945518 | .007898972", "1/level^2 | .060925,1.119987,988.4910,3.943712 | .007911519"})
    void fourParametersAreTheKnownOnes(String weighting, String parameters, String wsse) throws StepException {
        var curve = curve(Map.of("weighting", weighting, "curve", "4PL"));
        Oracle.agree(parameters, numbers(curve, "a", "b", "c", "d"));
        Oracle.agrees(wsse, Promises.number(curve, "wsse"));
        assertEquals(Promises.number(curve, "c"), Promises.number(curve, "ec50"), 1e-9);
        assertEquals("ACCEPTED", curve.text("label", 0));
    }

    @Test
    void defaultsAreTheWeightsOfLevelsAndFourParametersUnlessFiveAreBetter() throws StepException {
        assertEquals(curve(Map.of("weighting", "1/level^2", "curve", "4PL")).numbers("c")[0], curve(Map.of()).numbers("c")[0]);
        assertEquals("4PL", curve(Map.of("curve", "auto")).text("curve", 0));
    }

    @Test
    void standardErrorsAreTheKnownOnes() throws StepException {
        Oracle.agree(".003814,.029403,.092167,.198819", numbers(curve(Plate.SCIENCE), "se_a", "se_b", "se_ln_c", "se_d"));
    }

    @Test
    void fiveParametersAreTheKnownOnes() throws StepException {
        var curve = curve(Map.of("weighting", "1/y^2", "curve", "5PL"));
        var expected = new double[] {.05794, 1.0826, 2474.603, 3.287099, 2.966363, 721.21};
        var actual = numbers(curve, "a", "b", "c", "d", "g", "ec50");
        for (int i = 0; i < expected.length; i++) {
            assertEquals(expected[i], actual[i], 1e-3 * expected[i]);
        }
        Oracle.agrees(".007578988", Promises.number(curve, "wsse"));
        assertEquals("5PL", curve.text("curve", 0));
    }

    @Test
    void fiveParametersThatDoNotFitBetterAreNotTaken() throws StepException {
        var curve = curve(Map.of("weighting", "1/y^2", "curve", "auto"));
        assertEquals("4PL", curve.text("curve", 0));
        Oracle.agrees(".5097", Promises.number(curve, "p_5pl"));
    }

    @Test
    void fiveParametersThatFitBetterAreTaken() throws StepException {
        var plate = new Plate();
        var noise = new double[] {.01, -.012, .008, -.009, .011, -.008, .012, -.01};
        for (int l = 0; l < 8; l++) {
            double x = Plate.NOMINAL[l];
            double y = 3 + (0.05 - 3) / Math.pow(1 + Math.pow(x / 30, 3), 0.3);
            plate.standard(x, y * (1 + noise[l]), y * (1 - noise[(l + 3) % 8]));
        }
        var curve = Promises.row(Promises.kept(plate.run(Map.of("curve", "auto"))), "curves");
        assertEquals("5PL", curve.text("curve", 0));
        assertTrue(Promises.number(curve, "p_5pl") < 0.05);
    }

    @Test
    void recoveriesOfTheStandardsAreTheKnownOnes() throws StepException {
        var levels = Plate.science().run().tables().get("levels");
        Oracle.agree("100.874,98.444,103.092,97.898,100.909,98.969,102.503,98.362", levels.numbers("recovery"));
        assertEquals(List.of("PASS"), levels.distinct("label"));
        assertEquals(List.of("2"), levels.distinct("wells"));
    }

    @Test
    void limitsOfQuantificationAreTheOuterLevelsThatPass() throws StepException {
        Oracle.agree("15.6,2000,8,8", numbers(curve(Plate.SCIENCE), "lloq", "uloq", "levels", "levels_passed"));
    }

    @Test
    void theWholeChainGivesTheKnownAmount() throws StepException {
        var outcome = Plate.science().sample("D01", 4, .520).run();
        Oracle.agrees("164.448", outcome.tables().get("well_values").number("concentration", 0));
        var sample = sample(outcome, "D01");
        Oracle.agree("657.792,1315.584", 0.001 * Math.round(1000 * Promises.number(sample, "concentration")),
                0.001 * Math.round(1000 * Promises.number(sample, "amount")));
        Oracle.agrees("730.880", Promises.number(sample, "per_harvest"));
        Oracle.agrees("657.792", Promises.number(sample, "per_seeding"));
        Oracle.agrees("90", Promises.number(sample, "survival"));
        var potency = Promises.row(outcome, "potency", "lot=D01", "assay=potency");
        Oracle.agrees("730.880", Promises.number(potency, "value"));
        assertEquals("pg per 100000 cells per 24 h", potency.text("unit", 0));
        assertEquals("EXACT", potency.text("flag", 0));
    }

    @Test
    void potencyMayReferToSeededCells() throws StepException {
        var outcome = Plate.science().sample("D01", 4, .520).run(Map.of("weighting", "1/y^2", "per", "seeding"));
        Oracle.agrees("657.792", Promises.number(Promises.row(outcome, "potency"), "value"));
    }

    @Test
    void aDyingLotLooksPotentByHarvestOnlyAndBothAreShown() throws StepException {
        var outcome = Plate.science().sample("healthy", 4, .520).culture(2, 4e4, 2e5, 24).sample("dying", 4, .520).run();
        var healthy = sample(outcome, "healthy");
        var dying = sample(outcome, "dying");
        assertEquals(4.5 * Promises.number(healthy, "per_harvest"), Promises.number(dying, "per_harvest"), 1e-9);
        assertEquals(Promises.number(healthy, "per_seeding"), Promises.number(dying, "per_seeding"), 1e-9);
        Oracle.agrees("20", Promises.number(dying, "survival"));
    }

    @ParameterizedTest
    @CsvSource({"24, 2, 180000", "48, 4, 180000", "12, 1, 180000", "24, 4, 360000"})
    void amountIsPerCellsAndHours(double hours, double ml, double cells) throws StepException {
        Oracle.agrees("730.880", Promises.number(sample(Plate.science().culture(ml, cells, cells, hours).sample("D01", 4, .520).run(),
                "D01"),
                "per_harvest"));
    }

    @Test
    void wellsAreReadBeforeTheyAreAveraged() throws StepException {
        var outcome = Plate.science().sample("D01", 1, .512, .528).run();
        Oracle.agree("161.5498,167.3537", outcome.tables().get("well_values").numbers("concentration"));
        var sample = sample(outcome, "D01");
        Oracle.agrees("2.4956", Promises.number(sample, "cv"));
        assertEquals((161.5498 + 167.3537) / 2, Promises.number(sample, "concentration"), 1e-4);
        assertEquals(Math.hypot(2.4956, 10), Promises.number(sample, "cv_total"), 1e-4, "with 10 % of the cell count");
        assertEquals("OK", sample.text("label", 0));
    }

    @ParameterizedTest
    @CsvSource({".05, BELOW_LLOQ, 15.6", "3.9, ABOVE_ULOQ, 2000", "4.2, ABOVE_ULOQ, 2000", "-0.01, BELOW_LLOQ, 15.6",
            "0, BELOW_LLOQ, 15.6"})
    void aWellOutsideTheLimitsHasAFlagAndNoNumber(double od, String flag, double limit) throws StepException {
        var outcome = Plate.science().sample("D01", 4, od).run();
        var well = Promises.row(outcome, "well_values");
        assertEquals(flag, well.text("flag", 0));
        assertTrue(Double.isNaN(Promises.number(well, "concentration")), "an extrapolated number is shown");
        var sample = sample(outcome, "D01");
        assertEquals(flag, sample.text("flag", 0));
        assertEquals(4 * limit, Promises.number(sample, "concentration"), 1e-9, "the limit at this dilution");
        var potency = Promises.row(outcome, "potency");
        assertEquals(flag, potency.text("flag", 0));
        assertEquals(4 * limit * 2 / 1.8, Promises.number(potency, "value"), 1e-6);
        assertEquals(1, outcome.censored());
    }

    @Test
    void rangeIsCheckedBeforeTheDilution() throws StepException {
        // 164 pg/mL in the well is in range, though 164 * 100 is far above the highest standard
        var sample = sample(Plate.science().sample("D01", 100, .520).run(), "D01");
        assertEquals("EXACT", sample.text("flag", 0));
        Oracle.agrees("16444.8", 0.1 * Math.round(10 * Promises.number(sample, "concentration")));
    }

    @Test
    void blanksAreSubtractedOnlyWhenAsked() throws StepException {
        var raised = new Plate().standards(8, v -> v + 0.04).blank(.041, .039).sample("D01", 4, .560);
        assertEquals(0.060694 + 0.04, Promises.number(Promises.row(raised.run(Map.of("weighting", "none")), "curves"), "a"), 0.02);
        var outcome = raised.run(Map.of("weighting", "1/y^2", "subtract_blank", true));
        Oracle.agree(".060694,1.119366,989.9162,3.945518", numbers(outcome.tables().get("curves"), "a", "b", "c", "d"));
        Oracle.agrees("730.880", Promises.number(Promises.row(outcome, "potency"), "value"));
    }

    @Test
    void controlsAreReadButAreNoLots() throws StepException {
        var outcome = Promises.kept(Plate.science().control("QC low", .52, .53).sample("D01", 4, .520).run());
        assertEquals(List.of("D01"), outcome.tables().get("potency").distinct("lot"));
        assertEquals("CONTROL", Promises.row(outcome, "samples", "sample=QC low").text("role", 0));
        assertEquals(1, outcome.lots());
    }

    @Test
    void lotOnTwoPlatesIsTheMeanOfThem() throws StepException {
        var outcome = Promises.kept(Plate.science().sample("D01", 4, .512).on("P2").standards().sample("D01", 4, .528).run());
        var potency = Promises.row(outcome, "potency");
        assertEquals((161.5498 + 167.3537) / 2 * 4 * 2 / 1.8, Promises.number(potency, "value"), 1e-3);
        Oracle.agrees("2.4956", Promises.number(potency, "cv"));
        assertEquals(2, Promises.number(potency, "replicates"));
    }

    @Test
    void assaysAreKeptApart() throws StepException {
        var outcome = Plate.science().sample("D01", 4, .520).of("HGF").standards().sample("D01", 8, .520).run();
        Oracle.agrees("730.880", Promises.number(Promises.row(outcome, "potency", "assay=potency"), "value"));
        Oracle.agrees("1461.76", 0.01 * Math.round(100 * Promises.number(Promises.row(outcome, "potency", "assay=HGF"), "value")));
    }

    @Test
    void morePlatesDoNotChangeTheOnesBefore() throws StepException {
        var one = Plate.science().sample("D01", 4, .520).run().tables();
        var two = Plate.science().sample("D01", 4, .520).on("P2").standards(8, v -> 1.1 * v).sample("D02", 4, .7).run().tables();
        for (var table : List.of("curves", "levels", "samples", "well_values")) {
            assertEquals(one.get(table), two.get(table).where("plate", "P1"), table);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void orderOfTheRowsDoesNotMatter(long seed) throws StepException {
        var wells = Plate.science().sample("D01", 1, .512, .528).sample("D02", 4, .9, .92).sample("D02", 8, .5, .51).sample("D03", 1, .05)
                .on("P2")
                .standards(8, v -> 1.05 * v).sample("D01", 1, .55).build();
        Promises.same(Steps.run(new PlateAssay(), Map.of("wells", wells), Plate.SCIENCE),
                Steps.run(new PlateAssay(), Map.of("wells", Promises.shuffled(wells, seed)), Plate.SCIENCE));
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-6, 1e-3, 1e4})
    void unitOfTheStandardIsTheUnitOfTheResult(double factor) throws StepException {
        var plate = new Plate();
        for (int l = 0; l < 8; l++) {
            plate.standard(factor * Plate.NOMINAL[l], Plate.OD[l]);
        }
        assertEquals(730.880 * factor, Promises.number(Promises.row(Promises.kept(plate.sample("D01", 4, .520).run()), "potency"),
                "value"), 1e-3 * factor);
    }

    @ParameterizedTest
    @ValueSource(strings = {"4PL", "5PL", "auto"})
    void sameWellsGiveTheSameTables(String curve) throws StepException {
        var wells = Map.of("wells", Plate.science().sample("D01", 4, .520).build());
        assertEquals(Steps.run(new PlateAssay(), wells, Map.of("curve", curve), 7, 1).tables(), Steps.run(new PlateAssay(), wells,
                Map.of("curve", curve), 7, 4).tables());
    }
}
