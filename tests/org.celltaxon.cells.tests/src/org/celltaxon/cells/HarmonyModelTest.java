// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.cells;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

import org.celltaxon.api.PlainRun;
import org.celltaxon.api.StepException;
import org.celltaxon.api.cells.Embedding;
import org.celltaxon.api.cells.Grouping;
import org.celltaxon.testkit.Matrices;
import org.celltaxon.testkit.Oracle;
import org.junit.jupiter.api.Test;

class HarmonyModelTest {

    private static final double[][] START = {{1, 0}, {0, 1}};

    private static final Embedding H1 = Given.points(new double[][] {{5, 1}, {6, 1.2}, {5.5, .8}, {1, 5}, {1.2, 6},
        {.8, 5.5}, {5, 2}, {6, 2.2}, {5.5, 1.8}, {2, 5}, {2.2, 6}, {1.8, 5.5}});
    private static final Grouping H1_LOTS = Given.lots(0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1);
    private static final int[][] H1_BLOCKS = {{0, 3, 6, 9}, {1, 4, 7, 10}, {2, 5, 8, 11}};

    private static final Embedding H2 = Given.points(new double[][] {{5, 1}, {6, 1.2}, {5.5, .8}, {5.2, 1.1}, {5.8, .9},
        {5.4, 1.3}, {1, 5}, {1.2, 6}, {5, 2}, {6, 2.2}, {2, 5}, {2.2, 6}, {1.8, 5.5}, {2.1, 5.2}, {1.9, 5.8},
        {2.3, 5.4}});
    private static final Grouping H2_LOTS = Given.lots(0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1, 1);
    private static final int[][] H2_BLOCKS = IntStream.range(0, 4).mapToObj(i -> new int[] {i, i + 4, i + 8, i + 12})
            .toArray(int[][]::new);

    private static HarmonyModel.Rules rules(double theta, double sigma, double lambda) {
        return new HarmonyModel.Rules(HarmonyVariant.HARMONY_1, theta, 0, sigma, lambda);
    }

    private static HarmonyModel model(Embedding points, Grouping lots, double theta, double sigma)
            throws StepException {
        var model = new HarmonyModel(points, lots, rules(theta, sigma, 1), Given.run());
        model.start(START);
        return model;
    }

    private static void play(HarmonyModel model, int[][] blocks, int rounds, int iterations) throws StepException {
        for (int round = 0; round < rounds; round++) {
            for (int i = 0; i < iterations; i++) {
                model.iterate(blocks);
            }
            model.correct();
        }
    }

    private static double[] cells(HarmonyModel model, int... which) {
        var points = model.corrected();
        return Arrays.stream(which).boxed().flatMapToDouble(i -> DoubleStream.of(points.at(i, 0), points.at(i, 1)))
                .toArray();
    }

    @Test
    void caseH1OfOneRoundIsTheKnownOne() throws StepException {
        var model = model(H1, H1_LOTS, 2, 0.1);
        Oracle.agrees("0.9260034", model.objective());
        play(model, H1_BLOCKS, 1, 1);
        Oracle.agree("4.999713,1.375287,1.375287,4.999713,5.000145,1.624855,1.624855,5.000145",
                cells(model, 0, 3, 6, 9));
        Oracle.agrees("0.0939975", model.objective());
    }

    @Test
    void caseH1OfThreeRoundsIsTheKnownOne() throws StepException {
        var model = model(H1, H1_LOTS, 2, 0.1);
        play(model, H1_BLOCKS, 3, 2);
        Oracle.agree("4.999980,1.375020,4.999995,1.625005", cells(model, 0, 6));
    }

    @Test
    void caseH2WithoutDiversityIsTheKnownOne() throws StepException {
        var model = model(H2, H2_LOTS, 0, 0.5);
        play(model, H2_BLOCKS, 1, 2);
        Oracle.agree("4.548672,1.851495,0.784529,5.597166,5.422507,1.179583,2.239939,4.376450",
                cells(model, 0, 6, 8, 10));
    }

