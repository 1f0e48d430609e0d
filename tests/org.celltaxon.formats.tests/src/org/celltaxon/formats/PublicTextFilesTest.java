// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.formats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.celltaxon.api.Notice;
import org.celltaxon.api.StepException;
import org.celltaxon.testkit.SharedData;
import org.eclipse.core.runtime.SubMonitor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Public text files, whose contents are known. */
class PublicTextFilesTest {

    private static final TenxMtxImporter FOLDER = new TenxMtxImporter();
    private static final MtxImporter MTX = new MtxImporter();
    private static final CsvImporter CSV = new CsvImporter();

    @TempDir
    Path folder;

    @Test
    void pbmc3kHasItsEntriesAndItsFileAloneIsTheSameMatrix() throws StepException, IOException {
        var path = SharedData.require("pbmc3k/filtered_feature_bc_matrix");
        var library = Given.read(FOLDER, path);
        assertEquals(2700, library.counts().cells());
        assertEquals(13714, library.counts().genes().size());
        assertEquals(2282976, library.counts().nonZeros());
        var file = Given.read(MTX, path.resolve("matrix.mtx.gz"));
        Given.assertSame(library.counts(), file.counts());
        assertEquals(library.total(), file.total());
        assertEquals(List.of(), file.codes());
    }

    @Test
    void pbmc3kWithoutNamesHasTheSameCounts() throws StepException, IOException {
        var path = SharedData.require("pbmc3k/filtered_feature_bc_matrix");
        var alone = Given.read(MTX, Files.copy(path.resolve("matrix.mtx.gz"), folder.resolve("D01.mtx.gz")));
        assertEquals(Given.read(FOLDER, path).total(), alone.total());
        assertEquals("cell_2700", alone.counts().barcodes().get(2699));
        assertEquals(List.of("NO_NAMES"), alone.codes());
    }

    @Test
    void kangHasItsEntries() throws StepException, IOException {
        var library = Given.read(FOLDER, SharedData.require("kang_ifnb/kang_example_4samples_mtx"));
        assertEquals(1556, library.counts().cells());
        assertEquals(1267, library.counts().genes().size());
        assertEquals(585251, library.counts().nonZeros());
    }

    @ParameterizedTest
    @CsvSource({"1.2.0/filtered_gene_bc_matrices/hg19_chr21, 12, 343, 12", "3.0.0/filtered_feature_bc_matrix, 1107, 507, 23866"})
    void foldersOfBothAgesOfCellRangerHaveTheirEntries(String path, int cells, int genes, int entries) throws StepException, IOException {
        var library = Given.read(FOLDER, SharedData.require("tenx-formats/" + path));
        assertEquals(cells, library.counts().cells());
        assertEquals(genes, library.counts().genes().size());
        assertEquals(entries, library.counts().nonZeros());
    }

    @ParameterizedTest
    @ValueSource(strings = {"sc_celseq2", "sc_dropseq", "cellmix1", "cellmix2", "cellmix3", "cellmix4"})
    void aTableAndItsTransposedCopyAreTheSameMatrix(String name) throws StepException, IOException {
        var path = SharedData.require("sc_mixology_3cl/" + name + ".count.csv.gz");
        var library = Given.read(CSV, path);
        assertEquals(Notice.Severity.INFO, library.notices().get(0).severity());
        assertTrue(library.notices().get(0).text().en().contains("genes x cells: its rows are named as genes"),
                library.notices().toString());
        var transposed = Given.read(CSV, transposed(path));
        assertTrue(transposed.notices().get(0).text().en().contains("cells x genes: its columns are named as genes"),
                transposed.notices().toString());
        Given.assertSame(library.counts(), transposed.counts());
    }

    private Path transposed(Path file) throws IOException {
        List<String[]> rows;
        try (var in = new BufferedReader(new InputStreamReader(TextFiles.unpacked(file, SubMonitor.convert(null)),
                StandardCharsets.UTF_8))) {
            rows = in.lines().map(l -> l.split(",")).toList();
        }
        int cells = rows.get(0).length;
        var lines = new ArrayList<String>();
        var header = new StringBuilder();
        for (int g = 1; g < rows.size(); g++) {
            header.append(g > 1 ? "," : "").append(rows.get(g)[0]);
        }
        lines.add(header.toString());
        for (int c = 0; c < cells; c++) {
            var line = new StringBuilder(rows.get(0)[c]);
            for (int g = 1; g < rows.size(); g++) {
                line.append(',').append(rows.get(g)[c + 1]);
            }
            lines.add(line.toString());
        }
        return Files.write(folder.resolve("transposed.csv"), lines);
    }

    @ParameterizedTest
    @ValueSource(strings = {"pbmc3k/cell_types.csv", "pbmc3k/cellxgene_pbmc3k_annotations.csv", "kang_ifnb/kang_example_4samples_obs.csv",
        "sc_mixology_3cl/sc_celseq2.metadata.csv.gz", "sc_mixology_3cl/cellmix1.metadata.csv.gz", "hsmm_myoblast/samples.csv",
        "harmony_reference/pbmc_3500_pcs.tsv.gz", "lod_edna_merkes/Data.csv", "potency_drc/ryegrass.csv", "potency_drc/S.alba.csv",
        "composition/propeller_pbmc_aging/speckle_pbmc_props.csv", "composition/haber2017_sccoda/published_sccoda_results.txt"})
    void tablesOfOtherThingsAreNotTakenForCounts(String path) throws IOException {
        assertEquals(List.of(), Given.accepting(SharedData.require(path)));
    }
}
