// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.cells;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;

import org.celltaxon.api.StepException;
import org.celltaxon.api.cells.CellSpace;
import org.celltaxon.api.cells.Embedding;
import org.celltaxon.api.cells.Grouping;
import org.celltaxon.api.cells.Labels;
import org.celltaxon.api.cells.NormalisedMatrix;
import org.celltaxon.stats.RandIndex;
import org.celltaxon.testkit.Matrices;
import org.celltaxon.testkit.SharedData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** All steps in a row on public data whose cells are known. */
class PublicDataTest {

    /** Counts of one library, gene by gene, and what each cell is. */
    private record Library(Map<String, int[]> genes, List<String> kinds) {
    }

    private static List<String> lines(Path file) throws IOException {
        try (var reader = new BufferedReader(new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)),
                StandardCharsets.UTF_8))) {
            return reader.lines().toList();
        }
    }

    /** Cells of three cancer lines, told apart by their genotypes, without doublets (LuyiTian/sc_mixology). */
    private static Library mixology(String name) throws IOException {
        var folder = SharedData.require("sc_mixology_3cl");
        var genes = new LinkedHashMap<String, int[]>();
        for (var line : lines(folder.resolve(name + ".count.csv.gz"))) {
            if (!genes.isEmpty() || line.startsWith("\"ENSG")) {
                var words = line.split(",");
                genes.put(words[0], Arrays.stream(words).skip(1).mapToInt(Integer::parseInt).toArray());
            }
        }
        var meta = lines(folder.resolve(name + ".metadata.csv.gz"));
        var title = List.of(meta.getFirst().split(",")); // the row names have none
        var rows = meta.stream().skip(1).map(l -> l.split(",")).toList();
        var single = IntStream.range(0, rows.size())
                .filter(i -> rows.get(i)[title.indexOf("\"demuxlet_cls\"") + 1].equals("\"SNG\"")).toArray();
        genes.replaceAll((gene, all) -> Arrays.stream(single).map(i -> all[i]).toArray());
        return new Library(genes, Arrays.stream(single)
                .mapToObj(i -> rows.get(i)[title.indexOf("\"cell_line_demuxlet\"") + 1]).toList());
    }

    private static int[][] cells(List<String> genes, Library... libraries) {
        var rows = new ArrayList<int[]>();
        for (var library : libraries) {
            for (int i = 0; i < library.kinds().size(); i++) {
                int cell = i;
                rows.add(genes.stream().mapToInt(g -> library.genes().get(g)[cell]).toArray());
            }
        }
        return rows.toArray(int[][]::new);
    }

    private static int[] numbers(List<String> words) {
        var known = new HashMap<String, Integer>();
        return words.stream().mapToInt(w -> known.computeIfAbsent(w, k -> known.size())).toArray();
    }

    private static Embedding components(NormalisedMatrix matrix, Grouping lots) throws StepException {
        var vst = new VstSelection();
        var pca = new Pca();
        var genes = vst.select(matrix, lots, Given.settings(vst), Given.run()).genes();
        return pca.reduce(matrix, genes, Given.settings(pca), Given.run()).scores();
    }

    private static Labels cluster(Embedding points, double resolution) throws StepException {
        CellSpace space = Given.space(points, 20);
        var leiden = new Leiden();
        return leiden.cluster(space, Given.settings(leiden, "resolution", resolution), Given.run());
    }

    @ParameterizedTest
    @ValueSource(strings = {"sc_celseq2", "sc_dropseq"})
    void threeCellLinesAreThreeClusters(String name) throws IOException, StepException {
        var library = mixology(name);
        var matrix = Given.normalised(Matrices.of(cells(List.copyOf(library.genes().keySet()), library), 100));
        var labels = cluster(components(matrix, Given.oneLot(library.kinds().size())), 0.3);
        assertEquals(3, labels.count());
        double ari = RandIndex.adjusted(labels.toArray(), numbers(library.kinds()));
        assertTrue(ari > 0.97, "ARI " + ari);
    }

    @Test
    void twoProtocolsMeetAndTheCellLinesStayApart() throws IOException, StepException {
        var celseq = mixology("sc_celseq2");
        var dropseq = mixology("sc_dropseq");
        var genes = celseq.genes().keySet().stream().filter(dropseq.genes()::containsKey).toList();
        var kinds = new ArrayList<>(celseq.kinds());
        kinds.addAll(dropseq.kinds());
        int first = celseq.kinds().size();
        var lots = Given.lots(IntStream.range(0, kinds.size()).map(i -> i < first ? 0 : 1).toArray());
        var points = components(Given.normalised(Matrices.of(cells(genes, celseq, dropseq), 100)), lots);
        var harmony = new Harmony();
        var integrated = harmony.integrate(points, lots, Given.settings(harmony), Given.run());
        double before = same(points, lots.of());
        double after = same(integrated, lots.of());
        assertTrue(before > 0.8 && after < 0.6, "of the same protocol: " + before + " before, " + after + " after");
        assertTrue(same(integrated, numbers(kinds)) > 0.99);
    }

    /** Share of a cell's nearest neighbours that are of its own kind, averaged over all cells. */
    private static double same(Embedding points, int[] kind) throws StepException {
        var near = Given.neighbours(points, 20);
        int same = 0;
        for (int e = 0; e < near.index().length; e++) {
            same += kind[near.index()[e]] == kind[e / 20] ? 1 : 0;
        }
        return (same / (double) points.cells() - 1) / 19;
    }

    /** The 2,700 blood cells of Seurat's tutorial with its classes and its markers. */
    @Test
    void bloodCellsHaveTheirTextbookMarkers() throws IOException, StepException {
        var folder = SharedData.require("pbmc3k");
        var mtx = folder.resolve("filtered_feature_bc_matrix");
        var symbols = lines(mtx.resolve("features.tsv.gz")).stream().map(l -> l.split("\t")[1]).toArray(String[]::new);
        var barcodes = lines(mtx.resolve("barcodes.tsv.gz"));
        var rows = new int[barcodes.size()][symbols.length];
        long entries = lines(mtx.resolve("matrix.mtx.gz")).stream().filter(l -> !l.startsWith("%")).skip(1).peek(l -> {
            var words = l.split(" ");
            rows[Integer.parseInt(words[1]) - 1][Integer.parseInt(words[0]) - 1] = Integer.parseInt(words[2]);
        }).count();
        assertEquals(2_282_976, entries);
        var types = new HashMap<String, String>();
        for (var line : Files.readAllLines(folder.resolve("cell_types.csv"))) {
            types.put(line.split(",")[0], line.split(",")[1]);
        }
        var matrix = Given.normalised(Matrices.of(Matrices.named(symbols), rows, 512));
        var lots = Given.oneLot(rows.length);
        var labels = cluster(components(matrix, lots), 0.8);
        var typeOf = barcodes.stream().map(types::get).toList();
        var known = IntStream.range(0, rows.length).filter(i -> !typeOf.get(i).equals("unassigned")).toArray();
        double ari = RandIndex.adjusted(Arrays.stream(known).map(labels::of).toArray(),
                numbers(Arrays.stream(known).mapToObj(typeOf::get).toList()));
        assertTrue(ari > 0.6, "ARI " + ari);
        var step = new RankSumMarkers();
        var markers = step.markers(matrix, labels, lots, Given.settings(step), Given.run());
        for (var wanted : List.of("B:MS4A1,CD79A", "CD14+ Mono:CD14,LYZ", "FCGR3A+ Mono:FCGR3A", "NK:GNLY,NKG7")) {
            var type = wanted.split(":")[0];
            var inCluster = new int[labels.count()];
            Arrays.stream(known).filter(i -> typeOf.get(i).equals(type)).forEach(i -> inCluster[labels.of(i)]++);
            int most = IntStream.range(0, inCluster.length).reduce(0, (a, b) -> inCluster[b] > inCluster[a] ? b : a);
            var found = new HashSet<>(List.of(markers.where("cluster", Labels.name(most)).texts("gene")));
            for (var gene : wanted.split(":")[1].split(",")) {
                assertTrue(found.contains(gene), gene + " is no marker of " + type);
            }
        }
    }
}
