// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.formats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;

import org.celltaxon.api.PlainRun;
import org.celltaxon.api.Settings;
import org.celltaxon.api.StepException;
import org.celltaxon.api.counts.Gene;
import org.celltaxon.api.formats.Importer;
import org.celltaxon.api.formats.Source;
import org.celltaxon.store.MatrixBuilder;
import org.celltaxon.testkit.SharedData;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.jhdf.HdfFile;

/** Small HDF5 files, whole, damaged and wrong. */
class HdfFilesTest {

    private static final TenxH5Importer H5 = new TenxH5Importer();
    private static final H5adImporter H5AD = new H5adImporter();
    private static final String GENE = "Gene Expression";

    @TempDir
    Path folder;

    private Path file() {
        return folder.resolve("試料 1.h5");
    }

    @Test
    void a10xFileIsReadWithIdsSymbolsAndBarcodes() throws StepException, IOException {
        var library = Given.read(H5, Given.h5(file(), Given.rows(), GENE, GENE, GENE));
        assertEquals(List.of("A", "B"), library.counts().barcodes());
        assertEquals(List.of("G1", "G2", "G3"), library.ids());
        assertEquals(List.of("S1", "S2", "S3"), library.symbols());
        assertEquals("G1=5 G3=1", library.cell("A"));
        assertEquals("G2=7", library.cell("B"));
        assertEquals(List.of(), library.notices());
    }

    @Test
    void otherFeaturesAreLeftOutAndToldAbout() throws StepException, IOException {
        var library = Given.read(H5, Given.h5(file(), Given.rows(), GENE, "Antibody Capture", GENE));
        assertEquals(List.of("G1", "G3"), library.ids());
        assertEquals("G1=5 G3=1", library.cell("A"));
        assertEquals("", library.cell("B"));
        assertEquals(List.of("OTHER_FEATURES"), library.codes());
        assertTrue(library.notices().getFirst().text().en().contains("1 features"), library.notices().toString());
    }

    @Test
    void otherFeaturesAreKeptApartWithTheSameCells() throws StepException, IOException {
        var library = Given.read(H5, Given.h5(file(), Given.rows(), GENE, "Antibody Capture", "CRISPR Guide Capture"));
        assertEquals(Set.of("Antibody Capture", "CRISPR Guide Capture"), library.others().keySet());
        var antibodies = new Given.Library(library.others().get("Antibody Capture"), List.of(), Map.of());
        assertEquals(List.of("A", "B"), antibodies.counts().barcodes());
        assertEquals(List.of("G2"), antibodies.ids());
        assertEquals("", antibodies.cell("A"));
        assertEquals("G2=7", antibodies.cell("B"));
        var guides = new Given.Library(library.others().get("CRISPR Guide Capture"), List.of(), Map.of());
        assertEquals("G3=1", guides.cell("A"));
        assertEquals(List.of("OTHER_FEATURES", "OTHER_FEATURES"), library.codes());
        assertTrue(library.notices().getFirst().text().en().endsWith("(Antibody Capture) were kept apart."),
                library.notices().toString());
    }

    @Test
    void aNewFileOfSeveralGenomesNeedsAChoiceToo() throws StepException, IOException {
        try (var hdf = HdfFile.write(file())) {
            var matrix = hdf.putGroup("matrix");
            Given.put(matrix, Given.rows());
            matrix.putDataset("barcodes", new String[] {"A", "B"});
            matrix.putDataset("shape", new int[] {3, 2});
            var features = matrix.putGroup("features");
            features.putDataset("id", new String[] {"G1", "g2", "CD4"});
            features.putDataset("name", new String[] {"S1", "s2", "CD4"});
            features.putDataset("feature_type", new String[] {GENE, GENE, "Antibody Capture"});
            features.putDataset("genome", new String[] {"GRCh38", "mm10", ""});
        }
        assertEquals("It holds several genomes: GRCh38, mm10.", Given.refused(H5, file()).why().en());
        var mouse = Given.read(H5, file(), Map.of("genome", "mm10"));
        assertEquals(List.of("g2"), mouse.ids());
        assertEquals("", mouse.cell("A"));
        assertEquals("g2=7", mouse.cell("B"));
        assertEquals(List.of("CD4"), mouse.others().get("Antibody Capture").genes().stream().map(Gene::id).toList());
    }

