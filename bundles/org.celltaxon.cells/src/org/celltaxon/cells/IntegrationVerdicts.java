// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.cells;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

import org.celltaxon.api.Notice;
import org.celltaxon.api.Offer;
import org.celltaxon.api.Parameter;
import org.celltaxon.api.Run;
import org.celltaxon.api.Settings;
import org.celltaxon.api.StepException;
import org.celltaxon.api.analysis.IntegrationCheck;
import org.celltaxon.api.analysis.Outcome;
import org.celltaxon.api.table.Table;
import org.celltaxon.stats.Draw;
import org.celltaxon.stats.JensenShannon;
import org.celltaxon.stats.RandIndex;
import org.osgi.service.component.annotations.Component;

/**
 * Judges an integration (SCIENCE 1.6): do the lots mix (iLISI), do clusters stay apart (cLISI), does each lot keep its own clusters
 * (ARI), do two halves of one lot stay equal, is a change of composition that was planted found again, and can lots and batches be told
 * apart at all.
 */
@Component
@Offer(id = "org.celltaxon.cells.integration_check", label = "Was the integration good?", label_ja = "統合の妥当性（過補正の検査）")
public final class IntegrationVerdicts implements IntegrationCheck {

    static final Parameter<Integer> SAMPLE = Parameter.whole("n_cells", 5000).between(100, 10_000_000)
            .help("Cells whose neighbourhoods are looked at for LISI.", "LISI を計算する細胞数。");
    static final Parameter<Integer> PERPLEXITY = Parameter.whole("perplexity", 30).between(5, 1000)
            .help("Perplexity of LISI; three times as many neighbours.", "LISI の perplexity（近傍数はその 3 倍）。");
    static final Parameter<Double> MIXING = Parameter.real("min_mixing", 0.4).between(0, 1)
            .help("Least iLISI after integration that passes: 0 for lots apart, 1 for lots mixed as by shuffling (our default).",
                    "統合後 iLISI の合格下限。0 は完全分離、1 は無作為混合（本ソフトの既定値）。");
    static final Parameter<Double> PURITY = Parameter.real("max_clisi", 1.5).between(1, 100)
            .help("Largest mean cLISI that passes (our default).", "平均 cLISI の合格上限（本ソフトの既定値）。");
    static final Parameter<Double> PRESERVATION = Parameter.real("min_ari", 0.6).between(0, 1)
            .help("Least adjusted Rand index of a lot's own clusters that passes.", "各ロット単独クラスターとの ARI の合格下限。");
    static final Parameter<Double> P = Parameter.real("min_p", 0.01).between(0, 1)
            .help("Least p of two halves of one lot that passes.", "同一ロット二分割の p 値の合格下限。");
    static final Parameter<Integer> SIMULATIONS = Parameter.whole("n_simulations", 20_000).between(100, 10_000_000)
            .help("Simulated pairs of halves.", "二分割のシミュレーション数。");

    private static final String PASS = "pass";
    private static final String FAIL = "fail";
    private static final String UNKNOWN = "not assessable";
    private static final double LOW = 0.8;
    private static final double HIGH = 1.2;

    @Override
    public List<Parameter<?>> parameters() {
        return List.of(SAMPLE, PERPLEXITY, MIXING, PURITY, PRESERVATION, P, SIMULATIONS);
    }

    @Override
    public Outcome analyse(Map<String, Table> in, Settings settings, Run run) throws StepException {
        var rows = new Rows();
        var cells = in.get(CELLS.name());
        var lots = cells.distinct("lot");
        mixing(cells, lots, rows, settings, run);
        preservation(in.get(OWN.name()), lots, rows, settings);
        controls(in.get(CONTROLS.name()), lots, rows, settings, run);
        confounding(in.get(LOTS.name()), lots, rows);
        var table = rows.rows.build();
        var failed = table.where("verdict", FAIL);
        if (failed.rows() > 0) {
            var checks = String.join(", ", failed.distinct("check"));
            rows.notices.add(Notice.warning("INTEGRATION_FAILED", "The integration did not pass: " + checks + ". Shares of clusters must"
                    + " be read with care; the table 'integration' says why.", "統合は次の検査に合格しなかった: " + checks
                    + "。クラスター割合の解釈に注意（表 integration 参照）。"));
        }
        return Outcome.of(lots.size(), INTEGRATION.name(), table, rows.notices);
    }

    /** The table as it grows. */
    private static final class Rows {
        private final Table.Rows rows = new Table.Rows(INTEGRATION.columns());
        private final List<Notice> notices = new ArrayList<>();

        void add(String check, String lot, double value, double low, double high, String en, String ja) {
            boolean known = !Double.isNaN(value);
            boolean good = known && !(value < low) && !(value > high);
            rows.add(check, lot, value, low, high, !known ? UNKNOWN : good ? PASS : FAIL, en, ja);
        }
    }

    private static String word(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }

    private static int[] numbers(Table table, String column, List<String> names) {
        var number = new HashMap<String, Integer>();
        names.forEach(name -> number.put(name, number.size()));
        return Arrays.stream(table.texts(column)).mapToInt(number::get).toArray();
    }

