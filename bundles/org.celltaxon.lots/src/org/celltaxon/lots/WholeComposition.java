// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.lots;

import java.util.ArrayList;
import java.util.Arrays;
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
import org.celltaxon.api.analysis.Assumption;
import org.celltaxon.api.analysis.Composition;
import org.celltaxon.api.analysis.Inputs;
import org.celltaxon.api.analysis.LotVariable;
import org.celltaxon.api.analysis.Outcome;
import org.celltaxon.api.analysis.Port;
import org.celltaxon.api.table.Column;
import org.celltaxon.api.table.Table;
import org.celltaxon.stats.LogRatio;
import org.celltaxon.stats.Permanova;
import org.celltaxon.stats.Relabelling;
import org.hipparchus.linear.EigenDecompositionSymmetric;
import org.hipparchus.linear.MatrixUtils;
import org.osgi.service.component.annotations.Component;

/**
 * Do whole compositions differ between groups of lots: PERMANOVA on Aitchison distances with the test of dispersion beside it,
 * since it reacts to unequal spread (Anderson 2001; SCIENCE 2.6); and the two main axes of the lots.
 */
@Component
@Offer(id = "org.celltaxon.lots.permanova", label = "Whole composition between groups (PERMANOVA)", label_ja = "全体組成の群間差（PERMANOVA）")
public final class WholeComposition implements Analysis {

    static final Parameter<String> VARIABLE = Parameter.text("variable", "")
            .help("Column of the table 'lots' that gives the groups; empty takes group, process or condition.",
                    "群を与える表「lots」の列名。空なら group・process・condition。");
    static final Parameter<Integer> PERMUTATIONS = Parameter.whole("n_permutations", 20_000).between(100, 10_000_000)
            .help("Permutations when there are more than 20,000 arrangements.", "配置が 20,000 通りを超える場合の並べ替え回数。");

    static final Port TEST = new Port("permanova", List.of(
            Column.text("variable", "Variable of the lots", "ロットの変数"),
            Column.text("groups", "Groups", "群"),
            Column.number("n", "Number of lots", "ロット数").in("lots"),
            Column.number("f", "Pseudo F", "擬似 F"),
            Column.number("r2", "Share of the variation that lies between the groups", "群間変動の割合").in("0-1"),
            Column.number("ss_total", "Total sum of squares", "全平方和"),
            Column.number("ss_within", "Sum of squares within groups", "群内平方和"),
            Column.number("p", "Permutation p", "並べ替え p 値"),
            Column.number("smallest_p", "Smallest p that so many lots can reach", "このロット数で可能な最小 p 値"),
            Column.text("exact", "Whether every arrangement was tried", "全配置を試したか"),
            Column.number("p_dispersion", "Permutation p of unequal spread", "ばらつきの差の並べ替え p 値"),
            Column.text("label", "OK, UNEQUAL_DISPERSION or a refusal code", "判定")));

    static final Port LOTS = new Port("lot_axes", List.of(
            Column.text("lot", "Lot", "ロット"),
            Column.text("group", "Group", "群"),
            Column.number("axis_1", "First axis of the log-ratios", "第 1 軸（対数比）"),
            Column.number("axis_2", "Second axis of the log-ratios", "第 2 軸（対数比）"),
            Column.number("explained_1", "Share of the variation along the first axis", "第 1 軸の寄与率").in("0-1"),
            Column.number("explained_2", "Share of the variation along the second axis", "第 2 軸の寄与率").in("0-1"),
            Column.number("from_centre", "Distance from the centre of its group", "群の中心からの距離")));

    @Override
    public List<Parameter<?>> parameters() {
        return List.of(VARIABLE, PERMUTATIONS);
    }

    @Override
    public List<Port> inputs() {
        return List.of(Composition.COMPOSITION, LotVariable.LOTS.optional());
    }

    @Override
    public List<Port> outputs() {
        return List.of(TEST, LOTS);
    }

    @Override
    public Outcome analyse(Map<String, Table> in, Settings settings, Run run) throws StepException {
        var counts = LotCounts.of(in.get(Composition.COMPOSITION.name()));
        var sheet = in.get(LotVariable.LOTS.name());
        var named = settings.get(VARIABLE);
        var variable = named.isEmpty() ? LotVariable.usualGroups(sheet, counts.lots())
                : java.util.Optional.of(LotVariable.wanted(named, sheet, null, counts.lots()).get(0));
        var clr = Arrays.stream(counts.counts()).map(LogRatio::clr).toArray(double[][]::new);
        var tests = new Table.Rows(TEST.columns());
        var notices = new ArrayList<Notice>();
        var assumptions = new ArrayList<Assumption>();
        var from = new double[counts.lots().size()];
        Arrays.fill(from, Double.NaN);
        notices.addAll(Inputs.repeatedDonors(sheet, counts.lots()));
        if (variable.isPresent()) {
            test(variable.get(), counts, clr, from, tests, notices, assumptions, settings, run);
        } else {
            notices.add(Notice.info("NOTHING_TO_COMPARE", "No column of the lots (group, process, condition) sorts them into groups.",
                    "ロットを群に分ける列（group・process・condition）がない。"));
        }
        int tested = variable.map(v -> v.lots().size()).orElse(counts.lots().size());
        return new Outcome(Math.max(1, tested), Map.of(TEST.name(), tests.build(), LOTS.name(),
                axes(counts, clr, variable.orElse(null), from)), notices).without(counts.lots().size() - tested, 0).resting(assumptions);
    }

