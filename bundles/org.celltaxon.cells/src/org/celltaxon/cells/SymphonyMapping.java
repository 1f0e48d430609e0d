// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.cells;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import org.celltaxon.api.Notice;
import org.celltaxon.api.Offer;
import org.celltaxon.api.Parameter;
import org.celltaxon.api.Run;
import org.celltaxon.api.Settings;
import org.celltaxon.api.StepException;
import org.celltaxon.api.Text;
import org.celltaxon.api.cells.Embedding;
import org.celltaxon.api.cells.Grouping;
import org.celltaxon.api.cells.Mapped;
import org.celltaxon.api.cells.NormalisedMatrix;
import org.celltaxon.api.cells.Reference;
import org.celltaxon.api.cells.ReferenceCells;
import org.celltaxon.api.cells.ReferenceMapping;
import org.eclipse.core.runtime.SubMonitor;
import org.osgi.service.component.annotations.Component;

/**
 * Mapping onto a frozen reference after Symphony (Kang 2021; SCIENCE 1.12): the reference's scaling and loadings, soft clusters,
 * correction of the new lot only ({@link LotCorrection}), vote of the nearest reference cells, and an alarm for cells that are like
 * none of them ({@link LeaveOneLotOut}).
 */
@Component
@Offer(id = "org.celltaxon.cells.symphony", label = "Mapping onto a frozen reference (Symphony)", label_ja = "固定した参照への写像（Symphony）")
public final class SymphonyMapping implements ReferenceMapping {

    static final Parameter<Integer> K = Parameter.whole("n_neighbors", 15).between(5, 30).unit("cells")
            .help("Reference cells that vote for the cluster of a new cell.", "新しい細胞のクラスターを投票する参照細胞の数。");
    static final Parameter<Double> CONFIDENCE = Parameter.real("min_confidence", 0.5).between(0, 1)
            .help("Below this share of the votes a cell is unassigned.", "得票の割合がこれ未満の細胞は未割当とする。");
    static final Parameter<Double> SIGMA = Parameter.real("sigma", 0.1).between(0.001, 10)
            .help("Width of the soft clusters.", "ソフトクラスターの幅。");
    static final Parameter<Double> LAMBDA = Parameter.real("lambda", 1).between(1e-6, 1e6)
            .help("Ridge penalty of the correction.", "補正のリッジ罰則。");
    static final Parameter<Double> WITHIN = Parameter.real("alarm_share", 0.99).between(0.5, 1)
            .help("Share of reference cells, each lot mapped onto the others, that raises no alarm.",
                    "警報を出さない参照細胞の割合（各ロットを他ロットへ写像して決める）。");
    static final Parameter<Double> OVERLAP = Parameter.real("min_gene_overlap", 80).between(1, 100).unit("%")
            .help("A lot with fewer of the reference's variable genes is refused.", "参照の高変動遺伝子がこれより少ないロットは拒否する。");
    static final Parameter<Integer> MOST = Parameter.whole("max_cells", 50_000).between(100, 1_000_000).unit("cells")
            .help("Reference cells that are kept; of more, an even sample of each lot and cluster.",
                    "保存する参照細胞の上限。超える場合は各ロット・クラスターから均等に抽出する。");

    private static final int STARTS = 2;
    private static final int CLUSTERED = 10_000;
    private static final int MOST_CLUSTERS = 100;
    private static final int AT_ONCE = 16;

    @Override
    public List<Parameter<?>> parameters() {
        return List.of(K, CONFIDENCE, SIGMA, LAMBDA, WITHIN, OVERLAP, MOST);
    }

    @Override
    public Reference freeze(ReferenceCells cells, Settings settings, Run run) throws StepException {
        var progress = SubMonitor.convert(run.monitor(), 4);
        var lots = cells.lots();
        var members = members(lots);
        var integrated = cells.integrated();
        var first = new ClusterMemberships(centroids(cells, run), settings.get(SIGMA));
        progress.worked(1);
        var sums = new ClusterMemberships.Sums[members.length];
        run.parallel(members.length, l -> sums[l] = first.sums(integrated.values(), members[l]));
        var all = Arrays.stream(sums).reduce(ClusterMemberships.Sums::plus).orElseThrow();
        var moments = moments(cells, members, run);
        progress.worked(1);
        var projection = projection(cells);
        var out = new LeaveOneLotOut(cells, members, all, sums, moments, settings.get(SIGMA), settings.get(LAMBDA), settings.get(K));
        var distances = out.measure(run);
        progress.worked(1);
        var residual = Projection.of(projection, cells.matrix(), cells.components().genes(), run).residual();
        if (members.length == 1) {
            run.tell(Notice.warning("TOO_FEW_LOTS", "One lot only: the alarm for unknown cells knows no variation between lots, so it"
                    + " will go off too easily.", "1 ロットのみ: 未知細胞の警報はロット間変動を知らないため、過敏になる。"));
        }
        var shapes = moments.shapes();
        return new Reference(projection, new Reference.SoftClusters(flat(all.centroids()), all.weight(), all.coordinates()),
                new Reference.Clusters(flat(shapes.mean()), flat(shapes.covariance())),
                LeaveOneLotOut.alarm(distances, residual, settings.get(WITHIN)), kept(cells, settings.get(MOST)), lots.names(),
                sizes(cells));
    }

