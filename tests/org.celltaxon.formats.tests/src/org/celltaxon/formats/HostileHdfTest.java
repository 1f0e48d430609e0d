// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.formats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.celltaxon.api.StepException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import io.jhdf.HdfFile;
import io.jhdf.api.WritableGroup;

/** HDF5 files that are whole but mean harm. Their originals are made by {@code gold/make.py} or here. */
class HostileHdfTest {

    private static final TenxH5Importer H5 = new TenxH5Importer();
    private static final H5adImporter H5AD = new H5adImporter();
    private static final String[] WORDS = {"A", "B"};

    @TempDir
    Path folder;

    private Path hostile(String name) throws IOException {
        return Files.write(folder.resolve(name), FuzzTest.gold("hostile-" + name));
    }

    private void refused(String name, String why) throws IOException {
        var importer = name.endsWith(".h5") ? H5 : name.endsWith(".loom") ? new LoomImporter() : H5AD;
        var refusal = Given.refused(importer, hostile(name));
        assertTrue(refusal.why().en().contains(why), refusal.why().en());
    }

    static Stream<Arguments> lists() {
        var indptr = new long[] {0, 2, 3};
        var indices = new long[] {0, 2, 1};
        var data = new double[] {5, 1, 7};
        return Stream.of(
                Arguments.of(new long[] {0, 3, 2}, indices, data, "'"),
                Arguments.of(new long[] {0, -1, 3}, indices, data, "In indptr -1 follows 0"),
                Arguments.of(new long[] {0, 4, 3}, indices, data, "In indptr 4 follows 0"),
                Arguments.of(new long[] {-1, 2, 3}, indices, data, "The first of indptr is -1"),
                Arguments.of(new long[] {0, 2, Long.MAX_VALUE}, indices, data, "The last of indptr is 9223372036854775807"),
                Arguments.of(new long[] {0, 2, 1L << 32 | 3}, indices, data, "The last of indptr is 4294967299"),
                Arguments.of(new long[] {0, 3}, indices, data, "indptr of 2"),
                Arguments.of(indptr, new long[] {0, -1, 1}, data, "Entry 2 of indices (row 1) is not a column"),
                Arguments.of(indptr, new long[] {0, 2, 3}, data, "Entry 3 of indices (row 2) is not a column"),
                Arguments.of(indptr, new long[] {1L << 32, 2, 1}, data, "Entry 1 of indices (row 1) is not a column"),
                Arguments.of(indptr, new long[] {Long.MIN_VALUE, 2, 1}, data, "Entry 1 of indices"),
                Arguments.of(indptr, new long[] {2, 2, 1}, data, "names gene 'G3' twice"),
                Arguments.of(indptr, indices, new double[] {5, 1}, "3 indices, 2 values"),
                Arguments.of(indptr, indices, new double[] {5, Double.NaN, 7}, "gene 'G3' in cell 'A' is NaN"),
                Arguments.of(indptr, indices, new double[] {5, 1, Double.POSITIVE_INFINITY}, "gene 'G2' in cell 'B' is Infinity"),
                Arguments.of(indptr, indices, new double[] {-1, 1, 7}, "gene 'G1' in cell 'A' is -1"),
                Arguments.of(indptr, indices, new double[] {1L << 31, 1, 7}, "gene 'G1' in cell 'A' is 2.147483648E9"),
                Arguments.of(indptr, indices, new double[] {0x1p63, 1, 7}, "gene 'G1' in cell 'A' is 9.2"));
    }

    @ParameterizedTest
    @MethodSource("lists")
    void listsThatCannotBeAMatrixAreRefusedWithTheirPlace(long[] indptr, long[] indices, double[] data, String why) {
        var file = folder.resolve("m.h5");
        try (var hdf = HdfFile.write(file)) {
            var matrix = hdf.putGroup("hg19");
            matrix.putDataset("genes", new String[] {"G1", "G2", "G3"});
            matrix.putDataset("barcodes", WORDS);
            put(matrix, indptr, indices, data);
        }
        var h5 = Given.refused(H5, file).why().en();
        assertTrue(h5.contains(why), h5);
        try (var hdf = HdfFile.write(folder.resolve("m.h5ad"))) {
            Given.frame(hdf.putGroup("obs"), "A", "B");
            Given.frame(hdf.putGroup("var"), "G1", "G2", "G3");
            put(hdf.putGroup("X"), indptr, indices, data);
        }
        var h5ad = Given.refused(H5AD, folder.resolve("m.h5ad")).why().en();
        assertTrue(h5ad.contains(why), h5ad);
        try (var hdf = HdfFile.write(folder.resolve("t.h5ad"))) { // the same lists, column by column
            Given.frame(hdf.putGroup("obs"), "A", "B", "C");
            Given.frame(hdf.putGroup("var"), "G1", "G2");
            var x = hdf.putGroup("X");
            x.putAttribute("encoding-type", "csc_matrix");
            put(x, indptr, indices, data);
        }
        Given.refused(H5AD, folder.resolve("t.h5ad"));
    }

    private static void put(WritableGroup group, long[] indptr, long[] indices, double[] data) {
        group.putDataset("indptr", indptr);
        group.putDataset("indices", indices);
        group.putDataset("data", data);
    }

