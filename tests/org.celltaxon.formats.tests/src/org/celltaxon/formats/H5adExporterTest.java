// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.formats;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import org.celltaxon.api.PlainRun;
import org.celltaxon.api.Settings;
import org.celltaxon.api.StepException;
import org.celltaxon.api.Text;
import org.celltaxon.api.cells.Embedding;
import org.celltaxon.api.counts.Gene;
import org.celltaxon.api.run.RunResults;
import org.celltaxon.api.table.Table;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.jhdf.HdfFile;

/** The results as AnnData, read back with jHDF and, where it is installed, with anndata itself. */
class H5adExporterTest {

    private static final String PROVENANCE = "{\"finding\": \"クラスター CL1\", \"seed\": 1}\n";

    @TempDir
    Path folder;

    /** Four cells of two lots, one of them not kept; three genes. */
    private static RunResults results(String... barcodes) {
        var cells = Table.builder().texts("lot", "ロット１", "ロット１", "D02", "D02").texts("barcode", barcodes)
                .texts("kept", "true", "false", "true", "true").texts("reasons", "", "few_genes", "", "")
                .texts("cluster", "CL1", "", "CL2", "CL1").numbers("umap_1", 0.5, Double.NaN, -1, 2)
                .numbers("mito", 1, 50, Double.NaN, 3).texts("note", "", "", "", "").build();
        var genes = Table.builder().texts("symbol", "VEGFA", "", "血管").numbers("mean", 0.5, 0, 2).build();
        var embeddings = new LinkedHashMap<String, Embedding>();
        embeddings.put("X_pca", new Embedding(3, 4, new double[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12}));
        embeddings.put("X_umap", new Embedding(3, 2, new double[] {0.5, 0, -1, 1, 2, 3}));
        return new RunResults("研究 1", 2, Map.of("cells", cells, "genes", genes), Map.of(),
                List.of(new Gene("ENSG1", "VEGFA"), new Gene("ENSG2", ""), new Gene("遺伝子", "血管")), embeddings,
                List.of(),
                new Text("Found.", "見つかった。"), List.of(), List.of(), PROVENANCE);
    }

    private Path written(RunResults results) throws StepException, IOException {
        var exporter = new H5adExporter();
        var target = folder.resolve("結果").resolve(exporter.target());
        Files.createDirectories(target.getParent());
        exporter.write(results, target, Settings.defaults(exporter.parameters()),
                new PlainRun(new NullProgressMonitor(), 1, 1, Locale.JAPANESE));
        return target;
    }

    private static Object data(HdfFile file, String path) {
        return file.getDatasetByPath(path).getData();
    }

    @Test
    void theKeptCellsAndAllGenesAreInTheFile() throws StepException, IOException {
        try (var file = new HdfFile(written(results("AA", "AC", "AG", "AT")))) {
            assertEquals("anndata", file.getAttribute("encoding-type").getData());
            assertArrayEquals(new String[] {"AA", "AG", "AT"}, (String[]) data(file, "obs/_index"));
            assertArrayEquals(new String[] {"ロット１", "D02", "D02"}, (String[]) data(file, "obs/lot"));
            assertArrayEquals(new String[] {"CL1", "CL2", "CL1"}, (String[]) data(file, "obs/cluster"));
            assertArrayEquals(new double[] {1, Double.NaN, 3}, (double[]) data(file, "obs/mito"));
            assertArrayEquals(new String[] {"lot", "barcode", "cluster", "umap_1", "mito", "note"},
                    (String[]) file.getByPath("obs").getAttribute("column-order").getData());
            assertArrayEquals(new String[] {"ENSG1", "ENSG2", "遺伝子"}, (String[]) data(file, "var/_index"));
            assertArrayEquals(new String[] {"VEGFA", "", "血管"}, (String[]) data(file, "var/symbol"));
            assertArrayEquals(new double[] {0.5, 0, 2}, (double[]) data(file, "var/mean"));
        }
    }

    @Test
    void embeddingsAreMatricesOfCellsByDimensions() throws StepException, IOException {
        try (var file = new HdfFile(written(results("AA", "AC", "AG", "AT")))) {
            assertArrayEquals(new int[] {3, 4}, file.getDatasetByPath("obsm/X_pca").getDimensions());
            assertArrayEquals(new double[][] {{0.5, 0}, {-1, 1}, {2, 3}}, (double[][]) data(file, "obsm/X_umap"));
        }
    }