    private static void test(LotVariable variable, LotCounts counts, double[][] all, double[] from, Table.Rows tests, List<Notice> notices,
            List<Assumption> assumptions, Settings settings, Run run) {
        int n = variable.lots().size();
        int groups = variable.levels().size();
        tellLeftOut(variable, counts, notices);
        if (groups < 2 || n <= groups || !variable.isGroups()) {
            notices.add(Notice.refusal(Refusal.TOO_FEW_LOTS, new Text(variable.name() + ": " + n + " lots in " + groups + " groups"
                    + " cannot be compared as wholes.", variable.name() + ": " + n + " ロット・" + groups + " 群では全体組成を比較できない。"),
                    Map.of("lots", n, "groups", groups), new Text("Name a column with 2 or more groups of 2 or more lots.",
                            "2 ロット以上の群が 2 つ以上ある列を指定。")));
            tests.add(variable.name(), String.join(" / ", variable.levels()), n, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN,
                    Double.NaN, "", Double.NaN, Refusal.TOO_FEW_LOTS.name());
            return;
        }
        var at = variable.lots().stream().mapToInt(counts.lots()::indexOf).toArray();
        var clr = Arrays.stream(at).mapToObj(i -> all[i]).toArray(double[][]::new);
        var distances = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                distances[i][j] = LogRatio.aitchison(clr[i], clr[j]);
            }
        }
        var labels = variable.groups();
        var own = Permanova.of(distances, labels);
        if (!(own.total() > 1e-20)) {
            notices.add(Notice.refusal(Refusal.ZERO_VARIANCE, new Text(variable.name() + ": all " + n + " lots have the same composition.",
                    variable.name() + ": 全 " + n + " ロットの組成が同じ。"), Map.of("lots", n, "ss_total", own.total()),
                    new Text("A higher resolution may tell them apart.", "解像度を上げると違いが見える可能性がある。")));
            tests.add(variable.name(), String.join(" / ", variable.levels()), n, Double.NaN, Double.NaN, own.total(), own.within(),
                    Double.NaN,
                    smallest(variable), "", Double.NaN, Refusal.ZERO_VARIANCE.name());
            return;
        }
        var random = new SplittableRandom(run.random().nextLong());
        var test = Relabelling.test(labels, l -> {
            run.checkCanceled();
            return Permanova.of(distances, l).f();
        }, settings.get(PERMUTATIONS), random);
        var spread = Permanova.dispersion(clr, labels);
        for (int i = 0; i < n; i++) {
            from[at[i]] = spread[i];
        }
        double dispersion = Relabelling.test(labels, l -> Permanova.oneWayF(spread, l), settings.get(PERMUTATIONS), random).p();
        double smallest = smallest(variable);
        boolean unequal = dispersion < 0.05;
        tests.add(variable.name(), String.join(" / ", variable.levels()), n, own.f(), own.r2(), own.total(), own.within(), test.p(),
                smallest, test.exact() ? "yes" : "no", dispersion, unequal ? "UNEQUAL_DISPERSION" : "OK");
        assumptions.add(Assumption.atLeast("equal_dispersion_p", dispersion, 0.05));
        if (unequal) {
            notices.add(Notice.warning("UNEQUAL_DISPERSION", variable.name() + ": the groups differ in spread (p = "
                    + String.format(java.util.Locale.ROOT, "%.3g", dispersion) + "); PERMANOVA may react to that, not to a shift.",
                    variable.name() + ": 群のばらつきが異なる（p = " + String.format(java.util.Locale.ROOT, "%.3g", dispersion)
                            + "）。PERMANOVA は位置の差でなくばらつきの差に反応している可能性。"));
        }
    }

    private static void tellLeftOut(LotVariable variable, LotCounts counts, List<Notice> notices) {
        Propeller.tellLeftOut(variable.name(), counts.lots().stream().filter(l -> !variable.lots().contains(l)).toList(), notices);
    }

    /** F does not know which group is which: arrangements that only swap groups of equal size count together. */
    private static double smallest(LotVariable variable) {
        var sizes = variable.sizes();
        double same = 1;
        var seen = new java.util.HashMap<Integer, Integer>();
        for (int size : sizes) {
            same *= seen.merge(size, 1, Integer::sum);
        }
        return Math.min(1, same / Relabelling.count(variable.groups()));
    }

    private static Table axes(LotCounts counts, double[][] clr, LotVariable variable, double[] from) {
        var rows = new Table.Rows(LOTS.columns());
        int n = clr.length;
        int k = clr[0].length;
        if (n < 3 || k < 2) {
            return rows.build();
        }
        var x = MatrixUtils.createRealMatrix(clr);
        for (int c = 0; c < k; c++) {
            double mean = Arrays.stream(x.getColumn(c)).average().orElse(0);
            x.setColumnVector(c, x.getColumnVector(c).mapSubtract(mean));
        }
        var eigen = new EigenDecompositionSymmetric(x.transposeMultiply(x));
        var values = eigen.getEigenvalues();
        double all = Arrays.stream(values).map(v -> Math.max(0, v)).sum();
        var axes = new double[2][];
        for (int a = 0; a < 2; a++) {
            var vector = eigen.getEigenvector(a);
            int largest = 0;
            for (int c = 1; c < k; c++) {
                largest = Math.abs(vector.getEntry(c)) > Math.abs(vector.getEntry(largest)) + 1e-9 ? c : largest;
            }
            axes[a] = x.operate(vector.mapMultiply(Math.signum(vector.getEntry(largest)))).toArray();
        }
        for (int i = 0; i < n; i++) {
            var lot = counts.lots().get(i);
            double group = variable == null || !variable.isGroups() ? Double.NaN : variable.of(lot);
            rows.add(lot, Double.isNaN(group) ? "" : variable.levels().get((int) group), axes[0][i], axes[1][i],
                    all > 0 ? values[0] / all : Double.NaN, all > 0 ? Math.max(0, values[1]) / all : Double.NaN, from[i]);
        }
        return rows.build();
    }
}
