// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.cells;

import java.util.Arrays;
import java.util.stream.IntStream;

import org.celltaxon.api.Run;
import org.celltaxon.api.StepException;
import org.celltaxon.api.cells.Embedding;

/**
 * Cells put in order by the nearest of some hundred centres (k-means on a sample), so that near cells lie side by side. The
 * coordinates are kept in float about the mean of all cells, partition by partition and in each dimension by dimension.
 */
final class Partitions {

    private static final int SAMPLE = 48;
    private static final int ITERATIONS = 8;
    private static final int CHUNK = 1024;

    private final Embedding cells;
    private final double[] mean;

    /** The centres dimension by dimension. */
    final float[][] centres;
    /** Squared length of each centre. */
    final float[] centreSquares;
    /** Cell numbers, partition by partition, rising in each. */
    final int[] order;
    /** Where each partition begins in the order; one more at the end. */
    final int[] start;
    /** Which centre each partition is of: one with very many cells has several partitions. */
    final int[] centreOf;
    /** Coordinates: {@code columns[partition][dimension][cell of it]}. */
    final float[][][] columns;
    /** Squared lengths: {@code squares[partition][cell of it]}. */
    final float[][] squares;
    /** Length of the longest cell of each partition or its centre. */
    final double[] length;

    /** @param size about how many cells a partition has; none has more than twice as many */
    Partitions(Embedding cells, int size, Run run) throws StepException {
        this.cells = cells;
        mean = mean(cells);
        int count = Math.max(1, cells.cells() / size);
        centres = new float[Squares.padded(cells.dimensions())][count];
        centreSquares = new float[count];
        train(run);
        var own = new int[cells.cells()];
        assign(null, own, run);
        var sizes = new int[count];
        for (int c : own) {
            sizes[c]++;
        }
        var pieces = Arrays.stream(sizes).map(s -> (s + 2 * size - 1) / (2 * size)).toArray();
        int partitions = Arrays.stream(pieces).sum();
        start = new int[partitions + 1];
        centreOf = new int[partitions];
        var at = new int[count];
        for (int c = 0, p = 0; c < count; c++) {
            at[c] = start[p];
            for (int i = 0; i < pieces[c]; i++, p++) {
                centreOf[p] = c;
                start[p + 1] = at[c] + (int) ((long) sizes[c] * (i + 1) / pieces[c]);
            }
        }
        order = new int[cells.cells()];
        for (int i = 0; i < order.length; i++) {
            order[at[own[i]]++] = i;
        }
        columns = new float[partitions][][];
        squares = new float[partitions][];
        length = new double[partitions];
        run.parallel(partitions, this::fill);
    }

    int count() {
        return centreOf.length;
    }

    int size(int partition) {
        return start[partition + 1] - start[partition];
    }

    int largest() {
        int most = 0;
        for (int p = 0; p < count(); p++) {
            most = Math.max(most, size(p));
        }
        return most;
    }

    /** The coordinates of a cell about the mean, -2 times as {@link Squares#into} takes them. */
    void query(int cell, float[] to) {
        for (int d = 0; d < mean.length; d++) {
            to[d] = -2 * centred(cell, d);
        }
    }

    /** Distances of a {@link #query} to the centres: squared, less its own squared length. */
    void toCentres(float[] query, float[] to) {
        Squares.into(to, centreSquares, centres, query, to.length);
    }

    /** The partition of a position. */
    int of(int position) {
        int at = Arrays.binarySearch(start, position);
        return at < 0 ? -at - 2 : at;
    }

    /** All partitions, those with the nearest centres first. */
    int[] around(int partition) {
        var query = new float[centres.length];
        for (int d = 0; d < query.length; d++) {
            query[d] = -2 * centres[d][centreOf[partition]];
        }
        var apart = new float[centreSquares.length];
        toCentres(query, apart);
        float own = centreSquares[centreOf[partition]];
        return IntStream.range(0, count())
                .mapToLong(p -> (long) Float.floatToIntBits(Math.max(0, apart[centreOf[p]] + own)) << 32 | p)
                .sorted().mapToInt(ranked -> (int) ranked).toArray();
    }

    private float centred(int cell, int dimension) {
        return (float) (cells.at(cell, dimension) - mean[dimension]);
    }

    private static double[] mean(Embedding cells) {
        var mean = new double[cells.dimensions()];
        for (int i = 0; i < cells.cells(); i++) {
            for (int d = 0; d < mean.length; d++) {
                mean[d] += cells.at(i, d);
            }
        }
        for (int d = 0; d < mean.length; d++) {
            mean[d] /= cells.cells();
        }
        return mean;
    }

    private void train(Run run) throws StepException {
        int count = centreSquares.length;
        var random = run.random();
        var sample = new int[Math.min(cells.cells(), SAMPLE * count)];
        Arrays.setAll(sample, i -> random.nextInt(cells.cells()));
        var own = new int[sample.length];
        Arrays.setAll(own, i -> i < count ? i : -1);
        for (int iteration = 0; iteration < ITERATIONS; iteration++) {
            centre(sample, own);
            assign(sample, own, run);
        }
    }

    /** Each centre to the mean of its cells; one without cells stays. */
    private void centre(int[] sample, int[] own) {
        int count = centreSquares.length;
        var sum = new double[mean.length][count];
        var size = new int[count];
        for (int s = 0; s < sample.length; s++) {
            if (own[s] >= 0) {
                size[own[s]]++;
                for (int d = 0; d < sum.length; d++) {
                    sum[d][own[s]] += centred(sample[s], d);
                }
            }
        }
        for (int c = 0; c < count; c++) {
            double square = 0;
            for (int d = 0; d < sum.length; d++) {
                centres[d][c] = size[c] == 0 ? centres[d][c] : (float) (sum[d][c] / size[c]);
                square += (double) centres[d][c] * centres[d][c];
            }
            centreSquares[c] = (float) square;
        }
    }

    /** The nearest centre of each of some cells, of all for {@code null}. */
    private void assign(int[] which, int[] own, Run run) throws StepException {
        int count = centreSquares.length;
        run.parallel((own.length + CHUNK - 1) / CHUNK, chunk -> {
            var query = new float[centres.length];
            var apart = new float[count];
            for (int s = chunk * CHUNK; s < Math.min(own.length, (chunk + 1) * CHUNK); s++) {
                query(which == null ? s : which[s], query);
                toCentres(query, apart);
                int best = 0;
                for (int c = 1; c < count; c++) {
                    best = apart[c] < apart[best] ? c : best;
                }
                own[s] = best;
            }
        });
    }

    private void fill(int p) {
        int dimensions = cells.dimensions();
        var column = new float[centres.length][size(p)];
        var square = new float[size(p)];
        double longest = centreSquares[centreOf[p]];
        for (int i = 0; i < square.length; i++) {
            double sum = 0;
            for (int d = 0; d < dimensions; d++) {
                float x = centred(order[start[p] + i], d);
                column[d][i] = x;
                sum += (double) x * x;
            }
            square[i] = (float) sum;
            longest = Math.max(longest, sum);
        }
        columns[p] = column;
        squares[p] = square;
        length[p] = Math.sqrt(longest);
    }
}
