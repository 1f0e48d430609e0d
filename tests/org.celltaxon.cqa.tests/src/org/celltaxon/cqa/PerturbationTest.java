// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.cqa;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.stream.IntStream;

import org.celltaxon.api.StepException;
import org.celltaxon.api.analysis.Outcome;
import org.celltaxon.api.table.Table;
import org.celltaxon.stats.Spread;
import org.celltaxon.testkit.Steps;
import org.hipparchus.distribution.continuous.TDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Knock-down experiments, paired within lots (SCIENCE 4.9, level E4). */
class PerturbationTest {

    /** How far single lots lie from the mean ln ratio. */
    private static final double[] NOISE = {0.05, -0.04, 0.02, -0.03, 0.01, -0.01};

    private final Records rows = Records.of(Perturbation.EXPERIMENT);

    /** A reagent that multiplies potency and viability in so many lots. */
    private PerturbationTest reagent(String name, int lots, double potency, double viability) {
        return noisy(name, lots, potency, viability, 1);
    }

    private PerturbationTest noisy(String name, int lots, double potency, double viability, double noise) {
        for (int i = 0; i < lots; i++) {
            double control = 400 + 50 * i;
            double ratio = potency * Math.exp(noise * NOISE[i]);
            rows.add("assay", "VEGF", "cluster", "CL3", "target", "LRRC75A", "reagent", name, "lot", "D" + i, "control", control,
                    "treated", control * ratio, "viability_control", 90, "viability_treated", 90 * viability * Math.exp(NOISE[i] / 10),
                    "knock_down", 100 * (1 - ratio));
        }
        return this;
    }

    private Outcome run() throws StepException {
        return Steps.run(new Perturbation(), Map.of("perturbation", rows.build()), Map.of());
    }

    private String verdict() throws StepException {
        return run().tables().get("perturbation_verdict").text("label", 0);
    }

    private Table tests() throws StepException {
        return run().tables().get("perturbation_test");
    }

    @Test
    void twoReagentsThatAgreeInThreeLotsConfirm() throws StepException {
        reagent("si1", 3, 0.5, 1).reagent("si2", 3, 0.6, 1);
        assertEquals("CONFIRMED", verdict());
        assertEquals(java.util.List.of(), run().notices());
        var test = tests();
        assertEquals(2, test.rows());
        assertEquals(2, run().tables().get("perturbation_verdict").number("reagents", 0));
        assertTrue(test.number("low", 0) < 0.5 && test.number("high", 0) > 0.5 && test.number("high", 0) < 1);
        assertTrue(test.number("dose_rho", 0) < -0.99, "the more is gone, the less is left");
    }

    @Test
    void ratioAndPAreThoseOfThePairedTest() throws StepException {
        reagent("si1", 5, 0.7, 1);
        var ln = IntStream.range(0, 5).mapToDouble(i -> Math.log(0.7) + NOISE[i]).toArray();
        double se = Spread.sd(ln) / Math.sqrt(5);
        var test = tests();
        assertEquals(Math.exp(Spread.mean(ln)), test.number("ratio", 0), 1e-12);
        assertEquals(2 * new TDistribution(4).cumulativeProbability(-Math.abs(Spread.mean(ln)) / se), test.number("p", 0), 1e-12);
        assertEquals(Math.exp(Spread.mean(ln) - 2.7764451052 * se), test.number("low", 0), 1e-9);
    }

    @ParameterizedTest
    @CsvSource({"1, 6", "2, 2", "3, 2", "2, 1", "1, 1"})
    void oneReagentOrTwoLotsNeverConfirmNorRefute(int reagents, int lots) throws StepException {
        for (double effect : new double[] {0.01, 0.5, 1, 100}) {
            var own = new PerturbationTest();
            for (int r = 0; r < reagents; r++) {
                own.reagent("si" + r, lots, effect, 1);
            }
            assertEquals("INCONCLUSIVE", own.verdict(), "times " + effect);
            var notice = own.run().notices().get(0);
            assertEquals("TOO_FEW_LOTS", notice.code());
            assertEquals(lots, notice.numbers().get("lots"));
        }
    }

    @Test
    void aThirdReagentWithTwoLotsTakesNothingAway() throws StepException {
        reagent("si1", 4, 0.5, 1).reagent("si2", 4, 0.5, 1).reagent("si3", 2, 0.5, 1);
        assertEquals("CONFIRMED", verdict());
    }

    @Test
    void reagentsThatDisagreeRefute() throws StepException {
        assertEquals("REFUTED", reagent("si1", 5, 0.5, 1).reagent("si2", 5, 2, 1).verdict());
        assertEquals("REFUTED", new PerturbationTest().reagent("si1", 5, 0.5, 1).reagent("si2", 5, 0.5, 1).reagent("si3", 5, 2,
                1).verdict());
    }

