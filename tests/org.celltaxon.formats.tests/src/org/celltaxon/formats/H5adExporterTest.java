// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.formats;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import org.celltaxon.api.PlainRun;
import org.celltaxon.api.Settings;
import org.celltaxon.api.StepException;
import org.celltaxon.api.counts.Gene;
import org.celltaxon.api.run.RunResults;
import org.celltaxon.api.table.Table;
import org.celltaxon.store.MatrixBuilder;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.jhdf.HdfFile;

/** The results as AnnData, read back with jHDF, with our own importer and, where it is installed, with anndata itself. */
class H5adExporterTest {

    @TempDir
    Path folder;

    private PlainRun run = new PlainRun(new NullProgressMonitor(), 1, 2, Locale.JAPANESE);

    private Path written(RunResults results) throws StepException, IOException {
        var exporter = new H5adExporter();
        var target = Files.createTempDirectory(folder, "結果").resolve(exporter.target());
        exporter.write(results, target, Settings.defaults(exporter.parameters()), run);
        return target;
    }

    private static Object data(HdfFile file, String path) {
        return file.getDatasetByPath(path).getData();
    }

    @Test
    void theKeptCellsAndAllGenesAreInTheFile() throws StepException, IOException {
        try (var file = new HdfFile(written(Finished.of("AA", "AC", "AG", "AT")))) {
            assertEquals("anndata", file.getAttribute("encoding-type").getData());
            assertArrayEquals(new String[] {"AA", "AG", "AT"}, (String[]) data(file, "obs/_index"));
            assertArrayEquals(new byte[] {1, 0, 0}, (byte[]) data(file, "obs/lot/codes"));
            assertArrayEquals(new String[] {"D02", "ロット１"}, (String[]) data(file, "obs/lot/categories"));
            assertArrayEquals(new double[] {1, Double.NaN, 3}, (double[]) data(file, "obs/mito"));
            assertArrayEquals(new String[] {"ENSG1", "ENSG2", "遺伝子"}, (String[]) data(file, "var/_index"));
            assertArrayEquals(new String[] {"VEGFA", "", "血管"}, (String[]) data(file, "var/feature_name"));
            assertArrayEquals(new double[] {0.5, 0, 2}, (double[]) data(file, "var/mean"));
        }
    }

    @Test
    void embeddingsAreMatricesOfCellsByDimensions() throws StepException, IOException {
        try (var file = new HdfFile(written(Finished.of("AA", "AC", "AG", "AT")))) {
            assertArrayEquals(new int[] {3, 4}, file.getDatasetByPath("obsm/X_pca").getDimensions());
            assertArrayEquals(new float[][] {{0.5f, 0}, {-1, 1}, {2, 3}}, (float[][]) data(file, "obsm/X_umap"));
        }
    }

    @Test
    void provenanceTitleAndFindingAreInTheFile() throws StepException, IOException {
        try (var file = new HdfFile(written(Finished.of("AA", "AC", "AG", "AT")))) {
            assertEquals(Finished.PROVENANCE, data(file, "uns/celltaxon_run"));
            assertEquals("研究 1", data(file, "uns/title"));
            assertEquals("見つかった。", data(file, "uns/finding"));
        }
    }

    @Test
    void barcodesThatSeveralLotsShareAreMadeUniqueByTheLot() throws StepException, IOException {
        try (var file = new HdfFile(written(Finished.of("AA", "AC", "AA", "AT")))) {
            assertArrayEquals(new String[] {"ロット１_AA", "D02_AA", "D02_AT"}, (String[]) data(file, "obs/_index"));
            assertArrayEquals(new String[] {"AA", "AA", "AT"}, (String[]) data(file, "obs/barcode"));
        }
    }

    @Test
    void onlyTheKeptCellsDecideWhetherBarcodesAreUnique() throws StepException, IOException {
        try (var file = new HdfFile(written(Finished.of("AA", "AT", "AG", "AT")))) {
            assertArrayEquals(new String[] {"AA", "AG", "AT"}, (String[]) data(file, "obs/_index"));
        }
    }

    @Test
    void resultsWithoutCountsHaveNoMatrix() throws StepException, IOException {
        var all = Finished.of("AA", "AC", "AG", "AT");
        var tables = new RunResults(all.title(), all.lots(), all.tables(), all.columns(), all.genes(), all.embeddings(), all.figures(),
                all.finding(), all.notices(), all.steps(), all.provenance());
        var refusal = Given.refused(new H5adImporter(), written(tables));
        assertTrue(refusal.why().en().contains("no matrix"), refusal.why().en());
    }

