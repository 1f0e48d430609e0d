// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.cqa;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import org.celltaxon.testkit.Broken;
import org.celltaxon.testkit.Demo11;
import org.celltaxon.testkit.Steps;
import org.celltaxon.testkit.Steps.Held;
import org.celltaxon.testkit.Steps.Promise;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a user hands in, the answer is a number that can be trusted, or words (SCIENCE appendix A, R9, R10). */
class BadInputTest {

    private static final Set<String> ALL = Set.of();

    static Stream<Promise> steps() {
        var few = Map.of("n_permutations", 1000);
        return Stream.of(
                new Promise(new ShareAgainstPotency(), few, new Held("association", Set.of("EXPLORATORY", "INCONCLUSIVE", "UNDERPOWERED"),
                        List.of("n", "p_exact", "p_family", "tau", "p_bh", "p_holm", "family", "smallest_p"))),
                new Promise(new Closure(), few, new Held("closure", Set.of("DRIVER_CANDIDATE", "MIRROR", "NOT_SEPARABLE", "NOT_SUPPORTED"),
                        List.of("rho_raw", "rho_logit", "rho_pivot", "p_pivot", "p_pivot_family"))),
                new Promise(new MinimumShare(), Map.of("specification", 400), new Held("minimum_share", Set.of("OK"),
                        List.of("v_other", "v_cluster", "attributable", "r2", "share_low", "share_high", "minimum_share", "naive_share"))),
                new Promise(new Unmixing(), Map.of("n_bootstrap", 100),
                        new Held("unmixing", ALL, List.of("v", "secretion", "secretion_low", "secretion_high")),
                        new Held("unmixing_fit", ALL, List.of("rss", "r2", "q2"))),
                new Promise(new Covariates(), few, new Held("adjusted_association", Set.of("OK"), List.of("slope", "t", "p", "covariate_t",
                        "vif"))),
                new Promise(new Robustness(), Map.of("n_bootstrap", 100, "n_permutations", 1000),
                        new Held("robustness", Set.of("ROBUST"), List.of("rho", "rho_low", "rho_high", "worst_p", "worst_p_family",
                                "bootstrap_low", "bootstrap_high", "reliability")),
                        new Held("robustness", Set.of("NOT_ROBUST"), List.of("rho", "worst_p", "worst_p_family"))),
                new Promise(new Prediction(), Map.of("n_permutations", 100), new Held("prediction_fit",
                        Set.of("BENCHMARK", "BETTER", "NOT_BETTER"), List.of("r2", "q2", "q2_full_mean", "rmsep", "p"))),
                new Promise(new Power(), Map.of("n_simulations", 1000), new Held("power_effects", ALL,
                        List.of("power_05", "power_family", "lots_05", "lots_family"))));
    }

    @ParameterizedTest
    @MethodSource("steps")
    void brokenCompositionGivesNumbersOrWords(Promise step) {
        Steps.assertKept(step, "composition", Broken.compositions(), (what, outcome) -> {
            var said = outcome.notices().toString();
            assertTrue(!what.endsWith("one has no potency") || !step.takes("potency") || said.contains("X03") && said.contains("D03"),
                    step + " drops a lot: " + said);
        });
    }

    @ParameterizedTest
    @MethodSource("steps")
    void brokenPotencyGivesNumbersOrWordsAndNoLotIsDroppedInSilence(Promise step) {
        var tables = Broken.potencies();
        Steps.assertKept(step, "potency", tables, (what, outcome) -> {
            var table = tables.get(what);
            var said = outcome.notices().toString();
            for (var lot : Demo11.lots(11)) {
                var row = table.row("lot", lot);
                boolean usable = row.isPresent() && Set.of("EXACT", "BELOW_LLOQ", "ABOVE_ULOQ").contains(table.text("flag", row.get()))
                        && !Double.isNaN(table.number("value", row.get()));
                assertTrue(usable || table.rows() == 0 || said.contains(lot), step + " with " + what + " drops " + lot + ": " + said);
            }
        });
    }

    @ParameterizedTest
    @MethodSource("steps")
    void brokenLotSheetGivesNumbersOrWords(Promise step) {
        Steps.assertKept(step, "lots", Broken.sheets(), (what, outcome) -> assertTrue(!what.startsWith("a donor")
                || Steps.codes(outcome).contains("DONOR_REPEATS"), step + " takes lots of one donor for independent: " + what));
    }
}
