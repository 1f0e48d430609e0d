// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

import org.celltaxon.api.Notice;
import org.celltaxon.api.analysis.Port;
import org.celltaxon.api.cells.Labels;
import org.celltaxon.api.table.Column;
import org.celltaxon.api.table.Table;
import org.celltaxon.stats.ClusterOverlap;
import org.celltaxon.stats.RandIndex;

/**
 * What the clusterings at every resolution say together (SCIENCE 1.8): a range of numbers of clusters, never one number without it.
 * A number is recommended where bootstraps agree (mean pairwise ARI from 0.8) and every cluster is found again (mean best Jaccard
 * index from 0.75).
 */
final class ClusterRange {

    static final double AGREE = 0.8;
    static final double STABLE = 0.75;
    static final double UNSTABLE = 0.6;

    static final List<Port> PORTS = List.of(
            new Port("cluster_number", List.of(
                    Column.text("range", "Numbers of clusters that are stable; empty for none", "安定なクラスター数の範囲（なければ空）"),
                    Column.number("plateau", "Number that most resolutions of the range give", "範囲内で最も多くの解像度が与えるクラスター数"),
                    Column.number("lolo_min", "Least agreement in the range when a lot is left out (ARI)", "1 ロット除外時の一致度の最小（ARI）"),
                    Column.number("bootstraps", "Bootstraps", "ブートストラップ回数"),
                    Column.text("label", "STABLE_RANGE or NO_STABLE_RANGE", "判定"))),
            new Port("resolutions", List.of(
                    Column.number("resolution", "Resolution", "解像度"),
                    Column.number("clusters", "Number of clusters", "クラスター数"),
                    Column.number("stability", "Mean agreement of two bootstraps (ARI)", "ブートストラップ間の平均一致度（ARI）"),
                    Column.number("jaccard_weakest", "Mean Jaccard index of the weakest cluster over bootstraps",
                            "最も弱いクラスターの平均 Jaccard 係数"),
                    Column.text("weakest", "Weakest cluster", "最も弱いクラスター"),
                    Column.number("silhouette", "Mean silhouette of a sample of cells", "平均シルエット（標本細胞）"),
                    Column.number("lolo_mean", "Mean agreement when a lot is left out (ARI)", "1 ロット除外時の平均一致度（ARI）"),
                    Column.number("lolo_min", "Least of them", "その最小"),
                    Column.text("lolo_lot", "Lot whose absence changes most", "除外の影響が最大のロット"),
                    Column.number("marked", "Clusters that are one of the study's with 5 genes of AUROC above 0.7 in 3 lots",
                            "マーカー（AUROC > 0.7 が 5 遺伝子以上、3 ロット以上）をもつ研究のクラスターに対応する数"),
                    Column.text("label", "RECOMMENDED, NOT_STABLE or ONE_CLUSTER", "判定"))),
            new Port("resolution_clusters", List.of(
                    Column.number("resolution", "Resolution", "解像度"),
                    Column.text("cluster", "Cluster at this resolution", "この解像度のクラスター"),
                    Column.number("cells", "Number of cells", "細胞数").in("cells"),
                    Column.number("jaccard", "Mean best Jaccard index over bootstraps", "ブートストラップでの平均最大 Jaccard 係数").in("0-1"),
                    Column.text("label", "HIGHLY_STABLE, STABLE, PATTERN, DOUBTFUL or DISSOLVED", "判定"))),
            new Port("resolution_tree", List.of(
                    Column.number("resolution_from", "Lower resolution", "低い方の解像度"),
                    Column.text("from", "Cluster there", "そのクラスター"),
                    Column.number("resolution_to", "Next resolution", "次の解像度"),
                    Column.text("to", "Cluster there", "そのクラスター"),
                    Column.number("cells", "Cells in both", "共通の細胞数").in("cells"),
                    Column.number("share", "Share of the cells of the cluster at the next resolution", "次の解像度のクラスターに占める割合").in("0-1"))));

    private static final int GENES = 5;
    private static final double AUROC = 0.7;

    private final double[] resolutions;
    private final Labels[] whole;
    private final List<String> lots;
    private final double[][][] jaccard;
    private final double[][] without;
    private final double[] stability;
    private final double[] silhouette;
    private final double[] marked;

