// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.cqa;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import org.celltaxon.api.StepException;
import org.celltaxon.api.analysis.Analysis;
import org.celltaxon.api.table.Table;
import org.celltaxon.testkit.Demo11;
import org.celltaxon.testkit.Steps;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What must hold for any data: the order of rows, the number of threads and the number of cells do not matter where they should not. */
class PropertyTest {

    private static final int DRAWS = 2000;

    private record Case(Analysis step, Map<String, ?> settings, String table, List<String> key, Set<String> drawn, boolean sharesAlone) {

        @Override
        public String toString() {
            return step.getClass().getSimpleName() + " " + table;
        }
    }

    static Stream<Case> cases() {
        var cluster = List.of("cluster");
        var few = Map.of("n_permutations", DRAWS);
        var unmixing = Map.of("n_bootstrap", DRAWS);
        var prediction = Map.of("n_permutations", 100);
        return Stream.of(
                new Case(new ShareAgainstPotency(), few, "association", cluster, Set.of("p_family", "p_pearson"), true),
                new Case(new Closure(), few, "closure", cluster, Set.of("p_pivot_family"), false),
                new Case(new MinimumShare(), Map.of("specification", 400, "n_bootstrap", 20_000), "minimum_share", cluster,
                        Set.of("attributable_low", "attributable_high"), true),
                new Case(new Unmixing(), unmixing, "unmixing_fit", List.of("assay"), Set.of(), true),
                new Case(new Covariates(), few, "adjusted_association", cluster, Set.of("p"), true),
                new Case(new Robustness(), Map.of("n_bootstrap", 100, "n_permutations", DRAWS), "leave_one_out", List.of("cluster",
                        "left_out"),
                        Set.of(), true),
                new Case(new Prediction(), prediction, "prediction", List.of("model", "lot"), Set.of(), false),
                new Case(new Power(), Map.of("n_simulations", 1000), "power_effects", List.of("r"), Set.of(), true));
    }

    private static Map<String, Table> of(Analysis step, Table composition, Table potency, Table sheet) {
        var all = new HashMap<>(Map.of("composition", composition, "potency", potency, "lots", sheet));
        all.keySet().removeIf(name -> step.inputs().stream().noneMatch(p -> p.name().equals(name)));
        return all;
    }

    private static Map<String, Table> demo(Analysis step) {
        return of(step, Demo11.composition(), Demo11.potency(), Demo11.sheet());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void rowsAndLotsInAnyOrderGiveTheSameRows(Case c) throws StepException {
        var plain = Steps.run(c.step, demo(c.step), c.settings).tables().get(c.table);
        for (long seed = 1; seed <= 3; seed++) {
            var in = of(c.step, Steps.shuffled(Demo11.composition(), seed), Steps.shuffled(Demo11.potency(), seed),
                    Steps.shuffled(Demo11.sheet(), seed));
            Steps.assertSameRows(plain, Steps.run(c.step, in, c.settings).tables().get(c.table), c.key, c.drawn, DRAWS);
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void tablesAreTheSameOnAnyNumberOfThreads(Case c) throws StepException {
        Steps.assertSameOnAnyThreads(c.step, demo(c.step), c.settings);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void tenTimesTheCellsOfTheSameSharesLeaveWhatRestsOnSharesAlone(Case c) throws StepException {
        var ten = Arrays.stream(Demo11.counts()).map(row -> Arrays.stream(row).map(n -> 10 * n).toArray()).toArray(int[][]::new);
        var in = of(c.step, Demo11.composition(ten), Demo11.potency(), Demo11.sheet());
        var table = Steps.run(c.step, in, c.settings).tables().get(c.table);
        if (c.sharesAlone) {
            Steps.assertSameRows(Steps.run(c.step, demo(c.step), c.settings).tables().get(c.table), table, c.key, Set.of(), DRAWS);
        }
    }
}
