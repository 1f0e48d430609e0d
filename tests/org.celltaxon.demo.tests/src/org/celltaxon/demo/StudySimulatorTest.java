// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

import org.celltaxon.api.PlainRun;
import org.celltaxon.api.Settings;
import org.celltaxon.api.StepException;
import org.celltaxon.stats.Correlation;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One study with all settings at their defaults but for fewer genes, which potency does not depend on. */
class StudySimulatorTest {

    private static final int GENES = 500;
    private static final int CELLS = 450;

    @TempDir
    static Path shared;

    private static Study study;
    private static Map<String, int[][]> counts;

    @BeforeAll
    static void generate() throws StepException, IOException {
        study = Study.generate(shared.resolve("study"), Map.of("genes", GENES), 1);
        counts = new HashMap<>();
        for (var lot : study.lots()) {
            counts.put(lot, study.counts(lot));
        }
    }

    private static Study small(Path folder, long seed) throws StepException, IOException {
        return Study.generate(folder, Map.of("lots", 3, "cells_per_lot", 20, "genes", GENES), seed);
    }

    @Test
    void lotSheetNamesElevenLotsWhoseFoldersExist() throws IOException {
        assertEquals("lot,path,donor,passage,condition", study.header("lots.csv"));
        assertEquals(List.of("D01", "D02", "D03", "D04", "D05", "D06", "D07", "D08", "D09", "D10", "D11"),
                study.lots());
        for (var row : study.rows("lots.csv")) {
            assertEquals(5, row.length);
            assertTrue(Files.isDirectory(study.folder().resolve(row[1])), row[1]);
        }
        assertEquals(11, study.rows("lots.csv").stream().map(r -> r[2]).distinct().count(), "one donor a lot");
    }

    @Test
    void potencyTableHasOneExactOrCensoredValueALot() throws IOException {
        assertEquals("lot,assay,value,unit,flag", study.header("potency.csv"));
        var rows = study.rows("potency.csv");
        assertEquals(study.lots(), rows.stream().map(r -> r[0]).toList());
        for (var row : rows) {
            assertEquals("VEGF", row[1]);
            assertEquals("pg per 1e5 cells per 24 h", row[3]);
            assertTrue(List.of("EXACT", "BELOW_LLOQ").contains(row[4]), row[4]);
            assertTrue(Double.parseDouble(row[2]) >= 150);
        }
    }

    @Test
    void linesEndTheSameWayOnEverySystem() throws IOException {
        for (var file : List.of("lots.csv", "potency.csv", "truth.csv", "README.txt")) {
            var text = Files.readString(study.folder().resolve(file));
            assertTrue(text.endsWith("\n") && text.indexOf('\r') < 0, file);
        }
    }

    @Test
    void everyFolderIsACompleteMtxFolder() throws IOException {
        for (var lot : study.lots()) {
            assertEquals(CELLS, counts.get(lot).length);
            assertEquals(GENES, counts.get(lot)[0].length);
            assertEquals(CELLS, study.lines(lot, "barcodes.tsv.gz").size());
            var features = study.lines(lot, "features.tsv.gz");
            assertEquals(GENES, features.size());
            for (var feature : features) {
                var parts = feature.split("\t");
                assertEquals(3, parts.length);
                assertEquals("SIM-" + parts[1], parts[0]);
                assertEquals("Gene Expression", parts[2]);
            }
        }
    }

    @Test
    void allLotsHaveTheSameGenesThirteenOfThemMitochondrial() throws IOException {
        var first = study.lines("D01", "features.tsv.gz");
        assertEquals(GENES, new HashSet<>(first).size());
        assertEquals(13, first.stream().filter(line -> line.startsWith("SIM-MT-")).count());
        for (var lot : study.lots()) {
            assertEquals(first, study.lines(lot, "features.tsv.gz"));
        }
    }

