// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.cqa;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.celltaxon.api.StepException;
import org.celltaxon.api.analysis.Composition;
import org.celltaxon.api.analysis.Outcome;
import org.celltaxon.api.analysis.PotencyModel;
import org.celltaxon.api.table.Table;
import org.celltaxon.testkit.Demo11;
import org.celltaxon.testkit.Steps;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Two lots that meet a specification together (SCIENCE 4.11). */
class BlendTest {

    private static Outcome run(Table constraints, Object... settings) throws StepException {
        var given = new HashMap<String, Object>(Map.of("cluster", "CL3", "weak", "D01"));
        for (int i = 0; i < settings.length; i += 2) {
            given.put((String) settings[i], settings[i + 1]);
        }
        var in = Records.tables(Composition.COMPOSITION, Demo11.composition());
        return Steps.run(new Blend(), constraints == null ? in : Records.with(in, Blend.CONSTRAINTS, constraints), given);
    }

    private static Table mix(Table constraints, Object... settings) throws StepException {
        return run(constraints, settings).tables().get("blend");
    }

    private static Records constraints() {
        return Records.of(Blend.CONSTRAINTS);
    }

    private static double weight(Table table, String lot) {
        return table.number("weight", table.row("lot", lot).orElseThrow());
    }

    /** Share of a cluster in the mix, from the weights. */
    private static double share(Table table, int cluster) {
        double sum = 0;
        for (int i = 0; i < 11; i++) {
            var lot = Demo11.counts()[i];
            sum += weight(table, Demo11.lots(11).get(i)) * 100 * lot[cluster] / Arrays.stream(lot).sum();
        }
        return sum;
    }

    @Test
    void d08InD01ReachesTheMinimumShareOfTheModelAsKnown() throws StepException {
        var minimum = Steps.table(new MinimumShare(), Records.tables(Composition.COMPOSITION, Demo11.composition(), PotencyModel.POTENCY,
                Demo11.potency()), Map.of("specification", 400));
        var table = mix(null, "strong", "D08", "target", Steps.at(minimum, "CL3", "minimum_share"));
        assertEquals(.250968, weight(table, "D08"), 5e-7);
        assertEquals(1 - .250968, weight(table, "D01"), 5e-7);
        assertEquals(10.0853, table.number("share", 0), 5e-5);
        assertEquals(List.of("OK"), table.distinct("label"));
    }

    @Test
    void withoutAStrongLotEachOtherIsTriedAlone() throws StepException {
        var table = mix(null, "target", 10);
        assertEquals(20, table.rows());
        var labels = new HashMap<String, String>();
        for (int r = 1; r < 20; r += 2) {
            labels.put(table.text("lot", r), table.text("label", r));
        }
        assertEquals("IMPOSSIBLE", labels.get("D03"), "4.5 % cannot help");
        assertEquals("IMPOSSIBLE", labels.get("D09"), "7.9 % is more than 6.6 %, but below the target");
        assertEquals("OK", labels.get("D11"));
    }

    @ParameterizedTest
    @CsvSource({"0, NOT_NEEDED", "6.59, NOT_NEEDED", "6.6, OK", "20.5, OK", "20.51, IMPOSSIBLE", "100, IMPOSSIBLE"})
    void whatIsReachedFollowsFromTheTarget(double target, String label) throws StepException {
        var table = mix(null, "strong", "D08", "target", target);
        assertEquals(List.of(label), table.distinct("label"));
        double share = table.number("share", 0);
        assertTrue(label.equals("IMPOSSIBLE") ? Double.isNaN(share) : share >= target - 1e-9, label + " gives " + share);
    }

