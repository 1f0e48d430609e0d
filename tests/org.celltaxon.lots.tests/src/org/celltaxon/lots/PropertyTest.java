// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.lots;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What must hold for any data: the order of rows, the number of threads and the number of cells do not matter where they should not. */
class PropertyTest {

    private static final int DRAWS = 2000;

    private record Case(Analysis step, Map<String, ?> settings, String table, List<String> key, Set<String> drawn) {

        @Override
        public String toString() {
            return step.getClass().getSimpleName() + " " + table;
        }
    }

    static Stream<Case> cases() {
        var cluster = List.of("cluster");
        var lot = List.of("lot");
        var pair = List.of("lot", "cluster");
        return Stream.of(new Case(new WilsonComposition(), Map.of(), "composition", pair, Set.of()),
                new Case(new LotVariation(), Map.of(), "cluster_shares", cluster, Set.of()),
                new Case(new PopulationDistance(), Map.of("n_simulations", DRAWS), "distance", lot,
                        Set.of("p_sampling", "p_usual_lot", "p_usual_lot_bh")),
                new Case(new PopulationDistance(), Map.of("n_simulations", 100), "contributions", pair, Set.of()),
                new Case(new Heterogeneity(), Map.of("n_bootstrap", 100, "n_rarefactions", 100), "heterogeneity", lot,
                        Set.of("hill1_rarefied")),
                new Case(new Propeller(), Map.of("variable", "group"), "propeller", cluster, Set.of()),
                new Case(new Propeller(), Map.of("variable", "VEGF", "n_permutations", DRAWS), "propeller", cluster,
                        Set.of("p_permutation")),
                new Case(new WholeComposition(), Map.of(), "permanova", List.of("variable"), Set.of()),
                new Case(new WholeComposition(), Map.of(), "lot_axes", lot, Set.of()));
    }

    private static Map<String, Table> of(Analysis step, Table composition, Table potency, Table sheet) {
        var all = new HashMap<>(Map.of("composition", composition, "cells", composition, "potency", potency, "lots", sheet));
        all.keySet().removeIf(name -> step.inputs().stream().noneMatch(p -> p.name().equals(name)));
        return all;
    }

    private static Map<String, Table> demo(Analysis step) {
        return of(step, Demo11.composition(), Demo11.potency(), Demo11.sheet());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void rowsInAnyOrderGiveTheSameRows(Case c) throws StepException {
        var plain = Steps.run(c.step, demo(c.step), c.settings).tables().get(c.table);
        for (long seed = 1; seed <= 3; seed++) {
            // the first lot stays first, so that group A stays the first group
            var composition = Steps.shuffled(Demo11.composition(), seed);
            var first = composition.where("lot", "D01");
            var rest = composition.where(r -> !composition.text("lot", r).equals("D01"));
            var in = of(c.step, joined(first, rest), Steps.shuffled(Demo11.potency(), seed), Steps.shuffled(Demo11.sheet(), seed));
            Steps.assertSameRows(plain, Steps.run(c.step, in, c.settings).tables().get(c.table), c.key, c.drawn, DRAWS);
        }
    }

    private static Table joined(Table first, Table second) {
        var result = Table.builder();
        for (var name : first.names()) {
            if (first.isNumber(name)) {
                result.numbers(name, Stream.of(first, second).flatMapToDouble(t -> Arrays.stream(t.numbers(name))).toArray());
            } else {
                result.texts(name, Stream.of(first, second).flatMap(t -> Arrays.stream(t.texts(name))).toList());
            }
        }
        return result.build();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void tablesAreTheSameOnAnyNumberOfThreads(Case c) throws StepException {
        Steps.assertSameOnAnyThreads(c.step, demo(c.step), c.settings);
    }

    private static int[][] times(int factor) {
        return Arrays.stream(Demo11.counts()).map(row -> Arrays.stream(row).map(c -> factor * c).toArray()).toArray(int[][]::new);
    }

    @Test
    void tenTimesTheCellsLeaveWhatRestsOnSharesAlone() throws StepException {
        for (var step : List.<Analysis>of(new PopulationDistance(), new Heterogeneity(), new LotVariation())) {
            var port = step.outputs().get(0).name();
            Map<String, ?> settings = step instanceof PopulationDistance ? Map.of("n_simulations", 100) : Map.of();
            var one = Steps.run(step, of(step, Demo11.composition(), Demo11.potency(), Demo11.sheet()), settings).tables().get(port);
            var ten = Steps.run(step, of(step, Demo11.composition(times(10)), Demo11.potency(), Demo11.sheet()),
                    settings).tables().get(port);
            for (var column : List.of("jsd", "shannon", "hill1", "hill2", "simpson", "pielou", "share")) {
                for (int r = 0; one.has(column) && r < one.rows(); r++) {
                    assertEquals(one.number(column, r), ten.number(column, r), 1e-12, column);
                }
            }
        }
    }

    @Test
    void moreCellsOfTheSameSharesMakeLotsLookLessLikeSamples() throws StepException {
        var step = new PopulationDistance();
        var settings = Map.of("n_simulations", DRAWS);
        var one = Steps.table(step, Map.of("cells", Demo11.cells(Demo11.counts())), settings);
        var ten = Steps.table(step, Map.of("cells", Demo11.cells(times(10))), settings);
        for (int i = 0; i < 11; i++) {
            assertTrue(ten.number("p_sampling", i) <= one.number("p_sampling", i) + 0.02, "lot " + i);
        }
    }

    @Test
    void adjustedPsRiseWithTheirPs() throws StepException {
        var propeller = Steps.table(new Propeller(), demo(new Propeller()), Map.of("variable", "VEGF", "n_permutations", 100));
        Steps.assertAdjusted(propeller.numbers("p"), propeller.numbers("p_bh"));
        var distance = Steps.table(new PopulationDistance(), demo(new PopulationDistance()), Map.of("n_simulations", 500));
        Steps.assertAdjusted(distance.numbers("p_usual_lot"), distance.numbers("p_usual_lot_bh"));
    }

    @Test
    void alphaOfLotsTenTimesAsLargeIsNearlyTheSame() throws StepException {
        var step = new LotVariation();
        var one = Steps.run(step, demo(step), Map.of()).tables().get("lot_variation");
        var ten = Steps.run(step, Map.of("composition", Demo11.composition(times(10))), Map.of()).tables().get("lot_variation");
        assertEquals(one.number("icc", 0), ten.number("icc", 0), 0.002);
        assertEquals(10 * one.number("chi_square", 0), ten.number("chi_square", 0), 1e-6);
        assertEquals(one.number("cramer_v", 0), ten.number("cramer_v", 0), 1e-12);
    }
}