    @Test
    void aShapeThatDisagreesIsNamed() {
        try (var hdf = HdfFile.write(file())) {
            var matrix = hdf.putGroup("hg19");
            Given.put(matrix, Given.rows());
            matrix.putDataset("barcodes", new String[] {"A", "B"});
            matrix.putDataset("genes", new String[] {"G1", "G2", "G3"});
            matrix.putDataset("gene_names", new String[] {"S1", "S2", "S3"});
            matrix.putDataset("shape", new int[] {3, 4});
        }
        assertEquals("'hg19/shape' says [3.0, 4.0], but there are 3 features and 2 barcodes.",
                Given.refused(H5, file()).why().en());
    }

    @Test
    void unsortedGenesOfACellAreSorted() throws StepException, IOException {
        var unsorted = new Given.Compressed(new int[] {0, 2, 3}, new int[] {2, 0, 1}, new double[] {1, 5, 7});
        Given.assertSame(Given.read(H5, Given.h5(folder.resolve("sorted.h5"), Given.rows())).counts(),
                Given.read(H5, Given.h5(file(), unsorted)).counts());
    }

    @Test
    void aFileWithoutFeatureTypesHoldsGenes() throws StepException, IOException {
        assertEquals(List.of("G1", "G2", "G3"), Given.read(H5, Given.h5(file(), Given.rows())).ids());
    }

    @Test
    void onlyOtherFeaturesAreNoMatrix() {
        var refusal = Given.refused(H5, Given.h5(file(), Given.rows(), "Peaks", "Peaks", "Peaks"));
        assertEquals("It has no genes.", refusal.why().en());
    }

    @Test
    void arraysThatDoNotFitEachOtherAreNamed() {
        var wrong = List.of(
                new Given.Compressed(new int[] {0, 2, 4}, new int[] {0, 2, 1}, new double[] {5, 1, 7}),
                new Given.Compressed(new int[] {0, 2}, new int[] {0, 2}, new double[] {5, 1}),
                new Given.Compressed(new int[] {0, 5, 3}, new int[] {0, 2, 1}, new double[] {5, 1, 7}),
                new Given.Compressed(new int[] {1, 2, 3}, new int[] {0, 2, 1}, new double[] {5, 1, 7}),
                new Given.Compressed(new int[] {0, 2, 3}, new int[] {0, 3, 1}, new double[] {5, 1, 7}),
                new Given.Compressed(new int[] {0, 2, 3}, new int[] {0, -1, 1}, new double[] {5, 1, 7}),
                new Given.Compressed(new int[] {0, 2, 3}, new int[] {0, 2}, new double[] {5, 1, 7}),
                new Given.Compressed(new int[] {0, 2, 3}, new int[] {0, 2, 1}, new double[] {5, 1}));
        for (var matrix : wrong) {
            var h5 = Given.refused(H5, Given.h5(file(), matrix, GENE, GENE, GENE));
            assertTrue(h5.why().en().startsWith("The arrays of 'matrix' do not fit each other"), h5.why().en());
            var csr = Given.refused(H5AD, Given.h5ad(file(), "csr_matrix", matrix));
            assertTrue(csr.why().en().startsWith("The arrays of 'X' do not fit each other"), csr.why().en());
        }
    }

    @Test
    void aGeneTwiceInACellIsNamed() {
        var twice = new Given.Compressed(new int[] {0, 2, 3}, new int[] {1, 1, 1}, new double[] {5, 1, 7});
        assertEquals("Cell 'A' names gene 'G2' twice.", Given.refused(H5, Given.h5(file(), twice)).why().en());
        var more = new Given.Compressed(new int[] {0, 4, 4}, new int[] {1, 1, 1, 1}, new double[] {5, 1, 7, 1});
        Given.refused(H5, Given.h5(file(), more));
    }

