// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.cqa;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;

import org.celltaxon.api.StepException;
import org.celltaxon.api.analysis.Association;
import org.celltaxon.api.analysis.Port;
import org.celltaxon.api.table.Table;
import org.celltaxon.testkit.Steps;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The ladder of evidence: every step follows from a record, and from nothing else (SCIENCE 4.9). */
class EvidenceTest {

    private static final Map<String, Object> FROZEN = Map.of("frozen_before", true);
    private static final Map<String, Object> OPEN = Map.of();

    private static Table association(Object... changes) {
        var cells = new ArrayList<Object>(List.of(changes)); // the first of two counts
        cells.addAll(List.of("assay", "VEGF", "cluster", "CL3", "n", 11, "rho", 0.89, "p_exact", 0.0005, "p_family", 0.004, "tau", 0.78,
                "label", "EXPLORATORY"));
        return Records.of(Association.ASSOCIATION, cells.toArray());
    }

    private static Table of(Port port, String column, Object value) {
        return port.columns().stream().anyMatch(c -> c.name().equals("assay")) ? Records.of(port, "assay", "VEGF", "cluster", "CL3", column,
                value)
                : Records.of(port, "cluster", "CL3", column, value);
    }

    private static Table robustness(String label) {
        return Records.of(Robustness.ROBUSTNESS, "assay", "VEGF", "cluster", "CL3", "rho_low", 0.85, "rho_high", 0.95, "label", label);
    }

    private static Table settings(String label) {
        return Records.of(Multiverse.SUMMARY, "assay", "VEGF", "cluster", "CL3", "specifications", 30, "supporting", 0.9, "same_sign", 1,
                "label", label);
    }

    private static Table stability(String label) {
        return Records.of(Multiverse.STABILITY, "cluster", "CL3", "runs", 11, "jaccard", 0.8, "jaccard_worst", 0.7, "label", label);
    }

    private static Table falsified(String weight, String label) {
        return Records.of(Falsification.TESTS, "assay", "VEGF", "cluster", "CL3", "test", "DIRECTION", "weight", weight, "label", label);
    }

    /** Everything that can be recorded speaks for CL3. */
    private static Map<String, Table> all() {
        return Records.tables(Association.ASSOCIATION, association(), Closure.CLOSURE, of(Closure.CLOSURE, "label", "DRIVER_CANDIDATE"),
                Robustness.ROBUSTNESS, robustness("ROBUST"), Multiverse.SUMMARY, settings("ROBUST"), Multiverse.STABILITY,
                stability("STABLE"),
                GeneScreens.MARKERS, of(GeneScreens.MARKERS, "lots", 5), Falsification.TESTS, falsified("BREAKS", "PASS"),
                ExternalLots.EXTERNAL, of(ExternalLots.EXTERNAL, "label", "PREDICTED"),
                Perturbation.VERDICT, of(Perturbation.VERDICT, "label", "CONFIRMED"),
                Evidence.CLINICAL, of(Evidence.CLINICAL, "result", "SUPPORTS"));
    }

    private static Table ladder(Map<String, Table> records, Map<String, ?> settings) throws StepException {
        return Steps.table(new Evidence(), records, settings);
    }

    private static int level(Map<String, Table> records) throws StepException {
        var level = ladder(records, FROZEN).text("level", 0);
        return level.isEmpty() ? -1 : level.charAt(1) - '0';
    }

    private static Map<String, Table> without(Port... ports) {
        var records = all();
        for (var port : ports) {
            records = Records.without(records, port);
        }
        return records;
    }

    @Test
    void everyRecordTogetherReachesTheTop() throws StepException {
        var table = ladder(all(), FROZEN);
        assertEquals("E5", table.text("level", 0));
        assertEquals("CONFIRMED", table.text("verdict", 0));
        assertEquals("", table.text("missing", 0));
        assertEquals("NONE", table.text("next_experiment", 0));
        assertEquals(0.85 * 0.8 * 0.9, table.number("score", 0), 1e-12);
        assertEquals(11, table.number("n", 0));
    }