    @Test
    void noChangeInTwoReagentsRefutesWhereItIsShownToBeNone() throws StepException {
        assertEquals("REFUTED", reagent("si1", 6, 1, 1).reagent("si2", 6, 1.01, 1).verdict());
    }

    @Test
    void aLargeChangeThatFewLotsCannotShowIsNotRefuted() throws StepException {
        // half is gone on average, but with 3 lots that scatter p is above 0.05 (R3: no difference shown is not no difference)
        noisy("si1", 3, 0.5, 1, 12).noisy("si2", 3, 0.5, 1, 12);
        assertTrue(tests().number("p", 0) > 0.05);
        assertTrue(tests().number("low", 0) < 0.4, "potency may well be down to less than a half");
        assertEquals("INCONCLUSIVE", verdict());
    }

    @Test
    void deathDoesNotConfirmAndDoesNotRefute() throws StepException {
        reagent("si1", 4, 0.5, 0.5).reagent("si2", 4, 0.5, 0.5);
        assertEquals(java.util.List.of("VIABILITY"), tests().distinct("label"));
        assertEquals("INCONCLUSIVE", verdict());
        assertTrue(Steps.codes(run()).contains("VIABILITY"));
    }

    @Test
    void viabilityThatNobodyMeasuredWasNotShownToStayTheSame() throws StepException {
        reagent("si1", 4, 0.5, 0.5).reagent("si2", 4, 0.5, 0.5);
        var table = rows.build();
        var without = Table.builder();
        for (var name : table.names().stream().filter(n -> !n.startsWith("viability")).toList()) {
            if (table.isNumber(name)) {
                without.numbers(name, table.numbers(name));
            } else {
                without.texts(name, table.texts(name));
            }
        }
        var outcome = Steps.run(new Perturbation(), Map.of("perturbation", without.build()), Map.of());
        assertEquals("INCONCLUSIVE", outcome.tables().get("perturbation_verdict").text("label", 0), "leaving a record out must not help");
    }

    @Test
    void aWiderMarginForViabilityLetsMoreThrough() throws StepException {
        reagent("si1", 4, 0.5, 0.75).reagent("si2", 4, 0.5, 0.75);
        assertEquals("INCONCLUSIVE", verdict());
        var wide = Steps.run(new Perturbation(), Map.of("perturbation", rows.build()), Map.of("viability_margin", 40));
        assertEquals("CONFIRMED", wide.tables().get("perturbation_verdict").text("label", 0));
    }

    @Test
    void twoRowsOfOneLotAreOneLot() throws StepException {
        reagent("si1", 2, 0.5, 1).reagent("si1", 2, 0.5, 1).reagent("si2", 2, 0.5, 1).reagent("si2", 2, 0.5, 1);
        assertEquals(2, tests().number("n", 0));
        assertEquals("INCONCLUSIVE", verdict());
    }

    @Test
    void exactlyTheSameRatioInAllLotsHasAnAnswer() throws StepException {
        noisy("si1", 4, 0.5, 1, 0).noisy("si2", 4, 0.5, 1, 0);
        assertFalse(Double.isNaN(tests().number("p", 0)));
        assertEquals("CONFIRMED", verdict());
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -5, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void potencyThatHasNoRatioIsRefusedInPlainWords(double value) {
        for (var column : java.util.List.of("control", "treated")) {
            var table = Records.of(Perturbation.EXPERIMENT, "assay", "VEGF", "cluster", "CL3", "reagent", "si1", "lot", "D1", "control",
                    column.equals("control") ? value : 100, "treated", column.equals("treated") ? value : 100);
            var failure = assertThrows(StepException.class, () -> Steps.run(new Perturbation(), Map.of("perturbation", table), Map.of()));
            Steps.plainWords(failure);
            assertTrue(failure.what().en().contains("Row 1 (lot D1)") && failure.why().en().contains(column), failure.getMessage());
        }
    }

    @Test
    void veryLargeNumbersAndNoRowsGiveWords() throws StepException {
        rows.add("assay", "VEGF", "cluster", "CL3", "target", "X", "reagent", "si1", "lot", "D1", "control", 1e-300, "treated", 1e300);
        rows.add("assay", "VEGF", "cluster", "CL3", "target", "X", "reagent", "si1", "lot", "D2", "control", 1e300, "treated", 1e-300);
        assertEquals("INCONCLUSIVE", verdict());
        var none = new PerturbationTest().run();
        assertFalse(none.notices().isEmpty(), "an empty table without a word");
    }
}