    @Test
    void caseH2WithDiversityIsTheKnownOne() throws StepException {
        var model = model(H2, H2_LOTS, 2, 0.5);
        play(model, H2_BLOCKS, 1, 2);
        Oracle.agree("4.429966,1.971343,0.545877,5.847138,5.599931,0.996621,2.499844,4.103869",
                cells(model, 0, 6, 8, 10));
        Oracle.agree("0.665700,0.148118,0.799201,0.352280", model.responsibility()[0], model.responsibility()[12],
                model.responsibility()[16], model.responsibility()[20]);
    }

    @Test
    void responsibilitiesOfACellAddUpTo1AndLotCountsToTheCells() throws StepException {
        var model = model(H2, H2_LOTS, 2, 0.5);
        play(model, H2_BLOCKS, 2, 3);
        for (int i = 0; i < 16; i++) {
            assertEquals(1, model.responsibility()[2 * i] + model.responsibility()[2 * i + 1], 1e-7);
        }
        for (int b = 0; b < 2; b++) {
            assertEquals(8, Arrays.stream(model.observed()[b]).sum(), 1e-6);
        }
    }

    @Test
    void lotCountsThatWereKeptUpToDateAreThoseCountedAfresh() throws StepException {
        var points = Given.clouds(600, 4, 5, 1);
        var lots = Given.mixedLots(600, 3);
        var model = new HarmonyModel(points, lots, rules(2, 0.1, 1), Given.run());
        model.start(KMeans.centres(model.normalised(), 600, 4, 6, 2, Given.run()));
        var order = Matrices.shuffled(600, 1);
        for (int i = 0; i < 40; i++) {
            model.iterate(IntStream.range(0, 20).mapToObj(q -> Arrays.copyOfRange(order, 30 * q, 30 * q + 30)).toArray(int[][]::new));
        }
        for (int b = 0; b < 3; b++) {
            var fresh = new double[6];
            for (int i = 6 * b; i < 3600; i += 18) {
                for (int c = 0; c < 6; c++) {
                    fresh[c] += model.responsibility()[i + c];
                }
            }
            assertArrayEquals(fresh, model.observed()[b], 1e-9);
        }
    }

    /** (Phi* diag(R) Phi*' + ridge)^-1 by elimination, as the reference does it, against the closed form. */
    @Test
    void correctionSolvesTheRidgeRegressionOfTheReference() throws StepException {
        int cells = 90;
        int lots = 3;
        int k = 2;
        var random = new SplittableRandom(3);
        var points = new Embedding(cells, 2, random.doubles(2L * cells).map(v -> v + 0.2).toArray());
        var grouping = Given.mixedLots(cells, lots);
        double lambda = 0.7;
        var model = new HarmonyModel(points, grouping, rules(1, 0.3, lambda), Given.run());
        model.start(START);
        model.correct();
        var expected = points.values().clone();
        for (int c = 0; c < k; c++) {
            var a = new double[lots + 1][lots + 3];
            for (int i = 0; i < cells; i++) {
                double r = model.responsibility()[i * k + c];
                int b = 1 + i % lots;
                a[0][0] += r;
                a[0][b] += r;
                a[b][0] += r;
                a[b][b] += r;
                for (int d = 0; d < 2; d++) {
                    a[0][lots + 1 + d] += r * points.at(i, d);
                    a[b][lots + 1 + d] += r * points.at(i, d);
                }
            }
            for (int b = 1; b <= lots; b++) {
                a[b][b] += lambda;
            }
            eliminate(a);
            for (int i = 0; i < cells; i++) {
                for (int d = 0; d < 2; d++) {
                    expected[2 * i + d] -= model.responsibility()[i * k + c] * a[1 + i % lots][lots + 1 + d];
                }
            }
        }
        assertArrayEquals(expected, model.corrected().values(), 1e-10);
    }

    private static void eliminate(double[][] a) {
        for (int p = 0; p < a.length; p++) {
            double pivot = a[p][p];
            for (int c = 0; c < a[p].length; c++) {
                a[p][c] /= pivot;
            }
            for (int r = 0; r < a.length; r++) {
                double factor = a[r][p];
                for (int c = 0; c < a[p].length && r != p; c++) {
                    a[r][c] -= factor * a[p][c];
                }
            }
        }
    }

