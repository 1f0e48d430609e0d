// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.cells;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

import org.celltaxon.api.PlainRun;
import org.celltaxon.api.StepException;
import org.celltaxon.api.analysis.IntegrationCheck;
import org.celltaxon.api.analysis.Outcome;
import org.celltaxon.api.cells.Embedding;
import org.celltaxon.api.table.Table;
import org.junit.jupiter.api.Test;

class IntegrationVerdictsTest {

    private static final int CELLS = 600;
    private static final int CLUSTERS = 3;

    private final IntegrationVerdicts step = new IntegrationVerdicts();
    private final Map<String, Table> tables = new HashMap<>();

    IntegrationVerdictsTest() {
        tables.put("integration_cells", cells(shifted(), Given.clouds(CELLS, 4, CLUSTERS, 1)));
        tables.put("integration_own", own(100, 0));
        tables.put("integration_controls", controls(new int[] {60, 40}, new int[] {55, 45}, 8));
        tables.put("lots", Table.builder().texts("lot", "A", "B").texts("batch", "x", "x").build());
    }

    /** Lots A and B far apart. */
    private static Embedding shifted() {
        var points = Given.clouds(CELLS, 4, CLUSTERS, 1).values().clone();
        for (int i = 0; i < CELLS; i++) {
            points[4 * i] += i / CLUSTERS % 2 * 100;
        }
        return new Embedding(CELLS, 4, points);
    }

    private static Table cells(Embedding before, Embedding after) {
        var stage = new String[2 * CELLS];
        var lot = new String[2 * CELLS];
        var cluster = new String[2 * CELLS];
        var axes = new double[4][2 * CELLS];
        for (int i = 0; i < 2 * CELLS; i++) {
            stage[i] = i < CELLS ? "before" : "after";
            lot[i] = i / CLUSTERS % 2 == 0 ? "A" : "B";
            cluster[i] = "CL" + (1 + i % CLUSTERS);
            for (int d = 0; d < 4; d++) {
                axes[d][i] = (i < CELLS ? before : after).at(i % CELLS, d);
            }
        }
        return Table.builder().texts("stage", stage).texts("lot", lot).texts("cluster", cluster).numbers("axis_1", axes[0])
                .numbers("axis_2", axes[1]).numbers("axis_3", axes[2]).numbers("axis_4", axes[3]).build();
    }

    /** Lot A alone against the integrated clusters; lot B was too small. */
    private static Table own(int same, int other) {
        return new Table.Rows(IntegrationCheck.OWN.columns()).add("A", "CL1", "CL1", same).add("A", "CL1", "CL2", other)
                .add("A", "CL2", "CL1", other).add("A", "CL2", "CL2", same).build();
    }

    /** @param found cells of CL1, of which 40 were before and 8 are left of 100 */
    private static Table controls(int[] one, int[] two, int found) {
        var rows = new Table.Rows(IntegrationCheck.CONTROLS.columns());
        for (int c = 0; c < 2; c++) {
            rows.add("split", 1, "A", "", "1", "CL" + (c + 1), one[c]);
        }
        for (int c = 0; c < 2; c++) {
            rows.add("split", 1, "A", "", "2", "CL" + (c + 1), two[c]);
        }
        rows.add("planted", 1, "A", "CL1", "before", "CL1", 40).add("planted", 1, "A", "CL1", "before", "CL2", 60);
        rows.add("planted", 1, "A", "CL1", "truth", "CL1", 8).add("planted", 1, "A", "CL1", "truth", "CL2", 60);
        rows.add("planted", 1, "A", "CL1", "found", "CL1", found).add("planted", 1, "A", "CL1", "found", "CL2", 68 - found);
        return rows.build();
    }

    private Outcome judged() throws StepException {
        for (var port : step.inputs()) {
            if (tables.containsKey(port.name())) {
                port.check(tables.get(port.name()));
            }
        }
        return step.analyse(tables, Given.settings(step, "n_simulations", 2000), Given.run());
    }

