// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.formats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;

import org.celltaxon.api.PlainRun;
import org.celltaxon.api.StepException;
import org.celltaxon.api.counts.Gene;
import org.celltaxon.api.counts.MatrixSink;
import org.celltaxon.api.table.Table;
import org.celltaxon.testkit.SharedData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Public files, whose contents are known, in all their encodings. */
class PublicFilesTest {

    private static final TenxH5Importer H5 = new TenxH5Importer();
    private static final TenxMtxImporter MTX = new TenxMtxImporter();
    private static final H5adImporter H5AD = new H5adImporter();
    private static final CsvImporter CSV = new CsvImporter();
    private static final LoomImporter LOOM = new LoomImporter();

    /** How often each word, or words joined by a space, occurs in columns of the annotations. */
    private static Map<String, Integer> counts(Given.Library library, String... columns) {
        var table = library.counts().annotations();
        assertEquals(library.counts().cells(), table.rows());
        var counts = new TreeMap<String, Integer>();
        for (int i = 0; i < table.rows(); i++) {
            int row = i;
            counts.merge(Arrays.stream(columns).map(c -> table.text(c, row)).collect(Collectors.joining(" ")), 1, Integer::sum);
        }
        return counts;
    }

    @Test
    void pbmc3kIsTheSameMatrixInThreeFormats() throws StepException, IOException {
        var h5 = Given.read(H5, SharedData.require("pbmc3k/pbmc3k_filtered_feature_bc_matrix.h5"));
        assertEquals(2700, h5.counts().cells());
        assertEquals(13714, h5.counts().genes().size());
        assertEquals(2282976, h5.counts().nonZeros());
        assertEquals(3, h5.counts().blocks());
        Given.assertSame(h5.counts(), Given.read(MTX, SharedData.require("pbmc3k/filtered_feature_bc_matrix"))
                .counts());
        Given.assertSame(h5.counts(), Given.read(H5AD, SharedData.require("pbmc3k/pbmc3k_raw_csr.h5ad")).counts());
        assertTrue(h5.ids().containsAll(List.of("MS4A1", "CD79A", "LYZ", "PPBP")));
    }

    @Test
    void cellRanger3IsTheSameMatrixAsHdf5AndAsFolder() throws StepException, IOException {
        var h5 = Given.read(H5, SharedData.require("tenx-formats/3.0.0/filtered_feature_bc_matrix.h5"));
        var mtx = Given.read(MTX, SharedData.require("tenx-formats/3.0.0/filtered_feature_bc_matrix"));
        assertEquals(1107, h5.counts().cells());
        assertEquals(507, h5.counts().genes().size());
        assertEquals(23866, h5.counts().nonZeros());
        Given.assertSame(h5.counts(), mtx.counts());
        assertEquals(h5.counts().genes(), mtx.counts().genes()); // ids and symbols
        assertTrue(h5.ids().stream().allMatch(id -> id.startsWith("ENSG")), h5.ids().toString());
        assertEquals(List.of(), h5.notices());
    }

    @Test
    void theCellTypesOfPbmc3kAreThoseOfTheTutorial() throws StepException, IOException {
        var types = counts(Given.read(H5AD, SharedData.require("pbmc3k/pbmc3k_raw_csr.h5ad")), "cell_type");
        assertEquals(List.of(697, 483, 480, 344, 271, 162, 155, 62, 32, 14),
                types.values().stream().sorted(Comparator.reverseOrder()).toList(), types.toString());
    }

    @Test
    void cellRanger2IsTheSameMatrixAsHdf5AndAsFolder() throws StepException, IOException {
        var h5 = Given.read(H5, SharedData.require("tenx-formats/1.2.0/filtered_gene_bc_matrices_h5.h5"));
        var mtx = Given.read(MTX, SharedData.require("tenx-formats/1.2.0/filtered_gene_bc_matrices/hg19_chr21"));
        assertEquals(12, h5.counts().nonZeros());
        Given.assertSame(mtx.counts(), h5.counts());
        assertEquals(mtx.counts().genes(), h5.counts().genes());
        assertEquals(List.of(), h5.notices());
    }

