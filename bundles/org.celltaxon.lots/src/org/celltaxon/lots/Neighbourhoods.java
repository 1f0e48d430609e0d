// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.lots;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

import org.celltaxon.api.Notice;
import org.celltaxon.api.Offer;
import org.celltaxon.api.Parameter;
import org.celltaxon.api.Refusal;
import org.celltaxon.api.Run;
import org.celltaxon.api.Settings;
import org.celltaxon.api.StepException;
import org.celltaxon.api.Text;
import org.celltaxon.api.analysis.Analysis;
import org.celltaxon.api.analysis.LotVariable;
import org.celltaxon.api.analysis.Outcome;
import org.celltaxon.api.analysis.Port;
import org.celltaxon.api.analysis.PotencyModel;
import org.celltaxon.api.table.Column;
import org.celltaxon.api.table.Table;
import org.celltaxon.stats.ModeratedT;
import org.celltaxon.stats.SpatialFdr;
import org.celltaxon.stats.Spread;
import org.osgi.service.component.annotations.Component;

/**
 * Shifts inside clusters (after Milo, Dann 2022; SCIENCE 2.4): neighbourhoods of cells around sampled, refined cells; the cells of each
 * lot in each; one test a neighbourhood over lots, with a false discovery rate that knows that neighbourhoods overlap. The test is a
 * moderated t on logit shares, as in propeller, where Milo takes a negative binomial model.
 */
@Component
@Offer(id = "org.celltaxon.lots.neighbourhoods", label = "Shifts inside clusters (Milo-type)", label_ja = "クラスター内の変化（Milo 型）")
public final class Neighbourhoods implements Analysis {

    static final Parameter<String> VARIABLE = Parameter.text("variable", "")
            .help("Column of the table 'lots' or an assay; empty takes group, process or condition and every assay.",
                    "表「lots」の列名又は試験名。空なら group・process・condition と全試験。");
    static final Parameter<Integer> K = Parameter.whole("k", 0).between(0, 1000)
            .help("Cells of a neighbourhood; 0 takes 5 for each lot, at least 21.", "近傍の細胞数（0 はロット数×5、最低 21）。");
    static final Parameter<Double> PROPORTION = Parameter.real("prop", 0.1).between(0.001, 1)
            .help("Share of the cells from which neighbourhoods start.", "近傍の起点とする細胞の割合。");
    static final Parameter<Integer> MOST = Parameter.whole("max_neighbourhoods", 2000).between(10, 100_000)
            .help("Most neighbourhoods that are tested.", "近傍数の上限。");

    /** Input: one row a cell. */
    static final Port EMBEDDING = new Port("embedding", List.of(
            Column.text("lot", "Lot; all further columns of numbers are coordinates", "ロット（他の数値列は座標）"),
            Column.text("cluster", "Cluster", "クラスター").optional()));

    static final Port TESTED = new Port("neighbourhoods", List.of(
            Column.text("variable", "Variable of the lots", "ロットの変数"),
            Column.number("cell", "Row of the cell in the middle, from 1", "中心細胞の行番号"),
            Column.text("cluster", "Cluster of most of its cells", "主なクラスター"),
            Column.number("n", "Number of lots", "ロット数").in("lots"),
            Column.number("effect", "Difference or slope per standard deviation, logit scale", "差又は 1SD あたりの傾き（ロジット）"),
            Column.number("t", "Moderated t", "補正 t"),
            Column.number("p", "p of it", "p 値"),
            Column.number("spatial_fdr", "False discovery rate, neighbourhoods weighted by density", "空間 FDR")));

    static final Port SUMMARY = new Port("neighbourhood_summary", List.of(
            Column.text("variable", "Variable of the lots", "ロットの変数"),
            Column.text("cluster", "Cluster", "クラスター"),
            Column.number("neighbourhoods", "Neighbourhoods", "近傍数"),
            Column.number("more", "Of these with more cells, FDR below 0.1", "増加（FDR < 0.1）"),
            Column.number("fewer", "Of these with fewer cells, FDR below 0.1", "減少（FDR < 0.1）"),
            Column.number("median_effect", "Median effect", "効果の中央値")));

    private static final int USUAL_K = 21;
    private static final int CELLS_A_LOT = 5;
    private static final double FDR = 0.1;
    private static final double LARGEST = 1e100;
    private static final int FEWEST_LOTS = 4;

    @Override
    public List<Parameter<?>> parameters() {
        return List.of(VARIABLE, K, PROPORTION, MOST);
    }

    @Override
    public List<Port> inputs() {
        return List.of(EMBEDDING, LotVariable.LOTS.optional(), PotencyModel.POTENCY.optional());
    }

    @Override
    public List<Port> outputs() {
        return List.of(TESTED, SUMMARY);
    }

