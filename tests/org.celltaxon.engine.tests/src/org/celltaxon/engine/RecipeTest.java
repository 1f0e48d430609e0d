// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.celltaxon.api.StepException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Recipes as people write them. */
class RecipeTest {

    private static StepException refused(String yaml) {
        var refusal = assertThrows(StepException.class, () -> Recipe.parse("my.yaml", yaml));
        assertEquals("The recipe my.yaml cannot be used.", refusal.what().en());
        return refusal;
    }

    @Test
    void aStepMayNameAModuleAndSettings() throws StepException {
        var recipe = Recipe.parse("my.yaml", """
                clustering:
                  module: org.partner.louvain
                  resolution: 0.1
                  n_iterations: 3
                  refine: yes
                reduction:
                  n_pcs: 30
                """);
        var clustering = recipe.choice(Kind.CLUSTERING);
        assertEquals("org.partner.louvain", clustering.module());
        assertEquals(Map.of("resolution", 0.1, "n_iterations", 3, "refine", "yes"), clustering.settings());
        assertEquals("org.celltaxon.cells.pca", recipe.choice(Kind.REDUCTION).module());
        assertEquals(Map.of("n_pcs", 30), recipe.choice(Kind.REDUCTION).settings());
        assertEquals("my.yaml", recipe.name());
    }

    @Test
    void stepsThatAreNotThereHaveTheBuiltInModuleWithDefaults() throws StepException {
        var recipe = Recipe.parse("my.yaml", "markers:\n");
        for (var kind : Kind.values()) {
            assertEquals(kind.builtIn(), recipe.choice(kind).module());
            assertEquals(Map.of(), recipe.choice(kind).settings());
        }
        assertEquals("standard", Recipe.standard().name());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "# only a comment\n", "---\n", "{}\n", "null\n"})
    void anEmptyRecipeIsTheStandardOne(String yaml) throws StepException {
        assertEquals(Map.of(), Recipe.parse("my.yaml", yaml).choices());
    }

    @Test
    void anUnknownStepIsNamedAndTheKnownOnesAreListed() {
        var refusal = refused("clusterin:\n  resolution: 1\n");
        assertEquals("There is no step 'clusterin'; the steps are import, quality_control, ambient, normalisation, "
                + "feature_selection, reduction, integration, neighbours, graph, clustering, layout, markers, mapping, "
                + "composition, distance, potency, association, integration_check, scores, analysis, reclustering, "
                + "cluster_number.", refusal.why().en());
        assertTrue(refusal.why().ja().contains("clusterin"), refusal.why().ja());
    }

    @ParameterizedTest
    @ValueSource(strings = {"figure", "export", "study"})
    void whatARunDoesWithEveryModuleCannotBeSet(String step) {
        assertTrue(refused(step + ":\n  module: x\n").why().en().startsWith("There is no step '" + step + "'"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"clustering:\n  resolution: 1\n markers: 2\n", "clustering:\n\tresolution: 1\n",
        "clustering:\n  resolution: [1\n", "clustering:\n  module: 'x\n"})
    void badYamlIsNamedWithItsLine(String yaml) {
        var refusal = refused(yaml);
        assertTrue(refusal.why().en().startsWith("It is not valid YAML: "), refusal.why().en());
        assertTrue(refusal.why().en().matches("(?s).*line [2-4].*"), refusal.why().en());
        assertTrue(refusal.why().ja().contains("line"), refusal.why().ja());
    }

    @Test
    void aStepTwiceIsRefused() {
        var refusal = refused("clustering:\n  resolution: 1\nclustering:\n  resolution: 2\n");
        assertTrue(refusal.why().en().contains("clustering"), refusal.why().en());
    }

    @ParameterizedTest
    @ValueSource(strings = {"clustering", "- clustering\n", "42", "clustering resolution 1"})
    void somethingElseThanStepsIsRefused(String yaml) {
        assertEquals("It must have one entry a step, such as 'clustering:'.", refused(yaml).why().en());
    }

    @ParameterizedTest
    @ValueSource(strings = {"clustering: leiden\n", "clustering: [1, 2]\n", "clustering: 0.5\n"})
    void aStepWithoutNamedSettingsIsRefused(String yaml) {
        assertEquals("The step 'clustering' must hold settings as 'name: value' lines.", refused(yaml).why().en());
    }

    @Test
    void aRecipeOfYamlTypesOfOtherProgramsIsRefusedAndRunsNothing() {
        refused("clustering: !!javax.script.ScriptEngineManager [x]\n");
    }

    @Test
    void aFileIsReadWithJapaneseAndWithAByteOrderMark(@TempDir Path folder) throws IOException, StepException {
        var file = folder.resolve("レシピ.yaml");
        Files.writeString(file, "\uFEFF# 設定\nclustering:\n  resolution: 0.2\n");
        var recipe = Recipe.read(file);
        assertEquals(Map.of("resolution", 0.2), recipe.choice(Kind.CLUSTERING).settings());
        assertEquals("レシピ.yaml", recipe.name());
    }

    @Test
    void aMissingOrUnreadableFileIsNamed(@TempDir Path folder) throws IOException {
        var missing = folder.resolve("none.yaml");
        var refusal = assertThrows(StepException.class, () -> Recipe.read(missing));
        assertTrue(refusal.what().en().contains(missing.toString()), refusal.what().en());
        assertEquals("It does not exist.", refusal.why().en());
        var aFolder = assertThrows(StepException.class, () -> Recipe.read(folder));
        assertTrue(aFolder.why().en().startsWith("It cannot be read"), aFolder.why().en());
        var binary = Files.write(folder.resolve("binary.yaml"), new byte[] {(byte) 0xff, (byte) 0xfe, 0, 1});
        assertThrows(StepException.class, () -> Recipe.read(binary));
    }

    @Test
    void everyStepOfARecipeHasAWordOfItsOwn() {
        var words = java.util.Arrays.stream(Kind.values()).map(Kind::word).toList();
        assertEquals(words.size(), List.copyOf(new java.util.LinkedHashSet<>(words)).size());
    }
}