    @Test
    void barcodesAreUniqueWithinTheLotAndTheTruthKnowsThemAll() throws IOException {
        var known = new HashMap<String, List<String>>();
        for (var row : study.rows("truth.csv")) {
            known.computeIfAbsent(row[0], l -> new ArrayList<>()).add(row[1]);
        }
        for (var lot : study.lots()) {
            var barcodes = study.lines(lot, "barcodes.tsv.gz");
            assertEquals(CELLS, new HashSet<>(barcodes).size());
            assertTrue(barcodes.stream().allMatch(b -> b.matches("[ACGT]{16}-1")));
            assertEquals(barcodes, known.get(lot));
        }
    }

    @Test
    void truthNamesAStateAndMarksAboutFourPerCentDoublets() throws IOException {
        assertEquals("lot,barcode,state,doublet", study.header("truth.csv"));
        var rows = study.rows("truth.csv");
        int cells = 11 * CELLS;
        assertEquals(cells, rows.size());
        assertTrue(rows.stream().allMatch(r -> r[2].matches("CL[1-8]") && r[3].matches("true|false")));
        double doublets = rows.stream().filter(r -> r[3].equals("true")).count() / (double) cells;
        assertEquals(0.04, doublets, 4 * Math.sqrt(0.04 * 0.96 / cells));
    }

    @Test
    void doubletsHaveAboutTwiceTheCounts() throws IOException {
        var mean = new double[2];
        var cells = new int[2];
        var at = new HashMap<String, Integer>();
        for (var row : study.rows("truth.csv")) {
            int cell = at.merge(row[0], 1, Integer::sum) - 1;
            int doublet = row[3].equals("true") ? 1 : 0;
            mean[doublet] += total(counts.get(row[0])[cell]);
            cells[doublet]++;
        }
        assertEquals(2, mean[1] / cells[1] / (mean[0] / cells[0]), 0.25);
    }

    @Test
    void cellsHaveTheDepthOfScience() throws IOException {
        double sum = 0;
        var totals = new ArrayList<Double>();
        for (var row : study.rows("truth.csv")) {
            if (row[3].equals("false")) {
                int cell = study.lines(row[0], "barcodes.tsv.gz").indexOf(row[1]);
                totals.add(Math.log(total(counts.get(row[0])[cell])));
                sum += totals.getLast();
                if (totals.size() == 1000) {
                    break;
                }
            }
        }
        // lognormal(ln 8000, .35); the counts add their own noise, more with few genes
        assertEquals(Math.log(8000), sum / totals.size(), 0.08);
    }

    @Test
    void onlyTheStressedLotHasTwiceTheMitochondrialShare() throws IOException {
        var mito = new HashMap<String, Double>();
        for (var lot : study.lots()) {
            double sum = 0;
            for (var cell : counts.get(lot)) {
                sum += IntStream.range(GENES - 13, GENES).map(g -> cell[g]).sum() / total(cell);
            }
            mito.put(lot, sum / CELLS);
        }
        double stressed = mito.remove("D07");
        double others = mito.values().stream().mapToDouble(d -> d).average().orElseThrow();
        assertEquals(8 / 148.0, others, 0.004); // Beta(8, 140)
        mito.forEach((lot, share) -> assertEquals(others, share, 0.008, lot));
        assertEquals(2, stressed / others, 0.2);
    }

    @Test
    void everyStateHasItsOwnMarkers() throws IOException {
        var mean = new double[8][GENES];
        var cells = new int[8];
        var at = new HashMap<String, Integer>();
        for (var row : study.rows("truth.csv")) {
            int cell = at.merge(row[0], 1, Integer::sum) - 1;
            if (row[3].equals("false")) {
                int state = row[2].charAt(2) - '1';
                var own = counts.get(row[0])[cell];
                double total = total(own);
                cells[state]++;
                for (int g = 0; g < GENES; g++) {
                    mean[state][g] += own[g] / total;
                }
            }
        }
        for (int k = 0; k < 8; k++) {
            int markers = 0;
            for (int g = 0; g < GENES; g++) {
                double others = 0;
                for (int j = 0; j < 8; j++) {
                    others += j == k ? 0 : mean[j][g] / cells[j] / 7;
                }
                markers += mean[k][g] / cells[k] > 2.5 * others ? 1 : 0;
            }
            // 40 were planted, 4.5-fold; those of few counts may be missed
            assertTrue(markers >= 32 && markers <= 44, markers + " markers of CL" + (k + 1));
        }
    }