    @Test
    void aNameWithANulByteIsRefusedWithItsPlace() throws IOException {
        refused("a_name_with_nul.h5", "Number 2 of 'matrix/barcodes' holds a NUL byte; it is not a text.");
    }

    @Test
    void anOddNameIsOnlyAName() throws StepException, IOException {
        var file = folder.resolve("m.h5");
        for (var names : List.of(new String[] {"../../A", "/etc/passwd"}, new String[] {"", " "})) {
            try (var hdf = HdfFile.write(file)) {
                var matrix = hdf.putGroup("hg19");
                matrix.putDataset("genes", new String[] {"G1", "G2", "G3"});
                matrix.putDataset("barcodes", names);
                Given.put(matrix, Given.rows());
            }
            assertEquals(List.of(names), Given.read(H5, file).counts().barcodes());
        }
    }

    @Test
    void columnsThatAreNoPlainOnesAreLeftOutAndTold() throws StepException, IOException {
        var library = Given.read(H5AD, hostile("columns_that_are_odd.h5ad"));
        assertEquals(List.of("age", "state", "bits"), library.counts().annotations().names());
        assertEquals(List.of("OTHER_FEATURES", "ANNOTATIONS_LEFT_OUT"), library.codes());
        assertTrue(library.notices().getLast().text().en().endsWith("complex, cube, empty, none, record, reference, scalar."),
                library.notices().toString());
    }

    @Test
    void groupsThatHoldThemselvesAreReadAsTheyAre() throws StepException, IOException {
        var expected = Given.read(H5AD, Files.write(folder.resolve("x.h5ad"), FuzzTest.gold("earliest-csr.h5ad"))).counts();
        for (var name : List.of("obs_in_itself.h5ad", "layers_are_the_root.h5ad")) {
            Given.assertSame(expected, Given.read(H5AD, hostile(name)).counts());
        }
        for (var name : List.of("matrix_has_its_parent.h5", "genome_in_itself.h5")) {
            assertEquals(5, Given.read(H5, hostile(name)).counts().cells());
        }
    }

    @Test
    void linksInACircleOrToOtherFilesAreNamedAndNotTakenForMissing() throws IOException {
        refused("x_links_in_a_circle.h5ad", "'X' is damaged or stored in an unknown way (its links lead in a circle)");
        refused("barcodes_link_in_a_circle.h5", "'matrix/barcodes' is damaged");
        refused("x_is_elsewhere.h5ad", "'X' is damaged or stored in an unknown way (it lies in another file, /etc/passwd:/X)");
        refused("obs_is_elsewhere.h5ad", "it lies in another file, ../../../../etc/passwd:/obs");
        refused("barcodes_are_elsewhere.h5", "it lies in another file, ../secret.h5:/x");
    }

    @Test
    void moreTypesOfFeaturesThanThereAreKindsAreRefusedBeforeMemoryEnds() throws IOException {
        refused("types_without_end.h5", "features of 20001 types; at most 64 are read");
    }

    @Test
    void oneLongWordNamedAMillionTimesIsRefusedBeforeMemoryEnds() throws IOException {
        refused("one_word_a_million_times.h5ad", "'obs/_index' is damaged or stored in an unknown way (it names more text than the file");
    }

    @Test
    void aHeaderLongerThanTheFileIsRefusedAtOnce() throws IOException {
        var bytes = FuzzTest.gold("earliest-old.h5ad");
        bytes[13018] = 32; // a high byte of a length
        var refusal = Given.refused(H5AD, Files.write(folder.resolve("m.h5ad"), bytes));
        assertTrue(refusal.why().en().endsWith("(it claims 2097408 bytes in a file of 13280)."), refusal.why().en());
    }

    @Test
    void aChunkOfAPlaceThatCannotBeIsNotTakenForZeros() throws IOException {
        var bytes = FuzzTest.gold("earliest-v3.h5");
        bytes[2496] = 2; // the second chunk of a list begins with element 4
        var refusal = Given.refused(H5, Files.write(folder.resolve("m.h5"), bytes));
        assertTrue(refusal.why().en().contains("a chunk lies at [2] of ["), refusal.why().en());
    }

    @Test
    void whatAFileClaimsBeyondItsBytesIsRefused() throws IOException {
        refused("a_large_claim.h5", "its 2147483648 elements are too many");
        refused("a_large_claim.loom", "'matrix' is [1099511627776, 1048576]");
        refused("a_large_list.h5", "claims 1099511627776 numbers in a file of");
        refused("zeros_without_end.h5ad", "'X' has 1342177280 values, not 5 x 4");
    }

    @Test
    void aShapeThatDoesNotFitTheNamesIsRefused() throws IOException {
        for (var name : new String[] {"shape", "h5sparse_shape"}) {
            var file = folder.resolve(name + ".h5ad");
            try (var hdf = HdfFile.write(file)) {
                Given.frame(hdf.putGroup("obs"), "A", "B");
                Given.frame(hdf.putGroup("var"), "G1", "G2", "G3");
                var x = hdf.putGroup("X");
                x.putAttribute("encoding-type", "csr_matrix");
                x.putAttribute(name, new long[] {2, 2});
                put(x, new long[] {0, 1, 2}, new long[] {0, 1}, new double[] {1, 2});
            }
            assertTrue(Given.refused(H5AD, file).why().en().contains("has the shape 2 x 2, but there are 2 cells in obs and 3 genes"));
        }
    }
}
