// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.cqa;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

import org.celltaxon.api.StepException;
import org.celltaxon.api.analysis.Outcome;
import org.celltaxon.api.table.Table;
import org.celltaxon.stats.LeaveOneOut;
import org.celltaxon.testkit.Demo11;
import org.celltaxon.testkit.Matrices;
import org.celltaxon.testkit.Oracle;
import org.celltaxon.testkit.Steps;
import org.junit.jupiter.api.Test;

/** Can potency be predicted from the whole composition (SCIENCE 4.5). */
class PredictionTest {

    private static Outcome run(int[][] counts, Table potency, Map<String, ?> settings) throws StepException {
        return Steps.run(new Prediction(), Map.of("composition", Demo11.composition(counts), "potency", potency), settings);
    }

    private static Map<String, Table> demo(String cluster) throws StepException {
        return run(Demo11.counts(), Demo11.potency(), Map.of("cluster", cluster, "n_permutations", 100)).tables();
    }

    private static int row(Table table, String model) {
        return table.row("model", model).orElseThrow();
    }

    @Test
    void lineThroughCl3IsTheKnownBenchmark() throws StepException {
        var tables = demo("CL3");
        var fit = tables.get("prediction_fit");
        assertEquals("BENCHMARK", fit.text("label", 0));
        assertEquals("CL3", fit.text("tuning", 0));
        Oracle.agree(".863590,.839811,.806171,92.513", fit.number("r2", 0), fit.number("q2", 0), fit.number("q2_full_mean", 0),
                fit.number("rmsep", 0));
        Oracle.agree("432.11,660.93,346.73,809.28,534.44,666.01,323.95,939.31,459.56,800.99,573.64",
                tables.get("prediction").where("model", "line").numbers("predicted"));
        var slopes = tables.get("prediction_coefficients").where("model", "line");
        Oracle.agrees("38.84482", Steps.at(slopes, "CL3", "coefficient"));
        assertEquals(0, Steps.at(slopes, "CL1", "coefficient"));
    }

    @Test
    void twoComponentsAreTheKnownOnesAndNotBetterThanTheLine() throws StepException {
        var fit = demo("CL3").get("prediction_fit");
        int pls = row(fit, "PLS");
        assertEquals("2 components", fit.text("tuning", pls));
        Oracle.agree(".880826,.771434", fit.number("r2", pls), fit.number("q2", pls));
        assertEquals("NOT_BETTER", fit.text("label", pls));
        assertEquals("NOT_BETTER", fit.text("label", row(fit, "elastic net")));
    }

    @Test
    void oneComponentIsTheKnownOne() throws StepException {
        var lots = ExactLots.of(Demo11.composition(), Demo11.potency());
        var model = Predictor.pls(1);
        var x = model.predictors(lots);
        var fitted = model.fit(x, lots.potency());
        Oracle.agree("-69.17897,3.850967,89.000122,-47.899322,-64.482629,45.86492,-37.183586,80.028499", fitted.slopes());
        Oracle.agrees("829.8771", fitted.intercept());
        var predicted = new double[11];
        for (int i = 0; i < 11; i++) {
            predicted[i] = model.fit(LeaveOneOut.without(x, i), LeaveOneOut.without(lots.potency(), i)).at(x[i]);
        }
        Oracle.agrees(".375227", Prediction.q2(predicted, lots.potency()));
    }

    @Test
    void q2IsOfThePredictionsThatAreShown() throws StepException {
        var tables = demo("");
        for (var model : List.of("line", "PLS", "elastic net")) {
            var own = tables.get("prediction").where("model", model);
            int r = row(tables.get("prediction_fit"), model);
            assertEquals(Prediction.q2(own.numbers("predicted"), own.numbers("measured")), tables.get("prediction_fit").number("q2", r),
                    1e-12);
            double press = 0;
            for (int i = 0; i < 11; i++) {
                press += Math.pow(own.number("measured", i) - own.number("predicted", i), 2);
            }
            assertEquals(Math.sqrt(press / 11), tables.get("prediction_fit").number("rmsep", r), 1e-9);
        }
    }