    @Test
    void aCellAtTheOriginBelongsNowhereAndStays() throws StepException {
        var points = Given.points(new double[][] {{0, 0}, {1, 0}, {0, 1}, {1, 0.1}, {0, 0}});
        var model = model(points, Given.lots(0, 0, 1, 1, 1), 2, 0.1);
        play(model, new int[][] {{0, 1}, {2, 3, 4}}, 2, 2);
        assertTrue(Arrays.stream(model.corrected().values()).allMatch(Double::isFinite));
        assertArrayEquals(new double[4], cells(model, 0, 4));
        assertEquals(3, Arrays.stream(model.observed()).flatMapToDouble(Arrays::stream).sum(), 1e-6);
    }

    @Test
    void aLotWithoutCellsChangesNothing() throws StepException {
        var two = model(H1, H1_LOTS, 2, 0.1);
        var three = model(H1, new Grouping(List.of("A", "B", "empty"), H1_LOTS.of()), 2, 0.1);
        play(two, H1_BLOCKS, 2, 2);
        play(three, H1_BLOCKS, 2, 2);
        assertArrayEquals(two.corrected().values(), three.corrected().values());
    }

    @Test
    void threadsDoNotChangeABit() throws StepException {
        var points = Given.clouds(5000, 6, 7, 4);
        double[] once = null;
        for (int threads : new int[] {1, 2, 4}) {
            var model = new HarmonyModel(points, Given.mixedLots(5000, 3), rules(2, 0.1, 1), new PlainRun(1, threads));
            model.start(rows(points, 8));
            var all = IntStream.range(0, 5000).toArray();
            play(model, new int[][] {Arrays.copyOf(all, 2500), Arrays.copyOfRange(all, 2500, 5000)}, 2, 2);
            once = once == null ? model.corrected().values() : once;
            assertArrayEquals(once, model.corrected().values());
        }
    }

    /** The objective is put together from sums; this is its definition, from R, the centres' distances and the lot counts. */
    @Test
    void theObjectiveIsThatOfItsDefinition() throws StepException {
        var model = model(H2, H2_LOTS, 2, 0.5);
        model.iterate(H2_BLOCKS);
        var centres = centres(model(H2, H2_LOTS, 2, 0.5));
        double sum = 0;
        for (int i = 0; i < 16; i++) {
            double length = Math.hypot(H2.at(i, 0), H2.at(i, 1));
            for (int c = 0; c < 2; c++) {
                double r = model.responsibility()[2 * i + c];
                double distance = 2 * (1 - (centres[c][0] * H2.at(i, 0) + centres[c][1] * H2.at(i, 1)) / length);
                double all = model.observed()[0][c] + model.observed()[1][c];
                double own = model.observed()[H2_LOTS.of()[i]][c];
                sum += r * distance + 0.5 * r * Math.log(r) + 0.5 * r * 2 * Math.log((own + 1) / (all / 2 + 1));
            }
        }
        assertEquals(sum, model.objective(), 1e-6);
    }

    /** The centres after the start: means of the cells at length 1 by responsibility, at length 1. */
    private static double[][] centres(HarmonyModel model) {
        var centres = new double[2][2];
        for (int i = 0; i < 16; i++) {
            for (int c = 0; c < 2; c++) {
                centres[c][0] += model.responsibility()[2 * i + c] * model.normalised()[2 * i];
                centres[c][1] += model.responsibility()[2 * i + c] * model.normalised()[2 * i + 1];
            }
        }
        for (var centre : centres) {
            double length = Math.hypot(centre[0], centre[1]);
            centre[0] /= length;
            centre[1] /= length;
        }
        return centres;
    }

    private static double[][] rows(Embedding points, int count) {
        return IntStream.range(0, count).mapToObj(i -> Arrays.copyOfRange(points.values(), i * points.dimensions(),
                (i + 1) * points.dimensions())).toArray(double[][]::new);
    }
}
