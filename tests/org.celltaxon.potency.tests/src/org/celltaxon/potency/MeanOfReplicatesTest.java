// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.potency;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;

import org.celltaxon.api.Notice;
import org.celltaxon.api.PlainRun;
import org.celltaxon.api.Settings;
import org.celltaxon.api.StepException;
import org.celltaxon.api.analysis.Outcome;
import org.celltaxon.api.analysis.PotencyModel;
import org.celltaxon.api.table.Table;
import org.celltaxon.testkit.Oracle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MeanOfReplicatesTest {

    private static final MeanOfReplicates STEP = new MeanOfReplicates();

    private static Table.Rows readings() {
        return new Table.Rows(PotencyModel.READINGS.columns());
    }

    /** Replicates of VEGF of lot D01. */
    private static Table.Rows d01(double... values) {
        var rows = readings();
        for (double value : values) {
            rows.add("D01", "VEGF", value, "pg", "EXACT");
        }
        return rows;
    }

    private static Outcome run(Table readings) throws StepException {
        PotencyModel.READINGS.check(readings);
        var outcome = STEP.analyse(Map.of("readings", readings), Settings.defaults(STEP.parameters()),
                new PlainRun(1, 1));
        PotencyModel.POTENCY.check(table(outcome));
        return outcome;
    }

    private static Table table(Outcome outcome) {
        return outcome.tables().get("potency");
    }

    private static void assertTold(Outcome outcome, String code) {
        assertEquals(List.of(code), outcome.notices().stream().map(Notice::code).toList());
        var notice = outcome.notices().get(0);
        assertEquals(Notice.Severity.WARNING, notice.severity());
        for (var text : List.of(notice.text().en(), notice.text().ja())) {
            assertTrue(text.contains("D01") && text.contains("VEGF"), text);
        }
    }

    @Test
    void meanAndCvOfTheTwoWellsOfScienceAreTheKnownOnes() throws StepException {
        // SCIENCE 3.1: wells 161.5498 and 167.3537, CV 2.4956 %
        var table = table(run(d01(161.5498, 167.3537).build()));
        assertEquals(164.45175, table.number("value", 0), 1e-9);
        Oracle.agrees("2.4956", table.number("cv", 0));
        assertEquals(2, table.number("replicates", 0));
        assertEquals("EXACT", table.text("flag", 0));
        assertEquals("pg", table.text("unit", 0));
    }

    @Test
    void oneReadingIsItsOwnMeanWithoutACv() throws StepException {
        var outcome = run(d01(412).build());
        assertEquals(412, table(outcome).number("value", 0));
        assertEquals(1, table(outcome).number("replicates", 0));
        assertTrue(Double.isNaN(table(outcome).number("cv", 0)));
        assertEquals(List.of(), outcome.notices());
    }

    @Test
    void zeroIsAValue() throws StepException {
        var table = table(run(d01(0, 0).build()));
        assertEquals(0, table.number("value", 0));
        assertEquals("EXACT", table.text("flag", 0));
        assertFalse(Double.isInfinite(table.number("cv", 0)));
    }

    @Test
    void equalReplicatesHaveACvOfZero() throws StepException {
        assertEquals(0, table(run(d01(500, 500, 500).build())).number("cv", 0));
    }

    @Test
    void everyLotAndAssayHasOneRowInTheOrderOfTheFile() throws StepException {
        var outcome = run(readings().add("D02", "VEGF", 600, "pg", "EXACT").add("D01", "IDO", 3, "nmol", "EXACT")
                .add("D02", "IDO", 5, "nmol", "EXACT").add("D02", "VEGF", 700, "pg", "EXACT")
                .add("D01", "VEGF", 400, "pg", "EXACT").build());
        var table = table(outcome);
        assertEquals(List.of("D02", "D01", "D02", "D01"), List.of(table.texts("lot")));
        assertEquals(List.of("VEGF", "IDO", "IDO", "VEGF"), List.of(table.texts("assay")));
        assertEquals(650, table.number("value", 0));
        assertEquals(2, table.number("replicates", 0));
        assertEquals(List.of("pg", "nmol", "nmol", "pg"), List.of(table.texts("unit")));
        assertEquals(2, outcome.lots());
    }

    @Test
    void orderOfReplicatesDoesNotMatter() throws StepException {
        var one = readings().add("D01", "VEGF", 360, "pg", "BELOW_LLOQ").add("D01", "VEGF", 400, "pg", "EXACT")
                .add("D01", "VEGF", Double.NaN, "pg", "MISSING").build();
        var other = readings().add("D01", "VEGF", Double.NaN, "pg", "MISSING").add("D01", "VEGF", 400, "pg", "EXACT")
                .add("D01", "VEGF", 360, "pg", "BELOW_LLOQ").build();
        assertEquals(table(run(one)), table(run(other)));
    }

    @ParameterizedTest
    @CsvSource({"BELOW_LLOQ, 360", "ABOVE_ULOQ, 2000"})
    void censoredReplicateKeepsTheLimit(String flag, double limit) throws StepException {
        var table = table(run(d01(700, 720).add("D01", "VEGF", limit, "pg", flag).build()));
        assertEquals(1, table.rows());
        assertEquals(limit, table.number("value", 0));
        assertEquals(flag, table.text("flag", 0));
        assertEquals(3, table.number("replicates", 0));
        assertTrue(Double.isNaN(table.number("cv", 0)), "no spread is known where a value is not");
    }

    @Test
    void readingsThatALimitHidesAreTold() throws StepException {
        // two readings of 700 vanish behind "below 360"
        assertFalse(run(d01(700, 720).add("D01", "VEGF", 360, "pg", "BELOW_LLOQ").build()).notices().isEmpty());
    }

    @Test
    void allReplicatesBelowStayBelow() throws StepException {
        var outcome = run(readings().add("D01", "VEGF", 360, "pg", "BELOW_LLOQ")
                .add("D01", "VEGF", 360, "pg", "BELOW_LLOQ").build());
        assertEquals(360, table(outcome).number("value", 0));
        assertEquals("BELOW_LLOQ", table(outcome).text("flag", 0));
        assertEquals(List.of(), outcome.notices());
    }

    @Test
    void replicatesBeyondBothLimitsAreInvalidAndTold() throws StepException {
        var outcome = run(readings().add("D01", "VEGF", 360, "pg", "BELOW_LLOQ")
                .add("D01", "VEGF", 2000, "pg", "ABOVE_ULOQ").build());
        assertTrue(Double.isNaN(table(outcome).number("value", 0)));
        assertEquals("INVALID", table(outcome).text("flag", 0));
        assertTold(outcome, "CENSORED_BOTH_SIDES");
    }

    @ParameterizedTest
    @CsvSource({"MISSING, NaN", "INVALID, NaN", "INVALID, 9999", "MISSING, 0", "INVALID, -4"})
    void missingOrInvalidReadingIsLeftOutAndTold(String flag, double value) throws StepException {
        var outcome = run(d01(400, 500).add("D01", "VEGF", value, "pg", flag).build());
        assertEquals(450, table(outcome).number("value", 0));
        assertEquals(2, table(outcome).number("replicates", 0));
        assertEquals("EXACT", table(outcome).text("flag", 0));
        assertTold(outcome, "READINGS_LEFT_OUT");
        assertTrue(outcome.notices().get(0).text().en().contains("1 "), outcome.notices().get(0).text().en());
    }

    @Test
    void lotWithoutAnyUsableReadingKeepsItsRow() throws StepException {
        var outcome = run(readings().add("D01", "VEGF", Double.NaN, "pg", "MISSING")
                .add("D01", "VEGF", 3, "pg", "INVALID").build());
        assertEquals(1, table(outcome).rows());
        assertTrue(Double.isNaN(table(outcome).number("value", 0)));
        assertEquals("MISSING", table(outcome).text("flag", 0));
        assertEquals(0, table(outcome).number("replicates", 0));
        assertTold(outcome, "READINGS_LEFT_OUT");
    }

    @Test
    void tableWithoutFlagsIsExactOrMissing() throws StepException {
        var readings = Table.builder().texts("lot", "D01", "D02").texts("assay", "VEGF", "VEGF")
                .numbers("value", 5, Double.NaN).texts("unit", "pg", "pg").build();
        var table = table(run(readings));
        assertEquals(List.of("EXACT", "MISSING"), List.of(table.texts("flag")));
    }

    @Test
    void emptyFlagIsExactOrMissing() throws StepException {
        var table = table(run(readings().add("D01", "VEGF", 5, "pg", "").add("D02", "VEGF", Double.NaN, "pg", "")
                .build()));
        assertEquals(List.of("EXACT", "MISSING"), List.of(table.texts("flag")));
    }

    @ParameterizedTest
    @CsvSource({"-1, EXACT", "-1, ''", "-0.001, BELOW_LLOQ", "Infinity, EXACT", "-Infinity, EXACT", "NaN, EXACT",
        "NaN, BELOW_LLOQ", "Infinity, ABOVE_ULOQ"})
    void valueThatIsNoPotencyIsRefusedWithLotAndAssay(double value, String flag) {
        assertRefused(value, flag);
    }

    @ParameterizedTest
    @ValueSource(strings = {"exact", "LLOQ", "<", "below_lloq", "EXACT "})
    void unknownFlagIsRefusedWithLotAndAssay(String flag) {
        var failure = assertRefused(5, flag);
        assertTrue(failure.why().en().contains("'" + flag + "'"), failure.getMessage());
        assertTrue(failure.todo().en().contains("BELOW_LLOQ"), failure.getMessage());
    }

    private static StepException assertRefused(double value, String flag) {
        var failure = assertThrows(StepException.class, () -> run(readings().add("D01", "VEGF", 5, "pg", "EXACT")
                .add("D02", "IDO", value, "pg", flag).build()));
        for (var text : List.of(failure.what().en(), failure.what().ja())) {
            assertTrue(text.contains("D02") && text.contains("IDO"), text);
        }
        return failure;
    }

    @ParameterizedTest
    @ValueSource(strings = {"D01", "D02"})
    void oneAssayInTwoUnitsIsRefused(String lot) {
        // replicates of one lot cannot be averaged, other lots cannot be ranked
        var failure = assertThrows(StepException.class,
                () -> run(d01(400).add(lot, "VEGF", 0.5, "ng", "EXACT").build()));
        assertTrue(failure.getMessage().contains("VEGF") && failure.getMessage().contains("ng"), failure.getMessage());
    }

    @Test
    void missingReadingWithoutAUnitDoesNotHideTheUnit() throws StepException {
        var table = table(run(readings().add("D01", "VEGF", Double.NaN, "", "MISSING")
                .add("D01", "VEGF", 400, "pg", "EXACT").build()));
        assertEquals("pg", table.text("unit", 0));
    }

    @Test
    void noReadingsGiveAnEmptyTable() throws StepException {
        assertEquals(0, table(run(readings().build())).rows());
    }

    @Test
    void sameReadingsGiveTheSameTable() throws StepException {
        var readings = d01(400.1, 500.2, 0.3).build();
        assertEquals(table(run(readings)), table(run(readings)));
    }
}