    private static double[][] axes(Table cells) {
        return cells.names().stream().filter(n -> n.startsWith("axis_")).map(cells::numbers).toArray(double[][]::new);
    }

    private static void mixing(Table cells, List<String> lots, Rows rows, Settings settings, Run run) throws StepException {
        int perplexity = settings.get(PERPLEXITY);
        var stages = List.of("before", "after");
        var value = new double[2][2];
        double most = 1;
        for (int s = 0; s < 2; s++) {
            var own = cells.where("stage", stages.get(s));
            var clusters = own.distinct("cluster");
            var lot = numbers(own, "lot", lots);
            if (own.rows() <= 3 * perplexity || lots.size() < 2) {
                rows.add("ilisi", "", Double.NaN, settings.get(MIXING), Double.NaN, "Needs two lots and more than " + 3 * perplexity
                        + " cells.", "2 ロット以上、" + 3 * perplexity + " 細胞超が必要。");
                return;
            }
            var mixing = new LocalMixing(axes(own), settings.get(SAMPLE), perplexity, run);
            value[s][0] = mixing.mean(lot, lots.size(), perplexity, run);
            value[s][1] = mixing.mean(numbers(own, "cluster", clusters), clusters.size(), perplexity, run);
            var shuffled = lot.clone();
            Draw.shuffle(shuffled, run.random());
            most = mixing.mean(shuffled, lots.size(), perplexity, run);
        }
        rows.add("ilisi", "", (value[1][0] - 1) / (most - 1), settings.get(MIXING), Double.NaN, "Lots around a cell (iLISI): "
                + word(value[0][0]) + " before, " + word(value[1][0]) + " after integration, " + word(most)
                + " if lots were shuffled; the value is how much of that is reached. Low: lots do not meet, clusters may be lots.",
                "細胞周囲の実効ロット数（iLISI）: 統合前 " + word(value[0][0]) + "、統合後 " + word(value[1][0]) + "、無作為なら " + word(most)
                + "。値はその達成率。低い場合、ロットが混ざらずクラスターがロットを表す恐れ。");
        rows.add("clisi", "", value[1][1], Double.NaN, settings.get(PURITY), "Clusters around a cell (cLISI): " + word(value[0][1])
                + " before, " + word(value[1][1]) + " after integration; 1 is best. High: clusters run into each other.",
                "細胞周囲の実効クラスター数（cLISI）: 統合前 " + word(value[0][1]) + "、統合後 " + word(value[1][1])
                + "（理想は 1）。高い場合、クラスターが混ざり合っている。");
    }

    private static void preservation(Table own, List<String> lots, Rows rows, Settings settings) {
        for (var lot : lots) {
            var table = own.where("lot", lot);
            double ari = Double.NaN;
            if (table.rows() > 0) {
                var counts = new int[table.distinct("own").size()][table.distinct("cluster").size()];
                for (int r = 0; r < table.rows(); r++) {
                    counts[table.distinct("own").indexOf(table.text("own", r))][table.distinct("cluster").indexOf(table.text("cluster",
                            r))] += (int) table.number("cells", r);
                }
                ari = RandIndex.adjusted(counts);
            }
            rows.add("preservation", lot, ari, settings.get(PRESERVATION), Double.NaN, Double.isNaN(ari)
                    ? "The lot was not clustered alone: too few cells." : "Agreement (ARI) of the lot's clusters when clustered alone with"
                    + " its clusters in the integrated study. Low: integration erased or split what the lot shows by itself.",
                    Double.isNaN(ari) ? "細胞が少なく単独ではクラスタリングしていない。"
                    : "ロット単独のクラスターと統合後クラスターの一致（ARI）。低い場合、統合がロット固有の構造を消したか分割した。");
        }
    }

    private static void controls(Table controls, List<String> lots, Rows rows, Settings settings, Run run) throws StepException {
        for (var control : List.of("split", "planted")) {
            var all = controls.where("control", control);
            boolean split = control.equals("split");
            if (all.rows() == 0) {
                rows.add(control, "", Double.NaN, split ? settings.get(P) : LOW, split ? Double.NaN : HIGH,
                        "There is no lot or cluster with enough cells for it.", "細胞数の足りるロット又はクラスターがない。");
            }
            for (double repeat : Arrays.stream(all.numbers("repeat")).distinct().toArray()) {
                var own = all.where(r -> all.number("repeat", r) == repeat);
                if (split) {
                    split(own, rows, settings, run);
                } else {
                    planted(own, rows);
                }
            }
        }
    }

    private static int[] cells(Table control, String part) {
        return Arrays.stream(control.where("part", part).numbers("cells")).mapToInt(v -> (int) v).toArray();
    }

    private static double[] shares(int[] counts) {
        double all = Arrays.stream(counts).sum();
        return Arrays.stream(counts).mapToDouble(c -> c / all).toArray();
    }