    @Test
    void vegfRisesWithTheTrueShareOfCl3() throws IOException {
        double r = Correlation.pearson(study.share(3), study.vegf());
        assertTrue(r > 0.7, "r = " + r);
        for (int k : new int[] {1, 2, 4, 5, 6, 7, 8}) {
            assertTrue(Correlation.pearson(study.share(k), study.vegf()) < r);
        }
    }

    @Test
    void readmeSaysThatTheDataAreNotReal() throws IOException {
        assertTrue(Files.readString(study.folder().resolve("README.txt")).contains("not real data"));
    }

    @Test
    void sameSeedGivesTheSameBytes(@TempDir Path folder) throws StepException, IOException {
        var one = small(folder.resolve("one"), 7).digests();
        assertEquals(13, one.size(), one.keySet().toString()); // 3 tables, README, 3 lots of 3 files
        assertEquals(one, small(folder.resolve("two"), 7).digests());
    }

    @Test
    void anotherSeedGivesOtherData(@TempDir Path folder) throws StepException, IOException {
        var one = small(folder.resolve("one"), 7).digests();
        var other = small(folder.resolve("two"), 8).digests();
        assertEquals(one.keySet(), other.keySet());
        for (var file : List.of("potency.csv", "truth.csv", "data/D01/matrix.mtx.gz", "data/D03/barcodes.tsv.gz")) {
            assertNotEquals(one.get(file), other.get(file), file);
        }
        for (var file : List.of("README.txt", "lots.csv", "data/D01/features.tsv.gz")) {
            assertEquals(one.get(file), other.get(file), file);
        }
    }

    @Test
    void languageDoesNotChangeTheFiles(@TempDir Path folder) throws StepException, IOException {
        var before = Locale.getDefault();
        try {
            var one = small(folder.resolve("one"), 7).digests();
            Locale.setDefault(Locale.forLanguageTag("ar-EG"));
            assertEquals(one, small(folder.resolve("two"), 7).digests());
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void lotsFollowTheSettings(@TempDir Path folder) throws StepException, IOException {
        var one = Study.generate(folder, Map.of("lots", 1, "cells_per_lot", 10, "genes", 600), 1);
        assertEquals(List.of("D01"), one.lots());
        assertEquals(10, one.counts("D01").length);
        assertEquals(600, one.counts("D01")[0].length);
    }

    @Test
    void settingsOutsideTheirRangeAreRefused() {
        for (var settings : List.of(Map.of("lots", 0), Map.of("genes", 20), Map.of("cells_per_lot", 0),
                Map.of("potency_sd", -1), Map.of("doublets", 0.1))) {
            assertThrows(StepException.class, () -> Settings.of(Study.SIMULATOR.parameters(), settings));
        }
    }

    @Test
    void cancellingEndsTheWork(@TempDir Path folder) {
        var monitor = new NullProgressMonitor();
        monitor.setCanceled(true);
        var settings = Settings.defaults(Study.SIMULATOR.parameters());
        assertThrows(OperationCanceledException.class,
                () -> Study.SIMULATOR.generate(folder, settings, new PlainRun(monitor, 1, 1, Locale.ENGLISH)));
        assertFalse(Files.exists(folder.resolve("lots.csv")));
    }

    private static double total(int[] cell) {
        return Arrays.stream(cell).sum();
    }
}