    @Override
    public Outcome analyse(Map<String, Table> in, Settings settings, Run run) throws StepException {
        var cells = in.get(EMBEDDING.name());
        var space = space(cells);
        var lots = cells.distinct("lot");
        var wanted = LotVariable.wanted(settings.get(VARIABLE), in.get(LotVariable.LOTS.name()), in.get(PotencyModel.POTENCY.name()), lots);
        var tested = new Table.Rows(TESTED.columns());
        var summary = new Table.Rows(SUMMARY.columns());
        var notices = new ArrayList<Notice>();
        if (wanted.isEmpty()) {
            notices.add(Notice.info("NOTHING_TO_COMPARE",
                    "No column of the lots (group, process, condition) sorts them into groups, and there is no"
                    + " potency.", "ロットを群に分ける列（group・process・condition）も力価もない。"));
        }
        var usable = wanted.stream().filter(v -> usable(v, notices)).toList();
        if (!usable.isEmpty()) {
            int k = Math.min((settings.get(K) > 0 ? settings.get(K) : Math.max(USUAL_K, CELLS_A_LOT * lots.size())), space.length);
            var sampled = refined(space, k, settings, run);
            var clusters = cells.has("cluster") ? cells.texts("cluster") : new String[0];
            var lotOf = Arrays.stream(cells.texts("lot")).mapToInt(lots::indexOf).toArray();
            for (var variable : usable) {
                test(tested, summary, variable, sampled, lotOf, lots, clusters);
            }
        }
        return new Outcome(lots.size(), Map.of(TESTED.name(), tested.build(), SUMMARY.name(), summary.build()), notices);
    }

    private static boolean usable(LotVariable variable, List<Notice> notices) {
        int groups = variable.levels().size();
        int n = variable.lots().size();
        boolean single = groups > 1 && Arrays.stream(variable.sizes()).min().orElse(0) < 2;
        boolean varies = Arrays.stream(variable.values()).distinct().count() > 1;
        if (n < FEWEST_LOTS || !varies || groups > 2 || single) {
            notices.add(Notice.refusal(n < FEWEST_LOTS || groups == 2 ? Refusal.TOO_FEW_LOTS : Refusal.NOTHING_TO_COMPARE,
                    new Text(variable.name() + ": "
                    + n + " lots in " + groups + " groups; neighbourhoods take a measure or two groups.", variable.name() + ": " + n
                    + " ロット・" + groups + " 群。近傍検定は数値又は 2 群に対応。"), Map.of("lots", n, "groups", groups),
                    new Text("Name a column with two groups or a measure, with " + FEWEST_LOTS + " lots, 2 in each"
                            + " group.", "2 群（各 2 ロット以上）又は数値の列を " + FEWEST_LOTS + " ロット以上で指定。")));
            return false;
        }
        return true;
    }

    /** Cells x coordinates. */
    private static double[][] space(Table cells) throws StepException {
        var names = cells.names().stream().filter(c -> !c.equals("lot") && !c.equals("cluster") && cells.isNumber(c)).toList();
        if (names.isEmpty() || cells.rows() == 0) {
            throw unusable(new Text("It has " + cells.rows() + " cells and " + names.size() + " coordinates.",
                    cells.rows() + " 細胞・座標 " + names.size() + " 列です。"));
        }
        for (var name : names) {
            for (int r = 0; r < cells.rows(); r++) {
                if (!(Math.abs(cells.number(name, r)) <= LARGEST)) {
                    throw unusable(new Text("Row " + (r + 1) + " has '" + cells.text(name, r) + "' in column '" + name + "'.",
                            (r + 1) + " 行目の列「" + name + "」が「" + cells.text(name, r) + "」です。"));
                }
            }
        }
        var columns = names.stream().map(cells::numbers).toList();
        var space = new double[cells.rows()][columns.size()];
        for (int d = 0; d < columns.size(); d++) {
            for (int i = 0; i < space.length; i++) {
                space[i][d] = columns.get(d)[i];
            }
        }
        return space;
    }

    private static StepException unusable(Text why) {
        return new StepException(new Text("The table 'embedding' cannot be used.", "表「embedding」は使えません。"), why,
                new Text("Give a row a cell, with a lot and coordinates that are numbers.", "1 細胞 1 行で、ロットと数値の座標を指定してください。"));
    }

    /** A neighbourhood: its cells, the one in the middle, and the distance to the last. */
    private record Around(int cell, int[] cells, double reach) {
    }

