// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.cqa;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.celltaxon.api.StepException;
import org.celltaxon.api.analysis.Association;
import org.celltaxon.api.analysis.Composition;
import org.celltaxon.api.analysis.LotVariable;
import org.celltaxon.api.analysis.Outcome;
import org.celltaxon.api.analysis.Port;
import org.celltaxon.api.analysis.PotencyModel;
import org.celltaxon.api.table.Table;
import org.celltaxon.testkit.Demo11;
import org.celltaxon.testkit.Steps;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests that try to kill a finding: each passes where nothing is wrong and fails where something is (SCIENCE 4.10). */
class FalsificationTest {

    private static final double RHO = 0.890909;
    /** Of the lots D01 to D11; goes with nothing. */
    private static final double[] NOTHING = {5, 3, 8, 6, 1, 9, 7, 4, 11, 2, 10};

    private final Map<String, Table> in = new HashMap<>(Records.tables(Composition.COMPOSITION, Demo11.composition(),
            PotencyModel.POTENCY, Demo11.potency(), Association.ASSOCIATION, Studies.associated("VEGF", "CL3", RHO)));
    private final Map<String, Object> settings = new HashMap<>(Map.of("n_draws", 200));

    private FalsificationTest with(Port port, Table table) {
        in.put(port.name(), table);
        return this;
    }

    private FalsificationTest set(String name, Object value) {
        settings.put(name, value);
        return this;
    }

    private Outcome run() throws StepException {
        return Steps.run(new Falsification(), in, settings);
    }

    private Table tests() throws StepException {
        return run().tables().get("falsification");
    }

    private void assertTest(String test, String label) throws StepException {
        var table = tests();
        assertEquals(label, table.text("label", table.row("test", test).orElseThrow()), test);
    }

    private String detail(String test) throws StepException {
        var table = tests();
        return table.text("detail", table.row("test", test).orElseThrow());
    }

    @Test
    void allTenAreListedWithTheirWeight() throws StepException {
        var table = tests();
        var weights = new LinkedHashMap<String, String>();
        for (int r = 0; r < table.rows(); r++) {
            weights.put(table.text("test", r), table.text("weight", r));
        }
        assertEquals(Map.of("SHUFFLED_POTENCY", "BREAKS", "NEGATIVE_CONTROL_RESPONSE", "BREAKS", "RANDOM_CELL_GROUPS", "BREAKS",
                "TECHNICAL_COVARIATES", "DOUBT", "DONOR_DUPLICATES", "DOUBT", "SPLIT_HALF", "BREAKS", "LEAVE_LOT_OUT", "BREAKS",
                "DIRECTION", "BREAKS", "CLOSURE", "DOUBT", "DISSOCIATION_STRESS", "DOUBT"), weights);
    }

    @Test
    void whatCannotBeDoneSaysWhatItNeeds() throws StepException {
        var table = tests();
        for (int r = 0; r < table.rows(); r++) {
            boolean possible = List.of("SHUFFLED_POTENCY", "RANDOM_CELL_GROUPS").contains(table.text("test", r));
            assertEquals(possible ? "PASS" : "NOT_DONE", table.text("label", r), table.text("test", r));
            assertFalse(table.text("detail", r).isBlank());
        }
    }

    @Test
    void onlyWhatWasCalledIsTested() throws StepException {
        var rows = Records.of(Association.ASSOCIATION);
        for (var label : List.of("INCONCLUSIVE", "UNDERPOWERED", "ZERO_VARIANCE", "EXPLORATORY")) {
            rows.add("assay", "VEGF", "cluster", label.equals("EXPLORATORY") ? "CL6" : "CL1", "rho", 0.88, "label", label);
        }
        assertEquals(List.of("CL6"), with(Association.ASSOCIATION, rows.build()).tests().distinct("cluster"));
    }

