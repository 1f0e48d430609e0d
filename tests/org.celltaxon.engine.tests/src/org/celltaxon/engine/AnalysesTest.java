// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.celltaxon.api.Run;
import org.celltaxon.api.Settings;
import org.celltaxon.api.StepException;
import org.celltaxon.api.analysis.Analysis;
import org.celltaxon.api.analysis.Outcome;
import org.celltaxon.api.analysis.Port;
import org.celltaxon.api.table.Table;
import org.junit.jupiter.api.Test;

/** In which order analyses run that take each other's tables. */
class AnalysesTest {

    private final Analyses analyses = new Analyses();
    private final Map<String, List<String>> gives = new TreeMap<>();

    /** An analysis written as "takes, maybe? -> gives". */
    private AnalysesTest add(String id, String words) throws StepException, IOException {
        var sides = words.split("->");
        var in = ports(sides[0]);
        var out = ports(sides.length > 1 ? sides[1] : "");
        gives.put(id, out.stream().map(Port::name).toList());
        analyses.add(Fakes.module(Kind.ANALYSIS, id, "org.partner", new Analysis() {
            @Override
            public List<Port> inputs() {
                return in;
            }

            @Override
            public List<Port> outputs() {
                return out;
            }

            @Override
            public Outcome analyse(Map<String, Table> tables, Settings settings, Run run) {
                throw new IllegalStateException("only the order is looked at");
            }
        }));
        return this;
    }

    private static List<Port> ports(String words) {
        return Arrays.stream(words.split(",")).map(String::strip).filter(w -> !w.isEmpty())
                .map(w -> w.endsWith("?") ? new Port(w.substring(0, w.length() - 1), List.of()).optional() : new Port(w,
                List.of())).toList();
    }

    /** The order, given these tables; every module gives what it says. */
    private String order(String... tables) {
        var there = new HashSet<>(List.of(tables));
        var order = new ArrayList<String>();
        for (var module = next(there); module != null; module = next(there)) {
            order.add(module.id());
            there.addAll(gives.get(module.id()));
        }
        return String.join(" ", order);
    }

    private Module next(HashSet<String> there) {
        var tables = new TreeMap<String, String>();
        there.forEach(t -> tables.put(t, t));
        return analyses.next(tables);
    }

    @Test
    void eachRunsAfterThoseWhoseTablesItTakes() throws StepException, IOException {
        assertEquals("c b a", add("a", "y -> z").add("b", "x -> y").add("c", "composition -> x").order("composition"));
    }

    @Test
    void anOptionalTableIsWaitedForWhenItCanCome() throws StepException, IOException {
        assertEquals("b a", add("a", "composition, x? -> y").add("b", "composition -> x").order("composition"));
    }

    @Test
    void anOptionalTableThatNobodyGivesIsNotWaitedFor() throws StepException, IOException {
        assertEquals("a b", add("a", "composition, x? -> y").add("b", "composition -> z").order("composition"));
    }

    @Test
    void anOptionalTableOfOneThatCannotRunIsNotWaitedFor() throws StepException, IOException {
        assertEquals("a", add("a", "composition, x? -> y").add("b", "experiment -> x").order("composition"));
    }

    @Test
    void whatCanStillComeIsWaitedForWhereSomethingElseNeverComes() throws StepException, IOException {
        // the ladder takes records of an experiment that the run does not have; a report of the ladder must still come after it
        assertEquals("ladder report", add("report", "composition, evidence? -> page").add("ladder", "composition, verdict? -> evidence")
                .add("experiment", "wells -> verdict").order("composition"));
    }

    @Test
    void aMissingTableLeavesOutWhatNeedsItAndAllThatFollows() throws StepException, IOException {
        assertEquals("c", add("a", "experiment -> x").add("b", "x -> y").add("c", "composition -> z").order("composition"));
    }

    @Test
    void aCircleOfNeedsIsLeftOutAndComesToAnEnd() throws StepException, IOException {
        assertEquals("c", add("a", "composition, y -> x").add("b", "composition, x -> y").add("c",
                "composition -> z").order("composition"));
    }

    @Test
    void aCircleOfWishesIsBroken() throws StepException, IOException {
        assertEquals("a b", add("a", "composition, y? -> x").add("b", "composition, x? -> y").order("composition"));
    }

    @Test
    void aWishForItsOwnTableIsNoCircle() throws StepException, IOException {
        assertEquals("a", add("a", "composition, x? -> x").order("composition"));
    }

    @Test
    void whatTakesNoTableIsNotPartOfAStudy() throws StepException, IOException {
        assertEquals("b", add("a", "-> plan").add("b", "composition -> x").order("composition"));
    }

    @Test
    void withNoneOfItsWishesThereItDoesNotRun() throws StepException, IOException {
        assertEquals("", add("a", "x?, y? -> z").order("composition"));
        assertEquals("", order());
    }

    @Test
    void eachRunsOnceAndTheOrderIsThatOfTheListOtherwise() throws StepException, IOException {
        assertEquals("c a b", add("c", "composition -> x").add("a", "composition -> y").add("b", "composition -> x").order("composition"));
    }
}
