// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.cqa;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;

import org.celltaxon.api.StepException;
import org.celltaxon.api.table.Table;
import org.celltaxon.testkit.Steps;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The mechanism of action as a graph: a chain is as strong as its weakest link (SCIENCE 4.10). */
class MechanismGraphTest {

    private static final Map<String, String> KINDS = Map.of("L", "gene", "H", "gene", "C", "subpopulation", "V", "factor", "W", "factor",
            "A", "assay", "B", "assay", "P", "effect");

    /** Links as "L-V:4": from, to, level; the first letter says what kind a node is. */
    private static Table links(String... words) {
        var rows = Records.of(MechanismGraph.LINKS);
        for (var word : words) {
            var from = word.substring(0, word.indexOf('-'));
            var to = word.substring(word.indexOf('-') + 1, word.indexOf(':'));
            rows.add("from", from, "from_kind", KINDS.get(from.substring(0, 1)), "to", to, "to_kind", KINDS.get(to.substring(0, 1)),
                    "evidence", "perturbation", "level", "E" + word.substring(word.indexOf(':') + 1));
        }
        return rows.build();
    }

    private static Table graph(String... words) throws StepException {
        return Steps.table(new MechanismGraph(), Map.of("links", links(words)), Map.of());
    }

    private static void assertChain(Table table, String assay, String path, String weakest, String missing, String label) {
        int r = table.row("assay", assay).orElseThrow();
        assertEquals(List.of(path, weakest, missing, label), List.of(table.text("path", r), table.text("weakest", r), table.text("missing",
                r),
                table.text("label", r)));
    }

    @Test
    void aChainOfStrongLinksLinksTheAssay() throws StepException {
        var table = graph("L-C:4", "C-V:3", "V-A:5", "A-P:3");
        assertEquals(List.of("A", "P"), Records.words(table, "assay"));
        assertEquals(List.of("assay", "effect"), Records.words(table, "kind"));
        assertChain(table, "A", "L - C - V - A", "E3", "", "MOA_LINKED");
        assertChain(table, "P", "L - C - V - A - P", "E3", "", "MOA_LINKED");
    }

    @Test
    void oneWeakLinkHidesAndIsNamed() throws StepException {
        var table = graph("L-V:4", "V-A:2", "A-P:5");
        assertChain(table, "A", "L - V - A", "E2", "V - A (E2)", "HIDDEN");
        assertChain(table, "P", "L - V - A - P", "E2", "V - A (E2)", "HIDDEN");
    }

    @Test
    void ofTwoChainsTheOneWithTheStrongerWeakestLinkCounts() throws StepException {
        assertChain(graph("L-A:2", "H-V:3", "V-W:4", "W-A:3"), "A", "H - V - W - A", "E3", "", "MOA_LINKED");
        assertChain(graph("L-V:5", "V-A:1", "L-W:2", "W-A:2"), "A", "L - W - A", "E2", "L - W (E2), W - A (E2)", "HIDDEN");
    }

    @Test
    void anAssayThatNothingLeadsToIsHidden() throws StepException {
        var table = graph("V-A:5", "W-V:5", "A-B:5");
        assertChain(table, "A", "", "", "a link to it", "HIDDEN");
        assertChain(table, "B", "", "", "a link to it", "HIDDEN");
    }

    @Test
    void aLinkInTheOtherDirectionDoesNotLead() throws StepException {
        assertEquals("HIDDEN", graph("A-L:5").text("label", 0));
    }

    @Test
    void cyclesComeToAnEnd() throws StepException {
        assertChain(graph("L-V:4", "V-W:4", "W-V:4", "W-A:4", "A-V:5", "A-A:5"), "A", "L - V - W - A", "E4", "", "MOA_LINKED");
        assertEquals("HIDDEN", graph("V-W:5", "W-V:5", "W-A:5").text("label", 0), "a circle without a beginning");
    }

    @Test
    void whatLeadsBackToTheGeneIsNotPartOfTheChain() throws StepException {
        assertChain(graph("L-A:4", "A-L:1"), "A", "L - A", "E4", "", "MOA_LINKED");
    }

    @Test
    void aWeakLinkToTheGeneIsNotPartOfTheChainThatTheGeneBegins() throws StepException {
        assertChain(graph("H-L:1", "L-A:5"), "A", "L - A", "E5", "", "MOA_LINKED");
    }

    @Test
    void theOrderOfRowsDoesNotMatterForTheLevel() throws StepException {
        var words = new String[] {"L-V:4", "V-A:2", "C-W:3", "W-A:3", "A-P:4", "H-B:0"};
        var table = links(words);
        var expected = graph(words);
        for (long seed = 1; seed < 6; seed++) {
            var other = Steps.table(new MechanismGraph(), Map.of("links", Steps.shuffled(table, seed)), Map.of());
            for (int r = 0; r < expected.rows(); r++) {
                int at = other.row("assay", expected.text("assay", r)).orElseThrow();
                assertEquals(expected.text("weakest", r) + expected.text("label", r), other.text("weakest", at) + other.text("label", at));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"gene, E6, level", "gene, e3, level", "gene, '', level", "gene, E, level", "gene, CONFIRMED, level", "protein, E3, kind",
        "'', E3, kind", "Gene, E3, kind", "assay, E3, kind"})
    void whatIsNotKnownIsRefusedWithItsRow(String kind, String level, String what) {
        var rows = Records.of(MechanismGraph.LINKS).add("from", "L", "from_kind", "gene", "to", "A", "to_kind", "assay", "level", "E3")
                .add("from", "L", "from_kind", kind, "to", "B", "to_kind", "assay", "level", level).build();
        var failure = assertThrows(StepException.class, () -> Steps.run(new MechanismGraph(), Map.of("links", rows), Map.of()));
        Steps.plainWords(failure);
        assertTrue(failure.what().en().contains("Row 2"), failure.getMessage());
        assertTrue(what.equals("level") == failure.why().en().contains("level '" + level + "'"), failure.getMessage());
    }

    @Test
    void noLinksAreNoMechanism() throws StepException {
        var outcome = Steps.run(new MechanismGraph(), Map.of("links", links()), Map.of());
        assertEquals(0, outcome.tables().get("mechanism").rows());
        assertFalse(outcome.notices().isEmpty(), "an empty table without a word");
    }
}
