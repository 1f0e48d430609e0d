// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

/** The settings of a step: defaults filled in, unknown names refused. */
class SettingsTest {

    private static final Parameter<Integer> COUNT = Parameter.whole("n", 20).between(2, 200);
    private static final Parameter<Double> RESOLUTION = Parameter.real("resolution", 0.8);
    private static final Parameter<Boolean> SCALE = Parameter.flag("scale", true);
    private static final List<Parameter<?>> ALL = List.of(COUNT, RESOLUTION, SCALE);

    @Test
    void whatIsNotGivenHasItsDefault() throws StepException {
        var settings = Settings.of(ALL, Map.of("n", 30));
        assertEquals(30, settings.get(COUNT));
        assertEquals(0.8, settings.get(RESOLUTION));
        assertTrue(settings.get(SCALE));
        assertEquals(20, Settings.defaults(ALL).get(COUNT));
    }

    @Test
    void aNameWithoutAValueInTheRecipeMeansTheDefault() throws StepException {
        var given = new HashMap<String, Object>();
        given.put("n", null);
        assertEquals(20, Settings.of(ALL, given).get(COUNT));
    }

    @Test
    void namesAreInTheOrderOfTheParametersWhateverTheOrderGiven() throws StepException {
        var given = new LinkedHashMap<String, Object>();
        given.put("scale", "no");
        given.put("n", 2);
        var settings = Settings.of(ALL, given);
        assertEquals(List.of("n", "resolution", "scale"), settings.names());
        assertEquals(List.of(2, 0.8, false), List.copyOf(settings.asMap().values()));
    }

    @Test
    void anUnknownNameIsRefusedAndTheKnownOnesAreListed() {
        var refusal = assertThrows(StepException.class, () -> Settings.of(ALL, Map.of("N", 30)));
        assertEquals("There is no setting 'N'.", refusal.what().en());
        assertEquals("The settings of this step are: n, resolution, scale.", refusal.why().en());
        assertTrue(refusal.what().ja().contains("N"), refusal.what().ja());
    }

    @Test
    void aStepWithoutParametersSaysSo() {
        var refusal = assertThrows(StepException.class, () -> Settings.of(List.of(), Map.of("n", 30)));
        assertEquals("The settings of this step are: none.", refusal.why().en());
    }

    @Test
    void aValueOutsideTheRangeOrOfTheWrongTypeIsRefused() {
        assertThrows(StepException.class, () -> Settings.of(ALL, Map.of("n", 1)));
        assertThrows(StepException.class, () -> Settings.of(ALL, Map.of("n", "a few")));
        assertThrows(StepException.class, () -> Settings.of(ALL, Map.of("n", List.of(1, 2))));
        assertThrows(StepException.class, () -> Settings.of(ALL, Map.of("scale", 0.5)));
    }

    @Test
    void askingForAParameterOfAnotherStepIsAFault() {
        var settings = Settings.defaults(ALL);
        assertThrows(IllegalArgumentException.class, () -> settings.get(Parameter.whole("other", 1)));
    }

    @Test
    void settingsCannotBeChanged() {
        var map = Settings.defaults(ALL).asMap();
        assertThrows(UnsupportedOperationException.class, () -> map.put("n", 3));
    }
}
