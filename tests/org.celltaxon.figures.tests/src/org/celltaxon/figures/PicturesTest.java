// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.figures;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
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

/** What each figure must show. */
class PicturesTest {

    private static Drawing one(Figure figure, Given given) throws StepException {
        var drawings = given.draw(figure);
        assertEquals(1, drawings.size());
        return drawings.get(0);
    }

    private static List<String> words(Drawing drawing) throws IOException {
        return Svg.of(drawing, Locale.ENGLISH).words();
    }

    private static <T extends Mark> List<T> marks(Drawing drawing, Class<T> kind) {
        return drawing.marks().stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    @Test
    void potencyBarsMarkWhatLiesBeyondTheLimits() throws StepException, IOException {
        var drawing = one(new PotencyBars(), Given.usual());
        var words = words(drawing);
        assertTrue(words.containsAll(List.of("< 360", "> 2000", "not measured")), words.toString());
        assertFalse(words.contains("360"));
        var bars = marks(drawing, Mark.Box.class);
        assertEquals(10, bars.size(), "a lot that was not measured has no bar");
        assertEquals(2, bars.stream().filter(b -> b.fill().alpha() < 1).count(), "censored bars are pale");
        for (int i = 1; i < bars.size(); i++) {
            assertTrue(bars.get(i).width() <= bars.get(i - 1).width(), "highest first");
        }
        assertTrue(words.contains("VEGF (pg per 1e5 cells per 24 h)"), words.toString());
    }

    @Test
    void everyAssayHasItsOwnBarsAndPanels() throws StepException {
        var given = Given.usual().of("VEGF", "IDO");
        assertEquals(List.of("potency_VEGF", "potency_IDO"),
                given.draw(new PotencyBars()).stream().map(Drawing::name).toList());
        assertEquals(List.of("share_vs_potency_VEGF", "share_vs_potency_IDO"),
                given.draw(new ShareGrid()).stream().map(Drawing::name).toList());
    }

    @Test
    void shareGridHasAPointForEveryLotWithPotencyAndFramesWhatIsCalled() throws StepException, IOException {
        var drawing = one(new ShareGrid(), Given.usual());
        assertEquals(8 * 10, marks(drawing, Mark.Dot.class).size());
        assertEquals(1, marks(drawing, Mark.Line.class).stream().filter(l -> l.x().length == 5).count());
        var words = words(drawing);
        for (int k = 0; k < 8; k++) {
            assertTrue(words.contains(Given.cluster(k)));
        }
        assertTrue(words.contains("p exact 5.0e-04   p family 0.004"), words.toString());
        assertTrue(words.contains("rho 0.90   LOO 0.85 to 0.95"), words.toString());
        assertTrue(words.contains("not tested") && words.contains("ZERO_VARIANCE"), words.toString());
    }

    @Test
    void shareGridOfMissingPotencySaysWhyNothingWasTested() throws StepException, IOException {
        var drawing = one(new ShareGrid(), Given.usual().withoutPotency());
        assertEquals(0, marks(drawing, Mark.Dot.class).size());
        assertEquals(8, words(drawing).stream().filter("TOO_FEW_LOTS"::equals).count());
    }

    @Test
    void censoredLotIsNotDrawnAsAnExactPoint() throws StepException, IOException {
        // D01 is below 360, D02 above 2000 (SCIENCE 0.3: a limit is never a value)
        var tips = Svg.of(one(new ShareGrid(), Given.usual()), Locale.ENGLISH).wordsAndTips().stream()
                .filter(t -> t.startsWith("D01: ") || t.startsWith("D02: ")).toList();
        assertEquals(16, tips.size());
        assertTrue(tips.stream().filter(t -> t.startsWith("D01")).allMatch(t -> t.contains("<")), tips.get(0));
        assertTrue(tips.stream().filter(t -> t.startsWith("D02")).allMatch(t -> t.contains(">")), tips.get(1));
    }

    @Test
    void compositionShowsThePopulationFirstAndTheNearestLotNext() throws StepException, IOException {
        var given = Given.usual();
        var drawing = one(new CompositionBars(), given);
        var names = words(drawing).subList(0, 12);
        assertEquals("Population", names.get(0));
        var distance = given.tables().get("distance");
        for (int i = 2; i < 12; i++) {
            assertTrue(distance.number("jsd", distance.row("lot", names.get(i - 1)).orElseThrow())
                    <= distance.number("jsd", distance.row("lot", names.get(i)).orElseThrow()));
        }
        var boxes = marks(drawing, Mark.Box.class);
        for (int bar = 0; bar < 12; bar++) {
            double width = boxes.subList(8 * bar, 8 * bar + 8).stream().mapToDouble(Mark.Box::width).sum();
            assertEquals(440 - 8 * 0.6, width, 0.1);
        }
    }

    @Test
    void distanceIsSortedWithARingWhereOneIsKnown() throws StepException, IOException {
        var drawing = one(new DistanceLollipop(), Given.usual());
        assertEquals(1, marks(drawing, Mark.Line.class).stream().filter(Mark.Line::dashed).count());
        var dots = marks(drawing, Mark.Dot.class);
        assertEquals(11, dots.size());
        for (int i = 1; i < dots.size(); i++) {
            assertTrue(dots.get(i).x() >= dots.get(i - 1).x());
        }
        var five = one(new DistanceLollipop(), Given.usual().of(Given.lots(5)));
        assertEquals(0, marks(five, Mark.Line.class).stream().filter(Mark.Line::dashed).count());
        assertEquals(5, marks(five, Mark.Dot.class).size());
    }

    @Test
    void distanceNamesTheTwoClustersThatCauseItWithTheirSign() throws StepException, IOException {
        var tables = Given.usual().of(Given.lots(2)).ofClusters(3).tables();
        tables.put("contributions", Table.builder().texts("lot", "D01", "D01", "D01")
                .texts("cluster", "CL1", "CL2", "CL3").numbers("bits", 0.001, -0.02, 0.005).build());
        var drawing = Given.draw(new DistanceLollipop(), tables).get(0);
        assertTrue(words(drawing).contains("\u2212CL2  +CL3"), words(drawing).toString());
    }

    @Test
    void mapShowsEveryKeptCellAndNoneThatWasRemoved() throws StepException {
        var drawing = one(new CellMap(), Given.usual());
        var kept = Given.usual().tables().get("cells").where("kept", "true").rows();
        assertEquals(kept, marks(drawing, Mark.Points.class).stream().mapToInt(p -> p.x().length).sum());
        assertEquals(8, marks(drawing, Mark.Points.class).size());
    }

    @Test
    void mapWithoutAnyKeptCellIsEmpty() throws StepException, IOException {
        var cells = Table.builder().texts("lot", "D01").texts("barcode", "A").texts("kept", "false")
                .texts("reasons", "x").texts("cluster", "").numbers("umap_1", Double.NaN)
                .numbers("umap_2", Double.NaN).numbers("umi", 10).numbers("genes", 5).numbers("mito", Double.NaN)
                .build();
        for (var figure : List.of(new CellMap(), new LotMaps(), new QualityStrips())) {
            for (var drawing : Given.draw(figure, Map.of("cells", cells))) {
                Svg.of(drawing, Locale.ENGLISH);
            }
        }
    }

    @Test
    void lotMapsLayEachLotOverThePopulation() throws StepException, IOException {
        var drawing = one(new LotMaps(), Given.usual());
        assertEquals(11, marks(drawing, Mark.Points.class).stream().filter(p -> p.colour().rgb() != 0).count());
        assertEquals(31, marks(drawing, Mark.Points.class).stream().filter(p -> p.colour().rgb() != 0)
                .mapToInt(p -> p.x().length).max().orElseThrow());
        var many = one(new LotMaps(), Given.usual().of(Given.lots(60)).ofClusters(3));
        assertEquals("The 24 of 60 lots farthest from the population, over it", many.title().en());
        var unknown = Map.of("cells", Given.usual().of(Given.lots(60)).tables().get("cells"));
        assertEquals("The first 24 of 60 lots over the population", Given.draw(new LotMaps(), unknown).get(0).title().en());
        assertTrue(words(many).getFirst().startsWith("D18 "), words(many).getFirst()); // 17 x 7 = 59 (mod 60)
    }

    @Test
    void clusterSizesCountTheLotsThatHaveAny() throws StepException, IOException {
        var table = Table.builder().texts("lot", "A", "A", "B", "B").texts("cluster", "CL1", "CL2", "CL1", "CL2")
                .numbers("cells", 30, 0, 12, 7).numbers("share", 1, 0, 0.63, 0.37).build();
        var words = words(Given.draw(new ClusterSizes(), Map.of("composition", table)).get(0));
        assertTrue(words.contains("42, in 2 of 2 lots") && words.contains("7, in 1 of 2 lots"), words.toString());
    }

    @Test
    void clustersAreInTheirNaturalOrder() {
        var table = Table.builder().texts("cluster", "CL10", "CL2", "", "CL1", "CL2").build();
        assertEquals(List.of("CL1", "CL2", "CL10"), Clusters.sorted(table));
    }

    @Test
    void markersSeenInTooFewLotsAreGrey() throws StepException {
        var dots = marks(one(new MarkerDots(), Given.usual().ofClusters(1)), Mark.Dot.class);
        assertEquals(5, dots.size());
        for (int i = 0; i < 5; i++) {
            assertEquals(i % 4 + 1 < 3, dots.get(i).fill().equals(Colour.FAINT), "gene in " + (i % 4 + 1) + " lots");
        }
    }

    @Test
    void qualityLeavesOutMitochondriaWhereNoneAreKnown() throws StepException, IOException {
        var tables = Given.usual().tables();
        assertTrue(words(Given.draw(new QualityStrips(), tables).get(0)).contains("mito %"));
        var cells = tables.get("cells");
        var without = Table.builder();
        for (var name : cells.names()) {
            if (name.equals("mito")) {
                without.numbers(name, java.util.Arrays.stream(cells.numbers(name)).map(v -> Double.NaN).toArray());
            } else if (cells.isNumber(name)) {
                without.numbers(name, cells.numbers(name));
            } else {
                without.texts(name, cells.texts(name));
            }
        }
        assertFalse(words(Given.draw(new QualityStrips(), Map.of("cells", without.build())).get(0)).contains("mito %"));
    }

    @Test
    void qualityOfEqualCellsIsNoFault() throws StepException, IOException {
        var cells = Table.builder().texts("lot", "A", "A", "B").numbers("umi", 500, 500, 0).numbers("genes", 1, 1, 1)
                .numbers("mito", 0, 0, Double.NaN).build();
        Svg.of(Given.draw(new QualityStrips(), Map.of("cells", cells)).get(0), Locale.ENGLISH);
    }
}