    private String verdict(String check, String lot) throws StepException {
        var table = judged().tables().get("integration");
        var row = table.where("check", check).where("lot", lot);
        assertEquals(1, row.rows(), check);
        return row.text("verdict", 0);
    }

    @Test
    void aGoodIntegrationPasses() throws StepException {
        var outcome = judged();
        var table = outcome.tables().get("integration");
        assertEquals(List.of("pass", "not assessable"), table.distinct("verdict"));
        assertEquals("B", table.where("verdict", "not assessable").text("lot", 0), "was not clustered alone");
        assertEquals(List.of(), outcome.notices());
        double mixing = table.number("value", table.row("check", "ilisi").orElseThrow());
        assertEquals(1, mixing, 0.1);
    }

    @Test
    void lotsThatDoNotMeetFail() throws StepException {
        tables.put("integration_cells", cells(shifted(), shifted()));
        assertEquals("fail", verdict("ilisi", ""));
        assertTrue(Given.settings(step).get(IntegrationVerdicts.MIXING) > 0);
    }

    @Test
    void clustersThatRunIntoEachOtherFail() throws StepException {
        var random = new SplittableRandom(1);
        tables.put("integration_cells", cells(shifted(), new Embedding(CELLS, 4, random.doubles(4 * CELLS).toArray())));
        assertEquals("pass", verdict("ilisi", ""));
        assertEquals("fail", verdict("clisi", ""));
    }

    @Test
    void aLotWhoseClustersWereMergedFails() throws StepException {
        tables.put("integration_own", own(60, 40));
        assertEquals("fail", verdict("preservation", "A"));
    }

    @Test
    void halvesThatDifferMoreThanBySamplingFail() throws StepException {
        tables.put("integration_controls", controls(new int[] {80, 20}, new int[] {50, 50}, 8));
        assertEquals("fail", verdict("split", "A"));
    }

    @Test
    void aPlantedFallThatWasHiddenFails() throws StepException {
        tables.put("integration_controls", controls(new int[] {60, 40}, new int[] {55, 45}, 25));
        var outcome = judged();
        var row = outcome.tables().get("integration").where("check", "planted");
        // 40 % before, 8 of 68 in truth, 25 of 68 found
        assertEquals((0.4 - 25 / 68.0) / (0.4 - 8 / 68.0), row.number("value", 0), 1e-12);
        assertEquals("fail", row.text("verdict", 0));
        assertEquals("INTEGRATION_FAILED", outcome.notices().getFirst().code());
    }

    @Test
    void withoutControlsItIsSaidThatTheyAreMissing() throws StepException {
        tables.put("integration_controls", new Table.Rows(IntegrationCheck.CONTROLS.columns()).build());
        assertEquals("not assessable", verdict("split", ""));
        assertEquals("not assessable", verdict("planted", ""));
    }

    @Test
    void lotsThatAreTheirBatchesAreConfounded() throws StepException {
        tables.put("lots", Table.builder().texts("lot", "A", "B").texts("batch", "x", "y").texts("process", "old", "new").build());
        var outcome = judged();
        assertEquals(List.of("fail", "fail"), List.of(outcome.tables().get("integration").where("check", "confounding").texts("verdict")));
        assertEquals(2, outcome.notices().stream().filter(n -> n.code().equals("CONFOUNDED")).count());
    }

    @Test
    void withoutBatchesConfoundingIsNotAssessable() throws StepException {
        tables.remove("lots");
        assertEquals("not assessable", verdict("confounding", ""));
    }

    @Test
    void aHandfulOfCellsIsNotAssessable() throws StepException {
        tables.put("integration_cells", tables.get("integration_cells").where(r -> r % CELLS < 60));
        assertEquals("not assessable", verdict("ilisi", ""));
    }

    @Test
    void threadsChangeNothing() throws StepException {
        Outcome once = null;
        for (int threads : new int[] {1, 2, 4}) {
            var outcome = step.analyse(tables, Given.settings(step, "n_simulations", 3000, "n_cells", 200), new PlainRun(3, threads));
            once = once == null ? outcome : once;
            assertEquals(once.tables(), outcome.tables());
        }
    }
}
