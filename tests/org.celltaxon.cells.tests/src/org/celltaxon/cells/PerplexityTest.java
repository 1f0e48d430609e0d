// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.cells;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;

import org.celltaxon.api.StepException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PerplexityTest {

    @ParameterizedTest
    @ValueSource(doubles = {2, 5, 12.5, 30})
    void theEntropyIsTheLogarithmOfThePerplexity(double perplexity) {
        for (double scale : new double[] {1e-6, 1, 1e6}) {
            var p = new double[91];
            Arrays.setAll(p, i -> scale * Math.sqrt(i + 2));
            Perplexity.weigh(p, perplexity);
            assertEquals(1, Arrays.stream(p).sum(), 1e-12);
            assertEquals(Math.log(perplexity), -Arrays.stream(p).filter(v -> v > 0).map(v -> v * Math.log(v)).sum(), 1e-5);
        }
    }

    @Test
    void copiesOnlyShareEqually() {
        var p = new double[4];
        Perplexity.weigh(p, 2);
        assertArrayEquals(new double[] {0.25, 0.25, 0.25, 0.25}, p);
    }

    @Test
    void probabilitiesOfAllPairsAddUpToOne() throws StepException {
        var p = Tsne.affinities(Given.neighbours(Given.clouds(200, 3, 2, 1), 31), 10, Given.run());
        assertEquals(1, Given.sum(p.weight()), 1e-5);
    }
}