    @Test
    void rowsColumnsAndDenseGiveTheSameMatrix() throws StepException, IOException {
        var byRows = Given.read(H5AD, Given.h5ad(folder.resolve("csr"), "csr_matrix", Given.rows()));
        var columns = new Given.Compressed(new int[] {0, 1, 2, 3}, new int[] {0, 1, 0}, new double[] {5, 7, 1});
        var byColumns = Given.read(H5AD, Given.h5ad(folder.resolve("csc"), "csc_matrix", columns));
        Path dense = folder.resolve("dense");
        try (var hdf = HdfFile.write(dense)) {
            Given.frame(hdf.putGroup("obs"), "A", "B");
            Given.frame(hdf.putGroup("var"), "G1", "G2", "G3");
            hdf.putDataset("X", new float[][] {{5, 0, 1}, {0, 7, 0}});
        }
        assertEquals("G1=5 G3=1", byRows.cell("A"));
        Given.assertSame(byRows.counts(), byColumns.counts());
        Given.assertSame(byRows.counts(), Given.read(H5AD, dense).counts());
    }

    @Test
    void aDenseMatrixOfAnotherSizeIsRefused() {
        try (var hdf = HdfFile.write(file())) {
            Given.frame(hdf.putGroup("obs"), "A", "B");
            Given.frame(hdf.putGroup("var"), "G1", "G2", "G3");
            hdf.putDataset("X", new float[][] {{5, 0}, {0, 7}});
        }
        var refusal = Given.refused(H5AD, file());
        assertTrue(refusal.why().en().contains("4 values, not 2 x 3"), refusal.why().en());
    }

    @Test
    void rawCountsAreFoundBesideProcessedValuesAndSaid() throws StepException, IOException {
        try (var hdf = HdfFile.write(file())) {
            Given.frame(hdf.putGroup("obs"), "細胞１", "細胞２");
            var var = hdf.putGroup("var");
            Given.frame(var, "ENSG1", "ENSG2");
            var.putDataset("gene_symbols", new String[] {"VEGFA", "LRRC75A"});
            hdf.putDataset("X", new double[][] {{0.1, -0.5}, {1.5, 0}});
            hdf.putGroup("layers").putDataset("counts", new int[][] {{3, 0}, {1, 2}});
        }
        var library = Given.read(H5AD, file());
        assertEquals("ENSG1=3", library.cell("細胞１"));
        assertEquals("ENSG1=1 ENSG2=2", library.cell("細胞２"));
        assertEquals(List.of("VEGFA", "LRRC75A"), library.symbols());
        assertEquals(List.of("COUNTS_FROM"), library.codes());
        assertTrue(library.notices().getFirst().text().en().contains("'layers/counts'"), library.notices().toString());
    }

    /** An h5ad file of dense matrices by path, A and B by G1 and G2. */
    private Path layers(Map<String, double[][]> matrices) {
        try (var hdf = HdfFile.write(file())) {
            Given.frame(hdf.putGroup("obs"), "A", "B");
            Given.frame(hdf.putGroup("var"), "G1", "G2");
            var layers = hdf.putGroup("layers");
            matrices.forEach((name, values) -> (name.equals("X") ? hdf : layers).putDataset(name, values));
        }
        return file();
    }

    private static final double[][] WHOLE = {{3, 0}, {1, 2}};
    private static final double[][] LOGS = {{1.386, 0}, {0.693, 1.099}};

    @Test
    void aLayerCalledCountsThatHoldsLogarithmsIsNotTaken() throws StepException, IOException {
        var library = Given.read(H5AD, layers(Map.of("counts", LOGS, "X", WHOLE)));
        assertEquals("G1=1 G2=2", library.cell("B"));
        assertEquals(List.of("COUNTS_FROM"), library.codes());
        var words = library.notices().getFirst().text().en();
        assertTrue(words.contains("taken from 'X', because 'layers/counts' does not hold whole counts"), words);
    }

