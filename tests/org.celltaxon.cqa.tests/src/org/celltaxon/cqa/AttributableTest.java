// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.cqa;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.stream.IntStream;

import org.celltaxon.api.StepException;
import org.celltaxon.api.analysis.Composition;
import org.celltaxon.api.analysis.PotencyModel;
import org.celltaxon.api.table.Table;
import org.celltaxon.testkit.Demo11;
import org.celltaxon.testkit.Oracle;
import org.celltaxon.testkit.Steps;
import org.junit.jupiter.api.Test;

/** Limits of the part of the potency that goes with a cluster, lots resampled (SCIENCE 4.6). */
class AttributableTest {

    private static Table minimum(double[] potency, Map<String, ?> settings) throws StepException {
        return Steps.table(new MinimumShare(), Records.tables(Composition.COMPOSITION, Demo11.composition(), PotencyModel.POTENCY,
                Demo11.potency(potency, Map.of())), settings);
    }

    @Test
    void theLimitsLieAroundTheKnownPart() throws StepException {
        var table = minimum(Demo11.vegf(), Map.of("specification", 400));
        Oracle.agrees(".710836", Steps.at(table, "CL3", "attributable"));
        double low = Steps.at(table, "CL3", "attributable_low");
        double high = Steps.at(table, "CL3", "attributable_high");
        assertTrue(low > 0.4 && low < 0.65 && high > 0.78 && high < 1, low + " to " + high);
        for (int r = 0; r < table.rows(); r++) {
            assertTrue(table.number("attributable_low", r) <= table.number("attributable", r)
                    && table.number("attributable", r) <= table.number("attributable_high", r), table.text("cluster", r));
        }
    }

    @Test
    void moreResamplesHardlyMoveThem() throws StepException {
        var few = minimum(Demo11.vegf(), Map.of("n_bootstrap", 2000));
        var many = minimum(Demo11.vegf(), Map.of("n_bootstrap", 50_000));
        assertEquals(Steps.at(many, "CL3", "attributable_low"), Steps.at(few, "CL3", "attributable_low"), 0.03);
        assertEquals(Steps.at(many, "CL3", "attributable_high"), Steps.at(few, "CL3", "attributable_high"), 0.03);
    }

    @Test
    void potencyOfAnotherUnitHasTheSameParts() throws StepException {
        var thousand = IntStream.range(0, 11).mapToDouble(i -> 1000 * Demo11.vegf()[i]).toArray();
        var table = minimum(Demo11.vegf(), Map.of());
        var other = minimum(thousand, Map.of());
        for (var column : new String[] {"attributable", "attributable_low", "attributable_high", "r2"}) {
            for (int r = 0; r < table.rows(); r++) {
                assertEquals(table.number(column, r), other.number(column, r), 1e-9 * Math.max(1, Math.abs(table.number(column, r))));
            }
        }
    }

    @Test
    void aPerfectLineHasNarrowLimits() throws StepException {
        var line = IntStream.range(0, 11).mapToDouble(i -> 4000.0 * Demo11.counts()[i][2] / java.util.Arrays.stream(Demo11.counts()[i])
                .sum()).toArray();
        var table = minimum(line, Map.of());
        assertEquals(1, Steps.at(table, "CL3", "attributable_low"), 1e-9);
        assertEquals(1, Steps.at(table, "CL3", "attributable_high"), 1e-9);
    }
}
