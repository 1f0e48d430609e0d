// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;

import org.celltaxon.api.StepException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The sections of a recipe for further analyses and for clustering again. */
class RecipeSectionsTest {

    @Test
    void analysesHaveSettingsOrAreOff() throws StepException {
        var recipe = Recipe.parse("my.yaml", """
                analysis:
                  org.celltaxon.cqa.minimum_share:
                    specification: 400
                    confidence: 0.9
                  org.celltaxon.lots.neighbourhoods: off
                  org.celltaxon.cqa.genes: on
                  org.celltaxon.cqa.power:
                reclustering:
                  resolutions: 0.5, 1
                """);
        assertEquals(Map.of("specification", 400, "confidence", 0.9), recipe.analysis("org.celltaxon.cqa.minimum_share").settings());
        assertTrue(recipe.analysis("org.celltaxon.lots.neighbourhoods").off());
        for (var id : new String[] {"org.celltaxon.cqa.genes", "org.celltaxon.cqa.power", "org.celltaxon.cqa.other"}) {
            assertFalse(recipe.analysis(id).off());
            assertEquals(Map.of(), recipe.analysis(id).settings());
        }
        assertEquals(Map.of("resolutions", "0.5, 1"), recipe.reclustering().settings());
        assertEquals(Map.of(), recipe.choices());
    }

    @ParameterizedTest
    @ValueSource(strings = {"reclustering: off", "reclustering: false", "reclustering: \"off\""})
    void clusteringAgainCanBeSwitchedOff(String yaml) throws StepException {
        assertTrue(Recipe.parse("my.yaml", yaml).reclustering().off());
    }

    @ParameterizedTest
    @ValueSource(strings = {"reclustering:", "reclustering: on", "reclustering: true", "reclustering: {}", "analysis: {}", ""})
    void andIsOnOtherwise(String yaml) throws StepException {
        var recipe = Recipe.parse("my.yaml", yaml);
        assertFalse(recipe.reclustering().off());
        assertEquals(Map.of(), recipe.reclustering().settings());
        assertEquals(Map.of(), recipe.analyses());
    }

    @Test
    void anEmptySectionOfAnalysesIsNone() throws StepException {
        assertEquals(Map.of(), Recipe.parse("my.yaml", "analysis:\n").analyses());
    }

    @ParameterizedTest
    @ValueSource(strings = {"analysis: off", "analysis: 3", "analysis: [a, b]", "analysis:\n  a: 3", "analysis:\n  a: [1]",
            "analysis:\n  a: never",
        "reclustering: 3", "reclustering: [0.5]", "reclustering: never"})
    void anythingElseIsRefusedInPlainWords(String yaml) {
        var failure = assertThrows(StepException.class, () -> Recipe.parse("my.yaml", yaml));
        assertEquals("The recipe my.yaml cannot be used.", failure.what().en());
        assertTrue(failure.why().en().contains("must hold"), failure.why().en());
        assertTrue(failure.why().ja().codePoints().anyMatch(c -> c > 0x3000), failure.why().ja());
    }
}
