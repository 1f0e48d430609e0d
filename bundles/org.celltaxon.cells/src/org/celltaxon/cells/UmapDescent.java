// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.cells;

import java.util.function.DoubleUnaryOperator;

import org.celltaxon.api.Run;
import org.celltaxon.api.StepException;
import org.celltaxon.api.cells.Embedding;
import org.celltaxon.api.cells.NeighbourGraph;
import org.eclipse.core.runtime.SubMonitor;

/**
 * UMAP's descent, all cells at once: in an epoch each cell walks along its own edges, one after the other, while it sees all others
 * where they stood when the epoch began. Random numbers come from the seed, the epoch and the cell. So the cells may be moved in
 * any order by any number of threads, and the picture is the same to the bit. An edge moves the cell at its head only, twice
 * as far as in the method that moves both ends: each edge is stored from both ends (ADR 0008).
 */
final class UmapDescent {

    private static final int NEGATIVES = 5;
    private static final int CHUNK = 512;
    private static final double MOST = 4;
    private static final int GOLDEN = 0x9E3779B9;

    private final NeighbourGraph graph;
    private final ForceTable pull;
    private final ForceTable push;
    private final long seed;
    private final float toStep;

    /** @param curve closeness at a distance in the plane */
    UmapDescent(NeighbourGraph graph, UmapCurve curve, long seed) {
        this.graph = graph;
        this.seed = seed;
        double a = curve.a();
        double b = curve.b();
        pull = table(s -> 2 * a * b * Math.pow(s, b - 1) / (1 + a * Math.pow(s, b)));
        push = table(s -> 2 * b / ((0.001 + s) * (1 + a * Math.pow(s, b))));
        float strongest = Float.MIN_NORMAL;
        for (float w : graph.weight()) {
            strongest = Math.max(strongest, w);
        }
        toStep = 0x1.fffffep30f / strongest;
    }

    /** A force over the distance; the force itself is at most {@value #MOST}. */
    private static ForceTable table(DoubleUnaryOperator force) {
        return new ForceTable(square -> Math.min(force.applyAsDouble(square), MOST / Math.sqrt(square)));
    }

    /** Moves the cells from where they start in so many epochs, by ever smaller steps. */
    Embedding from(Embedding start, int epochs, Run run) throws StepException {
        int cells = graph.cells();
        var place = new float[2 * cells];
        for (int i = 0; i < place.length; i++) {
            place[i] = (float) start.values()[i];
        }
        int degree = 0;
        for (int i = 0; i < cells; i++) {
            degree = Math.max(degree, graph.offsets()[i + 1] - graph.offsets()[i]);
        }
        int most = degree;
        var next = new float[2 * cells];
        var progress = SubMonitor.convert(run.monitor(), epochs);
        for (int epoch = 0; epoch < epochs; epoch++) {
            int now = epoch;
            float rate = 1 - (float) epoch / epochs;
            var from = place;
            var to = next;
            run.parallel((cells + CHUNK - 1) / CHUNK, () -> new int[most], (chunk, others) -> {
                for (int i = chunk * CHUNK; i < Math.min(cells, (chunk + 1) * CHUNK); i++) {
                    walk(i, others, sample(i, now, others), mix(seed, now, i), rate, from, to);
                }
            });
            next = from;
            place = to;
            progress.worked(1);
        }
        var values = new double[place.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = place[i];
        }
        return new Embedding(cells, 2, values);
    }

    /**
     * The ends of the cell's edges whose turn it is: an edge of weight w is taken in w / strongest of the epochs, evenly, each at a
     * time of its own. Written without a branch.
     */
    private int sample(int cell, int epoch, int[] others) {
        int last = graph.offsets()[cell + 1];
        int count = 0;
        for (int e = graph.offsets()[cell]; e < last; e++) {
            int step = (int) (graph.weight()[e] * toStep);
            int phase = epoch * step + e * GOLDEN & Integer.MAX_VALUE;
            others[count] = graph.target()[e];
            count += phase - step >>> 31;
        }
        return count;
    }

    private void walk(int cell, int[] others, int count, long seeded, float rate, float[] from, float[] to) {
        float x = from[2 * cell];
        float y = from[2 * cell + 1];
        int choices = graph.cells() - 1;
        long random = seeded;
        for (int i = 0; i < count; i++) {
            int at = 2 * others[i];
            float dx = x - from[at];
            float dy = y - from[at + 1];
            float force = -2 * pull.of(dx * dx + dy * dy);
            float moveX = force * dx;
            float moveY = force * dy;
            for (int n = 0; n < NEGATIVES; n++) {
                random = random * 6364136223846793005L + 1442695040888963407L;
                int other = (int) ((random >>> 32) * choices >>> 32);
                at = 2 * (other < cell ? other : other + 1);
                dx = x - from[at];
                dy = y - from[at + 1];
                force = push.of(dx * dx + dy * dy);
                moveX += force * dx;
                moveY += force * dy;
            }
            x += rate * moveX;
            y += rate * moveY;
        }
        to[2 * cell] = x;
        to[2 * cell + 1] = y;
    }

    /** SplitMix64's finish over the three numbers. */
    private static long mix(long seed, int epoch, int cell) {
        long z = seed + epoch * 0x9E3779B97F4A7C15L + cell * 0xD1B54A32D192ED03L;
        z = (z ^ z >>> 30) * 0xBF58476D1CE4E5B9L;
        z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
        return z ^ z >>> 31;
    }
}
