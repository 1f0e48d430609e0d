// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.formats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;

import org.celltaxon.api.PlainRun;
import org.celltaxon.api.Settings;
import org.celltaxon.api.StepException;
import org.celltaxon.api.run.RunResults;
import org.eclipse.core.runtime.OperationCanceledException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Counts as a 10x folder and tables as text. */
class TenxMtxExporterTest {

    @TempDir
    Path folder;

    private final PlainRun run = new PlainRun(1, 1);

    private Path written(RunResults results) throws StepException, IOException {
        var target = Files.createTempDirectory(folder, "out").resolve("結果");
        new TenxMtxExporter().write(results, target, Settings.defaults(List.of()), run);
        return target;
    }

    private static String text(Path file) throws IOException {
        try (var in = new GZIPInputStream(Files.newInputStream(file))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).stripTrailing();
        }
    }

    @Test
    void itIsTheFolderThatCellRangerWrites() throws StepException, IOException {
        var target = written(Finished.of("AA", "AC", "AA", "AT"));
        assertEquals("ロット１_AA\nD02_AA\nD02_AT", text(target.resolve("barcodes.tsv.gz")));
        assertEquals("ENSG1\tVEGFA\tGene Expression\nENSG2\t\tGene Expression\n遺伝子\t血管\tGene Expression",
                text(target.resolve("features.tsv.gz")));
        assertEquals("%%MatrixMarket matrix coordinate integer general\n%metadata_json: {\"software_version\": \"CellTaxon\"}\n"
                + "3 3 3\n1 1 1\n3 1 2\n2 3 7", text(target.resolve("matrix.mtx.gz")));
    }

    @Test
    void countsComeBackToTheLast() throws StepException, IOException {
        for (var results : List.of(Finished.random(700, 90, 1), Finished.random(1, 1, 2), Finished.counts(new int[][] {{0, 0}, {0, 0}}),
                Finished.counts(new int[][] {{0, 0, 5}, {0, 0, 0}, {Integer.MAX_VALUE, 0, (1 << 24) + 1}}))) {
            var back = Given.read(new TenxMtxImporter(), written(results)).counts();
            Given.assertSameCounts(results.counts().orElseThrow(), back);
            assertEquals(results.genes(), back.genes());
        }
    }

    @Test
    void theSameCountsGiveTheSameBytes() throws StepException, IOException {
        var one = written(Finished.random(50, 9, 1));
        var two = written(Finished.random(50, 9, 1));
        for (var name : List.of("barcodes.tsv.gz", "features.tsv.gz", "matrix.mtx.gz")) {
            assertEquals(-1, Files.mismatch(one.resolve(name), two.resolve(name)));
        }
    }

    @Test
    void cancellingEndsTheWork() {
        run.monitor().setCanceled(true);
        assertThrows(OperationCanceledException.class, () -> written(Finished.random(50, 9, 1)));
    }

    @Test
    void scipyReadsIt() throws StepException, IOException {
        assertEquals("(3, 3) [[1, 0, 2], [0, 0, 0], [0, 7, 0]]\n", Python.prints("""
                import sys, scipy.io
                m = scipy.io.mmread(sys.argv[1] + '/matrix.mtx.gz')
                print(m.shape, m.T.toarray().tolist())
                """, written(Finished.of("AA", "AC", "AA", "AT"))));
    }

    @Test
    void tablesAreOneFileEachWithAllTheirColumns() throws IOException, StepException {
        var exporter = new TsvExporter();
        var target = folder.resolve("表");
        exporter.write(Finished.of("A\tA", "AC", "AA", "AT"), target, Settings.defaults(List.of()), run);
        assertEquals(List.of("lot\tbarcode\tkept\treasons\tcluster\tumap_1\tmito\tnote", "ロット１\tA A\ttrue\t\tCL10\t0.5\t1\t"),
                Files.readAllLines(target.resolve("cells.tsv")).subList(0, 2));
        assertTrue(Files.exists(target.resolve("lots.tsv")) && Files.exists(target.resolve("composition.tsv")));
    }

    @Test
    void bothWaitUntilTheyAreAskedForAndH5adDoesNot() {
        assertTrue(new TenxMtxExporter().onRequest() && new TsvExporter().onRequest());
        assertEquals(false, new H5adExporter().onRequest());
    }
}
