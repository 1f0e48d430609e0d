// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.figures;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;

import org.celltaxon.api.PlainRun;
import org.celltaxon.api.Settings;
import org.celltaxon.api.StepException;
import org.celltaxon.api.Text;
import org.celltaxon.api.figure.Mark;
import org.celltaxon.api.run.FigureResult;
import org.celltaxon.api.run.RunResults;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SvgExporterTest {

    private static final SvgExporter EXPORTER = new SvgExporter();

    @TempDir
    Path folder;

    private static RunResults results(FigureResult... figures) {
        return new RunResults("title", 3, Map.of(), Map.of(), List.of(), Map.of(), List.of(figures), Text.same("finding"),
                List.of(), List.of(), "{}");
    }

    private static FigureResult named(String... names) {
        return new FigureResult("test", 1, Text.same("caption"), Arrays.stream(names).map(n -> new Canvas()
                .words(5, 5, "x", 10, Mark.Anchor.START).drawing(n, new Text("Title", "表題"), 100, 50)).toList());
    }

    private List<Path> export(RunResults results, Locale language) throws IOException {
        var target = folder.resolve("figures");
        EXPORTER.write(results, target, Settings.defaults(EXPORTER.parameters()),
                new PlainRun(new NullProgressMonitor(), 1, 1, language));
        try (var files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private static List<String> names(List<Path> files) {
        return List.copyOf(new TreeSet<>(files.stream().map(f -> f.getFileName().toString()).toList()));
    }

    @Test
    void everyDrawingHasAFile() throws IOException, StepException {
        var figures = new ArrayList<FigureResult>();
        for (var figure : Given.FIGURES) {
            figures.add(new FigureResult("m", figure.screen(), figure.caption(), Given.usual().draw(figure)));
        }
        var files = export(results(figures.toArray(FigureResult[]::new)), Locale.JAPANESE);
        assertEquals(List.of("cluster_sizes.svg", "composition.svg", "distance.svg", "doublets.svg", "knee.svg", "lot_maps.svg", "map.svg",
                "marker_heat_map.svg", "markers.svg", "mean_variance.svg", "mito.svg", "potency_VEGF.svg", "quality.svg",
                "share_vs_potency_VEGF.svg"), names(files));
        for (var file : files) {
            assertEquals(folder.resolve("figures"), file.getParent());
            var svg = Svg.parse(Files.readString(file));
            assertTrue(Svg.isJapanese(svg.elements("title").get(0).getTextContent()), file.toString());
        }
    }

    @Test
    void languageIsTheOneOfTheRun() throws IOException {
        assertTrue(Files.readString(export(results(named("a")), Locale.ENGLISH).get(0)).contains("Title"));
    }

    @Test
    void fileNamesAreSafeWhateverTheAssayIsCalled() throws IOException {
        var files = export(results(named("potency_VEGF/IDO", "potency_../../x", "potency_血管内皮増殖因子",
                "potency_a:b*?\"<>|", "potency_line\nbreak")), Locale.ENGLISH);
        assertEquals(5, files.size());
        for (var file : files) {
            assertEquals(folder.resolve("figures"), file.getParent(), "nothing outside the folder");
            assertFalse(file.getFileName().toString().matches("(?s).*[/\\\\:*?\"<>|\\n].*"), file.toString());
        }
        assertTrue(names(files).contains("potency_血管内皮増殖因子.svg"), "Japanese stays readable");
    }

    @Test
    void drawingsWhoseNamesBecomeEqualDoNotOverwriteEachOther() throws IOException {
        var files = export(results(named("potency_A/B", "potency_A:B", "potency_A_B")), Locale.ENGLISH);
        assertEquals(3, files.size(), names(files).toString());
    }

    @Test
    void namesThatDifferInCaseOnlyDoNotOverwriteEachOtherOnWindows() throws IOException {
        var files = export(results(named("potency_VEGF", "potency_vegf")), Locale.ENGLISH);
        assertEquals(2, names(files).stream().map(name -> name.toLowerCase(Locale.ROOT)).distinct().count());
    }

    @Test
    void drawingsOfTwoModulesWithOneNameAreBothKept() throws IOException {
        assertEquals(2, export(results(named("map"), named("map")), Locale.ENGLISH).size());
    }

    @Test
    void veryLongNamesAreNoFault() throws IOException {
        assertEquals(1, export(results(named("potency_" + "長".repeat(200))), Locale.ENGLISH).size());
    }

    @Test
    void runWithoutFiguresMakesAnEmptyFolder() throws IOException {
        assertEquals(List.of(), export(results(), Locale.ENGLISH));
        assertTrue(Files.isDirectory(folder.resolve("figures")));
    }
}
