// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.demo;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.celltaxon.api.Settings;
import org.celltaxon.api.StepException;
import org.celltaxon.stats.Spread;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The knobs of SCIENCE appendix C that are off unless asked for, each seen in the files. */
class KnobsTest {

    private static final int GENES = 500;
    private static final List<String> PSC = List.of("LIN28A", "POU5F1", "NANOG", "SOX2", "DNMT3B", "TDGF1");
    private static final List<String> MALE = List.of("RPS4Y1", "DDX3Y", "UTY");

    @TempDir
    Path folder;

    private Study study(String name, int lots, int cells, Map<String, ?> more) throws StepException, IOException {
        var settings = new HashMap<String, Object>(Map.of("lots", lots, "cells_per_lot", cells, "genes", GENES));
        settings.putAll(more);
        return Study.generate(folder.resolve(name), settings, 3);
    }

    /** True state of each cell of a lot, in the order of its barcodes. */
    private static List<String> states(Study study, String lot) throws IOException {
        return study.rows("truth.csv").stream().filter(r -> r[0].equals(lot)).map(r -> r[2]).toList();
    }

    private static double share(Study study, String lot, String state) throws IOException {
        var states = states(study, lot);
        return states.stream().filter(state::equals).count() / (double) states.size();
    }

    private static List<String> genes(Study study) throws IOException {
        return study.lines("D01", "features.tsv.gz").stream().map(l -> l.split("\t")[1]).toList();
    }

    private static List<String> column(Study study, String name) throws IOException {
        int column = Arrays.asList(study.header("lots.csv").split(",")).indexOf(name);
        assertTrue(column >= 0, "no column " + name);
        return study.rows("lots.csv").stream().map(r -> r[column]).toList();
    }

    /** Counts of a gene over some cells, a mean. */
    private static double mean(int[][] counts, int gene, List<Integer> cells) {
        return cells.stream().mapToInt(c -> counts[c][gene]).average().orElseThrow();
    }

    /** Cells of one lot that are no doublets, in a state or in none of it. */
    private static List<Integer> cells(Study study, String lot, String state, boolean within) throws IOException {
        var rows = study.rows("truth.csv").stream().filter(r -> r[0].equals(lot)).toList();
        var cells = new ArrayList<Integer>();
        for (int c = 0; c < rows.size(); c++) {
            if (rows.get(c)[3].equals("false") && rows.get(c)[2].equals(state) == within) {
                cells.add(c);
            }
        }
        return cells;
    }

    private static double noise(double share, int cells) {
        return 4 * Math.sqrt(share * (1 - share) / cells);
    }

    @Test
    void namedGenesAreSilentUnlessAskedFor() throws StepException, IOException {
        var study = study("plain", 4, 60, Map.of());
        var named = new ArrayList<>(PSC);
        named.addAll(MALE);
        named.add("XIST");
        assertEquals(named, genes(study).subList(0, 10));
        assertEquals(GENES, new HashSet<>(genes(study)).size());
        for (var lot : study.lots()) {
            var counts = study.counts(lot);
            for (int g = 0; g < 10; g++) {
                int gene = g;
                assertTrue(Arrays.stream(counts).allMatch(c -> c[gene] == 0), named.get(g) + " in " + lot);
            }
            assertTrue(states(study, lot).stream().allMatch(s -> s.matches("CL[1-8]")));
        }
    }

    @Test
    void knobsThatAreOffLeaveEveryByteAsItIs() throws StepException, IOException {
        var off = Map.of("batch_is_lot", false, "private_state", 0.0, "process_shift", 1.0, "residual_psc", 0.0, "sex_genes", false);
        assertEquals(study("plain", 3, 30, Map.of()).digests(), study("off", 3, 30, off).digests());
    }

    @Test
    void sameSeedGivesTheSameBytesWithAllKnobsOn() throws StepException, IOException {
        var on = Map.of("batch_is_lot", true, "private_state", 0.1, "process_shift", 0.6, "residual_psc", 0.05, "sex_genes", true);
        var one = study("one", 4, 40, on);
        assertEquals("lot,path,donor,passage,condition,process,sex", one.header("lots.csv"));
        assertEquals(one.digests(), study("two", 4, 40, on).digests());
        assertNotEquals(one.digests(), study("other", 4, 40, Map.of()).digests());
    }

    /** Spread over the genes of the log ratio of two lots of the same composition. */
    private static double lotToLot(Study study) throws IOException {
        var totals = new double[2][GENES];
        for (int l = 0; l < 2; l++) {
            for (var cell : study.counts(study.lots().get(l))) {
                for (int g = 0; g < GENES; g++) {
                    totals[l][g] += cell[g];
                }
            }
        }
        return Spread.sd(IntStream.range(0, GENES - 13).filter(g -> totals[0][g] + totals[1][g] > 1000)
                .mapToDouble(g -> Math.log(totals[0][g] / totals[1][g])).toArray());
    }