    @Test
    void severalConstraintsAreMetByAllLotsTogether() throws StepException {
        var table = mix(constraints().add("cluster", "CL6", "min", 8).add("cluster", "CL5", "max", 8).build(), "target", 12);
        assertEquals(List.of("OK"), table.distinct("label"));
        assertEquals(1, Arrays.stream(table.numbers("weight")).sum(), 1e-9);
        assertTrue(share(table, 2) >= 12 - 1e-6 && share(table, 5) >= 8 - 1e-6 && share(table, 4) <= 8 + 1e-6);
        assertEquals(share(table, 2), table.number("share", 0), 1e-9);
        assertTrue(weight(table, "D01") > 0, "as much as possible of D01");
    }

    @Test
    void oneConstraintThatAsksNothingGivesTheSameAsThePair() throws StepException {
        var pair = mix(null, "strong", "D08", "target", 10);
        var all = mix(constraints().add("cluster", "CL1", "min", 0).build(), "target", 10);
        assertEquals(weight(pair, "D01"), weight(all, "D01"), 1e-9, "D08 is the strongest, so no other lot leaves more room");
    }

    @Test
    void constraintsThatNoMixMeetsAreRefusedWithTheirNumbers() throws StepException {
        var outcome = run(constraints().add("cluster", "CL1", "min", 60).build(), "target", 12);
        var table = outcome.tables().get("blend");
        assertEquals(List.of("IMPOSSIBLE"), table.distinct("label"));
        assertTrue(Arrays.stream(table.numbers("weight")).allMatch(Double::isNaN));
        assertEquals(Map.of("lots", 11.0, "constraints", 2.0), outcome.notices().get(0).numbers());
        assertEquals(List.of("IMPOSSIBLE"), mix(constraints().add("cluster", "CL1", "min", 30, "max", 20).build(), "target",
                1).distinct("label"));
    }

    @Test
    void aBlendIsAlwaysAHypothesis() throws StepException {
        assertTrue(Steps.codes(run(null, "target", 10)).contains("HYPOTHESIS"));
        assertTrue(Steps.codes(run(constraints().build(), "target", 10)).contains("HYPOTHESIS"));
    }

    @Test
    void nothingIsDoneUnasked() throws StepException {
        var outcome = run(null, "weak", "", "cluster", "");
        assertEquals(0, outcome.tables().get("blend").rows());
        assertEquals(List.of("NOT_ASKED"), Steps.codes(outcome));
    }

    @ParameterizedTest
    @CsvSource({"cluster, CL9", "weak, D99", "strong, D99", "cluster, ''"})
    void anUnknownNameListsTheKnownOnes(String setting, String name) {
        var failure = assertThrows(StepException.class, () -> run(null, setting, name, "target", 10));
        Steps.plainWords(failure);
        assertTrue(failure.what().en().contains("'" + setting + "' is '" + name + "'"), failure.getMessage());
        assertTrue(failure.why().en().contains(setting.equals("cluster") ? "CL8" : "D11"), failure.getMessage());
    }

    @Test
    void aConstraintOnAnUnknownClusterIsRefused() {
        var table = constraints().add("cluster", "CL9", "min", 5).build();
        var failure = assertThrows(StepException.class, () -> run(table, "target", 10));
        Steps.plainWords(failure);
        assertTrue(failure.getMessage().contains("CL9"), failure.getMessage());
    }

    @Test
    void aLotCannotBeBlendedWithItself() {
        var failure = assertThrows(StepException.class, () -> run(null, "strong", "D01", "target", 10));
        Steps.plainWords(failure);
    }

    @ParameterizedTest
    @CsvSource({"-5, 1e300", "NaN, NaN", "0, Infinity", "-Infinity, 100", "1e300, NaN"})
    void strangeLimitsGiveNumbersOrWords(double least, double most) throws StepException {
        var table = mix(constraints().add("cluster", "CL1", "min", least, "max", most).build(), "target", 10);
        for (int r = 0; r < table.rows(); r++) {
            assertTrue(table.text("label", r).equals("OK") == Double.isFinite(table.number("weight", r)), table.text("label", r));
        }
        assertEquals(least == 1e300 ? "IMPOSSIBLE" : "OK", table.text("label", 0));
    }
}
