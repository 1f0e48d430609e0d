// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.cells;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.stream.IntStream;

import org.celltaxon.api.StepException;
import org.celltaxon.api.cells.NormalisedMatrix;
import org.celltaxon.stats.Spread;
import org.celltaxon.testkit.Matrices;
import org.junit.jupiter.api.Test;

class ScaledGenesTest {

    /** Values of some genes, cells x genes, straight from the definition. */
    static double[][] dense(NormalisedMatrix matrix, int[][] rows, int[] genes, double clip) {
        var result = new double[rows.length][genes.length];
        for (int g = 0; g < genes.length; g++) {
            int gene = genes[g];
            var y = IntStream.range(0, rows.length).mapToDouble(i -> matrix.value(i, rows[i][gene])).toArray();
            double mean = Spread.mean(y);
            double sd = Spread.sd(y);
            for (int i = 0; i < rows.length; i++) {
                result[i][g] = Math.clamp((y[i] - mean) / sd, -clip, clip);
            }
        }
        return result;
    }

    private static double[][] rowsOf(ScaledGenes scaled, int batch) throws StepException {
        var all = new double[scaled.cells()][];
        var next = new int[1];
        scaled.forEachBatch(batch, Given.run(), (rows, first, count) -> {
            assertEquals(next[0], first, "batches follow each other");
            for (int c = 0; c < count; c++) {
                all[first + c] = rows[c].clone();
            }
            next[0] = first + count;
        });
        assertEquals(all.length, next[0]);
        return all;
    }

    @Test
    void rowsAreCentredScaledAndCutAsDefined() throws StepException {
        var rows = Matrices.clusters(103, 20, 3, 1);
        var matrix = Given.normalised(Matrices.of(rows, 40));
        var genes = new int[] {3, 17, 0, 9};
        var scaled = ScaledGenes.of(matrix, genes, 1.5, Given.run());
        assertArrayEquals(genes, scaled.genes());
        var expected = dense(matrix, rows, genes, 1.5);
        var actual = rowsOf(scaled, 16);
        for (int i = 0; i < expected.length; i++) {
            assertArrayEquals(expected[i], actual[i], 1e-12);
        }
        assertEquals(1.5, Arrays.stream(actual).flatMapToDouble(Arrays::stream).max().orElseThrow());
    }

    @Test
    void genesThatDoNotVaryAreDropped() throws StepException {
        var rows = Matrices.clusters(300, 12, 2, 2);
        for (var row : rows) {
            row[2] = 0;
            int sum = Arrays.stream(row).sum();
            row[11] += 1000 - sum; // the same depth for all, so that gene 5 is constant after normalisation, too
            row[11] += row[5] - 7;
            row[5] = 7;
        }
        var matrix = Given.normalised(Matrices.of(rows, 64));
        var scaled = ScaledGenes.of(matrix, new int[] {1, 2, 5, 7}, 10, Given.run());
        assertArrayEquals(new int[] {1, 7}, scaled.genes());
        assertEquals(2, scaled.mean().length);
        assertEquals(2, scaled.sd().length);
    }
}