    static Stream<Arguments> criteria() {
        return Stream.of(
                Arguments.of(Association.ASSOCIATION, association("p_exact", 0.06), -1, "ASSOCIATED"),
                Arguments.of(Association.ASSOCIATION, association("p_exact", Double.NaN), -1, "ASSOCIATED"),
                Arguments.of(Association.ASSOCIATION, association("label", "CENSORED_HEAVY"), -1, "ASSOCIATED"),
                Arguments.of(Association.ASSOCIATION, association("p_family", 0.05), 0, "FAMILY_WISE"),
                Arguments.of(Association.ASSOCIATION, association("p_family", Double.NaN), 0, "FAMILY_WISE"),
                Arguments.of(Closure.CLOSURE, of(Closure.CLOSURE, "label", "NOT_SUPPORTED"), 0, "PIVOT_AGREES"),
                Arguments.of(Closure.CLOSURE, of(Closure.CLOSURE, "label", "TOO_FEW_LOTS"), 0, "PIVOT_AGREES"),
                Arguments.of(Robustness.ROBUSTNESS, robustness("NOT_ROBUST"), 0, "NOT_ONE_LOT"),
                Arguments.of(Multiverse.SUMMARY, settings("NOT_ROBUST"), 1, "OTHER_SETTINGS"),
                Arguments.of(Multiverse.SUMMARY, settings("TOO_FEW"), 1, "OTHER_SETTINGS"),
                Arguments.of(Multiverse.STABILITY, stability("PATTERN"), 1, "STABLE_CLUSTER"),
                Arguments.of(Multiverse.STABILITY, stability("UNSTABLE_CLUSTER"), 1, "STABLE_CLUSTER"),
                Arguments.of(GeneScreens.MARKERS, of(GeneScreens.MARKERS, "lots", 2), 1, "MARKERS_IN_LOTS"),
                Arguments.of(ExternalLots.EXTERNAL, of(ExternalLots.EXTERNAL, "label", "NOT_PREDICTED"), 5, "NEW_LOTS_PREDICTED"),
                Arguments.of(Perturbation.VERDICT, of(Perturbation.VERDICT, "label", "INCONCLUSIVE"), 3, "PERTURBATION"),
                Arguments.of(Evidence.CLINICAL, of(Evidence.CLINICAL, "result", "CONTRADICTS"), 4, "IN_VIVO_OR_CLINICAL"));
    }

    @ParameterizedTest
    @MethodSource("criteria")
    void eachCriterionAloneDecidesAsInTheTable(Port port, Table record, int level, String missing) throws StepException {
        var records = Records.with(all(), port, record);
        assertEquals(level, level(records), missing);
        assertEquals(missing, ladder(records, FROZEN).text("missing", 0));
    }

    @Test
    void withoutNewLotsThePerturbationLeadsFromE2ToE4() throws StepException {
        assertEquals(3, level(without(Perturbation.VERDICT, Evidence.CLINICAL)));
        assertEquals(2, level(without(Perturbation.VERDICT, ExternalLots.EXTERNAL)));
        assertEquals(4, level(without(ExternalLots.EXTERNAL, Evidence.CLINICAL)));
    }