    @Test
    void shuffledPotencyHitsInAboutOneStudyOfTwenty() throws StepException {
        var table = tests();
        assertEquals("SHUFFLED_POTENCY", table.text("test", 0));
        assertTrue(table.number("value", 0) <= 0.1 && table.number("limit", 0) < 0.13);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void aTrueFindingOfFewLotsIsNotRefutedByChance(long seed) throws StepException {
        in.putAll(Records.tables(Composition.COMPOSITION, Demo11.composition(Demo11.counts(8)), PotencyModel.POTENCY,
                Demo11.potency(Demo11.vegf(8), Map.of())));
        var table = Steps.run(new Falsification(), in, settings, seed, 1).tables().get("falsification");
        assertEquals("PASS", table.text("label", 0), "" + table.number("value", 0));
    }

    private Table control(double... values) {
        var rows = Demo11.potencyRows();
        Demo11.add(rows, "VEGF", Demo11.lots(11), Demo11.vegf(), Map.of());
        Demo11.add(rows, "HK", Demo11.lots(11), values, Map.of());
        return rows.build();
    }

    @Test
    void anAssayThatMustNotGoWithItDoesNotOrDoes() throws StepException {
        set("negative_control", "HK").with(PotencyModel.POTENCY, control(NOTHING)).assertTest("NEGATIVE_CONTROL_RESPONSE", "PASS");
        with(PotencyModel.POTENCY, control(Demo11.vegf())).assertTest("NEGATIVE_CONTROL_RESPONSE", "FAIL");
        assertEquals("HK", detail("NEGATIVE_CONTROL_RESPONSE"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " , ", "unknown", "hk"})
    void anAssayThatIsNotThereIsNotATestThatWasPassed(String name) throws StepException {
        set("negative_control", name).with(PotencyModel.POTENCY, control(NOTHING)).assertTest("NEGATIVE_CONTROL_RESPONSE", "NOT_DONE");
    }

    @Test
    void severalNegativeControlsAreAllLookedAt() throws StepException {
        var rows = Demo11.potencyRows();
        Demo11.add(rows, "VEGF", Demo11.lots(11), Demo11.vegf(), Map.of());
        Demo11.add(rows, "HK", Demo11.lots(11), NOTHING, Map.of());
        Demo11.add(rows, "PROTEIN", Demo11.lots(11), Demo11.vegf(), Map.of());
        var table = set("negative_control", "HK, PROTEIN").with(PotencyModel.POTENCY, rows.build()).tests()
                .where("test", "NEGATIVE_CONTROL_RESPONSE");
        assertEquals(List.of("PASS", "FAIL"), Records.words(table, "label"));
    }

    @Test
    void randomGroupsOfCellsHardlyEverDoAsWell() throws StepException {
        assertTest("RANDOM_CELL_GROUPS", "PASS");
        with(Association.ASSOCIATION, Studies.associated("VEGF", "CL3", 0.2)).assertTest("RANDOM_CELL_GROUPS", "FAIL");
    }

    private static Table sheet(String column, double... values) {
        return Table.builder().texts("lot", Demo11.lots(11)).numbers(column, values).build();
    }

    @Test
    void somethingTechnicalThatGoesWithBothRaisesADoubt() throws StepException {
        with(LotVariable.LOTS, sheet("pdl", Demo11.pdl())).assertTest("TECHNICAL_COVARIATES", "FAIL");
        assertEquals("pdl", detail("TECHNICAL_COVARIATES"));
        with(LotVariable.LOTS, sheet("pdl", NOTHING)).assertTest("TECHNICAL_COVARIATES", "PASS");
        with(LotVariable.LOTS, sheet("pdl", new double[11])).assertTest("TECHNICAL_COVARIATES", "NOT_DONE");
    }

    @Test
    void qualityFiguresOfSeveralLibrariesAreAveraged() throws StepException {
        var lots = new java.util.ArrayList<>(Demo11.lots(11));
        lots.addAll(Demo11.lots(11));
        var depth = java.util.stream.IntStream.range(0, 22).mapToDouble(i -> 5000 + 10 * Demo11.vegf()[i % 11] + (i < 11 ? -4000 : 4000))
                .toArray();
        var quality = Table.builder().texts("lot", lots).numbers("median_umi", depth).numbers("cells", depth).build();
        with(Falsification.QUALITY, quality).assertTest("TECHNICAL_COVARIATES", "FAIL");
        assertEquals("median_umi", detail("TECHNICAL_COVARIATES"));
    }

    @Test
    void aDonorOfTwoLotsRaisesADoubt() throws StepException {
        var lots = Table.builder().texts("lot", Demo11.lots(11));
        with(LotVariable.LOTS, lots.texts("donor", "a", "b", "c", "d", "e", "f", "g", "h", "i", "j",
                "k").build()).assertTest("DONOR_DUPLICATES", "PASS");
        var twice = Table.builder().texts("lot", Demo11.lots(11)).texts("donor", "a", "b", "c", "d", "e", "f", "g", "h", "i", "b", "");
        with(LotVariable.LOTS, twice.build()).assertTest("DONOR_DUPLICATES", "FAIL");
        assertEquals("b", detail("DONOR_DUPLICATES"));
    }

    @Test
    void unknownDonorsAreNotDifferentDonors() throws StepException {
        var sheet = Table.builder().texts("lot", Demo11.lots(11)).texts("donor", "", "", "", "", "", "", "", "", "", "", "").build();
        with(LotVariable.LOTS, sheet).assertTest("DONOR_DUPLICATES", "NOT_DONE");
    }

    private static Table curve(String kind, double... rho) {
        var rows = Records.of(Multiverse.CURVE);
        for (double own : rho) {
            rows.add("assay", "VEGF", "cluster", "CL3", "kind", kind, "rho", own, "label", "SUPPORTS");
            rows.add("assay", "VEGF", "cluster", "CL4", "kind", kind, "rho", -own, "label", "SUPPORTS");
            rows.add("assay", "VEGF", "cluster", "CL3", "kind", "setting", "rho", -own, "label", "SUPPORTS");
        }
        return rows.build();
    }

    @Test
    void clusteringsThatNeverSawTheCellsKeepHalfOfRho() throws StepException {
        for (var kind : List.of("split_half", "leave_lot_out")) {
            var test = kind.toUpperCase(java.util.Locale.ROOT);
            with(Multiverse.CURVE, curve(kind, 0.8, 0.9, 0.5, 0.7, 0.3)).assertTest(test, "PASS"); // 4 of 5
            with(Multiverse.CURVE, curve(kind, 0.8, 0.9, 0.2, 0.7, 0.3)).assertTest(test, "FAIL");
            with(Multiverse.CURVE, curve(kind, -0.8)).assertTest(test, "FAIL");
            with(Multiverse.CURVE, curve(kind, Double.NaN)).assertTest(test, "FAIL");
        }
    }

    @ParameterizedTest
    @CsvSource({"0.89, positive, PASS", "0.89, negative, FAIL", "-0.89, negative, PASS", "-0.89, positive, FAIL",
            "0.89, not stated, NOT_DONE"})
    void theDirectionThatWasWrittenDownHolds(double rho, String direction, String label) throws StepException {
        set("direction", direction).with(Association.ASSOCIATION, Studies.associated("VEGF", "CL3", rho)).assertTest("DIRECTION", label);
    }

    @ParameterizedTest
    @CsvSource({"DRIVER_CANDIDATE, PASS", "NOT_SEPARABLE, PASS", "MIRROR, FAIL", "NOT_SUPPORTED, FAIL"})
    void aMirrorRaisesADoubt(String closure, String label) throws StepException {
        with(Closure.CLOSURE, Records.of(Closure.CLOSURE, "assay", "VEGF", "cluster", "CL3", "p_pivot_family", 0.01, "label", closure))
                .assertTest("CLOSURE", label);
        with(Closure.CLOSURE, Records.of(Closure.CLOSURE, "assay", "VEGF", "cluster", "CL4", "label", closure)).assertTest("CLOSURE",
                "NOT_DONE");
    }

    @ParameterizedTest
    @CsvSource({"FOS, 1, FAIL", "JUN, 20, FAIL", "Hspa1a, 5, FAIL", "FOS, 21, PASS", "FOSL, 1, PASS"})
    void genesOfDissociationAmongTheBestTwentyMarkersRaiseADoubt(String gene, int rank, String label) throws StepException {
        var rows = Records.of(GeneScreens.MARKERS);
        for (int r = 1; r <= 30; r++) {
            rows.add("cluster", "CL4", "gene", "FOS").add("cluster", "CL3", "gene", r == rank ? gene : "G" + r);
        }
        with(GeneScreens.MARKERS, rows.build()).assertTest("DISSOCIATION_STRESS", label);
    }

    @Test
    void aTestThatFailsRefutesTheCandidate() throws StepException {
        var records = Records.tables(Association.ASSOCIATION, Studies.associated("VEGF", "CL3", RHO), Closure.CLOSURE,
                Records.of(Closure.CLOSURE).build(), Robustness.ROBUSTNESS, Records.of(Robustness.ROBUSTNESS).build());
        records.put("falsification", set("direction", "negative").tests());
        var table = Steps.table(new Evidence(), records, Map.of());
        assertEquals("REFUTED", table.text("verdict", 0));
        assertEquals("DIRECTION", table.text("failed_tests", 0));
    }

    @Test
    void severalLimitsAreRefusedAndNotPassedInSilence() throws StepException {
        var values = Demo11.vegf();
        values[2] = 360;
        values[6] = 320;
        var outcome = with(PotencyModel.POTENCY, Demo11.potency(values, Map.of(2, "BELOW_LLOQ", 6, "BELOW_LLOQ")))
                .with(Association.ASSOCIATION, Studies.associated("VEGF", "CL3", Double.NaN)).run();
        assertEquals(0, outcome.tables().get("falsification").rows());
        assertEquals(1, outcome.notices().size(), "nothing was tested and nobody says so");
    }

    @Test
    void theSameSeedGivesTheSameTable() throws StepException {
        Steps.assertSameOnAnyThreads(new Falsification(), in, settings);
    }
}
