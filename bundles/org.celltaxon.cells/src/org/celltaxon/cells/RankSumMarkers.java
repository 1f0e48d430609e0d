// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.cells;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

import org.celltaxon.api.Notice;
import org.celltaxon.api.Offer;
import org.celltaxon.api.Parameter;
import org.celltaxon.api.Run;
import org.celltaxon.api.Settings;
import org.celltaxon.api.StepException;
import org.celltaxon.api.cells.Grouping;
import org.celltaxon.api.cells.Labels;
import org.celltaxon.api.cells.MarkerTest;
import org.celltaxon.api.cells.NormalisedMatrix;
import org.celltaxon.api.table.Table;
import org.celltaxon.stats.Adjust;
import org.celltaxon.stats.Spread;
import org.eclipse.core.runtime.SubMonitor;
import org.osgi.service.component.annotations.Component;

/**
 * Rank-sum test of each cluster against the rest, ranked by lots (SCIENCE 1.10): the area under the ROC curve is taken in
 * each lot, and the median and the number of lots above 0.5 decide the order. p is for ranking only, because the clusters
 * were made from the same genes.
 */
@Component
@Offer(id = "org.celltaxon.cells.ranksum", label = "Marker genes (rank sum, lot by lot)", label_ja = "マーカー遺伝子（順位和検定, ロット別）")
public final class RankSumMarkers implements MarkerTest {

    static final Parameter<Integer> N_MARKERS = Parameter.whole("n_markers", 200).between(1, 100_000).unit("genes")
            .help("Genes listed for each cluster.", "クラスターごとに列挙する遺伝子数。");
    static final Parameter<String> LOGFC = Parameter.choice("logfc", "seurat_v5", "seurat_v4", "scanpy")
            .help("Which of three incompatible definitions of the fold change (SCIENCE 1.10).", "発現比の定義（3 種、互換性なし）。");
    static final Parameter<Double> MIN_LOGFC = Parameter.real("min_logfc", 0.1).between(0, 20).unit("log2")
            .help("Genes with a smaller increase are not listed.", "これより小さい上昇は列挙しない。");
    static final Parameter<Double> MIN_PCT = Parameter.real("min_pct", 0.01).between(0, 1)
            .help("Genes seen in fewer cells of both groups are not listed.", "発現細胞割合の下限。");

    private static final int FEW = 3;

    @Override
    public List<Parameter<?>> parameters() {
        return List.of(N_MARKERS, LOGFC, MIN_LOGFC, MIN_PCT);
    }

    /** One gene in one cluster. */
    private record Score(int gene, double logfc, double auroc, double pct1, double pct2, double z, double p, int lots) {
    }

    @Override
    public Table markers(NormalisedMatrix matrix, Labels clusters, Grouping lots, Settings settings, Run run)
            throws StepException {
        int genes = matrix.counts().genes().size();
        var groups = new Groups(clusters, lots);
        var scores = new Score[clusters.count()][genes];
        var progress = SubMonitor.convert(run.monitor(), genes);
        GeneMajor.forEachPart(matrix.counts(), run, (first, offsets, cells, counts) -> {
            int count = offsets.length - 1;
            run.parallel((count + 63) / 64, piece -> {
                for (int g = piece * 64; g < Math.min(count, piece * 64 + 64); g++) {
                    var row = score(first + g, offsets[g], offsets[g + 1], cells, counts, matrix, groups,
                            settings.get(LOGFC));
                    for (int c = 0; c < row.length; c++) {
                        scores[c][first + g] = row[c];
                    }
                }
            });
            progress.worked(count);
        });
        var rows = new Table.Rows(COLUMNS);
        for (int c = 0; c < clusters.count(); c++) {
            if (groups.size[c] < FEW || groups.cells - groups.size[c] < FEW) {
                run.tell(Notice.warning("TOO_FEW_CELLS", Labels.name(c) + " has " + groups.size[c]
                        + " cells; no markers are sought.", Labels.name(c) + " は " + groups.size[c] + " 細胞のためマーカーを探さない。"));
                continue;
            }
            list(rows, Labels.name(c), scores[c], matrix, lots.count(), settings);
        }
        return rows.build();
    }

    private static void list(Table.Rows rows, String cluster, Score[] scores, NormalisedMatrix matrix, int lots,
            Settings settings) {
        var adjusted = Adjust.benjaminiHochberg(Arrays.stream(scores).mapToDouble(Score::p).toArray());
        int enough = Math.min(FEW, lots);
        var listed = new ArrayList<Score>();
        for (var s : scores) {
            if (s.logfc >= settings.get(MIN_LOGFC) && Math.max(s.pct1, s.pct2) >= settings.get(MIN_PCT) && s.auroc > 0.5) {
                listed.add(s);
            }
        }
        listed.sort(Comparator.<Score>comparingInt(s -> s.lots >= enough ? 0 : 1)
                .thenComparingDouble(s -> -s.auroc).thenComparingDouble(s -> -s.z).thenComparingInt(Score::gene));
        for (var s : listed.subList(0, Math.min(listed.size(), settings.get(N_MARKERS)))) {
            rows.add(cluster, matrix.counts().genes().get(s.gene).symbol(), s.logfc, s.auroc, s.pct1, s.pct2, s.p,
                    adjusted[s.gene], s.lots);
        }
    }