    /** Sampled cells, each moved to the cell nearest the median of its neighbours; each place once. */
    private static List<Around> refined(double[][] space, int k, Settings settings, Run run) throws StepException {
        int n = space.length;
        int wanted = Math.min(Math.min(settings.get(MOST), n), Math.max(1, (int) Math.round(settings.get(PROPORTION) * n)));
        var random = new SplittableRandom(run.random().nextLong());
        var order = new int[n];
        Arrays.setAll(order, i -> i);
        for (int i = 0; i < wanted; i++) {
            int j = i + random.nextInt(n - i);
            int t = order[i];
            order[i] = order[j];
            order[j] = t;
        }
        var moved = new int[wanted];
        run.parallel(wanted, s -> {
            run.checkCanceled();
            var near = nearest(space, space[order[s]], k);
            var middle = new double[space[0].length];
            for (int d = 0; d < middle.length; d++) {
                int at = d;
                middle[d] = Spread.median(Arrays.stream(near.cells).mapToDouble(c -> space[c][at]).toArray());
            }
            moved[s] = nearest(space, middle, 1).cells[0];
        });
        var places = Arrays.stream(moved).distinct().sorted().toArray();
        var result = new Around[places.length];
        run.parallel(places.length, s -> {
            run.checkCanceled();
            var near = nearest(space, space[places[s]], k);
            result[s] = new Around(places[s], near.cells, near.reach);
        });
        return List.of(result);
    }

    /** The k nearest cells by a heap of the best so far. */
    private static Around nearest(double[][] space, double[] from, int k) {
        var best = new java.util.PriorityQueue<double[]>((a, b) -> a[0] != b[0] ? Double.compare(b[0], a[0]) : Double.compare(b[1], a[1]));
        double limit = Double.POSITIVE_INFINITY;
        for (int i = 0; i < space.length; i++) {
            double sum = 0;
            var own = space[i];
            for (int d = 0; d < from.length && sum <= limit; d++) {
                sum += (own[d] - from[d]) * (own[d] - from[d]);
            }
            if (best.size() < k) {
                best.add(new double[] {sum, i});
                limit = best.size() == k ? best.peek()[0] : limit;
            } else if (sum < limit) {
                best.poll();
                best.add(new double[] {sum, i});
                limit = best.peek()[0];
            }
        }
        double reach = Math.sqrt(best.peek()[0]);
        return new Around(-1, best.stream().mapToInt(b -> (int) b[1]).sorted().toArray(), reach);
    }

    private static void test(Table.Rows tested, Table.Rows summary, LotVariable variable, List<Around> around, int[] lotOf,
            List<String> lots,
            String[] clusters) {
        int n = variable.lots().size();
        var place = new int[lots.size()];
        Arrays.setAll(place, l -> variable.lots().indexOf(lots.get(l)));
        var total = new double[n];
        for (int lot : lotOf) {
            if (place[lot] >= 0) {
                total[place[lot]]++;
            }
        }
        var y = new double[around.size()][n];
        for (int a = 0; a < y.length; a++) {
            var count = new double[n];
            for (int cell : around.get(a).cells) {
                if (place[lotOf[cell]] >= 0) {
                    count[place[lotOf[cell]]]++;
                }
            }
            for (int i = 0; i < n; i++) {
                double share = (count[i] + 0.5) / (total[i] + 1);
                y[a][i] = Math.log(share / (1 - share));
            }
        }
        var z = variable.isGroups() ? variable.values() : variable.standardised();
        var design = new double[n][];
        for (int i = 0; i < n; i++) {
            design[i] = new double[] {1, variable.isGroups() ? 1 - z[i] : z[i]};
        }
        var test = ModeratedT.test(design, y, new double[] {0, 1});
        var fdr = SpatialFdr.adjust(test.p(), around.stream().mapToDouble(a -> Math.max(a.reach, 1e-12)).toArray());
        var groups = new LinkedHashMap<String, List<Integer>>();
        for (int a = 0; a < y.length; a++) {
            var cluster = clusters.length == 0 ? "" : majority(around.get(a).cells, clusters);
            groups.computeIfAbsent(cluster, c -> new ArrayList<>()).add(a);
            tested.add(variable.name(), around.get(a).cell + 1, cluster, n, test.estimate()[a], test.statistic()[a], test.p()[a], fdr[a]);
        }
        groups.entrySet().stream().sorted(Map.Entry.comparingByKey()).forEach(g -> summary.add(variable.name(), g.getKey(),
                g.getValue().size(),
                g.getValue().stream().filter(a -> fdr[a] < FDR && test.estimate()[a] > 0).count(),
                g.getValue().stream().filter(a -> fdr[a] < FDR && test.estimate()[a] < 0).count(),
                Spread.median(g.getValue().stream().mapToDouble(a -> test.estimate()[a]).toArray())));
    }

    private static String majority(int[] cells, String[] clusters) {
        var counts = new java.util.TreeMap<String, Integer>();
        for (int cell : cells) {
            counts.merge(clusters[cell], 1, Integer::sum);
        }
        return counts.entrySet().stream().max(Map.Entry.<String, Integer>comparingByValue()).orElseThrow().getKey();
    }
}
