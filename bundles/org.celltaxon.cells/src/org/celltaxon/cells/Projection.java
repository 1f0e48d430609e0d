// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.cells;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;

import org.celltaxon.api.Run;
import org.celltaxon.api.StepException;
import org.celltaxon.api.cells.Embedding;
import org.celltaxon.api.cells.NormalisedMatrix;
import org.celltaxon.api.cells.Reference;
import org.celltaxon.api.counts.Gene;

/**
 * Cells on the components of a reference, scaled by the reference's mean and deviation (SCIENCE 1.12). A gene that was not counted
 * stands at its mean in the reference, so it adds nothing.
 *
 * @param scores cells x d
 * @param residual what the components leave of each cell: root mean square of the scaled genes
 * @param genes how many of the reference's genes were counted
 */
record Projection(Embedding scores, double[] residual, int genes) {

    private static final int BATCH = 512;

    /** Where the reference's genes are in a matrix, -1 where they are not: by id, or by symbol where that finds more. */
    static int[] places(List<Gene> wanted, List<Gene> given) {
        var byId = places(wanted, given, Gene::id);
        var bySymbol = places(wanted, given, Gene::symbol);
        return found(bySymbol) > found(byId) ? bySymbol : byId;
    }

    private static int[] places(List<Gene> wanted, List<Gene> given, Function<Gene, String> key) {
        Map<String, Integer> place = new HashMap<>();
        for (int g = 0; g < given.size(); g++) {
            place.putIfAbsent(key.apply(given.get(g)), g);
        }
        var places = new int[wanted.size()];
        for (int g = 0; g < places.length; g++) { // each gene of the matrix once
            var at = place.remove(key.apply(wanted.get(g)));
            places[g] = at == null ? -1 : at;
        }
        return places;
    }

    static int found(int[] places) {
        return (int) Arrays.stream(places).filter(p -> p >= 0).count();
    }

    /** Projects all cells of a matrix. */
    static Projection of(Reference.Projection rule, NormalisedMatrix matrix, int[] places, Run run) throws StepException {
        int d = rule.components();
        var known = IntStream.range(0, places.length).filter(g -> places[g] >= 0).toArray();
        var scaled = new ScaledGenes(matrix, pick(places, known), pick(rule.mean(), known), pick(rule.sd(), known), rule.clip());
        var loadings = new double[known.length * d];
        for (int g = 0; g < known.length; g++) {
            System.arraycopy(rule.loadings(), known[g] * d, loadings, g * d, d);
        }
        int cells = matrix.counts().cells();
        var scores = new double[cells * d];
        var residual = new double[cells];
        scaled.forEachBatch(Math.min(BATCH, Math.max(1, cells)), run, (rows, first, count) -> run.parallel(count, c -> {
            var score = new double[d];
            double square = 0;
            for (int g = 0; g < known.length; g++) {
                double z = rows[c][g];
                square += z * z;
                for (int j = 0; j < d; j++) {
                    score[j] += z * loadings[g * d + j];
                }
            }
            System.arraycopy(score, 0, scores, (first + c) * d, d);
            for (double s : score) {
                square -= s * s; // the loadings are orthogonal and of length 1
            }
            residual[first + c] = Math.sqrt(Math.max(0, square) / Math.max(1, known.length));
        }));
        return new Projection(new Embedding(cells, d, scores), residual, known.length);
    }

    private static int[] pick(int[] values, int[] which) {
        return Arrays.stream(which).map(i -> values[i]).toArray();
    }

    private static double[] pick(double[] values, int[] which) {
        return Arrays.stream(which).mapToDouble(i -> values[i]).toArray();
    }
}