    @Test
    void aFileOfSeveralGenomesNeedsAChoice() throws StepException, IOException {
        var file = SharedData.require("tenx-formats/1.2.0/multiple_genomes.h5");
        var refusal = Given.refused(H5, file);
        assertEquals("It holds several genomes: another_genome, hg19_chr21.", refusal.why().en());
        assertTrue(refusal.todo().en().contains("genome: another_genome"), refusal.todo().en());
        assertTrue(refusal.todo().en().contains("--set genome=another_genome"), refusal.todo().en());
        var one = Given.read(H5, SharedData.require("tenx-formats/1.2.0/filtered_gene_bc_matrices_h5.h5"));
        Given.assertSame(one.counts(), Given.read(H5, file, Map.of("genome", "hg19_chr21")).counts());
        assertEquals(343, Given.read(H5, file, Map.of("genome", "another_genome")).counts().genes().size());
        var unknown = Given.refused(H5, file, Map.of("genome", "mm10"));
        assertEquals("It has no genome 'mm10'; there are: another_genome, hg19_chr21.", unknown.why().en());
    }

    @Test
    void theFolderOfCellRanger2HasItsGenesInGenesTsv() throws StepException, IOException {
        var mtx = Given.read(MTX, SharedData.require("tenx-formats/1.2.0/filtered_gene_bc_matrices/hg19_chr21"));
        assertEquals(12, mtx.counts().cells());
        assertEquals(343, mtx.counts().genes().size());
        assertEquals(12, mtx.counts().nonZeros());
        assertEquals(12, mtx.total());
    }

    @Test
    void kangByColumnsIsTheSameMatrixAsTheFolder() throws StepException, IOException {
        var h5ad = Given.read(H5AD, SharedData.require("kang_ifnb/kang_example_4samples_csc.h5ad"));
        assertEquals(1556, h5ad.counts().cells());
        assertEquals(1267, h5ad.counts().genes().size());
        assertEquals(585251, h5ad.counts().nonZeros());
        Given.assertSame(h5ad.counts(), Given.read(MTX, SharedData.require("kang_ifnb/kang_example_4samples_mtx"))
                .counts());
    }

    @Test
    void theCompositionOfKangIsThePublishedOne() throws StepException, IOException {
        var h5ad = Given.read(H5AD, SharedData.require("kang_ifnb/kang_example_4samples_csc.h5ad"));
        assertEquals(List.of("cluster_id", "sample_id", "group_id"), h5ad.counts().annotations().names());
        var composition = counts(h5ad, "sample_id", "cluster_id");
        assertEquals(List.of(100, 100, 100, 74, 80), composition.entrySet().stream()
                .filter(e -> e.getKey().startsWith("ctrl101 ")).map(Map.Entry::getValue).toList(), composition.toString());
        assertEquals(List.of(54, 100, 100, 15, 37), composition.entrySet().stream()
                .filter(e -> e.getKey().startsWith("stim107 ")).map(Map.Entry::getValue).toList(), composition.toString());
        assertEquals(1556, composition.values().stream().mapToInt(n -> n).sum());
        assertEquals(Map.of("CTRL", 1000, "STIM", 1000), upper(counts(Given.read(H5AD,
                SharedData.require("kang_ifnb/kang_ctrl_stim_2000cells.h5ad")), "stim")));
    }

    private static Map<String, Integer> upper(Map<String, Integer> counts) {
        return counts.entrySet().stream().collect(Collectors.toMap(e -> e.getKey().toUpperCase(Locale.ROOT), Map.Entry::getValue));
    }

    @Test
    void kangByRowsHasAllItsEntries() throws StepException, IOException {
        var h5ad = Given.read(H5AD, SharedData.require("kang_ifnb/kang_ctrl_stim_2000cells.h5ad"));
        assertEquals(2000, h5ad.counts().cells());
        assertEquals(9015, h5ad.counts().genes().size());
        assertEquals(1129806, h5ad.counts().nonZeros());
    }

