// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.engine;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.celltaxon.api.StepException;
import org.celltaxon.api.Text;
import org.junit.jupiter.api.Test;

class MemoryPlanTest {

    private static final Text STEP = new Text("Clustering", "クラスタリング");

    @Test
    void aStepThatWillNotFitIsRefusedWithItsNeedAndWhatIsFree() {
        var refused = assertThrows(StepException.class, () -> MemoryPlan.require(STEP, 5L << 30, 1_000_000, 2L << 30));
        assertEquals("Clustering needs about 5.0 GB of memory for 1000000 cells, and 2.0 GB are free.", refused.what().en());
        assertTrue(refused.todo().en().contains("celltaxon.options"));
        assertTrue(refused.what().ja().contains("5.0 GB"));
    }

    @Test
    void aStepThatFitsGoesOn() {
        assertDoesNotThrow(() -> MemoryPlan.require(STEP, 1 << 20, 100));
    }

    @Test
    void moreThanTheWholeHeapNeverFits() {
        assertThrows(StepException.class, () -> MemoryPlan.require(STEP, Runtime.getRuntime().maxMemory() + 1, 100));
    }

    @Test
    void amountsAreSaidInWords() {
        assertEquals("300 MB", MemoryPlan.words(300L << 20));
        assertEquals("1.5 GB", MemoryPlan.words(3L << 29));
    }
}
