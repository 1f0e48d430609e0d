// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.lots;

import static org.celltaxon.testkit.Steps.at;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.celltaxon.api.StepException;
import org.celltaxon.api.analysis.Outcome;
import org.celltaxon.api.table.Table;
import org.celltaxon.testkit.Csv;
import org.celltaxon.testkit.Demo11;
import org.celltaxon.testkit.Oracle;
import org.celltaxon.testkit.Steps;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Shares between groups of lots, and shares that go with a measure (SCIENCE 2.4). */
class PropellerTest {

    private static final Map<String, Table> DEMO = Map.of("composition", Demo11.composition(), "lots", Demo11.sheet(), "potency",
            Demo11.potency());

    private static Table propeller(Map<String, Table> in, Map<String, ?> settings) throws StepException {
        return Steps.table(new Propeller(), in, settings);
    }

    private static Table demo(String variable, String transform) throws StepException {
        return propeller(DEMO, Map.of("variable", variable, "transform", transform, "n_permutations", 100));
    }

    private static Outcome grouped(int[][] counts, String... groups) throws StepException {
        var sheet = Table.builder().texts("lot", Demo11.lots(groups.length)).texts("group", groups).build();
        return Steps.run(new Propeller(), Map.of("composition", Demo11.composition(counts), "lots", sheet), Map.of());
    }

    @Test
    void groupsAAndBOnTheLogitScaleAreTheKnownOnes() throws StepException {
        var table = demo("group", "logit");
        assertEquals("A - B", table.text("comparison", 0));
        Oracle.agree("3.620738,.1433507", at(table, "CL3", "prior_df"), at(table, "CL3", "prior_variance"));
        Oracle.agree("-.0437594,-.1273314,.900684", at(table, "CL3", "effect"), at(table, "CL3", "statistic"), at(table, "CL3", "p"));
        Oracle.agree("-.6508081,-1.0735929,.303104", at(table, "CL8", "effect"), at(table, "CL8", "statistic"), at(table, "CL8", "p"));
    }

    @Test
    void groupsAAndBOnTheArcSineScaleAreTheKnownOnes() throws StepException {
        var table = demo("group", "asin");
        Oracle.agree("19.73417,.003208669", at(table, "CL8", "prior_df"), at(table, "CL8", "prior_variance"));
        Oracle.agree("-.8573579,.398342", at(table, "CL8", "statistic"), at(table, "CL8", "p"));
    }

    @Test
    void sharesGoWithVegfAsKnown() throws StepException {
        var table = demo("VEGF", "logit");
        assertEquals("per SD", table.text("comparison", 0));
        Oracle.agree("2.367334,.0556753", at(table, "CL3", "prior_df"), at(table, "CL3", "prior_variance"));
        Oracle.agree(".538307,6.475786,3.92576e-5", at(table, "CL3", "effect"), at(table, "CL3", "statistic"), at(table, "CL3", "p"));
        Oracle.agree("-5.721213,1.1808e-4", at(table, "CL1", "statistic"), at(table, "CL1", "p"));
        Oracle.agree("4.817528,4.9028e-4", at(table, "CL6", "statistic"), at(table, "CL6", "p"));
    }

    /** A gold table and the rows of ours in the same order of clusters. */
    static void agrees(Table gold, Table ours, String statistic, double sign) {
        assertEquals(gold.rows(), ours.rows());
        for (int r = 0; r < gold.rows(); r++) {
            int row = ours.row("cluster", gold.text("type", r)).orElseThrow();
            near(sign * gold.number(statistic, r), ours.number("statistic", row));
            near(gold.number("p", r), ours.number("p", row));
            near(gold.number("fdr_bh", r), ours.number("p_bh", row));
            near(gold.number("d0", r), ours.number("prior_df", row));
            near(gold.number("s02", r), ours.number("prior_variance", row));
        }
    }

    static void near(double expected, double actual) {
        assertEquals(expected, actual, 1e-6 * Math.max(1e-3, Math.abs(expected)));
    }

    @ParameterizedTest
    @CsvSource({"AminusB, group, logit", "AminusB, group, asin", "zVEGF, VEGF, logit"})
    void limmaAgreesOnEveryCluster(String model, String variable, String transform) throws StepException {
        agrees(Csv.beside(PropellerTest.class, "gold/demo11.csv").where("model", model).where("transform", transform),
                demo(variable, transform), "t", 1);
    }

    /** Where variances differ by chance only, SCIENCE 1.11 takes exp(mean e) and limma since 2017 their mean: t of limma is larger. */
    @Test
    void withoutExcessSpreadThePriorIsThatOfScience() throws StepException {
        var gold = Csv.beside(PropellerTest.class, "gold/demo11.csv").where("model", "zVEGF").where("transform", "asin");
        var ours = demo("VEGF", "asin");
        for (int k = 0; k < 8; k++) {
            near(gold.number("estimate", k), ours.number("effect", k));
            assertEquals(Double.POSITIVE_INFINITY, ours.number("prior_df", k));
            double ratio = ours.number("statistic", k) / gold.number("t", k);
            assertEquals(Math.sqrt(gold.number("s02", k) / ours.number("prior_variance", k)), ratio, 1e-9);
        }
    }

    @Test
    void everyClusterIsPermutedExactly() throws StepException {
        var table = demo("group", "logit");
        for (int k = 0; k < 8; k++) {
            double arrangements = table.number("p_permutation", k) * 462;
            assertEquals(Math.rint(arrangements), arrangements, 1e-9);
            assertTrue(arrangements >= 1);
            assertEquals(2 / 462.0, table.number("smallest_p", k), 1e-15);
        }
        assertTrue(at(table, "CL3", "p_permutation") > 0.5);
    }