    @ParameterizedTest
    @CsvSource({"sc_celseq2, 274, 28204", "sc_dropseq, 225, 15127", "cellmix1, 266, 11798", "cellmix2, 268, 13747",
        "cellmix3, 285, 14053", "cellmix4, 288, 15149"})
    void aHeaderWithoutCornerCellNamesTheCells(String name, int cells, int genes) throws StepException, IOException {
        var csv = Given.read(CSV, SharedData.require("sc_mixology_3cl/" + name + ".count.csv.gz"));
        assertEquals(cells, csv.counts().cells());
        assertEquals(genes, csv.counts().genes().size());
        assertEquals(cells, new HashSet<>(csv.counts().barcodes()).size());
        assertTrue(csv.ids().stream().allMatch(id -> id.startsWith("ENSG") || id.startsWith("ERCC-")),
                csv.ids()::toString);
    }

    @Test
    void fpkmIsRefusedAsNotCounts() {
        var refusal = Given.refused(H5AD, SharedData.require("hsmm_myoblast/hsmm_fpkm_csr.h5ad"));
        assertTrue(refusal.why().en().startsWith("It does not hold counts: gene 'ENSG"), refusal.why().en());
        assertTrue(refusal.why().en().contains("FPKM"), refusal.why().en());
        assertTrue(refusal.why().ja().contains("カウントではありません"), refusal.why().ja());
        assertTrue(refusal.todo().en().contains("raw counts"), refusal.todo().en());
    }

    @Test
    void denseCountsAreReadAndZerosLeftOut() throws StepException, IOException {
        var h5ad = Given.read(H5AD, SharedData.require("pbmc_small/pbmc_small_dense.h5ad"));
        assertEquals(80, h5ad.counts().cells());
        assertEquals(230, h5ad.counts().genes().size());
        assertTrue(h5ad.counts().nonZeros() < 80 * 230);
        assertTrue(h5ad.ids().contains("MS4A1"));
        assertEquals(Map.of("0", 36, "1", 25, "2", 19), counts(h5ad, "RNA_snn_res.1"));
        assertEquals(70, h5ad.counts().annotations().number("nCount_RNA", 0));
        assertTrue(h5ad.counts().annotations().isNumber("RNA_snn_res.0.8"));
        assertEquals(Set.of("g1", "g2"), counts(h5ad, "groups").keySet());
    }

    @Test
    void starmapIsReadFromLoomWithItsBatchesAndClusters() throws StepException, IOException {
        var loom = Given.read(LOOM, SharedData.require("loom/mpfc-starmap.loom"));
        assertEquals(3704, loom.counts().cells());
        assertEquals(158, loom.counts().genes().size());
        assertEquals(150_007, loom.counts().nonZeros());
        assertEquals(1_616_247, loom.total());
        assertEquals(List.of("acss1", "adcyap1", "adgrl2"), loom.ids().subList(0, 3));
        assertEquals("cell3704", loom.counts().barcodes().getLast());
        assertEquals(List.of("BatchID", "Clusters"), loom.counts().annotations().names());
        var composition = counts(loom, "BatchID", "Clusters");
        assertEquals(323, composition.get("1 NA"));
        assertEquals(209, composition.get("2 eL6-1"));
        assertEquals(14, composition.get("0 VIP"));
        assertEquals(List.of("NUMBERED_NAMES", "ANNOTATIONS_LEFT_OUT"), loom.codes());
        assertTrue(loom.notices().getLast().text().en().contains("Spatial_coordinates"), loom.notices().toString());
    }

    @Test
    void anEmptyLoomHasItsCellsAndGenes() throws StepException, IOException {
        var loom = Given.read(LOOM, SharedData.require("loom/loompy_test.loom"));
        assertEquals(200, loom.counts().cells());
        assertEquals(20, loom.counts().genes().size());
        assertEquals(0, loom.counts().nonZeros());
        assertEquals(List.of("A", "B", "C"), loom.ids().subList(0, 3));
        assertEquals(List.of("cell1", "cell2", "cell3"), loom.counts().barcodes().subList(0, 3));
    }