    /** Divergence of the halves against halves drawn from their common shares (SCIENCE 2.3, SAMPLING). */
    private static void split(Table control, Rows rows, Settings settings, Run run) throws StepException {
        var one = cells(control, "1");
        var two = cells(control, "2");
        var common = shares(IntStream.range(0, one.length).map(c -> one[c] + two[c]).toArray());
        double found = JensenShannon.divergence(shares(one), shares(two));
        int n = Arrays.stream(one).sum();
        int m = Arrays.stream(two).sum();
        int simulations = settings.get(SIMULATIONS);
        var seeds = run.random().longs((simulations + 999) / 1000).toArray();
        var more = new int[seeds.length];
        run.parallel(seeds.length, p -> {
            var random = new SplittableRandom(seeds[p]);
            for (int s = p * 1000; s < Math.min(simulations, (p + 1) * 1000); s++) {
                more[p] += JensenShannon.divergence(shares(Draw.multinomial(n, common, random)),
                        shares(Draw.multinomial(m, common, random))) >= found - 1e-12 ? 1 : 0;
            }
        });
        double p = (1.0 + Arrays.stream(more).sum()) / (1 + simulations);
        rows.add("split", control.text("lot", 0), p, settings.get(P), Double.NaN, "Negative control: the lot was divided at random into 2"
                + " 'lots' and integrated again; p that their shares differ by no more than the sampling of cells (JSD "
                + String.format(Locale.ROOT, "%.4f", found) + " bits). Low: integration makes differences that are not there.",
                "陰性対照: ロットを無作為に 2 つの「ロット」に分けて再統合した。割合の差が細胞抽出の誤差のみで生じる p（JSD "
                + String.format(Locale.ROOT, "%.4f", found) + " bit）。低い場合、統合が存在しない差を作る。");
    }

    private static void planted(Table control, Rows rows) {
        var cluster = control.text("planted", 0);
        double before = share(control, "before", cluster);
        double truth = share(control, "truth", cluster);
        double found = share(control, "found", cluster);
        rows.add("planted", control.text("lot", 0), (before - found) / (before - truth), LOW, HIGH,
                "Positive control: most cells of cluster " + cluster + " were taken out of the lot and the rest was integrated and"
                + " clustered again; its share fell from " + word(100
                * before) + " % to " + word(100 * found) + " %, truly to " + word(100 * truth) + " %; the value is found over true fall."
                + " Low: integration hides real differences.",
                "陽性対照: ロットから " + cluster + " の細胞の大半を除き、再統合・再クラスタリングした。割合は " + word(100 * before) + " % から "
                + word(100 * found) + " % へ（真値 " + word(100 * truth) + " %）。値は検出された減少の真の減少に対する比。低い場合、統合が真の差を隠す。");
    }

    private static double share(Table control, String part, String cluster) {
        var own = control.where("part", part);
        return own.number("cells", own.row("cluster", cluster).orElseThrow()) / Arrays.stream(own.numbers("cells")).sum();
    }

    /** Lot, batch and group can only be told apart when batches hold several lots, and lots of several groups (R8). */
    private static void confounding(Table sheet, List<String> lots, Rows rows) {
        if (sheet == null || !sheet.has("batch") || lots.size() < 2) {
            rows.add("confounding", "", Double.NaN, 1, Double.NaN, "The lot sheet has no column 'batch': whether a batch effect could be"
                    + " taken for a lot cannot be told.", "ロット表に batch 列がなく、バッチ効果とロット差を区別できるか判断できない。");
            return;
        }
        double shared = batches(sheet, "lot");
        confounded(rows, "lots", "ロット", shared);
        for (var group : List.of("process", "condition", "site")) {
            if (sheet.has(group) && !sheet.isNumber(group) && sheet.distinct(group).size() > 1) {
                confounded(rows, group, group, batches(sheet, group));
            }
        }
    }

    private static void confounded(Rows rows, String what, String ja, double batches) {
        rows.add("confounding", "", batches, 1, Double.NaN, "Batches that hold more than one of '" + what + "': with none, integration can"
                + " delete true differences, and what is left may be of the batch.",
                "複数の「" + ja + "」を含むバッチ数。0 の場合、統合は真の差を消しうるし、残る差もバッチ由来かもしれない。");
        if (batches < 1) {
            rows.notices.add(Notice.warning("CONFOUNDED", "No batch holds more than one of '" + what + "': batch and " + what
                    + " cannot be told apart.", "複数の「" + ja + "」を含むバッチがなく、バッチと" + ja + "を区別できない。"));
        }
    }

    /** Batches with more than one value in the column. */
    private static double batches(Table sheet, String column) {
        var batch = words(sheet, "batch");
        var value = words(sheet, column);
        return IntStream.range(0, batch.length).mapToObj(r -> batch[r]).filter(b -> !b.isEmpty()).distinct()
                .filter(b -> IntStream.range(0, batch.length).filter(r -> batch[r].equals(b)).mapToObj(r -> value[r]).distinct()
                        .count() > 1)
                .count();
    }

    private static String[] words(Table sheet, String column) {
        return sheet.isNumber(column) ? Arrays.stream(sheet.numbers(column)).mapToObj(v -> Double.isNaN(v) ? "" : String.valueOf(v))
                .toArray(String[]::new) : sheet.texts(column);
    }
}