    /** Sizes by cluster and lot. */
    private static final class Groups {

        private final Labels clusters;
        private final int[] lotOf;
        private final int cells;
        private final int[] size;
        private final int[][] inLot;
        private final int[] lotSize;

        Groups(Labels clusters, Grouping lots) {
            this.clusters = clusters;
            this.lotOf = lots.of();
            this.cells = clusters.cells();
            this.size = clusters.sizes();
            this.lotSize = lots.sizes();
            this.inLot = new int[lots.count()][clusters.count()];
            for (int i = 0; i < cells; i++) {
                inLot[lotOf[i]][clusters.of(i)]++;
            }
        }
    }

    private static Score[] score(int gene, int from, int to, int[] cells, int[] counts, NormalisedMatrix matrix, Groups groups,
            String definition) {
        int m = to - from;
        int k = groups.size.length;
        int lots = groups.lotSize.length;
        // float bits of a positive value sort as whole numbers; the place among the entries rides along
        var sorted = new long[m];
        var seenInLot = new int[lots][k];
        var scaledSum = new double[k];
        var logSum = new double[k];
        for (int e = 0; e < m; e++) {
            int cell = cells[from + e];
            double scaled = counts[from + e] * matrix.scale()[cell];
            double y = matrix.value(cell, counts[from + e]);
            sorted[e] = (long) Float.floatToRawIntBits((float) y) << 32 | cell;
            int c = groups.clusters.of(cell);
            seenInLot[groups.lotOf[cell]][c]++;
            scaledSum[c] += scaled;
            logSum[c] += y;
        }
        Arrays.sort(sorted);
        int zeros = groups.cells - m;
        double ties = (double) zeros * zeros * zeros - zeros;
        var rankSum = new double[k];
        var rankSumInLot = new double[lots][k];
        var seen = new int[k];
        var reached = new int[lots];
        for (int l = 0; l < lots; l++) {
            int nonZero = Arrays.stream(seenInLot[l]).sum();
            reached[l] = groups.lotSize[l] - nonZero;
            for (int c = 0; c < k; c++) {
                seen[c] += seenInLot[l][c];
                rankSumInLot[l][c] = (groups.inLot[l][c] - seenInLot[l][c]) * (reached[l] + 1) / 2.0;
            }
        }
        for (int c = 0; c < k; c++) {
            rankSum[c] = (groups.size[c] - seen[c]) * (zeros + 1) / 2.0;
        }
        var tiedInLot = new int[lots];
        for (int i = 0; i < m;) {
            int j = i;
            while (j < m && sorted[j] >>> 32 == sorted[i] >>> 32) {
                tiedInLot[groups.lotOf[(int) sorted[j]]]++;
                j++;
            }
            double t = j - i;
            ties += t * t * t - t;
            double rank = zeros + (i + 1 + j) / 2.0;
            for (int e = i; e < j; e++) {
                int cell = (int) sorted[e];
                int lot = groups.lotOf[cell];
                int c = groups.clusters.of(cell);
                rankSum[c] += rank;
                rankSumInLot[lot][c] += reached[lot] + (tiedInLot[lot] + 1) / 2.0;
            }
            for (int e = i; e < j; e++) {
                int lot = groups.lotOf[(int) sorted[e]];
                reached[lot] += tiedInLot[lot];
                tiedInLot[lot] = 0;
            }
            i = j;
        }
        double allScaled = Arrays.stream(scaledSum).sum();
        double allLog = Arrays.stream(logSum).sum();
        var scores = new Score[k];
        for (int c = 0; c < k; c++) {
            double n1 = groups.size[c];
            double n2 = groups.cells - n1;
            var test = RankSum.of(rankSum[c], n1, n2, ties);
            var byLot = new double[lots];
            int judged = 0;
            int supporting = 0;
            for (int l = 0; l < lots; l++) {
                double a = groups.inLot[l][c];
                double b = groups.lotSize[l] - a;
                if (a >= FEW && b >= FEW) {
                    byLot[judged] = (rankSumInLot[l][c] - a * (a + 1) / 2) / (a * b);
                    supporting += byLot[judged++] > 0.5 ? 1 : 0;
                }
            }
            double auroc = judged == 0 ? test.auroc() : Spread.median(Arrays.copyOf(byLot, judged));
            double logfc = foldChange(definition, scaledSum[c], allScaled - scaledSum[c], logSum[c], allLog - logSum[c],
                    n1, n2);
            scores[c] = new Score(gene, logfc, auroc, seen[c] / n1, n2 > 0 ? (m - seen[c]) / n2 : 0, test.z(), test.p(),
                    supporting);
        }
        return scores;
    }

    /** log2 fold change by one of the three definitions of SCIENCE 1.10. */
    static double foldChange(String definition, double scaled1, double scaled2, double log1, double log2, double n1,
            double n2) {
        double ratio = switch (definition) {
            case "seurat_v5" -> (scaled1 + 1) / n1 / ((scaled2 + 1) / n2);
            case "seurat_v4" -> (scaled1 / n1 + 1) / (scaled2 / n2 + 1);
            default -> (Math.expm1(log1 / n1) + 1e-9) / (Math.expm1(log2 / n2) + 1e-9);
        };
        return Math.log(ratio) / Math.log(2);
    }
}