    @Test
    void patientsAloneDoNotLeadToTheTop() throws StepException {
        assertEquals(3, level(without(Perturbation.VERDICT)));
        assertEquals(2, level(without(Perturbation.VERDICT, ExternalLots.EXTERNAL)));
        assertEquals(1, level(without(Multiverse.SUMMARY)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"CL4", "cl3", ""})
    void recordsOfAnotherClusterDoNotCount(String cluster) throws StepException {
        for (var port : List.of(Multiverse.SUMMARY, Multiverse.STABILITY, GeneScreens.MARKERS, Closure.CLOSURE, Robustness.ROBUSTNESS)) {
            var other = Records.of(port, "assay", "VEGF", "cluster", cluster, "label", port == Multiverse.STABILITY ? "STABLE" : "ROBUST",
                    "lots", 5);
            assertTrue(level(Records.with(all(), port, other)) <= 1, port.name());
        }
    }

    @Test
    void recordsOfAnotherAssayDoNotCount() throws StepException {
        var other = Records.of(ExternalLots.EXTERNAL, "assay", "IDO", "cluster", "CL3", "label", "PREDICTED");
        assertEquals(2, level(Records.with(without(Perturbation.VERDICT), ExternalLots.EXTERNAL, other)));
        var knocked = Records.of(Perturbation.VERDICT, "assay", "IDO", "cluster", "CL3", "label", "CONFIRMED");
        assertEquals(3, level(Records.with(all(), Perturbation.VERDICT, knocked)));
    }

    @ParameterizedTest
    @CsvSource({"BREAKS, FAIL, REFUTED", "BREAKS, PASS, CONFIRMED", "BREAKS, NOT_DONE, CONFIRMED", "DOUBT, FAIL, CONFIRMED"})
    void aBrokenFalsificationTestRefutesAndADoubtIsListed(String weight, String label, String verdict) throws StepException {
        var table = ladder(Records.with(all(), Falsification.TESTS, falsified(weight, label)), FROZEN);
        assertEquals(verdict, table.text("verdict", 0));
        assertEquals(label.equals("FAIL") ? "DIRECTION" : "", table.text("failed_tests", 0));
    }

    @Test
    void aRefutedPerturbationOrPatientsRefute() throws StepException {
        var knocked = ladder(Records.with(all(), Perturbation.VERDICT, of(Perturbation.VERDICT, "label", "REFUTED")), FROZEN);
        assertEquals("REFUTED", knocked.text("verdict", 0));
        assertEquals("PERTURBATION", knocked.text("failed_tests", 0));
        var patients = ladder(Records.with(all(), Evidence.CLINICAL, of(Evidence.CLINICAL, "result", "CONTRADICTS")), FROZEN);
        assertEquals("REFUTED", patients.text("verdict", 0));
    }

    @Test
    void aSecondRecordThatContradictsIsSeenWhereverItStands() throws StepException {
        var both = List.of("SUPPORTS", "CONTRADICTS");
        for (var order : List.of(both, both.reversed())) {
            var records = Records.of(Evidence.CLINICAL);
            order.forEach(r -> records.add("assay", "VEGF", "cluster", "CL3", "record", r, "result", r));
            assertEquals("REFUTED", ladder(Records.with(all(), Evidence.CLINICAL, records.build()), FROZEN).text("verdict", 0), "" + order);
        }
    }

    @Test
    void oneOfTwoGenesThatChangesPotencyIsEnoughWhereverItStands() throws StepException {
        var both = List.of("CONFIRMED", "INCONCLUSIVE");
        for (var order : List.of(both, both.reversed())) {
            var records = Records.of(Perturbation.VERDICT);
            order.forEach(label -> records.add("assay", "VEGF", "cluster", "CL3", "target", label, "label", label));
            assertEquals(5, level(Records.with(all(), Perturbation.VERDICT, records.build())), "" + order);
        }
    }

    @Test
    void whatWasNotFrozenBeforeIsExploratoryBelowE3() throws StepException {
        var records = List.of(Records.with(all(), Closure.CLOSURE, of(Closure.CLOSURE, "label", "NOT_SUPPORTED")),
                without(Multiverse.SUMMARY),
                without(Perturbation.VERDICT, ExternalLots.EXTERNAL), without(Perturbation.VERDICT), without(Evidence.CLINICAL), all());
        var frozen = List.of("EXPLORATORY", "SUPPORTED", "SUPPORTED", "SUPPORTED", "CONFIRMED", "CONFIRMED");
        var open = List.of("EXPLORATORY", "EXPLORATORY", "EXPLORATORY", "SUPPORTED", "CONFIRMED", "CONFIRMED");
        for (int level = 0; level <= 5; level++) {
            assertEquals(level, level(records.get(level)));
            assertEquals(frozen.get(level), ladder(records.get(level), FROZEN).text("verdict", 0), "frozen, E" + level);
            assertEquals(open.get(level), ladder(records.get(level), OPEN).text("verdict", 0), "not frozen, E" + level);
        }
        assertEquals("INCONCLUSIVE", ladder(Records.with(all(), Association.ASSOCIATION, association("p_exact", 0.2)),
                FROZEN).text("verdict", 0));
    }

    @Test
    void noSettingTypesALevelIn() {
        assertEquals(List.of("frozen_before"), new Evidence().parameters().stream().map(p -> p.name()).toList());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void removingAnyRecordNeverRaisesTheLevel(long seed) throws StepException {
        var random = new SplittableRandom(seed);
        var records = new HashMap<String, Table>();
        var ports = List.of(Closure.CLOSURE, Robustness.ROBUSTNESS, Multiverse.SUMMARY, Multiverse.STABILITY, GeneScreens.MARKERS,
                ExternalLots.EXTERNAL, Perturbation.VERDICT, Evidence.CLINICAL);
        var good = List.of("DRIVER_CANDIDATE", "ROBUST", "ROBUST", "STABLE", "", "PREDICTED", "CONFIRMED", "SUPPORTS");
        records.put("association", association());
        for (int p = 0; p < ports.size(); p++) {
            var rows = Records.of(ports.get(p));
            int count = random.nextInt(1, 3);
            for (int r = 0; r < count; r++) {
                var word = random.nextInt(5) > 0 ? good.get(p) : "INCONCLUSIVE";
                rows.add("assay", "VEGF", "cluster", "CL3", "label", word, "result", word, "lots", random.nextInt(5) > 0 ? 4 : 1);
            }
            records.put(ports.get(p).name(), rows.build());
        }
        int before = level(records);
        for (var port : ports) {
            var table = records.get(port.name());
            for (int r = 0; r < table.rows(); r++) {
                int out = r;
                int after = level(Records.with(records, port, table.where(i -> i != out)));
                assertTrue(after <= before, "row " + r + " of " + port.name() + " gone: from E" + before + " to E" + after);
            }
        }
    }

    @Test
    void theNextExperimentCanRaiseTheLevel() throws StepException {
        assertEquals("MORE_LOTS", ladder(Records.with(all(), Robustness.ROBUSTNESS, robustness("NOT_ROBUST")),
                FROZEN).text("next_experiment", 0));
        assertEquals("MORE_CELLS", ladder(Records.with(all(), Multiverse.STABILITY, stability("PATTERN")), FROZEN).text("next_experiment",
                0));
        var other = ladder(Records.with(all(), Multiverse.SUMMARY, settings("NOT_ROBUST")), FROZEN).text("next_experiment", 0);
        assertEquals("MORE_LOTS", other, "no knock-down helps a candidate that other settings do not show");
        assertEquals("KNOCK_DOWN", ladder(without(Perturbation.VERDICT, ExternalLots.EXTERNAL), FROZEN).text("next_experiment", 0));
        assertEquals("IN_VIVO", ladder(without(Evidence.CLINICAL), FROZEN).text("next_experiment", 0));
    }

    @Test
    void lotsNeededAreThoseOfTheCorrelationOverTheFamily() throws StepException {
        var association = Records.of(Association.ASSOCIATION);
        for (int k = 1; k <= 8; k++) {
            association.add("assay", "VEGF", "cluster", "CL" + k, "n", 11, "rho", -0.7, "p_exact", 0.02, "p_family", 0.1, "label",
                    "INCONCLUSIVE");
        }
        var table = ladder(Records.with(all(), Association.ASSOCIATION, association.build()), FROZEN);
        assertEquals(8, table.rows());
        assertEquals(21, table.number("lots_needed", 2), "r = .7, .05 / 8 (SCIENCE 4.2)");
    }

    @Test
    void anAssociationWithSeveralLimitsHasATauAndIsPlacedToo() throws StepException {
        var table = ladder(Records.with(all(), Association.ASSOCIATION, association("rho", Double.NaN)), FROZEN);
        assertEquals("E5", table.text("level", 0));
        assertTrue(Double.isNaN(table.number("lots_needed", 0)));
    }

    @Test
    void emptyRecordsLeaveTheFirstStep() throws StepException {
        var empty = new HashMap<>(all());
        empty.replaceAll((name, table) -> name.equals("association") ? table : table.where(r -> false));
        assertEquals(0, level(empty));
        assertEquals(0, ladder(Records.with(all(), Association.ASSOCIATION, association().where(r -> false)), FROZEN).rows());
    }
}
