// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.formats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;

import org.celltaxon.api.StepException;
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

    @ParameterizedTest
    @ValueSource(strings = {"anndata-v0.5.0", "anndata-v0.7.0", "anndata-v0.7.8", "edge_test",
            "krumsiek11_augmented_v0-8"})
    void otherAgesAreReadOrRefusedInWords(String name) throws IOException {
        var path = SharedData.require("anndata-encodings/" + name + ".h5ad");
        try {
            assertTrue(Given.read(H5AD, path).counts().nonZeros() > 0);
        } catch (StepException e) {
            Given.refused(H5AD, path);
        }
    }
}
