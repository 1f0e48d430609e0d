// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.figures;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

import org.celltaxon.api.StepException;
import org.celltaxon.api.figure.Figure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every built-in figure. */
class FiguresTest {

    private static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, Locale.JAPANESE);
    private static final List<String> HOSTILE = List.of("<script>alert('1')</script>", "A&B; \"lot\" 'x'",
            "]]>&amp;&#0;", "ロット 一号 <甲>", "L/4\\5:6*?", "D06", "D07");

    static List<Figure> figures() {
        return Given.FIGURES;
    }

    private static void assertDraws(Figure figure, Given given) throws StepException, IOException {
        var drawings = given.draw(figure);
        assertFalse(drawings.isEmpty());
        for (var drawing : drawings) {
            for (var language : LANGUAGES) {
                Svg.of(drawing, language);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("figures")
    void figureOfAUsualRunIsSoundInBothLanguages(Figure figure) throws StepException, IOException {
        assertDraws(figure, Given.usual());
    }

    @ParameterizedTest
    @MethodSource("figures")
    void japaneseFigureIsInJapaneseAndTheEnglishOneIsNot(Figure figure) throws StepException, IOException {
        for (var drawing : Given.usual().draw(figure)) {
            var ja = Svg.of(drawing, Locale.JAPANESE);
            assertTrue(Svg.isJapanese(ja.elements("title").get(0).getTextContent()), "title of " + drawing.name());
            assertFalse(Svg.isJapanese(Svg.of(drawing, Locale.ENGLISH).text()));
        }
        assertTrue(Svg.isJapanese(figure.caption().ja()));
        assertFalse(Svg.isJapanese(figure.caption().en()));
    }

    @ParameterizedTest
    @MethodSource("figures")
    void japaneseFigureHasNoEnglishWords(Figure figure) throws StepException, IOException {
        var english = Pattern.compile("\\b(population|cells?|lots?|clusters?|share|usual|genes?|of|in|not)\\b",
                Pattern.CASE_INSENSITIVE);
        for (var drawing : Given.usual().draw(figure)) {
            for (var words : Svg.of(drawing, Locale.JAPANESE).wordsAndTips()) {
                var text = words.replace("pg per 1e5 cells per 24 h", "");
                assertFalse(english.matcher(text).find(), drawing.name() + ": " + words);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("figures")
    void oneLotIsNoFault(Figure figure) throws StepException, IOException {
        var drawings = Given.usual().of(Given.lots(1)).draw(figure);
        boolean comparesLots = figure instanceof LotMaps || figure instanceof DistanceLollipop;
        assertEquals(comparesLots, drawings.isEmpty(), "one lot leaves nothing to compare");
        for (var drawing : drawings) {
            Svg.of(drawing, Locale.JAPANESE);
        }
    }

    @ParameterizedTest
    @MethodSource("figures")
    void oneClusterIsNoFault(Figure figure) throws StepException, IOException {
        assertDraws(figure, Given.usual().ofClusters(1));
    }

    @ParameterizedTest
    @MethodSource("figures")
    void thirtyClustersFitIn(Figure figure) throws StepException, IOException {
        assertDraws(figure, Given.usual().ofClusters(30));
    }

    @ParameterizedTest
    @MethodSource("figures")
    void manyLotsFitIn(Figure figure) throws StepException, IOException {
        assertDraws(figure, Given.usual().of(Given.lots(60)).ofClusters(3));
    }

    @ParameterizedTest
    @MethodSource("figures")
    void potencyThatIsMissingForAllLotsIsNoFault(Figure figure) throws StepException, IOException {
        assertDraws(figure, Given.usual().withoutPotency());
    }

    @ParameterizedTest
    @MethodSource("figures")
    void namesOfLotsAreShownAsTheyAreWhateverTheyHold(Figure figure) throws StepException, IOException {
        var seen = new HashSet<String>();
        for (var drawing : Given.usual().of(HOSTILE).of("VEGF <pg> & \"IDO\"").draw(figure)) {
            var svg = Svg.of(drawing, Locale.ENGLISH);
            assertTrue(svg.elements("script").isEmpty() && svg.elements("甲").isEmpty());
            seen.addAll(svg.wordsAndTips());
        }
        if (!(figure instanceof CellMap || figure instanceof ClusterSizes || figure instanceof MarkerDots
                || figure instanceof MarkerHeatMap || figure instanceof MitoScatter || figure instanceof DoubletHistogram
                || figure instanceof MeanVariance)) {
            for (var lot : HOSTILE.subList(0, 6)) {
                assertTrue(seen.stream().anyMatch(words -> words.contains(lot)), lot + " is not shown");
            }
        }
    }

    @ParameterizedTest
    @MethodSource("figures")
    void controlCharacterInANameDoesNotSpoilTheFile(Figure figure) throws StepException, IOException {
        // spreadsheets put a vertical tab where a cell has two lines
        assertDraws(figure, Given.usual().of(List.of("D\u000B1", "D\u00002", "D3", "D4", "D5", "D6")));
    }

    @ParameterizedTest
    @MethodSource("figures")
    void drawingTwiceGivesTheSameFile(Figure figure) throws StepException, IOException {
        var first = Given.usual().draw(figure);
        var second = Given.usual().draw(figure);
        assertEquals(first.size(), second.size());
        for (int i = 0; i < first.size(); i++) {
            assertEquals(SvgWriter.svg(first.get(i), Locale.ENGLISH), SvgWriter.svg(second.get(i), Locale.ENGLISH));
        }
    }

    @ParameterizedTest
    @MethodSource("figures")
    void languageOfTheSystemDoesNotChangeTheFile(Figure figure) throws StepException, IOException {
        var before = Locale.getDefault();
        try {
            var plain = SvgWriter.svg(Given.usual().draw(figure).get(0), Locale.ENGLISH);
            for (var tag : List.of("de-DE", "ar-EG", "tr-TR")) {
                Locale.setDefault(Locale.forLanguageTag(tag));
                assertEquals(plain, SvgWriter.svg(Given.usual().draw(figure).get(0), Locale.ENGLISH), tag);
            }
        } finally {
            Locale.setDefault(before);
        }
    }

    @ParameterizedTest
    @MethodSource("figures")
    void figureAsksOnlyForTablesOfARun(Figure figure) {
        assertTrue(figure.screen() >= 0 && figure.screen() <= 8);
        assertFalse(figure.tables().isEmpty());
        assertTrue(Given.usual().tables().keySet().containsAll(figure.tables()));
    }

    @ParameterizedTest
    @MethodSource("figures")
    void tablesThatItAsksForAreEnough(Figure figure) throws StepException, IOException {
        var tables = Given.usual().tables();
        tables.keySet().retainAll(figure.tables());
        for (var drawing : Given.draw(figure, tables)) {
            Svg.of(drawing, Locale.ENGLISH);
        }
    }

    @Test
    void everyDrawingHasANameOfItsOwn() throws StepException {
        var names = new HashSet<String>();
        for (var figure : Given.FIGURES) {
            for (var drawing : Given.usual().of("VEGF", "IDO").draw(figure)) {
                assertTrue(names.add(drawing.name()), drawing.name());
            }
        }
    }
}