    @Test
    void clusterThatIsChosenInEachFoldPredictsWorseThanTheFixedOne() throws StepException {
        var chosen = demo("").get("prediction_fit");
        assertEquals("CL3", chosen.text("tuning", 0));
        assertTrue(chosen.number("q2", 0) < demo("CL3").get("prediction_fit").number("q2", 0));
    }

    @Test
    void noMoreThanTwoComponentsBelowTwelveLots() throws StepException {
        var counts = new int[13][];
        var potency = new double[13];
        for (int i = 0; i < 13; i++) {
            counts[i] = Demo11.counts()[i % 11].clone();
            counts[i][0] += i;
            potency[i] = Demo11.vegf()[i % 11] + 3 * i;
        }
        var many = run(counts, Demo11.potency(potency, Map.of()), Map.of("n_permutations", 100)).tables().get("prediction_fit");
        assertTrue(many.text("tuning", row(many, "PLS")).matches("[123] components"));
        for (int lots = 8; lots < 12; lots++) {
            var few = run(Demo11.counts(lots), Demo11.potency(Demo11.vegf(lots), Map.of()), Map.of("n_permutations", 100)).tables()
                    .get("prediction_fit");
            assertTrue(few.text("tuning", row(few, "PLS")).matches("[12] components"), few.text("tuning", 1));
        }
    }

    @Test
    void potencyThatHasNothingToDoWithSharesIsNotPredicted() throws StepException {
        var q2 = new double[3][5];
        for (int seed = 0; seed < 5; seed++) {
            var order = Matrices.shuffled(11, seed);
            var shuffled = Arrays.stream(order).mapToDouble(i -> Demo11.vegf()[i]).toArray();
            var fit = run(Demo11.counts(), Demo11.potency(shuffled, Map.of()), Map.of("n_permutations", 100)).tables()
                    .get("prediction_fit");
            for (int r = 0; r < 3; r++) {
                q2[r][seed] = fit.number("q2", r);
                assertTrue(fit.number("r2", r) >= fit.number("q2", r) - 1e-9, "the same lots flatter");
            }
        }
        for (var own : q2) {
            Arrays.sort(own);
            assertTrue(own[2] < 0.2, "median of five shuffled potencies: " + own[2]);
        }
    }

    @Test
    void scaleOfThePotencyChangesNoExplainedShare() throws StepException {
        var scaled = Arrays.stream(Demo11.vegf()).map(v -> 1e-3 * v).toArray();
        var one = demo("CL3").get("prediction_fit");
        var other = run(Demo11.counts(), Demo11.potency(scaled, Map.of()), Map.of("cluster", "CL3", "n_permutations", 100)).tables()
                .get("prediction_fit");
        for (int r = 0; r < 3; r++) {
            assertEquals(one.number("q2", r), other.number("q2", r), 1e-9);
            assertEquals(one.number("rmsep", r), 1e3 * other.number("rmsep", r), 1e-6);
        }
    }

    @Test
    void refusalsNameTheirCause() throws StepException {
        var few = run(Demo11.counts(7), Demo11.potency(Demo11.vegf(7), Map.of()), Map.of());
        assertEquals(Map.of("lots", 7.0, "needed", 8.0), few.notices().get(0).numbers());
        var tied = new double[11];
        Arrays.fill(tied, 500);
        assertEquals(List.of("ZERO_VARIANCE"), Steps.codes(run(Demo11.counts(), Demo11.potency(tied, Map.of()), Map.of())));
        var one = Steps.run(new Prediction(), Map.of("composition", Demo11.composition().where("cluster", "CL1"), "potency",
                Demo11.potency()), Map.of());
        assertEquals(List.of("NOTHING_TO_COMPARE"), Steps.codes(one));
    }

    @Test
    void unknownClusterIsRefusedAndNotReplaced() {
        StepException failure = null;
        try {
            var fit = demo("CL9").get("prediction_fit");
            assertFalse(fit.rows() > 0, "the setting names no cluster, and " + fit.text("tuning", 0) + " was taken");
        } catch (StepException e) {
            failure = e;
        }
        Steps.plainWords(failure);
    }
}