    @Test
    void provenanceTitleAndFindingAreInTheFile() throws StepException, IOException {
        try (var file = new HdfFile(written(results("AA", "AC", "AG", "AT")))) {
            assertEquals(PROVENANCE, data(file, "uns/celltaxon_run"));
            assertEquals("研究 1", data(file, "uns/title"));
            assertEquals("見つかった。", data(file, "uns/finding"));
        }
    }

    @Test
    void barcodesThatSeveralLotsShareAreMadeUniqueByTheLot() throws StepException, IOException {
        try (var file = new HdfFile(written(results("AA", "AC", "AA", "AT")))) {
            assertArrayEquals(new String[] {"ロット１_AA", "D02_AA", "D02_AT"}, (String[]) data(file, "obs/_index"));
            assertArrayEquals(new String[] {"AA", "AA", "AT"}, (String[]) data(file, "obs/barcode"));
        }
    }

    @Test
    void onlyTheKeptCellsDecideWhetherBarcodesAreUnique() throws StepException, IOException {
        try (var file = new HdfFile(written(results("AA", "AT", "AG", "AT")))) {
            assertArrayEquals(new String[] {"AA", "AG", "AT"}, (String[]) data(file, "obs/_index"));
        }
    }

    @Test
    void itIsNotTakenForCountsAgain() throws StepException, IOException {
        var refusal = Given.refused(new H5adImporter(), written(results("AA", "AC", "AG", "AT")));
        assertTrue(refusal.why().en().contains("no matrix"), refusal.why().en());
    }

    @Test
    void anndataOpensIt() throws StepException, IOException, InterruptedException {
        var python = python();
        var path = written(results("AA", "AC", "AA", "AT"));
        var output = run(python, """
                import sys, warnings
                warnings.simplefilter('error')
                import anndata
                a = anndata.read_h5ad(sys.argv[1])
                print(a.shape)
                print(list(a.obs_names))
                print(list(a.var_names))
                print(list(a.obs.columns))
                print(list(a.obs['lot']), list(a.obs['cluster']), list(a.obs['mito']), list(a.obs['note']))
                print(list(a.var['symbol']), list(a.var['mean']))
                print({k: a.obsm[k].shape for k in a.obsm.keys()}, a.obsm['X_umap'].tolist())
                print(a.uns['title'], a.uns['finding'], a.uns['celltaxon_run'].strip())
                print(list(a.layers.keys()), list(a.obsp.keys()), list(a.varm.keys()), list(a.varp.keys()))
                """, path);
        assertEquals("""
                (3, 3)
                ['ロット１_AA', 'D02_AA', 'D02_AT']
                ['ENSG1', 'ENSG2', '遺伝子']
                ['lot', 'barcode', 'cluster', 'umap_1', 'mito', 'note']
                ['ロット１', 'D02', 'D02'] ['CL1', 'CL2', 'CL1'] [1.0, nan, 3.0] ['-', '-', '-']
                ['VEGFA', '', '血管'] [0.5, 0.0, 2.0]
                {'X_pca': (3, 4), 'X_umap': (3, 2)} [[0.5, 0.0], [-1.0, 1.0], [2.0, 3.0]]
                研究 1 見つかった。 {"finding": "クラスター CL1", "seed": 1}
                [] [] [] []
                """, output);
    }

    /** The Python that has anndata; without it the test is skipped, except on the build server. */
    private String python() throws IOException, InterruptedException {
        var python = new File("/usr/bin/python3");
        if (python.canExecute()) {
            var process = new ProcessBuilder(python.getPath(), "-c", "import anndata").redirectErrorStream(true)
                    .redirectOutput(folder.resolve("probe.txt").toFile()).start();
            if (process.waitFor(120, TimeUnit.SECONDS) && process.exitValue() == 0) {
                return python.getPath();
            }
            process.destroyForcibly();
        }
        var message = "anndata is not installed for /usr/bin/python3 (Debian: apt-get install python3-anndata)";
        assertFalse("true".equals(System.getenv("CI")), message);
        return Assumptions.abort(message);
    }

    private String run(String python, String program, Path file) throws IOException, InterruptedException {
        var output = folder.resolve("output.txt");
        var builder = new ProcessBuilder(python, "-", file.toString()).redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().put("PYTHONIOENCODING", "utf-8");
        var process = builder.start();
        try (var in = process.getOutputStream()) {
            in.write(program.getBytes(StandardCharsets.UTF_8));
        }
        if (!process.waitFor(120, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            fail("python did not end");
        }
        return Files.readString(output);
    }
}
