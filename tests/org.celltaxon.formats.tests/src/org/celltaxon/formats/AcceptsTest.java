// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.formats;

import static org.celltaxon.formats.Given.accepting;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

import org.celltaxon.api.StepException;
import org.celltaxon.testkit.SharedData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each file is recognised by its content, by exactly one importer. */
class AcceptsTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "pbmc3k/pbmc3k_filtered_feature_bc_matrix.h5, 10x-h5",
        "tenx-formats/3.0.0/filtered_feature_bc_matrix.h5, 10x-h5",
        "tenx-formats/1.2.0/filtered_gene_bc_matrices_h5.h5, 10x-h5",
        "tenx-formats/1.2.0/multiple_genomes.h5, 10x-h5",
        "loom/loompy_test.loom, loom",
        "loom/mpfc-starmap.loom, loom",
        "pbmc3k/filtered_feature_bc_matrix, 10x-mtx",
        "tenx-formats/3.0.0/filtered_feature_bc_matrix, 10x-mtx",
        "tenx-formats/1.2.0/filtered_gene_bc_matrices/hg19_chr21, 10x-mtx",
        "kang_ifnb/kang_example_4samples_mtx, 10x-mtx",
        "pbmc3k/filtered_feature_bc_matrix/matrix.mtx.gz, mtx",
        "tenx-formats/1.2.0/filtered_gene_bc_matrices/hg19_chr21/matrix.mtx, mtx",
        "pbmc3k/pbmc3k_raw_csr.h5ad, h5ad",
        "kang_ifnb/kang_example_4samples_csc.h5ad, h5ad",
        "pbmc_small/pbmc_small_dense.h5ad, h5ad",
        "pbmc68k_reduced/10x_pbmc68k_reduced.h5ad, h5ad",
        "hsmm_myoblast/hsmm_fpkm_csr.h5ad, h5ad",
        "anndata-encodings/anndata-v0.5.0.h5ad, h5ad",
        "anndata-encodings/anndata-v0.11.4.h5ad, h5ad",
        "anndata-encodings/mini_mat.anndata-v0.6.22.h5ad, h5ad",
        "sc_mixology_3cl/sc_celseq2.count.csv.gz, csv",
        "sc_mixology_3cl/cellmix4.count.csv.gz, csv"})
    void exactlyOneImporterAcceptsAPublicFile(String path, String format) throws IOException {
        assertEquals(List.of(format), accepting(SharedData.require(path)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"tenx-formats/1.2.0/filtered_gene_bc_matrices",
        "pbmc3k/filtered_feature_bc_matrix/barcodes.tsv.gz", "pbmc3k",
        "fcs_gatingml_reference/data1.fcs"})
    void otherPublicFilesAreNotAccepted(String path) throws IOException {
        assertEquals(List.of(), accepting(SharedData.require(path)));
    }

    @Test
    void noHdf5FileOfAnotherKindIsAcceptedOrReadAndNoneIsAnAccident() throws IOException {
        try (var files = Files.list(SharedData.require("hdf5-edge-cases"))) {
            for (var file : files.sorted().toList()) {
                assertEquals(List.of(), accepting(file), file.toString());
                for (var importer : List.of(new TenxH5Importer(), new H5adImporter(), new LoomImporter())) {
                    assertThrows(StepException.class, () -> Given.read(importer, file), importer.format() + " " + file);
                }
            }
        }
    }

    @Test
    void smallFilesOfEachFormatAreAccepted() throws IOException {
        assertEquals(List.of("10x-mtx"), accepting(Given.mtx(folder.resolve("マトリックス"))));
        assertEquals(List.of("10x-h5"), accepting(Given.h5(folder.resolve("試料.bin"), Given.rows())));
        assertEquals(List.of("h5ad"), accepting(Given.h5ad(folder.resolve("h5ad"), "csr_matrix", Given.rows())));
        assertEquals(List.of("csv"), accepting(Given.text(folder.resolve("a"), "gene,A,B\nG1,0,1\n")));
        assertEquals(List.of("csv"), accepting(Given.text(folder.resolve("b"), "A\tB\nG1\t0\t1\n")));
        assertEquals(List.of("csv"), accepting(Given.text(folder.resolve("c"), "\uFEFFgene;細胞１;B\r\nG1;0;1\r\n")));
        assertEquals(List.of("csv"), accepting(Given.gz(folder.resolve("d.gz"), "gene,A,B\nG1,0,1\n")));
    }

    @Test
    void aFolderIsAcceptedByItsMatrixSoThatAMissingNeighbourIsNamedLater() throws IOException {
        var mtx = Given.mtx(folder.resolve("mtx"));
        Files.delete(mtx.resolve("features.tsv.gz"));
        assertEquals(List.of("10x-mtx"), accepting(mtx));
        assertEquals(List.of(), accepting(Files.createDirectory(folder.resolve("empty"))));
    }

    @Test
    void otherFilesAreNotAcceptedAndNothingIsThrown() throws IOException {
        var png = new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 0, 0, 0, 13, ',', ';'};
        assertEquals(List.of(), accepting(Files.write(folder.resolve("picture.csv"), png)));
        assertEquals(List.of(), accepting(Files.write(folder.resolve("book.xlsx"),
                new byte[] {'P', 'K', 3, 4, ',', '\t'})));
        assertEquals(List.of(), accepting(Files.write(folder.resolve("empty.csv"), new byte[0])));
        assertEquals(List.of(), accepting(Given.text(folder.resolve("words.txt"), "One line of words\nand another\n")));
        assertEquals(List.of(), accepting(Given.gz(folder.resolve("empty.gz"), "")));
        assertEquals(List.of(), accepting(Files.write(folder.resolve("magic.h5"),
                new byte[] {(byte) 0x89, 'H', 'D', 'F', '\r', '\n', 0x1a, '\n'})));
        var utf16 = "gene,A,B\n".getBytes(StandardCharsets.UTF_16);
        assertEquals(List.of(), accepting(Files.write(folder.resolve("utf16.csv"), utf16)));
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 9, 10, 12, 20, 40})
    void aPackedFileCutShortIsNoAccident(int length) throws IOException {
        var whole = Given.gz(folder.resolve("whole.csv.gz"), "gene,AAAC,AAAG,AACC\nG1,0,1,0\n");
        var formats = accepting(Given.cut(whole, length, folder.resolve("cut.csv.gz")));
        assertEquals(true, List.of(List.of(), List.of("csv")).contains(formats), formats.toString());
    }

    @Test
    void aPackedFileWithDamagedBytesIsNoAccident() throws IOException {
        var bytes = Given.packed("gene,AAAC,AAAG,AACC\nG1,0,1,0\n");
        for (int i = 2; i < bytes.length; i++) {
            var damaged = bytes.clone();
            damaged[i] ^= (byte) 0xff;
            Given.accepting(Files.write(folder.resolve("damaged.gz"), damaged)); // true or false, but nothing thrown
        }
    }

    @Test
    void aPackedTableWhoseHeadDoesNotShrinkIsAccepted() throws IOException {
        var header = IntStream.range(0, 5000).mapToObj(i -> "CELL" + i).collect(Collectors.joining(",", "gene,", "\n"));
        var bytes = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(bytes) {
            {
                def.setLevel(Deflater.NO_COMPRESSION);
            }
        }) {
            out.write(header.getBytes(StandardCharsets.UTF_8));
        }
        assertEquals(List.of("csv"), accepting(Files.write(folder.resolve("stored.csv.gz"), bytes.toByteArray())));
    }
}
