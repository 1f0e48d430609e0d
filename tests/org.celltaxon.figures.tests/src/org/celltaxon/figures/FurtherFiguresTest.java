// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.figures;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.celltaxon.api.StepException;
import org.celltaxon.api.figure.Colour;
import org.celltaxon.api.figure.Drawing;
import org.celltaxon.api.figure.Figure;
import org.celltaxon.api.figure.Mark;
import org.celltaxon.api.table.Table;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for the figures of further analyses. */
class FurtherFiguresTest {

    private static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, Locale.JAPANESE);
    private static final String LONG = "Vascular endothelial growth factor A, 165 amino acids, per 100,000 cells";

    static List<Figure> figures() {
        return Further.FIGURES;
    }

    private static List<Drawing> sound(Figure figure, Map<String, Table> tables) throws StepException, IOException {
        var drawings = Given.draw(figure, tables);
        for (var drawing : drawings) {
            for (var language : LANGUAGES) {
                Svg.of(drawing, language);
                assertEquals(List.of(), Room.faults(drawing, language));
            }
        }
        return drawings;
    }

    private static <T extends Mark> List<T> marks(Drawing drawing, Class<T> kind) {
        return drawing.marks().stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    private static Drawing one(Figure figure, Further given) throws StepException {
        var drawings = Given.draw(figure, given.tables());
        assertEquals(1, drawings.size());
        return drawings.get(0);
    }

    @ParameterizedTest
    @MethodSource("figures")
    void usualTablesGiveADrawingWhoseWordsAreWholeAndApart(Figure figure) throws StepException, IOException {
        assertFalse(sound(figure, Further.usual().tables()).isEmpty());
    }

    @ParameterizedTest
    @MethodSource("figures")
    void tablesThatItAsksForAreEnough(Figure figure) throws StepException, IOException {
        var tables = Further.usual().tables();
        assertTrue(tables.keySet().containsAll(figure.tables()));
        tables.keySet().retainAll(figure.tables());
        assertFalse(sound(figure, tables).isEmpty());
    }

    @ParameterizedTest
    @MethodSource("figures")
    void numbersThatNobodyKnowsAreNoFault(Figure figure) throws StepException, IOException {
        sound(figure, Further.usual().unknown().tables());
    }

    @ParameterizedTest
    @MethodSource("figures")
    void oneLotIsNoFault(Figure figure) throws StepException, IOException {
        sound(figure, Further.usual().of(Given.lots(1)).tables());
        sound(figure, Further.usual().of(Given.lots(1)).unknown().tables());
    }

    @ParameterizedTest
    @MethodSource("figures")
    void oneClusterOrThirtyFitIn(Figure figure) throws StepException, IOException {
        sound(figure, Further.usual().ofClusters(1).tables());
        sound(figure, Further.usual().ofClusters(30).tables());
    }

    @ParameterizedTest
    @MethodSource("figures")
    void manyLotsFitIn(Figure figure) throws StepException, IOException {
        sound(figure, Further.usual().of(Given.lots(60)).tables());
    }

    @ParameterizedTest
    @MethodSource("figures")
    void longNamesFitIn(Figure figure) throws StepException, IOException {
        sound(figure, Further.usual().of(Further.longNames()).of(LONG).tables());
    }

    @ParameterizedTest
    @MethodSource("figures")
    void japaneseNamesFitIn(Figure figure) throws StepException, IOException {
        sound(figure, Further.usual().of(Further.japaneseNames()).of("血管内皮増殖因子・十万細胞あたり二十四時間の分泌量").tables());
    }

    static List<Figure> basicFigures() {
        return Given.FIGURES;
    }

    @ParameterizedTest
    @MethodSource("basicFigures")
    void namesFitIntoTheOtherFiguresToo(Figure figure) throws StepException, IOException {
        sound(figure, Further.usual().tables());
        sound(figure, Further.usual().of(Further.longNames()).of(LONG).tables());
        sound(figure, Further.usual().of(Further.japaneseNames()).tables());
    }

    @ParameterizedTest
    @MethodSource("figures")
    void tablesWithoutRowsAreNoFault(Figure figure) throws StepException {
        var empty = Further.empty(figure, Further.usual().tables());
        assertDoesNotThrow(() -> Given.draw(figure, empty));
    }

    @ParameterizedTest
    @MethodSource("figures")
    void japaneseFigureIsInJapaneseAndTheEnglishOneIsNot(Figure figure) throws StepException, IOException {
        for (var drawing : Given.draw(figure, Further.usual().tables())) {
            assertFalse(Svg.isJapanese(Svg.of(drawing, Locale.ENGLISH).text()));
            boolean onlyAName = figure instanceof DoseResponseCurves;
            assertTrue(onlyAName || Svg.isJapanese(Svg.of(drawing, Locale.JAPANESE).elements("title").get(0)
                    .getTextContent()), drawing.name());
        }
        assertTrue(Svg.isJapanese(figure.caption().ja()));
        assertFalse(Svg.isJapanese(figure.caption().en()));
    }

    @ParameterizedTest
    @MethodSource("figures")
    void drawingTwiceGivesTheSameFileInAnySystemLanguage(Figure figure) throws StepException, IOException {
        var before = Locale.getDefault();
        try {
            var plain = SvgWriter.svg(Given.draw(figure, Further.usual().tables()).get(0), Locale.ENGLISH);
            for (var tag : List.of("de-DE", "ar-EG", "tr-TR")) {
                Locale.setDefault(Locale.forLanguageTag(tag));
                assertEquals(plain, SvgWriter.svg(Given.draw(figure, Further.usual().tables()).get(0), Locale.ENGLISH), tag);
            }
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void everyDrawingHasANameOfItsOwn() throws StepException {
        var names = new HashSet<String>();
        for (var figures : List.of(Given.FIGURES, Further.FIGURES)) {
            for (var figure : figures) {
                for (var drawing : Given.draw(figure, Further.usual().tables())) {
                    assertTrue(names.add(drawing.name()), drawing.name());
                }
            }
        }
    }

    @Test
    void stripHasOneLargePointACLusterAndASmallOneForEachLotLeftOut() throws StepException, IOException {
        var drawing = one(new LeaveOneOutStrip(), Further.usual());
        var dots = marks(drawing, Mark.Dot.class);
        assertEquals(7, dots.stream().filter(d -> d.radius() > 4).count());
        assertEquals(77, dots.stream().filter(d -> d.radius() < 4).count());
        assertEquals(2, Svg.of(drawing, Locale.ENGLISH).words().stream().filter("robust"::equals).count());
    }

    @Test
    void powerCurveMarksTheOwnNumberOfLotsOnBothLines() throws StepException {
        var drawing = one(new PowerCurve(), Further.usual());
        assertEquals(2, marks(drawing, Mark.Dot.class).size());
        assertEquals(0, marks(one(new PowerCurve(), Further.usual().of(Given.lots(60))), Mark.Dot.class).size(), "60 is beyond the table");
    }

    @Test
    void otherSettingsLeaveOutWhatIsNotCountedAndCrossWhatHasNoMatch() throws StepException, IOException {
        var drawing = one(new SpecificationCurve(), Further.usual());
        assertEquals(18, marks(drawing, Mark.Dot.class).size(), "20 settings, one without a match, one with clusters that are the lots");
        assertEquals(1, Svg.of(drawing, Locale.ENGLISH).words().stream().filter("\u00d7"::equals).count());
    }

    @Test
    void theStableNumbersOfClustersAreShadedAndNamed() throws StepException {
        var drawing = one(new ClusterNumberCurve(), Further.usual());
        assertEquals("How many clusters: 3-5, plateau at 4", drawing.title().en());
        assertEquals(3 + 1, marks(drawing, Mark.Box.class).size(), "three numbers, and the legend");
        assertEquals(4 * 21, marks(drawing, Mark.Dot.class).size());
        assertEquals("How many clusters: no stable range", one(new ClusterNumberCurve(), Further.usual().unknown()).title().en());
    }

    @Test
    void theTreeHasACircleForEveryClusterAtEveryResolution() throws StepException {
        var drawing = one(new ClusterTree(), Further.usual());
        assertEquals(3 * (1 + 2 + 3 + 4 + 5 + 6 + 7) + 4, marks(drawing, Mark.Dot.class).size(), "and the legend");
        assertEquals(3 * 28 - 1, marks(drawing, Mark.Line.class).size(), "each but the first hangs on one");
    }

    @Test
    void minimumShareShowsTheSpecificationAndTheShareThatMeetsIt() throws StepException, IOException {
        var drawing = one(new MinimumShareLine(), Further.usual());
        var share = String.format(Locale.ROOT, "%.1f %%", Further.usual().tables().get("minimum_share").number("minimum_share", 0));
        assertTrue(Svg.of(drawing, Locale.ENGLISH).words().contains(share), share);
        assertEquals(2, marks(drawing, Mark.Line.class).stream().filter(Mark.Line::dashed).count());
        assertEquals(8, marks(drawing, Mark.Dot.class).size(), "two of eleven lots lie beyond a limit, one was not measured");
    }

    @Test
    void meanOfFewLotsWhoseIntervalIsWiderThanTheLotsStaysInItsPanel() throws StepException, IOException {
        var tables = Further.usual().of(Given.lots(3)).tables();
        tables.put("cluster_shares", Table.builder().texts("cluster", "CL1", "CL2").numbers("share", 0.2, Double.NaN)
                .numbers("share_low", 0.01, Double.NaN).numbers("share_high", 0.95, Double.NaN).build());
        sound(new ShareCaterpillar(), tables);
    }

    @Test
    void evidenceFillsTheStepsThatWereReachedAndCrossesWhatFailed() throws StepException, IOException {
        var drawing = one(new EvidenceLadder(), Further.usual());
        var words = Svg.of(drawing, Locale.ENGLISH).words();
        assertEquals(1, words.stream().filter("\u00d7"::equals).count());
        assertFalse(words.contains("CL4  VEGF"), "no level, no row");
        assertEquals(6 * 6, marks(drawing, Mark.Box.class).size());
        long filled = marks(drawing, Mark.Box.class).stream().filter(b -> b.fill().rgb() != Colour.FAINT.rgb()).count();
        assertEquals(1 + 3 + 2 + 6 + 4 + 5, filled);
    }

    @Test
    void standardCurvesFillTheLevelsThatPassAndShowBothLimits() throws StepException {
        var drawings = Given.draw(new StandardCurves(), Further.usual().tables());
        assertEquals(List.of("curve_VEGF_P0", "curve_VEGF_P1"), drawings.stream().map(Drawing::name).toList());
        assertEquals(2, marks(drawings.get(0), Mark.Line.class).stream().filter(Mark.Line::dashed).count());
        assertEquals(1, marks(drawings.get(0), Mark.Dot.class).stream().filter(d -> d.fill().equals(Colour.WHITE)).count());
    }

    @Test
    void controlChartHollowsTheRunThatBreaksARule() throws StepException {
        var dots = marks(one(new ControlChartFigure(), Further.usual()), Mark.Dot.class);
        assertEquals(24, dots.size());
        assertEquals(1, dots.stream().filter(d -> d.fill().equals(Colour.WHITE)).count());
    }

    @Test
    void forestFillsWhatIsBelowFivePercentAfterCorrection() throws StepException {
        var drawings = Given.draw(new ShareForest(), Further.usual().tables());
        assertEquals(List.of("share_forest_group", "share_forest_VEGF"), drawings.stream().map(Drawing::name).toList());
        assertEquals(1, marks(drawings.get(0), Mark.Dot.class).stream().filter(d -> !d.fill().equals(Colour.WHITE)).count());
    }

    @Test
    void mechanismHasOneBoxANodeAndDashesTheWeakLinks() throws StepException, IOException {
        var drawing = one(new MechanismFigure(), Further.usual());
        var links = Further.usual().tables().get("links");
        var nodes = new HashSet<>(links.distinct("from"));
        nodes.addAll(links.distinct("to"));
        assertEquals(nodes.size(), marks(drawing, Mark.Box.class).size());
        assertEquals(8, marks(drawing, Mark.Line.class).stream().filter(Mark.Line::dashed).count(), "none has E3 or more");
        assertEquals(1, marks(drawing, Mark.Box.class).stream().filter(b -> b.fill().equals(Colour.FAINT)).count(), "the hidden assay");
    }
}
