// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.cells;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.Map;
import java.util.stream.Stream;

import org.celltaxon.api.Parameter;
import org.celltaxon.api.Settings;
import org.celltaxon.api.Step;
import org.celltaxon.api.StepException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What forms, command line and provenance rely on in every module. */
class ModulesTest {

    static Stream<Step> modules() {
        return Stream.of(new ApproximateNeighbours(), new CellCycle(), new Clr(), new Deconvolution(), new ExactNeighbours(),
                new Harmony(), new Harmony2(), new IntegrationVerdicts(), new Leiden(), new LogNormalize(), new Louvain(),
                new MadQualityControl(), new NearestNeighbours(), new Pca(), new PseudobulkDe(), new RankSumMarkers(),
                new SharedNeighbourGraph(), new Signatures(), new Soup(), new SymphonyMapping(), new Tsne(), new Umap(),
                new VstSelection());
    }

    @ParameterizedTest
    @MethodSource("modules")
    void everyParameterHasAStableNameARangeAndHelpInBothLanguages(Step step) {
        var names = new HashSet<String>();
        for (Parameter<?> parameter : step.parameters()) {
            assertTrue(parameter.name().matches("[a-z][a-z0-9_]*"), parameter.name());
            assertTrue(names.add(parameter.name()), parameter.name() + " twice");
            assertFalse(parameter.help().en().isBlank() || parameter.help().ja().isBlank(), parameter.name());
            assertTrue(!Number.class.isAssignableFrom(parameter.type()) || parameter.min() < parameter.max(),
                    parameter.name() + " has no range");
        }
    }

    @ParameterizedTest
    @MethodSource("modules")
    void everyDefaultIsAnAllowedValue(Step step) throws StepException {
        for (Parameter<?> parameter : step.parameters()) {
            var given = Map.of(parameter.name(), parameter.defaultValue().toString());
            var settings = Settings.of(step.parameters(), given);
            assertEquals(parameter.defaultValue(), settings.get(parameter));
        }
    }
}