    ClusterRange(double[] resolutions, Labels[] whole, int bootstraps, List<String> lots) {
        this.resolutions = resolutions;
        this.whole = whole.clone();
        this.lots = lots;
        this.jaccard = new double[whole.length][bootstraps][];
        this.without = new double[whole.length][lots.size()];
        this.stability = new double[whole.length];
        this.silhouette = new double[whole.length];
        this.marked = new double[whole.length];
        Arrays.fill(marked, Double.NaN);
    }

    private int[][] table(int r, int[] labels) {
        return ClusterOverlap.table(whole[r].toArray(), whole[r].count(), labels, Arrays.stream(labels).max().orElse(-1) + 1);
    }

    void bootstrap(int b, int r, int[] labels) {
        jaccard[r][b] = ClusterOverlap.best(table(r, labels));
    }

    void withoutLot(int lot, int r, int[] labels) {
        without[r][lot] = Arrays.stream(labels).allMatch(c -> c < 0) ? Double.NaN : RandIndex.adjusted(table(r, labels));
    }

    void stability(int r, double value) {
        stability[r] = value;
    }

    void silhouette(int r, double value) {
        silhouette[r] = value;
    }

    /** Counts the clusters at each resolution that are one of the study's with markers. */
    void mark(Labels study, Table markers, int leastLots) {
        if (markers == null) {
            return;
        }
        var genes = new int[study.count()];
        for (int c = 0; c < genes.length; c++) {
            var name = Labels.name(c);
            genes[c] = (int) IntStream.range(0, markers.rows()).filter(m -> markers.text("cluster", m).equals(name)
                    && markers.number("auroc", m) > AUROC && markers.number("lots", m) >= leastLots).count();
        }
        for (int r = 0; r < whole.length; r++) {
            var same = ClusterOverlap.jaccard(table(r, study.toArray()));
            marked[r] = Arrays.stream(same).filter(row -> IntStream.range(0, row.length).anyMatch(c -> row[c] >= STABLE
                    && genes[c] >= GENES))
                    .count();
        }
    }

    /** Mean best Jaccard index of each cluster over the bootstraps that saw it. */
    private double[] means(int r) {
        var means = new double[whole[r].count()];
        for (int c = 0; c < means.length; c++) {
            int cluster = c;
            means[c] = Arrays.stream(jaccard[r]).mapToDouble(b -> b[cluster]).filter(j -> !Double.isNaN(j)).average().orElse(Double.NaN);
        }
        return means;
    }

    private int weakest(double[] means) {
        return IntStream.range(0, means.length).reduce(0, (a, b) -> means[b] < means[a] ? b : a);
    }

    private double least(int r) {
        return Arrays.stream(without[r]).filter(a -> !Double.isNaN(a)).min().orElse(Double.NaN);
    }

    private boolean recommended(int r) {
        return whole[r].count() > 1 && stability[r] >= AGREE && Arrays.stream(means(r)).allMatch(j -> j >= STABLE);
    }

    /** The recommended numbers of clusters, each with how many resolutions give it. */
    private TreeMap<Integer, Integer> numbers() {
        var numbers = new TreeMap<Integer, Integer>();
        IntStream.range(0, whole.length).filter(this::recommended).forEach(r -> numbers.merge(whole[r].count(), 1, Integer::sum));
        return numbers;
    }

    /** For example {@code 3, 7-9}. */
    static String words(Iterable<Integer> rising) {
        var words = new StringBuilder();
        int first = -2;
        int last = -2;
        for (int k : rising) {
            if (k == last + 1) {
                last = k;
                continue;
            }
            words.append(last > first ? "-" + last : "").append(words.isEmpty() ? "" : ", ").append(k);
            first = k;
            last = k;
        }
        return words.append(last > first ? "-" + last : "").toString();
    }

    private static int plateau(TreeMap<Integer, Integer> numbers) {
        return numbers.entrySet().stream().reduce((a, b) -> b.getValue() > a.getValue() ? b : a).orElseThrow().getKey();
    }

    private double leastOfRange() {
        return IntStream.range(0, whole.length).filter(this::recommended).mapToDouble(this::least).filter(a -> !Double.isNaN(a)).min()
                .orElse(Double.NaN);
    }

