// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.cqa;

import static org.celltaxon.testkit.Steps.at;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

import org.celltaxon.api.StepException;
import org.celltaxon.api.analysis.Outcome;
import org.celltaxon.api.table.Table;
import org.celltaxon.testkit.Demo11;
import org.celltaxon.testkit.Oracle;
import org.celltaxon.testkit.Steps;
import org.junit.jupiter.api.Test;

/** Association beyond covariates (SCIENCE 4.3). */
class CovariatesTest {

    private static Outcome run(int[][] counts, Table potency, Table sheet, Map<String, ?> settings) throws StepException {
        return Steps.run(new Covariates(), Map.of("composition", Demo11.composition(counts), "potency", potency, "lots", sheet), settings);
    }

    private static Outcome demo(Map<String, ?> settings) throws StepException {
        return run(Demo11.counts(), Demo11.potency(), Demo11.sheet(), settings);
    }

    private static Table sheet(double[]... columns) {
        var table = Table.builder().texts("lot", Demo11.lots(columns[0].length));
        for (int c = 0; c < columns.length; c++) {
            table.numbers("c" + (c + 1), columns[c]);
        }
        return table.build();
    }

    @Test
    void cl3BesideThePdlIsTheKnownOneAndCollinear() throws StepException {
        var outcome = demo(Map.of("covariates", "pdl"));
        var table = outcome.tables().get("adjusted_association");
        Oracle.agree("21.2679,1.617867,-1.439269,7.3021748", at(table, "CL3", "slope"), at(table, "CL3", "t"), at(table, "CL3",
                "covariate_t"),
                at(table, "CL3", "vif"));
        int row = table.row("cluster", "CL3").orElseThrow();
        assertEquals("COLLINEAR", table.text("label", row));
        assertTrue(Double.isNaN(table.number("p", row)), "a p would be read as 'CL3 is not significant'");
        assertTrue(Steps.notice(outcome, "COLLINEAR").contains("CL3"));
    }

    @Test
    void everyMeasuredColumnIsTriedAlone() throws StepException {
        var two = sheet(Demo11.pdl(), new double[] {3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5});
        var table = run(Demo11.counts(), Demo11.potency(), two, Map.of()).tables().get("adjusted_association");
        assertEquals(List.of("c1", "c2"), table.distinct("covariates"));
        assertEquals(16, table.rows());
    }

    @Test
    void uncorrelatedCovariateLeavesTheAssociation() throws StepException {
        var table = run(Demo11.counts(), Demo11.potency(), sheet(new double[] {3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5}), Map.of())
                .tables().get("adjusted_association");
        assertEquals("OK", table.text("label", 2));
        assertTrue(at(table, "CL3", "p") < 0.005 && at(table, "CL3", "vif") < 1.5);
    }

    @Test
    void permutationPIsNearTheTTestWhereItsAssumptionsHold() throws StepException {
        var table = demo(Map.of("n_permutations", 100_000)).tables().get("adjusted_association");
        var t = new org.hipparchus.distribution.continuous.TDistribution(8);
        for (var cluster : List.of("CL2", "CL4", "CL5", "CL6", "CL7", "CL8")) {
            double p = 2 * t.cumulativeProbability(-Math.abs(at(table, cluster, "t")));
            assertEquals(p, at(table, cluster, "p"), 0.05, cluster);
        }
    }

    @Test
    void oneCovariateForSixLotsAndNoMore() throws StepException {
        var two = sheet(Demo11.pdl(), new double[] {3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5});
        var outcome = run(Demo11.counts(), Demo11.potency(), two, Map.of("covariates", "c1, c2"));
        assertEquals(List.of("TOO_FEW_LOTS"), outcome.tables().get("adjusted_association").distinct("label"));
        assertEquals(Map.of("lots", 11.0, "needed", 12.0), outcome.notices().get(0).numbers());
        var six = run(Demo11.counts(6), Demo11.potency(Demo11.vegf(6), Map.of()), sheet(3, 1, 4, 1, 5, 9), Map.of());
        assertTrue(six.tables().get("adjusted_association").distinct("label").contains("OK"));
        var five = run(Demo11.counts(5), Demo11.potency(Demo11.vegf(5), Map.of()), sheet(3, 1, 4, 1, 5), Map.of());
        assertEquals(List.of("TOO_FEW_LOTS"), five.tables().get("adjusted_association").distinct("label"));
    }

    private static Table sheet(double first, double... rest) {
        var all = new double[rest.length + 1];
        all[0] = first;
        System.arraycopy(rest, 0, all, 1, rest.length);
        return sheet(new double[][] {all});
    }

    @Test
    void clusterOfNoVariationIsNotCalledCollinear() throws StepException {
        var counts = Arrays.stream(Demo11.counts()).map(row -> {
            row[2] = 0;
            return row;
        }).toArray(int[][]::new);
        var outcome = run(counts, Demo11.potency(), Demo11.sheet(), Map.of("covariates", "pdl"));
        var table = outcome.tables().get("adjusted_association");
        assertEquals("ZERO_VARIANCE", table.text("label", 2));
        assertTrue(outcome.notices().stream().noneMatch(n -> n.text().en().contains("CL3")), "" + outcome.notices());
    }

    @Test
    void sheetOfWordsHasNothingToAdjustForAndSaysSo() throws StepException {
        var words = Table.builder().texts("lot", Demo11.lots(11)).texts("group", Demo11.sheet().texts("group")).build();
        assertEquals(List.of("NOTHING_TO_COMPARE"), Steps.codes(run(Demo11.counts(), Demo11.potency(), words, Map.of())));
        var named = run(Demo11.counts(), Demo11.potency(), words, Map.of("covariates", "group"));
        assertEquals(8, named.tables().get("adjusted_association").rows());
    }

    @Test
    void unknownCovariateIsRefusedWithThoseThereAre() {
        var failure = assertThrows(StepException.class, () -> demo(Map.of("covariates", "age")));
        Steps.plainWords(failure);
        assertTrue(failure.why().en().contains("pdl"));
    }

    @Test
    void lotsWithoutACovariateAreToldAndLeftOut() throws StepException {
        var pdl = Demo11.pdl();
        pdl[3] = Double.NaN;
        var outcome = run(Demo11.counts(), Demo11.potency(), sheet(new double[][] {pdl}), Map.of());
        assertEquals(10, outcome.tables().get("adjusted_association").number("n", 0));
        assertTrue(Steps.notice(outcome, "LOTS_LEFT_OUT").contains("D04"), Steps.notice(outcome, "LOTS_LEFT_OUT"));
    }
}