    private static Reference.Projection projection(ReferenceCells cells) {
        var components = cells.components();
        var genes = cells.matrix().counts().genes();
        return new Reference.Projection(Arrays.stream(components.genes()).mapToObj(genes::get).toList(), components.mean(),
                components.sd(), components.loadings(), components.clip());
    }

    /** Centres of k-means in an even sample of the cells at length 1. */
    private static double[][] centroids(ReferenceCells cells, Run run) throws StepException {
        int d = cells.integrated().dimensions();
        var sample = EvenSample.of(cells.lots().of(), CLUSTERED);
        var unit = new double[sample.length * d];
        for (int i = 0; i < sample.length; i++) {
            var cell = Arrays.copyOfRange(cells.integrated().values(), sample[i] * d, (sample[i] + 1) * d);
            System.arraycopy(ClusterMemberships.unit(cell), 0, unit, i * d, d);
        }
        int k = Math.clamp(Math.round(cells.integrated().cells() / 30f), 1, Math.min(MOST_CLUSTERS, sample.length));
        return Arrays.stream(KMeans.centres(unit, sample.length, d, k, STARTS, run)).map(ClusterMemberships::unit).toArray(double[][]::new);
    }

    /** The cells of each lot. */
    private static int[][] members(Grouping lots) {
        var members = Arrays.stream(lots.sizes()).mapToObj(int[]::new).toArray(int[][]::new);
        var filled = new int[members.length];
        for (int i = 0; i < lots.cells(); i++) {
            int lot = lots.of()[i];
            members[lot][filled[lot]++] = i;
        }
        return members;
    }

    private static ClusterShapes.Moments moments(ReferenceCells cells, int[][] members, Run run) throws StepException {
        var cluster = cells.clusters().toArray();
        var points = cells.integrated().values();
        int d = cells.integrated().dimensions();
        var sizes = cells.clusters().sizes();
        var origin = new double[sizes.length][d];
        for (int i = 0; i < cluster.length; i++) {
            for (int j = 0; j < d; j++) {
                origin[cluster[i]][j] += points[i * d + j] / sizes[cluster[i]];
            }
        }
        var all = ClusterShapes.Moments.of(origin, points, new int[0], cluster);
        for (int from = 0; from < members.length; from += AT_ONCE) { // the products of many lots at once would be much
            int first = from;
            var moments = new ClusterShapes.Moments[Math.min(AT_ONCE, members.length - from)];
            run.parallel(moments.length, l -> moments[l] = ClusterShapes.Moments.of(origin, points, members[first + l], cluster));
            for (var one : moments) {
                all = all.plus(one);
            }
        }
        return all;
    }

    private static Reference.Cells kept(ReferenceCells cells, int most) {
        int d = cells.integrated().dimensions();
        int clusters = cells.clusters().count();
        var cluster = cells.clusters().toArray();
        var lot = cells.lots().of();
        var kept = EvenSample.of(IntStream.range(0, lot.length).map(i -> lot[i] * clusters + cluster[i]).toArray(), most);
        var coordinates = new float[kept.length * d];
        var map = new float[2 * kept.length];
        for (int i = 0; i < kept.length; i++) {
            for (int j = 0; j < d; j++) {
                coordinates[i * d + j] = (float) cells.integrated().at(kept[i], j);
            }
            map[2 * i] = (float) cells.map().at(kept[i], 0);
            map[2 * i + 1] = (float) cells.map().at(kept[i], 1);
        }
        return new Reference.Cells(coordinates, Arrays.stream(kept).map(i -> cluster[i]).toArray(),
                Arrays.stream(kept).map(i -> lot[i]).toArray(), map);
    }

    private static int[] sizes(ReferenceCells cells) {
        int clusters = cells.clusters().count();
        var sizes = new int[cells.lots().count() * clusters];
        for (int i = 0; i < cells.clusters().cells(); i++) {
            sizes[cells.lots().of()[i] * clusters + cells.clusters().of(i)]++;
        }
        return sizes;
    }

    private static double[] flat(double[][] rows) {
        return Arrays.stream(rows).flatMapToDouble(Arrays::stream).toArray();
    }

    @Override
    public Mapped map(Reference reference, NormalisedMatrix matrix, Grouping lots, Settings settings, Run run) throws StepException {
        var rule = reference.projection();
        var places = Projection.places(rule.genes(), matrix.counts().genes());
        double percent = 100.0 * Projection.found(places) / places.length;
        if (percent < settings.get(OVERLAP)) {
            throw tooFewGenes(lots, Projection.found(places), places.length, percent, settings.get(OVERLAP));
        }
        var progress = SubMonitor.convert(run.monitor(), 10);
        var projected = Projection.of(rule, matrix, places, run);
        progress.worked(5);
        var moved = correct(reference.soft(), projected.scores(), lots, settings.get(SIGMA), settings.get(LAMBDA), run);
        progress.worked(1);
        return settle(reference, projected, moved, settings, run);
    }

