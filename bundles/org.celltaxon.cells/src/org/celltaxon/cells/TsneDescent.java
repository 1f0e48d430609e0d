// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.cells;

import java.util.Arrays;

import org.celltaxon.api.Run;
import org.celltaxon.api.StepException;
import org.celltaxon.api.cells.Embedding;
import org.celltaxon.api.cells.NeighbourGraph;
import org.eclipse.core.runtime.SubMonitor;

/** Gradient descent of t-SNE with momentum and a gain for each coordinate. */
final class TsneDescent {

    private static final int CHUNK = 256;
    private static final int EARLY = 250;

    private final NeighbourGraph affinities;
    private final double exaggeration;
    private final double rate;
    private final PlaneTree tree;
    private final double[] pull;
    private final double[] push;
    /** Sum of 1 / (1 + distance^2) over the pairs of each chunk. */
    private final double[] close;

    TsneDescent(NeighbourGraph affinities, double theta, double exaggeration, double rate) {
        this.affinities = affinities;
        this.exaggeration = exaggeration;
        this.rate = rate;
        int cells = affinities.cells();
        tree = new PlaneTree(cells, theta);
        pull = new double[2 * cells];
        push = new double[2 * cells];
        close = new double[(cells + CHUNK - 1) / CHUNK];
    }

    /** Moves the points; {@code place} is changed. */
    Embedding from(double[] place, int rounds, Run run) throws StepException {
        var speed = new double[place.length];
        var gain = new double[place.length];
        Arrays.fill(gain, 1);
        var progress = SubMonitor.convert(run.monitor(), rounds);
        for (int round = 0; round < rounds; round++) {
            forces(place, run);
            double all = Arrays.stream(close).sum();
            boolean early = round < EARLY;
            for (int i = 0; i < place.length; i++) {
                double gradient = (early ? exaggeration : 1) * pull[i] - push[i] / all;
                gain[i] = Math.max(0.01, gradient * speed[i] < 0 ? gain[i] + 0.2 : gain[i] * 0.8);
                speed[i] = (early ? 0.5 : 0.8) * speed[i] - rate * gain[i] * gradient;
                place[i] += speed[i];
            }
            progress.worked(1);
        }
        return new Embedding(affinities.cells(), 2, place);
    }

    private void forces(double[] place, Run run) throws StepException {
        int cells = affinities.cells();
        tree.build(place);
        run.parallel(close.length, () -> new double[3], (chunk, repulsion) -> {
            double sum = 0;
            for (int s = chunk * CHUNK; s < Math.min(cells, (chunk + 1) * CHUNK); s++) {
                int i = tree.point(s);
                tree.repulsion(s, repulsion);
                push[2 * i] = repulsion[0];
                push[2 * i + 1] = repulsion[1];
                sum += repulsion[2];
                attract(i, place);
            }
            close[chunk] = sum;
        });
    }

    private void attract(int cell, double[] place) {
        double x = place[2 * cell];
        double y = place[2 * cell + 1];
        double sumX = 0;
        double sumY = 0;
        for (int e = affinities.offsets()[cell]; e < affinities.offsets()[cell + 1]; e++) {
            int other = 2 * affinities.target()[e];
            double dx = x - place[other];
            double dy = y - place[other + 1];
            double force = affinities.weight()[e] / (1 + dx * dx + dy * dy);
            sumX += force * dx;
            sumY += force * dy;
        }
        pull[2 * cell] = sumX;
        pull[2 * cell + 1] = sumY;
    }
}