    @Test
    void anyOtherLayerOfWholeCountsIsTakenAndSaid() throws StepException, IOException {
        var library = Given.read(H5AD, layers(Map.of("umi", WHOLE, "X", LOGS)));
        assertEquals("G1=1 G2=2", library.cell("B"));
        assertTrue(library.notices().getFirst().text().en().contains("taken from 'layers/umi', because 'X'"),
                library.notices().toString());
    }

    @Test
    void theLayerCalledCountsComesBeforeX() throws StepException, IOException {
        var library = Given.read(H5AD, layers(Map.of("counts", WHOLE, "X", new double[][] {{1, 0}, {1, 1}})));
        assertEquals("G1=1 G2=2", library.cell("B"));
    }

    @Test
    void onlyOnesInALayerAreNoCounts() throws StepException, IOException {
        var refusal = Given.refused(H5AD, layers(Map.of("detected", new double[][] {{1, 0}, {1, 1}}, "X", LOGS)));
        assertTrue(refusal.why().en().startsWith("It does not hold counts: gene 'G1' in cell 'A' is 1.386"),
                refusal.why().en());
    }

    @Test
    void negativeAndMissingValuesAreRefusedWithTheirPlace() {
        for (double wrong : new double[] {-1, Double.NaN, Double.POSITIVE_INFINITY}) {
            var refusal = Given.refused(H5AD, layers(Map.of("X", new double[][] {{3, 0}, {1, wrong}})));
            assertTrue(refusal.why().en().startsWith("It does not hold counts: gene 'G2' in cell 'B' is " + wrong),
                    refusal.why().en());
        }
    }

    @Test
    void featureTypesOfAnnDataAreKeptApart() throws StepException, IOException {
        try (var hdf = HdfFile.write(file())) {
            Given.frame(hdf.putGroup("obs"), "A", "B");
            var var = hdf.putGroup("var");
            Given.frame(var, "G1", "CD4");
            var.putDataset("feature_types", new String[] {GENE, "Antibody Capture"});
            hdf.putDataset("X", new int[][] {{3, 9}, {1, 2}});
        }
        var library = Given.read(H5AD, file());
        assertEquals(List.of("G1"), library.ids());
        assertEquals("G1=3", library.cell("A"));
        assertEquals(Set.of("Antibody Capture"), library.others().keySet());
    }

    @Test
    void rawCountsMayHaveMoreGenesThanX() throws StepException, IOException {
        try (var hdf = HdfFile.write(file())) {
            Given.frame(hdf.putGroup("obs"), "A", "B");
            Given.frame(hdf.putGroup("var"), "G1");
            hdf.putDataset("X", new double[][] {{0.1}, {1.5}});
            var raw = hdf.putGroup("raw");
            Given.frame(raw.putGroup("var"), "G1", "G2", "G3");
            raw.putDataset("X", new int[][] {{5, 0, 1}, {0, 7, 0}});
        }
        var library = Given.read(H5AD, file());
        assertEquals(List.of("G1", "G2", "G3"), library.ids());
        assertEquals("G1=5 G3=1", library.cell("A"));
        assertTrue(library.notices().getFirst().text().en().contains("'raw/X'"), library.notices().toString());
    }

    @Test
    void noMatrixAndNoNamesAreNamed() {
        try (var hdf = HdfFile.write(file())) {
            Given.frame(hdf.putGroup("obs"), "A");
            Given.frame(hdf.putGroup("var"), "G1");
        }
        assertTrue(Given.refused(H5AD, file()).why().en().contains("no matrix"));
        try (var hdf = HdfFile.write(file())) {
            hdf.putGroup("obs").putAttribute("_index", "_index");
            Given.frame(hdf.putGroup("var"), "G1");
            hdf.putDataset("X", new int[][] {{1}});
        }
        var refusal = Given.refused(H5AD, file());
        assertTrue(refusal.why().en().contains("obs/index"), refusal.why().en());
    }

