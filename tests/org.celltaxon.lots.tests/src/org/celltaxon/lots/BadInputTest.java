// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.lots;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import org.celltaxon.testkit.Broken;
import org.celltaxon.testkit.Steps;
import org.celltaxon.testkit.Steps.Held;
import org.celltaxon.testkit.Steps.Promise;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a user hands in, the answer is a number that can be trusted, or words (SCIENCE appendix A, R9, R10). */
class BadInputTest {

    private static final Set<String> ALL = Set.of();

    static Stream<Promise> steps() {
        return Stream.of(
                new Promise(new WilsonComposition(), Map.of(), new Held("composition", ALL, List.of("cells", "share", "share_low",
                        "share_high",
                        "posterior_mean", "posterior_low", "posterior_high"))),
                new Promise(new LotVariation(), Map.of(),
                        new Held("cluster_shares", ALL, List.of("share", "share_low", "share_high", "alpha")),
                        new Held("lot_variation", ALL, List.of("chi_square", "dispersion", "cramer_v", "icc"))),
                new Promise(new PopulationDistance(), Map.of("n_simulations", 100), new Held("contributions", ALL, List.of("bits"))),
                new Promise(new Heterogeneity(), Map.of("n_bootstrap", 100, "n_rarefactions", 10), new Held("heterogeneity", ALL,
                        List.of("shannon", "simpson", "hill0", "hill1", "hill2", "hill1_rarefied"))),
                new Promise(new Propeller(), Map.of("n_permutations", 100), new Held("propeller", Set.of("OK", "INCONCLUSIVE"),
                        List.of("statistic", "p", "p_bh", "p_permutation", "smallest_p"))),
                new Promise(new WholeComposition(), Map.of("n_permutations", 100), new Held("permanova", Set.of("OK", "UNEQUAL_DISPERSION"),
                        List.of("f", "r2", "ss_total", "ss_within", "p", "smallest_p"))));
    }

    @ParameterizedTest
    @MethodSource("steps")
    void brokenCompositionGivesNumbersOrWords(Promise step) {
        var tables = Broken.compositions();
        Steps.assertKept(step, "composition", tables, (what, outcome) -> assertTrue(!step.takes("lots")
                || outcome.notices().toString().contains("have no value") == outcome.missing() > 0, step + " drops a lot with " + what));
    }

    @ParameterizedTest
    @MethodSource("steps")
    void brokenPotencyGivesNumbersOrWords(Promise step) {
        Steps.assertKept(step, "potency", Broken.potencies(), (what, outcome) -> { });
    }

    @ParameterizedTest
    @MethodSource("steps")
    void brokenLotSheetGivesNumbersOrWords(Promise step) {
        Steps.assertKept(step, "lots", Broken.sheets(), (what, outcome) -> assertTrue(!what.startsWith("a donor")
                || Steps.codes(outcome).contains("DONOR_REPEATS"), step + " takes lots of one donor for independent: " + what));
    }
}