    @Test
    void permutationOfVegfFindsWhatTheModelFinds() throws StepException {
        var table = propeller(DEMO, Map.of("variable", "VEGF"));
        assertTrue(at(table, "CL3", "p_permutation") < 0.002 && at(table, "CL4", "p_permutation") > 0.05);
    }

    @Test
    void byDefaultGroupsAndAssaysAreAllTried() throws StepException {
        assertEquals(List.of("group", "VEGF"), propeller(DEMO, Map.of("n_permutations", 100)).distinct("variable"));
    }

    @Test
    void covariateIsAdjustedForAndThenThereIsNoPermutation() throws StepException {
        var table = propeller(DEMO, Map.of("variable", "group", "covariates", "pdl"));
        assertTrue(Arrays.stream(table.numbers("p_permutation")).allMatch(Double::isNaN));
        assertFalse(at(table, "CL3", "effect") == at(demo("group", "logit"), "CL3", "effect"));
        var outcome = Steps.run(new Propeller(), DEMO, Map.of("variable", "group", "covariates", "pdl"));
        assertTrue(outcome.assumptions().stream().noneMatch(a -> Double.isNaN(a.value()) && a.status().name().equals("FAILS")),
                "what was not computed cannot fail: " + outcome.assumptions());
    }

    @Test
    void covariateThatIsTheGroupIsConfounded() throws StepException {
        var sheet = Table.builder().texts("lot", Demo11.lots(11)).texts("group", Demo11.sheet().texts("group"))
                .texts("site", Demo11.sheet().texts("group")).build();
        var in = Map.of("composition", Demo11.composition(), "lots", sheet);
        var outcome = Steps.run(new Propeller(), in, Map.of("variable", "group", "covariates", "site"));
        assertEquals(List.of("CONFOUNDED"), outcome.tables().get("propeller").distinct("label"));
        assertTrue(outcome.notices().get(0).numbers().get("rank") < outcome.notices().get(0).numbers().get("columns"));
    }

    @Test
    void twoLotsInEachGroupConcludeNothing() throws StepException {
        var outcome = grouped(Demo11.counts(4), "A", "A", "B", "B");
        assertEquals(List.of("INCONCLUSIVE"), outcome.tables().get("propeller").distinct("label"));
        assertEquals(List.of("UNDERPOWERED"), Steps.codes(outcome));
    }

    @Test
    void asManyGroupsAsLotsAreRefused() throws StepException {
        var outcome = grouped(Demo11.counts(3), "A", "B", "C");
        assertEquals(List.of("TOO_FEW_LOTS"), outcome.tables().get("propeller").distinct("label"));
        assertEquals(Map.of("lots", 3.0, "needed", 4.0), outcome.notices().get(0).numbers());
    }

    @Test
    void oneGroupIsNothingToCompare() throws StepException {
        assertEquals(List.of("NOTHING_TO_COMPARE"), Steps.codes(grouped(Demo11.counts(4), "A", "A", "A", "A")));
    }

    @Test
    void unknownColumnIsRefusedWithThoseThereAre() {
        var failure = assertThrows(StepException.class, () -> propeller(DEMO, Map.of("variable", "sex")));
        Steps.plainWords(failure);
        assertTrue(failure.why().en().contains("pdl"), failure.why().en());
    }

    @Test
    void lotsWithoutAValueAreNamed() throws StepException {
        var in = new HashMap<>(DEMO);
        in.put("potency", Demo11.potency(Demo11.vegf(), Map.of(2, "BELOW_LLOQ", 6, "MISSING")));
        var outcome = Steps.run(new Propeller(), in, Map.of("variable", "VEGF", "n_permutations", 100));
        assertEquals(9, outcome.lots());
        assertEquals(2, outcome.missing());
        assertTrue(Steps.notice(outcome, "LOTS_LEFT_OUT").contains("D03, D07"));
    }

    @Test
    void oneClusterHasNoShareThatCouldDiffer() throws StepException {
        var counts = new int[11][1];
        Arrays.setAll(counts, i -> new int[] {100 + i});
        var outcome = grouped(counts, Demo11.sheet().texts("group"));
        assertEquals(List.of("ZERO_VARIANCE"), outcome.tables().get("propeller").distinct("label"));
    }

    @Test
    void groupsInTheOtherOrderTurnTheSign() throws StepException {
        var plain = demo("group", "logit");
        var order = new int[] {10, 9, 8, 7, 6, 5, 4, 3, 2, 1, 0};
        var names = Arrays.stream(order).mapToObj(i -> Demo11.lots(11).get(i)).toList();
        var counts = Arrays.stream(order).mapToObj(i -> Demo11.counts()[i]).toArray(int[][]::new);
        var turned = propeller(Map.of("composition", Demo11.composition(names, counts), "lots", Demo11.sheet()), Map.of("variable",
                "group"));
        assertEquals("B - A", turned.text("comparison", 0));
        for (int k = 0; k < 8; k++) {
            assertEquals(-plain.number("statistic", k), turned.number("statistic", k), 1e-9);
            assertEquals(plain.number("p", k), turned.number("p", k), 1e-9);
        }
        assertArrayEquals(plain.numbers("p_permutation"), turned.numbers("p_permutation"), 1e-12);
    }
}