    @Test
    void whatTheLotSheetSaysIsJoinedToEachCellUnderTheNamesOthersLookFor() throws StepException, IOException {
        try (var file = new HdfFile(written(Finished.of("AA", "AC", "AG", "AT")))) {
            for (var name : List.of("donor", "donor_id")) {
                assertArrayEquals(new String[] {"7"}, (String[]) data(file, "obs/" + name + "/categories"));
                assertArrayEquals(new byte[] {-1, 0, 0}, (byte[]) data(file, "obs/" + name + "/codes"));
            }
            assertArrayEquals(new byte[] {1, 0, 0}, (byte[]) data(file, "obs/lot_id/codes"));
            assertArrayEquals(new double[] {4.5, 6, 6}, (double[]) data(file, "obs/population_doublings"));
            assertArrayEquals(new String[] {"FALSE", "TRUE", "TRUE"}, (String[]) data(file, "obs/is_primary_data"));
            assertEquals("NCBITaxon:9606", data(file, "uns/organism_ontology_term_id"));
        }
    }

    @Test
    void whatCellxgeneStillWantsIsToldInOneNoticeAndInTheFile() throws StepException, IOException {
        var path = written(Finished.of("AA", "AC", "AG", "AT"));
        var notice = run.notices().getFirst();
        assertEquals("CELLXGENE_MISSING", notice.code());
        assertEquals("For the CELLxGENE schema 7.0.0 the file lacks: assay_ontology_term_id, cell_type_ontology_term_id,"
                + " development_stage_ontology_term_id, disease_ontology_term_id, self_reported_ethnicity_ontology_term_id,"
                + " sex_ontology_term_id, tissue_ontology_term_id, donor_id, suspension_type. Columns of the lot sheet with these"
                + " names fill them.", notice.text().en());
        assertTrue(notice.text().ja().contains("donor_id"));
        try (var file = new HdfFile(path)) {
            assertEquals(9, ((String[]) data(file, "uns/cellxgene_missing")).length);
        }
    }

    @Test
    void theSameResultsGiveTheSameBytes() throws StepException, IOException {
        var one = written(Finished.random(700, 60, 5));
        run = new PlainRun(new NullProgressMonitor(), 1, 1, Locale.JAPANESE);
        assertEquals(-1, Files.mismatch(one, written(Finished.random(700, 60, 5))));
    }

    @Test
    void countsComeBackToTheLast() throws StepException, IOException {
        for (var results : List.of(Finished.random(2500, 90, 1), Finished.random(1, 1, 2), Finished.random(300, 1, 3),
                Finished.of("AA", "AC", "AA", "AT"), Finished.counts(new int[][] {{0, 0}, {0, 0}}),
                Finished.counts(new int[][] {{0, 0, 5}, {0, 0, 0}, {Integer.MAX_VALUE, 0, (1 << 24) + 1}}))) {
            var back = Given.read(new H5adImporter(), written(results)).counts();
            Given.assertSameCounts(results.counts().orElseThrow(), back);
            assertEquals(results.genes().stream().map(g -> new Gene(g.id(), g.symbol().isEmpty() ? g.id() : g.symbol())).toList(),
                    back.genes());
        }
    }

    @Test
    void countsAreFloat32UnlessOneIsTooLargeForThat() throws StepException, IOException {
        try (var file = new HdfFile(written(Finished.counts(new int[][] {{1 << 24}})))) {
            assertEquals(float.class, file.getDatasetByPath("X/data").getJavaType());
        }
        try (var file = new HdfFile(written(Finished.counts(new int[][] {{(1 << 24) + 1}})))) {
            assertEquals(double.class, file.getDatasetByPath("X/data").getJavaType());
        }
    }

    @Test
    void cancellingEndsTheWork() {
        run.monitor().setCanceled(true);
        assertThrows(OperationCanceledException.class, () -> written(Finished.random(700, 60, 5)));
    }

    @Test
    void oddNamesOfColumnsAreKeptAsFarAsHdf5CanHoldThem() throws StepException, IOException {
        var all = Finished.of("AA", "AC", "AG", "AT");
        var tables = new HashMap<>(all.tables());
        tables.put("lots", Table.builder().texts("lot", "D02", "ロット１").texts("cells/mL", "a", "b").texts("barcode", "c", "d")
                .texts("_index", "e", "").build());
        var path = written(new RunResults(all.title(), 2, tables, Map.of(), all.genes(), all.embeddings(), List.of(), all.finding(),
                List.of(), List.of(), "{}", all.counts()));
        try (var file = new HdfFile(path)) {
            assertArrayEquals(new String[] {"a", "b"}, (String[]) data(file, "obs/cells_mL/categories"));
            assertArrayEquals(new String[] {"c", "d"}, (String[]) data(file, "obs/barcode_2/categories"));
            assertArrayEquals(new String[] {"e"}, (String[]) data(file, "obs/_index_2/categories"));
            assertFalse(List.of((String[]) data(file, "obs/_index")).contains("e"));
        }
    }

