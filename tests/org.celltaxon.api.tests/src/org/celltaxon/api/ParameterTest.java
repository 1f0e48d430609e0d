// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a user may write for a setting, and what is said when it is something else. */
class ParameterTest {

    private static final Parameter<Double> RESOLUTION = Parameter.real("resolution", 0.8).between(0.01, 10);
    private static final Parameter<Integer> COUNT = Parameter.whole("n_neighbors", 20).between(2, 200).unit("cells");
    private static final Parameter<Boolean> SCALE = Parameter.flag("scale", true);
    private static final Parameter<String> METRIC = Parameter.choice("metric", "euclidean", "cosine");

    private static StepException refused(Parameter<?> parameter, Object given) {
        return assertThrows(StepException.class, () -> parameter.parse(given));
    }

    @Test
    void numbersComeFromYamlNumbersAndFromWords() throws StepException {
        assertEquals(0.5, RESOLUTION.parse(0.5));
        assertEquals(0.5, RESOLUTION.parse(" 0.5 "));
        assertEquals(2.0, RESOLUTION.parse(2));
        assertEquals(15, COUNT.parse(15));
        assertEquals(15, COUNT.parse(15.0));
        assertEquals(15, COUNT.parse("15"));
        assertEquals(15, COUNT.parse(15L));
    }

    @Test
    void bothLimitsAreIncluded() throws StepException {
        assertEquals(0.01, RESOLUTION.parse(0.01));
        assertEquals(10.0, RESOLUTION.parse(10));
        assertEquals(2, COUNT.parse(2));
        assertEquals(200, COUNT.parse(200));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0099", "10.001", "-1", "NaN", "Infinity", "-Infinity", "", "many", "1,5", "0.5 0.6"})
    void aRealNumberOutsideItsRangeOrNotANumberIsRefused(String given) {
        refused(RESOLUTION, given);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "201", "15.5", "3000000000", "NaN", "true", "二十"})
    void aWholeNumberOutsideItsRangeOrWithAFractionIsRefused(String given) {
        refused(COUNT, given);
    }

    @Test
    void aWholeNumberBeyondTheRangeOfAnIntIsRefusedAlsoWithoutLimits() {
        refused(Parameter.whole("n", 1), 3_000_000_000L);
        refused(Parameter.whole("n", 1), "-2147483649");
    }

    @ParameterizedTest
    @CsvSource({"true,true", "YES,true", "On,true", "false,false", "No,false", "OFF,false"})
    void yesAndNoHaveSeveralSpellings(String given, boolean expected) throws StepException {
        assertEquals(expected, SCALE.parse(given));
    }

    @Test
    void yesAndNoDoNotDependOnTheLanguage() throws StepException {
        var before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("tr")); // I becomes a dotless i there
            assertFalse(Parameter.flag("scale", true).parse("FALSE"));
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void anythingElseThanYesOrNoIsRefused() {
        refused(SCALE, "1");
        refused(SCALE, "");
        refused(SCALE, "maybe");
    }

    @Test
    void aChoiceTakesItsWordsOnlyAndTheFirstIsTheDefault() throws StepException {
        assertEquals("euclidean", METRIC.defaultValue());
        assertEquals("cosine", METRIC.parse(" cosine"));
        assertEquals(List.of("euclidean", "cosine"), METRIC.choices());
        var refusal = refused(METRIC, "manhattan");
        assertTrue(refusal.why().en().contains("one of euclidean, cosine"), refusal.getMessage());
    }

    @Test
    void freeTextMayBeAnything() throws StepException {
        assertEquals("バッチ 1", Parameter.text("title", "").parse(" バッチ 1 "));
        assertEquals("", Parameter.text("title", "x").parse(""));
    }

    @Test
    void theRefusalNamesSettingValueRangeAndDefaultInBothLanguages() {
        var refusal = refused(COUNT, "1");
        assertEquals("The setting 'n_neighbors' cannot be '1'.", refusal.what().en());
        assertEquals("It must be a whole number from 2 to 200.", refusal.why().en());
        assertTrue(refusal.todo().en().contains("the default is 20"), refusal.todo().en());
        assertTrue(refusal.what().ja().contains("n_neighbors"), refusal.what().ja());
        assertTrue(refusal.todo().ja().contains("20"), refusal.todo().ja());
        assertEquals(refusal.what().en() + " " + refusal.why().en() + " " + refusal.todo().en(), refusal.getMessage());
    }

    @Test
    void theExpectedValuesReadLikeASentence() {
        assertEquals("a number from 0.01 to 10", RESOLUTION.expected());
        assertEquals("a whole number from 2 to 200", COUNT.expected());
        assertEquals("a number", Parameter.real("x", 1).expected());
        assertEquals("true or false", SCALE.expected());
        assertEquals("one of euclidean, cosine", METRIC.expected());
        assertEquals("text", Parameter.text("title", "").expected());
    }

    @Test
    void unitAndHelpAreKeptWhenAParameterIsRefined() {
        var refined = Parameter.real("x", 1).help("Help.", "助け").unit("µm").between(0, 5);
        assertEquals("µm", refined.unit());
        assertEquals(new Text("Help.", "助け"), refined.help());
        assertEquals(0, refined.min());
        assertEquals(5, refined.max());
        assertEquals("x", refined.name());
        assertEquals("ja", Locale.JAPAN.getLanguage());
        assertEquals("助け", refined.help().in(Locale.JAPAN));
        assertEquals("Help.", refined.help().in(Locale.GERMANY));
    }
}