    @Test
    void batchIsLotGivesEveryLotAStrongEffectOfItsOwn() throws StepException, IOException {
        var alike = Map.of("alpha_scale", 100.0);
        var on = Map.of("alpha_scale", 100.0, "batch_is_lot", true);
        double usual = lotToLot(study("usual", 2, 200, alike));
        double strong = lotToLot(study("strong", 2, 200, on));
        // log-normal effects of .15 and .6 in both lots; the counting adds a little
        assertEquals(0.15 * Math.sqrt(2), usual, 0.05);
        assertEquals(0.6 * Math.sqrt(2), strong, 0.15);
    }

    @Test
    void onlyTheLastLotHasThePrivateState() throws StepException, IOException {
        var study = study("private", 4, 400, Map.of("private_state", 0.2));
        for (var lot : List.of("D01", "D02", "D03")) {
            assertEquals(0, share(study, lot, "PRIVATE"), lot);
        }
        assertEquals(0.2, share(study, "D04", "PRIVATE"), noise(0.2, 400));
        var counts = study.counts("D04");
        var own = cells(study, "D04", "PRIVATE", true);
        var others = cells(study, "D04", "PRIVATE", false);
        long markers = IntStream.range(0, GENES).filter(g -> mean(counts, g, own) > 2.5 * mean(counts, g, others)).count();
        assertTrue(markers >= 30 && markers <= 45, markers + " markers"); // 40 were planted, 4.5-fold
        assertEquals("lot,path,donor,passage,condition", study.header("lots.csv"));
    }

    /** Share of the driver behind each potency, which has no noise. */
    private static double[] behind(Study study) throws IOException {
        return Arrays.stream(study.vegf()).map(v -> (v - 172.7) / 3884).toArray();
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.6, 1.5})
    void processShiftMultipliesTheDriversShareInTheSecondHalf(double factor) throws StepException, IOException {
        var before = study("before", 11, 10, Map.of("potency_sd", 0));
        var after = study("after", 11, 10, Map.of("potency_sd", 0, "process_shift", factor));
        assertEquals("lot,path,donor,passage,condition,process", after.header("lots.csv"));
        assertEquals(List.of("pre", "pre", "pre", "pre", "pre", "pre", "post", "post", "post", "post", "post"), column(after, "process"));
        var expected = behind(before);
        for (int l = 6; l < 11; l++) {
            expected[l] *= factor;
        }
        assertArrayEquals(expected, behind(after), 0.5 * (1 + factor) / 3884); // potency is a whole number
    }

    @Test
    void everyLotHasResidualCellsWithTheirMarkers() throws StepException, IOException {
        var study = study("residual", 3, 400, Map.of("residual_psc", 0.1));
        for (var lot : study.lots()) {
            assertEquals(0.1, share(study, lot, "PSC"), noise(0.1, 400), lot);
            var counts = study.counts(lot);
            for (int g = 0; g < PSC.size(); g++) {
                double own = mean(counts, g, cells(study, lot, "PSC", true));
                double others = mean(counts, g, cells(study, lot, "PSC", false));
                assertTrue(own > 20 && others < 0.02 * own, PSC.get(g) + ": " + own + " and, from ambient RNA, " + others);
            }
        }
    }

    @Test
    void sexGenesSplitTheLotsInHalves() throws StepException, IOException {
        var study = study("sex", 4, 40, Map.of("sex_genes", true));
        assertEquals(List.of("male", "female", "male", "female"), column(study, "sex"));
        for (int l = 0; l < 4; l++) {
            var counts = study.counts(study.lots().get(l));
            var all = IntStream.range(0, counts.length).boxed().toList();
            for (int g = 6; g < 10; g++) {
                boolean expressed = g == 9 ? l % 2 == 1 : l % 2 == 0;
                double mean = mean(counts, g, all);
                assertTrue(expressed ? mean > 10 : mean == 0, genes(study).get(g) + " in " + study.lots().get(l) + ": " + mean);
            }
        }
    }

    @Test
    void lotWithoutRoomForUsualStatesIsStillALot() throws StepException, IOException {
        var study = study("full", 2, 50, Map.of("private_state", 0.5, "residual_psc", 0.5));
        assertTrue(states(study, "D02").stream().allMatch(s -> s.equals("PRIVATE") || s.equals("PSC")));
        assertTrue(states(study, "D01").stream().noneMatch("PRIVATE"::equals));
        assertFalse(study.rows("potency.csv").stream().anyMatch(r -> r[2].equals("NaN")));
    }

    @Test
    void settingsOutsideTheirRangeAreRefused() {
        for (var settings : List.of(Map.of("private_state", 0.6), Map.of("residual_psc", -0.1), Map.of("process_shift", 0))) {
            assertThrows(StepException.class, () -> Settings.of(Study.SIMULATOR.parameters(), settings));
        }
    }
}