    @Test
    void whatTheFileSaidOfEachCellTravelsWithTheResults() throws StepException, IOException {
        var builder = new MatrixBuilder("made up");
        builder.genes(List.of(new Gene("G", "G")));
        for (int i = 0; i < 3; i++) {
            builder.cell("cell " + i, new int[] {0}, new double[] {i}, 1);
        }
        builder.annotations(Table.builder().texts("cell_type", "MSC", "MSC", "MSC").numbers("score", 1, 2, Double.NaN)
                .texts("cluster", "a", "b", "c").build());
        var all = Finished.of("AA", "AC", "AG", "AT");
        try (var file = new HdfFile(written(new RunResults(all.title(), 2, all.tables(), Map.of(), List.of(new Gene("G", "G")),
                all.embeddings(), List.of(), all.finding(), List.of(), List.of(), "{}", Optional.of(builder.build()))))) {
            assertArrayEquals(new String[] {"MSC"}, (String[]) data(file, "obs/cell_type/categories"));
            assertArrayEquals(new double[] {1, 2, Double.NaN}, (double[]) data(file, "obs/score"));
            assertArrayEquals(new String[] {"a", "b", "c"}, (String[]) data(file, "obs/cluster_2"));
        }
    }

    @Test
    void tablesWithoutRowsOrColumnsAreNoTroubleForAnndata() throws StepException, IOException {
        var all = Finished.of("AA", "AC", "AG", "AT");
        var tables = new HashMap<>(all.tables());
        tables.put("markers", Table.builder().texts("gene", new String[0]).numbers("p", new double[0]).build());
        tables.put("distance", Table.builder().build());
        assertEquals("(0, 2) (0, 0)\n", Python.prints("""
                import sys, anndata
                a = anndata.read_h5ad(sys.argv[1])
                print(a.uns['markers'].shape, a.uns['distance'].shape)
                """, written(new RunResults(all.title(), 2, tables, Map.of(), all.genes(), all.embeddings(), List.of(), all.finding(),
                List.of(), List.of(), "{}", all.counts()))));
    }

    @Test
    void anndataOpensIt() throws StepException, IOException {
        assertEquals("""
                (3, 3)
                ['ロット１_AA', 'D02_AA', 'D02_AT']
                ['ENSG1', 'ENSG2', '遺伝子']
                csr_matrix float32 [[1, 0, 2], [0, 0, 0], [0, 7, 0]]
                lot category ['ロット１', 'D02', 'D02']
                barcode object ['AA', 'AA', 'AT']
                cluster category ['CL10', 'CL2', 'CL10']
                mito float64 [1.0, nan, 3.0]
                note category [nan, nan, nan]
                donor category [nan, '7', '7']
                population_doublings float64 [4.5, 6.0, 6.0]
                is_primary_data bool [False, True, True]
                tissue_type category ['primary cell culture', 'primary cell culture', 'primary cell culture']
                donor_id category [nan, '7', '7']
                lot_id category ['ロット１', 'D02', 'D02']
                ['CL2', 'CL10']
                ['VEGFA', '', '血管'] [0.5, 0.0, 2.0]
                {'X_pca': (3, 4), 'X_umap': (3, 2)} [[0.5, 0.0], [-1.0, 1.0], [2.0, 3.0]]
                研究 1 見つかった。 {"finding": "クラスター CL1", "seed": 1}
                [{'lot': 'D02', 'cluster': 'CL2', 'cells': 1.0, 'share': nan}]
                [] [] [] []
                (3, 3) True
                """, Python.prints("""
                import sys, warnings
                warnings.simplefilter('error')
                import anndata
                a = anndata.read_h5ad(sys.argv[1])
                print(a.shape)
                print(list(a.obs_names))
                print(list(a.var_names))
                print(type(a.X).__name__, a.X.dtype, a.X.toarray().astype(int).tolist())
                for c in a.obs.columns:
                    print(c, a.obs[c].dtype, list(a.obs[c]))
                print(list(a.obs['cluster'].cat.categories))
                print(list(a.var['feature_name']), list(a.var['mean']))
                print({k: a.obsm[k].shape for k in a.obsm.keys()}, a.obsm['X_umap'].tolist())
                print(a.uns['title'], a.uns['finding'], a.uns['celltaxon_run'].strip())
                print(a.uns['composition'].to_dict('records'))
                print(list(a.layers.keys()), list(a.obsp.keys()), list(a.varm.keys()), list(a.varp.keys()))
                a.write_h5ad(sys.argv[1] + '.again', compression='gzip')
                b = anndata.read_h5ad(sys.argv[1] + '.again', backed='r')
                print(b.shape, a.obs.equals(b.obs))
                """, written(Finished.of("AA", "AC", "AA", "AT"))));
    }
}