    @Test
    void processedValuesAreRefusedAlsoWhenTheRawOnesAreNormalised() {
        var refusal = Given.refused(H5AD, SharedData.require("pbmc68k_reduced/10x_pbmc68k_reduced.h5ad"));
        assertTrue(refusal.why().en().startsWith("It does not hold counts"), refusal.why().en());
    }

    @ParameterizedTest
    @CsvSource({"mini_mat.anndata-v0.6.22, 3, 5", "mini_mat.anndata-v0.7, 3, 5", "mini_mat.anndata-v0.10.9, 3, 5",
        "mini_mat_uint_16.anndata-v0.10.9, 3, 5", "mini_mat_int_64.anndata-v0.12.6, 5, 6", "edge_dup_feature, 40, 5"})
    void everyAgeOfAnnDataIsRead(String name, int cells, int genes) throws StepException, IOException {
        var h5ad = Given.read(H5AD, SharedData.require("anndata-encodings/" + name + ".h5ad"));
        assertEquals(cells, h5ad.counts().cells());
        assertEquals(genes, h5ad.counts().genes().size());
        assertTrue(h5ad.total() > 0);
    }

    @Test
    void theSameSmallMatrixOfThreeAgesHasTheSameEntries() throws StepException, IOException {
        var newest = Given.read(H5AD, SharedData.require("anndata-encodings/mini_mat.anndata-v0.10.9.h5ad"));
        Given.assertSame(newest.counts(),
                Given.read(H5AD, SharedData.require("anndata-encodings/mini_mat.anndata-v0.7.h5ad")).counts());
        Given.assertSame(newest.counts(),
                Given.read(H5AD, SharedData.require("anndata-encodings/mini_mat.anndata-v0.6.22.h5ad")).counts());
        Given.assertSame(newest.counts(),
                Given.read(H5AD, SharedData.require("anndata-encodings/mini_mat_uint_16.anndata-v0.10.9.h5ad"))
                .counts());
    }

    @ParameterizedTest
    @CsvSource({"edge_dup_cell, is there twice", "edge_nan_value, is NaN", "anndata-v0.11.4, no matrix",
        "mini_mat_int_64_neg.anndata-v0.12.6, is -"})
    void whatCannotBeCountedIsRefusedWithTheReason(String name, String reason) {
        var refusal = Given.refused(H5AD, SharedData.require("anndata-encodings/" + name + ".h5ad"));
        assertTrue(refusal.why().en().contains(reason), refusal.why().en());
    }

    @Test
    void theValuesOfTheSmallMatrixAreKnown() throws StepException, IOException {
        var mini = Given.read(H5AD, SharedData.require("anndata-encodings/mini_mat.anndata-v0.10.9.h5ad"));
        assertEquals("0=1 1=2 3=3", mini.cell("0"));
        assertEquals("2=2 3=2 4=1", mini.cell("1"));
        assertEquals("2=2 4=2", mini.cell("2"));
    }

    @Test
    void categoriesBesideTheTableAreRead() throws StepException, IOException {
        var h5ad = Given.read(H5AD, SharedData.require("anndata-encodings/edge_test.h5ad"));
        assertEquals(238, h5ad.counts().cells());
        assertEquals(187, h5ad.counts().genes().size());
        assertEquals(34_772_921, h5ad.total());
        assertEquals(Map.of("CL_0000108", 71, "CL_0008010", 55, "CL_0000598", 50, "CL_0005024", 38, "CL_3000003", 24),
                counts(h5ad, "cell_type"));
        assertEquals(1, counts(h5ad, "donor_id").size());
        assertTrue(h5ad.counts().annotations().isNumber("organism_age"));
        assertEquals("submission_id", h5ad.counts().annotations().names().getFirst());
    }

