// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.cells;

/**
 * Quadtree over points in the plane for t-SNE's repulsion (Barnes and Hut 1986, van der Maaten 2014), flat: the points in
 * Morton order, the nodes in preorder, each with the node that follows its subtree, so that a walk needs no stack.
 */
final class PlaneTree {

    private static final int LEVELS = 16;
    private static final int DIGIT = 11;
    private static final int BUCKET = 6;

    private final double wide;
    private final int[] code;
    private final int[] order;
    private final int[] spare;
    private final float[] x;
    private final float[] y;
    /** Of each node: centre x, y, number of points, and the square of the distance beyond which the node stands for its points. */
    private final float[] node;
    /** Of each node: the node after its subtree, its first point and the one after its last; both 0 unless it is a leaf. */
    private final int[] link;
    private int nodes;

    /** @param theta a node stands for its points where its width is less than this part of its distance */
    PlaneTree(int points, double theta) {
        wide = 1 / Math.max(theta * theta, 1e-30);
        code = new int[points];
        order = new int[points];
        spare = new int[points];
        x = new float[points];
        y = new float[points];
        node = new float[8 * points];
        link = new int[6 * points];
        for (int i = 0; i < points; i++) {
            order[i] = i;
        }
    }

    /** The point at a place of the Morton order: points near in this order are near in the plane. */
    int point(int place) {
        return order[place];
    }

    /** Takes new positions, points x 2, row by row. */
    void build(double[] positions) {
        double left = Double.POSITIVE_INFINITY;
        double low = Double.POSITIVE_INFINITY;
        double right = Double.NEGATIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < positions.length; i += 2) {
            left = Math.min(left, positions[i]);
            right = Math.max(right, positions[i]);
            low = Math.min(low, positions[i + 1]);
            high = Math.max(high, positions[i + 1]);
        }
        double width = Math.max(Math.max(right - left, high - low), 1e-300);
        double scale = (1 << LEVELS) * (1 - 1e-9) / width;
        for (int i = 0; i < code.length; i++) {
            code[i] = spread((int) ((positions[2 * i] - left) * scale)) | spread((int) ((positions[2 * i + 1] - low) * scale)) << 1;
        }
        for (int shift = 0; shift < 2 * LEVELS; shift += DIGIT) {
            sort(shift);
        }
        for (int s = 0; s < order.length; s++) {
            x[s] = (float) positions[2 * order[s]];
            y[s] = (float) positions[2 * order[s] + 1];
        }
        nodes = 0;
        add(0, order.length, 0, width);
    }

    /** The 16 bits with a 0 before each. */
    private static int spread(int bits) {
        int b = (bits | bits << 8) & 0x00FF00FF;
        b = (b | b << 4) & 0x0F0F0F0F;
        b = (b | b << 2) & 0x33333333;
        return (b | b << 1) & 0x55555555;
    }

    /** Orders the points by one digit of their codes; equal ones keep their order. */
    private void sort(int shift) {
        var start = new int[(1 << DIGIT) + 1];
        for (int c : code) {
            start[(c >>> shift & (1 << DIGIT) - 1) + 1]++;
        }
        for (int d = 0; d < 1 << DIGIT; d++) {
            start[d + 1] += start[d];
        }
        for (int point : order) {
            spare[start[code[point] >>> shift & (1 << DIGIT) - 1]++] = point;
        }
        System.arraycopy(spare, 0, order, 0, order.length);
    }

    private void add(int from, int to, int level, double width) {
        int deep = level;
        double size = width;
        if (to - from > BUCKET) {
            int differ = code[order[from]] ^ code[order[to - 1]];
            deep = Math.max(level, differ == 0 ? LEVELS : Integer.numberOfLeadingZeros(differ) / 2);
            size = width / (1 << deep - level);
        }
        int own = nodes++;
        double sumX = 0;
        double sumY = 0;
        for (int s = from; s < to; s++) {
            sumX += x[s];
            sumY += y[s];
        }
        node[4 * own] = (float) (sumX / (to - from));
        node[4 * own + 1] = (float) (sumY / (to - from));
        node[4 * own + 2] = to - from;
        node[4 * own + 3] = (float) (size * size * wide);
        boolean leaf = to - from <= BUCKET || deep == LEVELS;
        link[3 * own + 1] = leaf ? from : 0;
        link[3 * own + 2] = leaf ? to : 0;
        int shift = 2 * (LEVELS - 1 - deep);
        for (int s = from; !leaf && s < to;) {
            int end = end(s, to, shift);
            add(s, end, deep + 1, size / 2);
            s = end;
        }
        link[3 * own] = nodes;
    }

    /** The first place whose quarter differs from that of {@code from}. */
    private int end(int from, int to, int shift) {
        int quarter = code[order[from]] >>> shift;
        int low = from;
        int high = to;
        while (high - low > 1) {
            int middle = low + high >>> 1;
            if (code[order[middle]] >>> shift == quarter) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }

    /**
     * Repulsion on the point at a place of the order: {sum of w^2 dx, sum of w^2 dy, sum of w}, w = 1 / (1 + distance^2), over all
     * other points.
     */
    void repulsion(int place, double[] to) {
        float px = x[place];
        float py = y[place];
        float sumX = 0;
        float sumY = 0;
        float sum = 0;
        for (int n = 0; n < nodes;) {
            float dx = px - node[4 * n];
            float dy = py - node[4 * n + 1];
            float square = dx * dx + dy * dy;
            if (square > node[4 * n + 3]) {
                float w = 1 / (1 + square);
                float all = node[4 * n + 2] * w;
                sum += all;
                all *= w;
                sumX += all * dx;
                sumY += all * dy;
                n = link[3 * n];
            } else if (link[3 * n + 2] > 0) {
                for (int s = link[3 * n + 1]; s < link[3 * n + 2]; s++) {
                    if (s != place) {
                        dx = px - x[s];
                        dy = py - y[s];
                        float w = 1 / (1 + dx * dx + dy * dy);
                        sum += w;
                        w *= w;
                        sumX += w * dx;
                        sumY += w * dy;
                    }
                }
                n = link[3 * n];
            } else {
                n++;
            }
        }
        to[0] = sumX;
        to[1] = sumY;
        to[2] = sum;
    }
}
