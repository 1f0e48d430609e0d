// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.cells;

import java.util.Arrays;

import org.celltaxon.api.Run;
import org.celltaxon.api.StepException;

/**
 * How many of the nearest points of a point are of the second kind. Distances to a tile of points are computed side by side; of the nearest
 * only the distance and the kind are kept, which is less work than to find out who they are.
 */
final class SimulatedNeighbours {

    private static final int TILE = 1024;
    private static final int QUERIES = 64;

    private SimulatedNeighbours() {
    }

    /**
     * Counts for the first {@code queries} points.
     *
     * @param points row by row
     * @param first number of points of the first kind; all others are of the second
     * @param k number of neighbours, the point itself not included
     */
    static int[] count(float[] points, int dimensions, int first, int queries, int k, Run run) throws StepException {
        int all = points.length / dimensions;
        var tiles = new float[(all + TILE - 1) / TILE][dimensions][TILE];
        for (int i = 0; i < all; i++) {
            for (int d = 0; d < dimensions; d++) {
                tiles[i / TILE][d][i % TILE] = points[i * dimensions + d];
            }
        }
        var result = new int[queries];
        run.parallel((queries + QUERIES - 1) / QUERIES, () -> new float[TILE], (p, square) -> {
            int to = Math.min(queries, (p + 1) * QUERIES);
            var nearest = new Nearest[to - p * QUERIES];
            Arrays.setAll(nearest, i -> new Nearest(k));
            for (int t = 0; t < tiles.length; t++) {
                run.checkCanceled();
                int count = Math.min(TILE, all - t * TILE);
                for (int q = p * QUERIES; q < to; q++) {
                    squares(square, tiles[t], points, q * dimensions);
                    if (q / TILE == t) {
                        square[q % TILE] = Float.POSITIVE_INFINITY;
                    }
                    nearest[q - p * QUERIES].offer(square, count, first - t * TILE);
                }
            }
            for (int q = p * QUERIES; q < to; q++) {
                result[q] = nearest[q - p * QUERIES].ofSecondKind();
            }
        });
        return result;
    }

    private static void squares(float[] to, float[][] tile, float[] points, int at) {
        Arrays.fill(to, 0);
        int d = 0;
        for (; d + 4 < tile.length; d += 5) {
            five(to, tile[d], tile[d + 1], tile[d + 2], tile[d + 3], tile[d + 4], points, at + d);
        }
        for (; d < tile.length; d++) {
            float a = points[at + d];
            var p = tile[d];
            for (int i = 0; i < TILE; i++) {
                float x = p[i] - a;
                to[i] += x * x;
            }
        }
    }

    private static void five(float[] to, float[] p0, float[] p1, float[] p2, float[] p3, float[] p4, float[] points, int at) {
        float a0 = points[at];
        float a1 = points[at + 1];
        float a2 = points[at + 2];
        float a3 = points[at + 3];
        float a4 = points[at + 4];
        for (int i = 0; i < TILE; i++) {
            float x0 = p0[i] - a0;
            float x1 = p1[i] - a1;
            float x2 = p2[i] - a2;
            float x3 = p3[i] - a3;
            float x4 = p4[i] - a4;
            to[i] = Math.fma(x0, x0, Math.fma(x1, x1, Math.fma(x2, x2, Math.fma(x3, x3, Math.fma(x4, x4, to[i])))));
        }
    }

    /** The k smallest squares: candidates are collected and now and then the far ones dropped. A square and its kind are one number. */
    private static final class Nearest {

        private final int k;
        private final long[] candidates;
        private int size;
        private float worst = Float.POSITIVE_INFINITY;

        Nearest(int k) {
            this.k = k;
            candidates = new long[4 * k];
        }

        /** @param boundary where in the tile the second kind begins */
        void offer(float[] squares, int count, int boundary) {
            for (int i = 0; i < count; i++) {
                if (squares[i] < worst) {
                    candidates[size++] = (long) Float.floatToRawIntBits(squares[i]) << 1 | (i >= boundary ? 1 : 0);
                    if (size == candidates.length) {
                        drop();
                    }
                }
            }
        }

        /** Keeps the k smallest; the largest of them stands last. */
        private void drop() {
            int low = 0;
            int high = size - 1;
            while (low < high) {
                long pivot = candidates[(low + high) >>> 1];
                int i = low;
                int j = high;
                while (i <= j) {
                    while (candidates[i] < pivot) {
                        i++;
                    }
                    while (candidates[j] > pivot) {
                        j--;
                    }
                    if (i <= j) {
                        long t = candidates[i];
                        candidates[i++] = candidates[j];
                        candidates[j--] = t;
                    }
                }
                if (k - 1 <= j) {
                    high = j;
                } else if (k - 1 >= i) {
                    low = i;
                } else {
                    break;
                }
            }
            size = k;
            worst = Float.intBitsToFloat((int) (candidates[k - 1] >>> 1));
        }

        int ofSecondKind() {
            if (size > k) {
                drop();
            }
            int count = 0;
            for (int i = 0; i < size; i++) {
                count += (int) (candidates[i] & 1);
            }
            return count;
        }
    }
}