    /**
     * Cells after the correction of their lot.
     *
     * @param corrected by soft clusters: where the neighbours are sought
     * @param apart by the shift that the whole lot shares: where the distance is measured, because a population that the reference
     *        does not have would be moved onto it by the other correction
     */
    record Moved(Embedding corrected, Embedding apart) {
    }

    /** The correction of each lot by itself. */
    static Moved correct(Reference.SoftClusters reference, Embedding scores, Grouping lots, double sigma, double lambda, Run run)
            throws StepException {
        int d = scores.dimensions();
        int k = reference.weight().length;
        var centroids = new double[k][];
        Arrays.setAll(centroids, c -> Arrays.copyOfRange(reference.centroids(), c * d, (c + 1) * d));
        var soft = new ClusterMemberships(centroids, sigma);
        var sums = new ClusterMemberships.Sums(reference.weight(), reference.sum());
        var members = members(lots);
        var corrected = new double[scores.values().length];
        var apart = new double[scores.values().length];
        run.parallel(members.length, l -> {
            var correction = new LotCorrection(soft, sums, soft.sums(scores.values(), members[l]), lambda);
            var r = new double[k];
            var cell = new double[d];
            for (int i : members[l]) {
                correction.into(corrected, i * d, scores.values(), i * d, r);
                correction.commonInto(cell, scores.values(), i * d);
                System.arraycopy(cell, 0, apart, i * d, d);
            }
        });
        return new Moved(new Embedding(scores.cells(), d, corrected), new Embedding(scores.cells(), d, apart));
    }

    /** Votes, distances and the alarm. */
    private static Mapped settle(Reference reference, Projection projected, Moved moved, Settings settings, Run run)
            throws StepException {
        var corrected = moved.corrected();
        int n = corrected.cells();
        int d = corrected.dimensions();
        int clusters = reference.clusterCount();
        var known = reference.cells();
        var shapes = new ClusterShapes(rows(reference.clusters().mean(), d), rows(reference.clusters().covariance(), d * d));
        var neighbours = new ReferenceNeighbours(known.coordinates(), d, known.lot(), settings.get(K));
        var alarm = reference.alarm();
        var nearest = new int[n];
        var confidence = new double[n];
        var distance = new double[n];
        var unknown = new boolean[n];
        var assigned = new boolean[n];
        var map = new double[2 * n];
        run.parallel((n + ReferenceNeighbours.QUERIES - 1) / ReferenceNeighbours.QUERIES, piece -> {
            int from = piece * ReferenceNeighbours.QUERIES;
            int count = Math.min(ReferenceNeighbours.QUERIES, n - from);
            var found = neighbours.find(corrected.values(), from, count, -1);
            for (int q = 0; q < count; q++) {
                int i = from + q;
                var weight = ReferenceNeighbours.weights(found.square[q]);
                var vote = ReferenceNeighbours.vote(found.cell[q], weight, known.cluster(), clusters);
                nearest[i] = vote.cluster();
                confidence[i] = vote.confidence();
                distance[i] = shapes.distance(nearest[i], Arrays.copyOfRange(moved.apart().values(), i * d, (i + 1) * d));
                unknown[i] = distance[i] > alarm.distance() || projected.residual()[i] > alarm.residual();
                assigned[i] = !unknown[i] && confidence[i] >= settings.get(CONFIDENCE);
                for (int j = 0; j < weight.length; j++) {
                    map[2 * i] += weight[j] * known.map()[2 * found.cell[q][j]];
                    map[2 * i + 1] += weight[j] * known.map()[2 * found.cell[q][j] + 1];
                }
            }
        });
        return new Mapped(corrected, nearest, confidence, distance, projected.residual(), unknown, assigned, new Embedding(n, 2, map),
                projected.genes());
    }

    private static double[][] rows(double[] values, int length) {
        return IntStream.range(0, values.length / length).mapToObj(r -> Arrays.copyOfRange(values, r * length, (r + 1) * length))
                .toArray(double[][]::new);
    }

    private static StepException tooFewGenes(Grouping lots, int found, int genes, double percent, double wanted) {
        var names = String.join(", ", lots.names());
        var shown = String.format(java.util.Locale.ROOT, "%d of the %d variable genes (%.1f %%, at least %.0f %% are needed)", found, genes,
                percent, wanted);
        return new StepException(new Text(names + " cannot be mapped onto the reference.", names + " を参照に写像できません。"),
                new Text("It has " + shown + " of the reference.", "参照の高変動遺伝子 " + genes + " 個中 " + found + " 個（"
                        + String.format(java.util.Locale.ROOT, "%.1f", percent) + " %）しかありません（必要: " + Math.round(wanted) + " %）。"),
                new Text("Use the same species, genome build and kind of gene names as the reference; a targeted panel cannot be mapped.",
                        "参照と同じ種・ゲノム版・遺伝子名を使ってください（ターゲットパネルは写像できません）。"));
    }
}