    @ParameterizedTest
    @CsvSource({"anndata-v0.7.0, 30, 40", "anndata-v0.7.8, 30, 40"})
    void rawCountsOfAnnData07AreTakenAndSaid(String name, int cells, int genes) throws StepException, IOException {
        var h5ad = Given.read(H5AD, SharedData.require("anndata-encodings/" + name + ".h5ad"));
        assertEquals(cells, h5ad.counts().cells());
        assertEquals(genes, h5ad.counts().genes().size());
        assertEquals(List.of("COUNTS_FROM"), h5ad.codes());
        assertTrue(h5ad.notices().getFirst().text().en().contains("'raw/X'"), h5ad.notices().toString());
        assertTrue(h5ad.counts().annotations().names().containsAll(List.of("obs_cat", "cat_ordered", "int64")));
    }

    @Test
    void orderedCategoriesOfAnnData07AreWords() throws StepException, IOException {
        var cells = Given.read(H5AD, SharedData.require("anndata-encodings/anndata-v0.7.0.h5ad")).counts().annotations();
        assertEquals(List.of("w", "K", "d"), List.of(cells.texts("cat_ordered")).subList(0, 3));
        assertEquals(-29, cells.number("int64", 0));
        assertEquals(0.77382597, cells.number("float64", 0), 1e-8);
        assertEquals(226, cells.number("uint8", 0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"anndata-v0.5.0", "krumsiek11_augmented_v0-8"})
    void filesWithoutCountsAreRefusedAsSuch(String name) {
        var refusal = Given.refused(H5AD, SharedData.require("anndata-encodings/" + name + ".h5ad"));
        assertTrue(refusal.why().en().startsWith("It does not hold counts"), refusal.why().en());
    }

    @Test
    void aGeneThatIsThereTwiceIsToldAbout() throws StepException, IOException {
        var h5ad = Given.read(H5AD, SharedData.require("anndata-encodings/edge_dup_feature.h5ad"));
        assertEquals(List.of("DUPLICATE_GENES"), h5ad.codes());
        assertTrue(h5ad.notices().getFirst().text().en().contains(" 1 gene ids"), h5ad.notices().toString());
    }

    /** The annotations of a file, whatever its matrix. */
    private static Table annotations(String name, int rows) throws StepException, IOException {
        var kept = new AtomicReference<Table>();
        var sink = new MatrixSink() {
            @Override
            public void genes(List<Gene> genes) {
                throw new AssertionError();
            }

            @Override
            public void cell(String barcode, int[] genes, double[] values, int length) {
                throw new AssertionError();
            }

            @Override
            public void annotations(Table cells) {
                kept.set(cells);
            }
        };
        try (var hdf = Hdf.open(SharedData.require("anndata-encodings/" + name + ".h5ad"))) {
            new AnnDataFrame(hdf, "obs").giveTo(sink, rows, new PlainRun(1, 1));
        }
        return kept.get();
    }

    @Test
    void missingNumbersAndTruthsAreRead() throws StepException, IOException {
        var cells = annotations("krumsiek11_augmented_v0-8", 640);
        assertEquals(List.of("cell_type", "dummy_num", "dummy_num2", "dummy_int", "dummy_int2", "dummy_bool", "dummy_bool2"),
                cells.names());
        assertEquals(List.of("false", "true", "true"), List.of(cells.texts("dummy_bool")).subList(0, 3));
        assertEquals(List.of("false", "", "true"), List.of(cells.texts("dummy_bool2")).subList(0, 3));
        assertTrue(Double.isNaN(cells.number("dummy_num2", 0)) && Double.isNaN(cells.number("dummy_int2", 0)));
        assertEquals(42, cells.number("dummy_int2", 1));
    }

    @Test
    void theTablesOfTheOldestAnnDataHaveTheirCategoriesElsewhere() throws StepException, IOException {
        var cells = annotations("anndata-v0.5.0", 700);
        assertEquals(List.of("bulk_labels", "n_genes", "percent_mito", "n_counts", "S_score", "G2M_score", "phase", "louvain"),
                cells.names());
        assertEquals(List.of("CD14+ Monocyte", "Dendritic", "CD56+ NK"), List.of(cells.texts("bulk_labels")).subList(0, 3));
        assertEquals(1003, cells.number("n_genes", 0));
        assertEquals(10, cells.distinct("bulk_labels").size());
    }
}