    /** The range in a sentence, and the study's own clusters that bootstraps do not find again. */
    List<Notice> notices(Labels study) {
        var notices = new ArrayList<Notice>();
        var numbers = numbers();
        int times = jaccard[0].length;
        if (numbers.isEmpty()) {
            notices.add(Notice.warning("NO_STABLE_RANGE", "No number of clusters is stable: at no resolution do " + times
                    + " bootstraps agree"
                    + " (ARI from 0.8) and find every cluster again (Jaccard index from 0.75).", "安定なクラスター数はない: " + times
                    + " 回のブートストラップが一致し（ARI 0.8 以上）、全クラスターが再現される（Jaccard 0.75 以上）解像度がない。"));
        } else {
            double least = leastOfRange();
            var en = Double.isNaN(least) ? "" : String.format(Locale.ROOT, " Without any one lot the agreement (ARI) is at least %.2f.",
                    least);
            var ja = Double.isNaN(least) ? "" : String.format(Locale.ROOT, "どのロットを除いても一致度（ARI）は %.2f 以上。", least);
            notices.add(Notice.info("CLUSTER_NUMBER", "Stable numbers of clusters: " + words(numbers.keySet()) + ", plateau at "
                    + plateau(numbers)
                    + " (" + times + " bootstraps; the study has " + study.count() + ")." + en, "安定なクラスター数: " + words(numbers.keySet())
                    + "（最も多いのは " + plateau(numbers) + "。ブートストラップ " + times + " 回、この研究は " + study.count() + "）。" + ja));
        }
        int own = IntStream.range(0, whole.length).filter(r -> whole[r] == study).findFirst().orElseThrow();
        var means = means(own);
        for (int c = 0; c < means.length; c++) {
            if (means[c] < UNSTABLE) {
                var shown = String.format(Locale.ROOT, "%.2f", means[c]);
                notices.add(Notice.warning("UNSTABLE_CLUSTER", Labels.name(c) + " is not found again in bootstraps (mean Jaccard index "
                        + shown
                        + ", below 0.6); do not build on it. A lower resolution may join it with its neighbour.", Labels.name(c)
                        + " はブートストラップで再現されない（平均 Jaccard 係数 " + shown + "、0.6 未満）。根拠にしないこと。解像度を下げると隣と一つになる場合がある。"));
            }
        }
        return notices;
    }

    Map<String, Table> tables() {
        var tables = new LinkedHashMap<String, Table.Rows>();
        PORTS.forEach(port -> tables.put(port.name(), new Table.Rows(port.columns())));
        var numbers = numbers();
        tables.get("cluster_number").add(words(numbers.keySet()), numbers.isEmpty() ? Double.NaN : plateau(numbers), leastOfRange(),
                jaccard[0].length, numbers.isEmpty() ? "NO_STABLE_RANGE" : "STABLE_RANGE");
        for (int r = 0; r < whole.length; r++) {
            double least = least(r);
            var means = means(r);
            var sizes = whole[r].sizes();
            int weakest = weakest(means);
            var own = without[r];
            var lot = IntStream.range(0, own.length).filter(l -> own[l] == least).mapToObj(lots::get).findFirst().orElse("");
            tables.get("resolutions").add(resolutions[r], means.length, stability[r], means[weakest], Labels.name(weakest), silhouette[r],
                    Arrays.stream(own).filter(a -> !Double.isNaN(a)).average().orElse(Double.NaN), least, lot, marked[r],
                    means.length == 1 ? "ONE_CLUSTER" : recommended(r) ? "RECOMMENDED" : "NOT_STABLE");
            for (int c = 0; c < means.length; c++) {
                tables.get("resolution_clusters").add(resolutions[r], Labels.name(c), sizes[c], means[c], ClusterOverlap.word(means[c]));
            }
            var shared = r == 0 ? new int[0][] : table(r - 1, whole[r].toArray());
            for (int a = 0; a < shared.length; a++) {
                for (int b = 0; b < means.length; b++) {
                    if (shared[a][b] > 0) {
                        tables.get("resolution_tree").add(resolutions[r - 1], Labels.name(a), resolutions[r], Labels.name(b), shared[a][b],
                                (double) shared[a][b] / sizes[b]);
                    }
                }
            }
        }
        var result = new LinkedHashMap<String, Table>();
        tables.forEach((name, rows) -> result.put(name, rows.build()));
        return result;
    }
}
