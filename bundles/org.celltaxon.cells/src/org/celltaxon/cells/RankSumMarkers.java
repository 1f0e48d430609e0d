// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.cells;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

import org.celltaxon.api.Extent;
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
            .help("Which of three incompatible definitions of the fold change the column logfc holds; each has a column of its own, too.",
                    "列 logfc の発現比の定義（3 種、互換性なし）。定義別の列も出力する。");
    static final Parameter<String> RANK_BY = Parameter.choice("rank_by", "lots", "p")
            .help("Best first by the lots (at least 3 in favour, then the median area), or by adjusted p, then fold change.",
                    "順位: lots はロット支持（3 以上）と AUROC の中央値、p は補正 p 値と発現比。");
    static final Parameter<Double> MIN_LOGFC = Parameter.real("min_logfc", 0.1).between(0, 20).unit("log2")
            .help("Genes with a smaller increase are not listed.", "これより小さい上昇は列挙しない。");
    static final Parameter<Double> MIN_PCT = Parameter.real("min_pct", 0.01).between(0, 1)
            .help("Genes seen in fewer cells of both groups are not listed.", "発現細胞割合の下限。");

    private static final List<String> DEFINITIONS = List.of("seurat_v4", "seurat_v5", "scanpy");
    private static final int FEW = 3;
    private static final int AT_ONCE = 64;

    @Override
    public List<Parameter<?>> parameters() {
        return List.of(N_MARKERS, LOGFC, MIN_LOGFC, MIN_PCT, RANK_BY);
    }

    /** One gene in one cluster that is listed. */
    private record Score(int gene, double logfc, double auroc, double pct1, double pct2, double z, double p, int lots,
            double[] logfcs) {
    }

    @Override
    public long memory(Extent extent, Settings settings) {
        return Math.min(GeneMajor.ENTRIES_AT_ONCE, extent.cells() * extent.genes() / 4) * Long.BYTES; // one part of the genes
    }

    @Override
    public Table markers(NormalisedMatrix matrix, Labels clusters, Grouping lots, Settings settings, Run run)
            throws StepException {
        int genes = matrix.counts().genes().size();
        var groups = GeneRanks.Groups.of(clusters, lots);
        var scores = new Score[clusters.count()][genes];
        var p = new double[clusters.count()][genes];
        var progress = SubMonitor.convert(run.monitor(), genes);
        GeneMajor.forEachPart(matrix.counts(), run, (first, offsets, entries) -> {
            int count = offsets.length - 1;
            run.parallel((count + AT_ONCE - 1) / AT_ONCE, () -> new GeneRanks(groups, matrix.scale()), (piece, ranks) -> {
                for (int g = piece * AT_ONCE; g < Math.min(count, (piece + 1) * AT_ONCE); g++) {
                    ranks.rank(entries, offsets[g], offsets[g + 1]);
                    score(first + g, ranks, groups, settings, scores, p);
                }
            });
            progress.worked(count);
        });
        var rows = new Table.Rows(COLUMNS);
        for (int c = 0; c < clusters.count(); c++) {
            int size = groups.clusterSize()[c];
            if (size < FEW || groups.cells() - size < FEW) {
                run.tell(Notice.warning("TOO_FEW_CELLS", Labels.name(c) + " has " + size + " cells; no markers are sought.",
                        Labels.name(c) + " は " + size + " 細胞のためマーカーを探さない。"));
                continue;
            }
            list(rows, Labels.name(c), scores[c], p[c], matrix, lots.count(), settings);
        }
        return rows.build();
    }

    private static void list(Table.Rows rows, String cluster, Score[] scores, double[] p, NormalisedMatrix matrix, int lots,
            Settings settings) {
        var adjusted = Adjust.benjaminiHochberg(p);
        int enough = Math.min(FEW, lots);
        var byLots = Comparator.<Score>comparingInt(s -> s.lots >= enough ? 0 : 1).thenComparingDouble(s -> -s.auroc)
                .thenComparingDouble(s -> -s.z);
        var byP = Comparator.<Score>comparingDouble(s -> adjusted[s.gene]).thenComparingDouble(s -> s.p == 0 ? -s.z : 0)
                .thenComparingDouble(s -> -s.logfc);
        var listed = Arrays.stream(scores).filter(Objects::nonNull)
                .sorted((settings.get(RANK_BY).equals("p") ? byP : byLots).thenComparingInt(Score::gene))
                .limit(settings.get(N_MARKERS)).toList();
        for (var s : listed) {
            rows.add(cluster, matrix.counts().genes().get(s.gene).symbol(), s.logfc, s.auroc, rounded(s.pct1), rounded(s.pct2), s.p,
                    adjusted[s.gene], s.lots, s.logfcs[0], s.logfcs[1], s.logfcs[2], Math.min(1, s.p * p.length));
        }
    }

    /** Three decimals, as in Seurat. */
    private static double rounded(double share) {
        return Math.round(share * 1000) / 1000.0;
    }

    private static void score(int gene, GeneRanks ranks, GeneRanks.Groups groups, Settings settings, Score[][] scores, double[][] p) {
        double allScaled = Arrays.stream(ranks.scaledSum).sum();
        double allLog = Arrays.stream(ranks.logSum).sum();
        for (int c = 0; c < scores.length; c++) {
            double n1 = groups.clusterSize()[c];
            double n2 = groups.cells() - n1;
            if (ranks.seen == 0) {
                p[c][gene] = 1; // the same everywhere
                continue;
            }
            var test = RankSum.of(ranks.rankSum[c], n1, n2, ranks.ties);
            p[c][gene] = test.p();
            double pct1 = ranks.seenIn[c] / n1;
            double pct2 = n2 > 0 ? (ranks.seen - ranks.seenIn[c]) / n2 : 0;
            int at = c;
            var logfcs = DEFINITIONS.stream().mapToDouble(d -> foldChange(d, ranks.scaledSum[at], allScaled - ranks.scaledSum[at],
                    ranks.logSum[at], allLog - ranks.logSum[at], n1, n2)).toArray();
            double logfc = logfcs[DEFINITIONS.indexOf(settings.get(LOGFC))];
            if (!(logfc >= settings.get(MIN_LOGFC) && Math.max(pct1, pct2) >= settings.get(MIN_PCT))) {
                continue;
            }
            var byLot = areas(ranks, groups, c);
            double auroc = byLot.length == 0 ? test.auroc() : Spread.median(byLot);
            if (auroc > 0.5) {
                int supporting = (int) Arrays.stream(byLot).filter(a -> a > 0.5).count();
                scores[c][gene] = new Score(gene, logfc, auroc, pct1, pct2, test.z(), test.p(), supporting, logfcs);
            }
        }
    }

    /** The area under the ROC curve in each lot with enough cells inside and outside of a cluster. */
    static double[] areas(GeneRanks ranks, GeneRanks.Groups groups, int cluster) {
        var byLot = new double[groups.lots()];
        int judged = 0;
        for (int l = 0; l < byLot.length; l++) {
            double a = groups.size()[l * groups.clusters() + cluster];
            double b = groups.lotSize()[l] - a;
            if (a >= FEW && b >= FEW) {
                byLot[judged++] = (ranks.rankSumInLot(l, cluster) - a * (a + 1) / 2) / (a * b);
            }
        }
        return Arrays.copyOf(byLot, judged);
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