    @Test
    void absurdSizesAreRefusedBeforeTheyAreAllocated() throws IOException {
        var bytes = Files.readAllBytes(Given.h5(folder.resolve("small.h5"), Given.rows(), GENE, GENE, GENE));
        int tried = 0;
        for (int at = 0; at + 8 <= bytes.length; at++) {
            // sizes of lists of three and two
            if ((bytes[at] == 3 || bytes[at] == 2) && zeros(bytes, at + 1, at + 8)) {
                var absurd = bytes.clone();
                absurd[at + 5] = 4;
                var file = Files.write(file(), absurd);
                try {
                    Given.read(H5, file);
                } catch (StepException e) {
                    assertTrue(e.getMessage().contains(file.getFileName().toString()), e.getMessage());
                }
                tried++;
            }
        }
        assertTrue(tried > 3, tried + " sizes");
    }

    private static boolean zeros(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            if (bytes[i] != 0) {
                return false;
            }
        }
        return true;
    }

    @Test
    void readingStopsWhenTheUserCancels() {
        var monitor = new NullProgressMonitor();
        monitor.setCanceled(true);
        var run = new PlainRun(monitor, 1, 1, Locale.ENGLISH);
        var file = Given.h5(file(), Given.rows());
        assertThrows(OperationCanceledException.class, () -> H5.read(new Source(file), new MatrixBuilder("x"),
                Settings.defaults(H5.parameters()), run));
    }

    private void cutEverywhere(Importer importer, Path whole, int pieces) throws IOException {
        long size = Files.size(whole);
        for (int i = 0; i < pieces; i++) {
            var cut = Given.cut(whole, size * i / pieces, folder.resolve("cut.h5"));
            importer.accepts(new Source(cut)); // true or false, but nothing thrown
            Given.refused(importer, cut);
        }
        Given.refused(importer, Given.cut(whole, size - 1, folder.resolve("cut.h5")));
    }

    @Test
    void aFileCutAnywhereIsRefusedInWords() throws IOException {
        cutEverywhere(H5, Given.h5(folder.resolve("small.h5"), Given.rows(), GENE, GENE, GENE), 50);
        cutEverywhere(H5AD, Given.h5ad(folder.resolve("small.h5ad"), "csr_matrix", Given.rows()), 50);
    }

    @Test
    void aPublicFileCutAnywhereIsRefusedInWords() throws IOException {
        cutEverywhere(H5, SharedData.require("tenx-formats/3.0.0/filtered_feature_bc_matrix.h5"), 20);
        cutEverywhere(H5AD, SharedData.require("pbmc_small/pbmc_small_dense.h5ad"), 20);
    }

    @Test
    void aCutFileIsSaidToBeCut() throws IOException {
        var whole = Given.h5(folder.resolve("small.h5"), Given.rows(), GENE, GENE, GENE);
        var why = Given.refused(H5, Given.cut(whole, 700, folder.resolve("cut.h5"))).why().en();
        assertEquals("It is cut off: 700 of " + Files.size(whole) + " bytes are there.", why);
    }

    @Test
    void aFileWithADamagedByteIsReadOrRefusedInWords() throws IOException {
        var bytes = Files.readAllBytes(SharedData.require("anndata-encodings/mini_mat.anndata-v0.10.9.h5ad"));
        var random = new SplittableRandom(7);
        int refused = 0;
        for (int i = 0; i < 300; i++) {
            var damaged = bytes.clone();
            damaged[random.nextInt(4096)] ^= (byte) (1 << random.nextInt(3));
            var file = Files.write(folder.resolve("damaged.h5ad"), damaged);
            H5AD.accepts(new Source(file));
            try {
                Given.read(H5AD, file);
            } catch (StepException e) {
                refused++;
            }
        }
        assertTrue(refused > 0, "no damage was noticed");
    }

    @Test
    void whatIsNotHdf5IsRefusedWhenItsFormatIsForced() throws IOException {
        var text = Given.text(folder.resolve("lot.csv"), "gene,A\nG1,1\n");
        assertTrue(Given.refused(H5, text).why().en().contains("not a complete HDF5 file"));
        Given.refused(H5AD, text);
        Given.refused(H5, Files.write(folder.resolve("empty.h5"), new byte[0]));
        assertThrows(StepException.class, () -> Given.read(H5, folder)); // a folder
        assertFalse(H5.accepts(new Source(folder)));
    }
}
