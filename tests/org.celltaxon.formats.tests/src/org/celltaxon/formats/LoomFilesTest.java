// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.formats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import org.celltaxon.api.StepException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.jhdf.HdfFile;
import io.jhdf.api.DatasetCreationOptions;

/** Small loom files. */
class LoomFilesTest {

    private static final LoomImporter LOOM = new LoomImporter();

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve("試料.loom");
    }

    private void loom(Object matrix, String[] genes, String[] cells, Object counts, DatasetCreationOptions options) {
        try (var hdf = HdfFile.write(file)) {
            hdf.putDataset("matrix", matrix, options);
            var rows = hdf.putGroup("row_attrs");
            rows.putDataset("Gene", genes);
            var columns = hdf.putGroup("col_attrs");
            columns.putDataset("CellID", cells);
            columns.putDataset("Age", new double[] {p(cells), 2});
            if (counts != null) {
                hdf.putGroup("layers").putDataset("unspliced", counts);
            }
        }
    }

    private static double p(String[] cells) {
        return cells.length / 2.0;
    }

    private static final String[] GENES = {"G1", "G2", "G3"};
    private static final String[] CELLS = {"A", "B"};
    private static final int[][] COUNTS = {{5, 0}, {0, 7}, {1, 0}};

    @Test
    void genesAreRowsAndAttributesOfColumnsAreAnnotations() throws StepException, IOException {
        loom(COUNTS, GENES, CELLS, null, DatasetCreationOptions.DEFAULT);
        var library = Given.read(LOOM, file);
        assertEquals(List.of("A", "B"), library.counts().barcodes());
        assertEquals("G1=5 G3=1", library.cell("A"));
        assertEquals("G2=7", library.cell("B"));
        assertEquals(2, library.counts().annotations().number("Age", 1));
        assertEquals(List.of(), library.notices());
    }

    @Test
    void chunkedByColumnsGivesTheSameMatrix() throws StepException, IOException {
        loom(COUNTS, GENES, CELLS, null, DatasetCreationOptions.DEFAULT);
        var plain = Given.read(LOOM, file);
        loom(COUNTS, GENES, CELLS, null, DatasetCreationOptions.builder().chunkDimensions(2, 1).shuffle().deflate().build());
        Given.assertSame(plain.counts(), Given.read(LOOM, file).counts());
    }

    @Test
    void countsInALayerAreFoundBesideProcessedValuesAndSaid() throws StepException, IOException {
        loom(new double[][] {{0.5, 0}, {0, 1.5}, {2, 2}}, GENES, CELLS, COUNTS, DatasetCreationOptions.DEFAULT);
        var library = Given.read(LOOM, file);
        assertEquals("G1=5 G3=1", library.cell("A"));
        assertEquals(List.of("COUNTS_FROM"), library.codes());
        assertTrue(library.notices().getFirst().text().en().contains("'layers/unspliced', because 'matrix' does not hold"),
                library.notices().toString());
    }

    @Test
    void idsAndSymbolsComeFromTheirAttributes() throws StepException, IOException {
        try (var hdf = HdfFile.write(file)) {
            hdf.putDataset("matrix", COUNTS);
            var rows = hdf.putGroup("row_attrs");
            rows.putDataset("Accession", new String[] {"ENSG1", "ENSG2", "ENSG3"});
            rows.putDataset("Gene", GENES);
            hdf.putGroup("col_attrs").putDataset("obs_names", CELLS);
        }
        var library = Given.read(LOOM, file);
        assertEquals(List.of("ENSG1", "ENSG2", "ENSG3"), library.ids());
        assertEquals(List.of("G1", "G2", "G3"), library.symbols());
    }

    @Test
    void namesOfAnotherNumberAreNoNames() throws StepException, IOException {
        loom(COUNTS, new String[] {"G1", "G2"}, CELLS, null, DatasetCreationOptions.DEFAULT);
        var library = Given.read(LOOM, file);
        assertEquals(List.of("gene1", "gene2", "gene3"), library.ids());
        assertEquals(List.of("NUMBERED_NAMES"), library.codes());
    }

    @Test
    void aCellThatIsThereTwiceOrAnAttributeOfAnotherLengthIsRefused() {
        loom(COUNTS, GENES, new String[] {"A", "A"}, null, DatasetCreationOptions.DEFAULT);
        assertEquals("The barcode 'A' is there twice.", Given.refused(LOOM, file).why().en());
        try (var hdf = HdfFile.write(file)) {
            hdf.putDataset("matrix", COUNTS);
            hdf.putGroup("row_attrs").putDataset("Gene", GENES);
            hdf.putGroup("col_attrs").putDataset("Age", new double[] {1, 2, 3});
        }
        assertEquals("'col_attrs/Age' has 3 values for 2 rows.", Given.refused(LOOM, file).why().en());
    }

    @Test
    void aMatrixOfFractionsOrOfOneDimensionIsRefused() {
        loom(new double[][] {{0.5, 0}, {0, 1.5}, {2, 2}}, GENES, CELLS, null, DatasetCreationOptions.DEFAULT);
        assertTrue(Given.refused(LOOM, file).why().en().startsWith("It does not hold counts: gene 'G1' in cell 'A' is 0.5"));
        loom(new double[] {1, 2}, GENES, CELLS, null, DatasetCreationOptions.DEFAULT);
        assertEquals("'matrix' is [2], not genes x cells.", Given.refused(LOOM, file).why().en());
    }
}
