// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.cqa;

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
import org.celltaxon.api.analysis.Association;
import org.celltaxon.api.analysis.Composition;
import org.celltaxon.api.analysis.LotVariable;
import org.celltaxon.api.analysis.Outcome;
import org.celltaxon.api.analysis.Port;
import org.celltaxon.api.analysis.PotencyModel;
import org.celltaxon.api.table.Column;
import org.celltaxon.api.table.Table;
import org.celltaxon.stats.Draw;
import org.celltaxon.stats.MaxT;
import org.celltaxon.stats.Spearman;
import org.osgi.service.component.annotations.Component;

/**
 * Tests that try to kill the finding (SCIENCE 4.10), for every cluster that was called. A test that breaks the finding refutes it;
 * one that raises a doubt is listed; one that cannot be done says what it needs.
 */
@Component
@Offer(id = "org.celltaxon.cqa.falsification", label = "Falsification tests", label_ja = "反証テスト")
public final class Falsification implements Analysis {

    static final Parameter<String> NEGATIVE_CONTROL = Parameter.text("negative_control", "")
            .help("Assays that must not go with the cluster, with commas between, for example housekeeping secretion.",
                    "クラスターと関連してはならない試験（コンマ区切り）。");
    static final Parameter<String> DIRECTION = Parameter.choice("direction", "not stated", "positive", "negative")
            .help("Direction that was written down before the potency was seen.", "力価を見る前に記録した方向。");
    static final Parameter<Integer> DRAWS = Parameter.whole("n_draws", 1000).between(100, 1_000_000)
            .help("Shuffled potencies, and random groups of cells.", "力価の並べ替え・ランダム細胞群の回数。");

    static final Port TESTS = new Port("falsification", List.of(
            Column.text("assay", "Assay", "試験"),
            Column.text("cluster", "Cluster", "クラスター"),
            Column.text("test", "What was tried", "反証テスト"),
            Column.number("value", "What was seen", "観測値"),
            Column.number("limit", "What would have been too much, or too little", "限界値"),
            Column.text("weight", "BREAKS the finding, or raises a DOUBT, when it fails", "不合格時の重み"),
            Column.text("detail", "Which, how many, or what it needs", "詳細（該当・回数・必要なもの）"),
            Column.text("label", "PASS, FAIL or NOT_DONE", "判定")));

    static final Port QUALITY = new Port("qc", List.of(Column.text("lot", "Lot", "ロット"))).optional();

    /** Genes that cells raise when they are taken apart, not when they are alive and well. */
    private static final List<String> STRESS = List.of("FOS", "FOSB", "JUN", "JUNB", "JUND", "EGR1", "HSPA1A", "HSPA1B", "HSPA6", "ATF3",
            "DNAJB1", "IER2");
    private static final int FEWEST = 5;
    private static final int TOP = 20;
    private static final int FEW_PERMUTATIONS = 2000;
    private static final double HITS = 0.075;

    @Override
    public List<Parameter<?>> parameters() {
        return List.of(NEGATIVE_CONTROL, DIRECTION, DRAWS);
    }

    @Override
    public List<Port> inputs() {
        return List.of(Composition.COMPOSITION, PotencyModel.POTENCY, Association.ASSOCIATION, Closure.CLOSURE.optional(),
                LotVariable.LOTS.optional(), QUALITY, GeneScreens.MARKERS.optional(), Multiverse.CURVE.optional());
    }

    @Override
    public List<Port> outputs() {
        return List.of(TESTS);
    }

    /** One finding under test. */
    private record Finding(String assay, String cluster, double rho, RankedLots lots, LotCells cells, int k, Map<String, Table> in,
            Settings settings, Table.Rows rows) {

        void add(String test, double value, double limit, boolean breaks, String detail, String label) {
            rows.add(assay, cluster, test, value, limit, breaks ? "BREAKS" : "DOUBT", detail, label);
        }

        void notDone(String test, boolean breaks, String needs) {
            add(test, Double.NaN, Double.NaN, breaks, needs, "NOT_DONE");
        }

        double[] shares() {
            return cells.percent(k);
        }
    }

    @Override
    public Outcome analyse(Map<String, Table> in, Settings settings, Run run) throws StepException {
        var composition = in.get(Composition.COMPOSITION.name());
        var potency = in.get(PotencyModel.POTENCY.name());
        var association = in.get(Association.ASSOCIATION.name());
        var rows = new Table.Rows(TESTS.columns());
        var notices = new ArrayList<Notice>();
        int most = Math.max(1, composition.distinct("lot").size());
        if (association.rows() == 0) {
            notices.add(TooFew.empty(Association.ASSOCIATION.name()));
        }
        long seed = run.random().nextLong();
        for (int r = 0; r < association.rows(); r++) {
            run.checkCanceled();
            if (!association.text("label", r).equals("EXPLORATORY")) {
                continue;
            }
            var assay = association.text("assay", r);
            var lots = RankedLots.of(composition, potency.where("assay", assay));
            var refusal = TooFew.ranks(assay, "falsification tests", "反証テスト", lots, FEWEST);
            if (refusal != null) {
                notices.add(refusal);
                continue;
            }
            var cells = LotCells.of(composition, lots.names());
            int k = cells.clusters().indexOf(association.text("cluster", r));
            if (k < 0) {
                notices.add(Notice.refusal(Refusal.NOTHING_TO_COMPARE, new Text(assay + ": the cluster " + association.text("cluster", r)
                        + " is not in the composition.", assay + ": クラスター " + association.text("cluster", r) + " が組成表にない。"),
                        Map.of("clusters", cells.clusters().size()), new Text("Give the composition of the same clustering.",
                                "同じクラスタリングの組成表を指定。")));
                continue;
            }
            if (Double.isNaN(Spearman.rho(cells.percent(k), lots.value()))) {
                notices.add(Notice.refusal(Refusal.ZERO_VARIANCE, new Text(assay + ": the share of " + association.text("cluster", r)
                        + " is the same in all lots.", assay + ": " + association.text("cluster", r) + " の割合が全ロットで同じ。"),
                        Map.of("lots", lots.size()), new Text("Add lots that differ.", "異なるロットを追加。")));
                continue;
            }
            var finding = new Finding(assay, association.text("cluster", r), association.number("rho", r), lots, cells, k, in, settings,
                    rows);
            shuffled(finding, new SplittableRandom(seed + r), run);
            negativeControl(finding, potency, composition);
            randomGroups(finding, new SplittableRandom(seed - r - 1), run);
            technical(finding);
            donors(finding);
            reclustered(finding, "split_half");
            reclustered(finding, "leave_lot_out");
            direction(finding);
            closure(finding);
            stress(finding);
        }
        return Outcome.of(most, TESTS.name(), rows.build(), notices);
    }

    /** 1: with the potencies shuffled, some cluster must pass in about 5 % of the studies. */
    private static void shuffled(Finding f, SplittableRandom random, Run run) {
        int n = f.lots.size();
        int draws = Math.min(f.settings.get(DRAWS), n <= MaxT.ENUMERATED ? 20 : 200);
        var x = new double[f.cells.clusters().size()][];
        for (int c = 0; c < x.length; c++) {
            x[c] = f.cells.percent(c);
        }
        var y = f.lots.value().clone();
        int hits = 0;
        for (int b = 0; b < draws; b++) {
            run.checkCanceled();
            Draw.shuffle(y, random);
            var p = MaxT.p(x, y, FEW_PERMUTATIONS, new SplittableRandom(random.nextLong()));
            hits += Arrays.stream(p).anyMatch(v -> v < 0.05) ? 1 : 0;
        }
        double share = (double) hits / draws;
        // three binomial errors of so few draws are added, so that a true finding is hardly ever refuted by chance
        double limit = HITS + 3 * Math.sqrt(0.05 * 0.95 / draws);
        f.add("SHUFFLED_POTENCY", share, limit, true, "n = " + draws, share <= limit ? "PASS" : "FAIL");
    }

    /** 2: a response that has nothing to do with it. */
    private static void negativeControl(Finding f, Table potency, Table composition) throws StepException {
        boolean any = false;
        for (var name : f.settings.get(NEGATIVE_CONTROL).split(",")) {
            var lots = name.isBlank() ? null : RankedLots.of(composition, potency.where("assay", name.strip()));
            if (lots != null && lots.size() >= 5 && lots.oneLimit() && !lots.allEqual()) {
                any = true;
                double p = p(LotCells.of(composition, lots.names()).percent(f.k), lots.value());
                f.add("NEGATIVE_CONTROL_RESPONSE", p, 0.05, true, name.strip(), p < 0.05 ? "FAIL" : "PASS");
            }
        }
        if (!any) {
            f.notDone("NEGATIVE_CONTROL_RESPONSE", true, "NEEDS_NEGATIVE_CONTROL");
        }
    }

    /** 3: groups of cells drawn at random, as large as the cluster, must hardly ever do as well. */
    private static void randomGroups(Finding f, SplittableRandom random, Run run) {
        int n = f.lots.size();
        int draws = f.settings.get(DRAWS);
        double all = 0;
        double own = 0;
        for (int i = 0; i < n; i++) {
            all += f.cells.total(i);
            own += f.cells.counts()[i][f.k];
        }
        var share = new double[n];
        double observed = Math.abs(f.rho);
        int asGood = 1;
        for (int b = 0; b < draws; b++) {
            run.checkCanceled();
            for (int i = 0; i < n; i++) {
                share[i] = (double) org.celltaxon.stats.Draw.binomial(f.cells.total(i), own / all, random) / f.cells.total(i);
            }
            double rho = Math.abs(Spearman.rho(share, f.lots.value()));
            asGood += rho >= observed - 1e-12 ? 1 : 0;
        }
        double p = asGood / (draws + 1.0);
        f.add("RANDOM_CELL_GROUPS", p, 0.05, true, "n = " + draws, p <= 0.05 ? "PASS" : "FAIL");
    }

    /** 4: something technical that goes with both share and potency. */
    private static void technical(Finding f) throws StepException {
        var suspects = new ArrayList<String>();
        int looked = 0;
        double smallest = 1;
        for (var name : List.of(QUALITY.name(), LotVariable.LOTS.name())) {
            var table = f.in.get(name);
            if (table == null) {
                continue;
            }
            for (var column : table.names()) {
                boolean measure = table.isNumber(column) && (name.equals("lots") || column.startsWith("median_") || column.equals("kept"));
                if (!measure) {
                    continue;
                }
                var z = new double[f.lots.size()];
                for (int i = 0; i < z.length; i++) {
                    z[i] = Arrays.stream(table.where("lot", f.lots.names().get(i)).numbers(column)).average().orElse(Double.NaN);
                }
                if (Arrays.stream(z).anyMatch(Double::isNaN) || Double.isNaN(Spearman.rho(z, f.lots.value()))) {
                    continue;
                }
                looked++;
                double both = Math.max(p(z, f.shares()), p(z, f.lots.value()));
                smallest = Math.min(smallest, both);
                if (both < 0.05) {
                    suspects.add(column);
                }
            }
        }
        if (looked == 0) {
            f.notDone("TECHNICAL_COVARIATES", false, "NEEDS_MEASURES");
        } else {
            f.add("TECHNICAL_COVARIATES", smallest, 0.05, false, suspects.isEmpty() ? "n = " + looked : String.join(", ", suspects),
                    suspects.isEmpty() ? "PASS" : "FAIL");
        }
    }

    /** 5: one donor in two lots. */
    private static void donors(Finding f) {
        var sheet = f.in.get(LotVariable.LOTS.name());
        if (sheet == null || !sheet.has("donor")) {
            f.notDone("DONOR_DUPLICATES", false, "NEEDS_DONORS");
            return;
        }
        var seen = new java.util.HashSet<String>();
        var twice = new java.util.TreeSet<String>();
        int unknown = 0;
        for (var lot : f.lots.names()) {
            var donor = sheet.row("lot", lot).map(r -> sheet.text("donor", r)).orElse("");
            unknown += donor.isEmpty() ? 1 : 0;
            if (!donor.isEmpty() && !seen.add(donor)) {
                twice.add(donor);
            }
        }
        if (twice.isEmpty() && unknown > 0) {
            f.notDone("DONOR_DUPLICATES", false, "NEEDS_DONORS");
            return;
        }
        f.add("DONOR_DUPLICATES", twice.size(), 0, false, String.join(", ", twice), twice.isEmpty() ? "PASS" : "FAIL");
    }

    /** 6 and 7: clusterings that never saw half of the cells, or a lot. */
    private static void reclustered(Finding f, String kind) {
        var test = kind.toUpperCase(java.util.Locale.ROOT);
        var curve = f.in.get(Multiverse.CURVE.name());
        int runs = 0;
        int same = 0;
        double worst = Double.NaN;
        for (int r = 0; curve != null && r < curve.rows(); r++) {
            if (curve.text("kind", r).equals(kind) && curve.text("assay", r).equals(f.assay) && curve.text("cluster",
                    r).equals(f.cluster)) {
                runs++;
                double rho = curve.number("rho", r);
                double own = Double.isNaN(rho) ? 0 : rho * Math.signum(f.rho);
                worst = Double.isNaN(worst) ? own : Math.min(worst, own);
                same += own > 0.5 * Math.abs(f.rho) ? 1 : 0;
            }
        }
        if (runs == 0) {
            f.notDone(test, true, "NEEDS_RECLUSTERING");
        } else {
            f.add(test, worst, 0.5 * Math.abs(f.rho), true, same + "/" + runs, same >= 0.8 * runs ? "PASS" : "FAIL");
        }
    }

    /** 8: was the direction written down before. */
    private static void direction(Finding f) {
        switch (f.settings.get(DIRECTION)) {
            case "positive" -> f.add("DIRECTION", f.rho, 0, true, "positive", f.rho > 0 ? "PASS" : "FAIL");
            case "negative" -> f.add("DIRECTION", f.rho, 0, true, "negative", f.rho < 0 ? "PASS" : "FAIL");
            default -> f.notDone("DIRECTION", true, "NEEDS_DIRECTION");
        }
    }

    /** 9: driver or mirror. */
    private static void closure(Finding f) {
        var closure = f.in.get(Closure.CLOSURE.name());
        for (int r = 0; closure != null && r < closure.rows(); r++) {
            if (closure.text("assay", r).equals(f.assay) && closure.text("cluster", r).equals(f.cluster)) {
                var label = closure.text("label", r);
                f.add("CLOSURE", closure.number("p_pivot_family", r), 0.05, false, label,
                        label.equals("MIRROR") || label.equals("NOT_SUPPORTED") ? "FAIL" : "PASS");
                return;
            }
        }
        f.notDone("CLOSURE", false, "NEEDS_CLOSURE");
    }

    /** 10: genes of dissociation among the markers. */
    private static void stress(Finding f) {
        var markers = f.in.get(GeneScreens.MARKERS.name());
        if (markers == null) {
            f.notDone("DISSOCIATION_STRESS", false, "NEEDS_MARKERS");
            return;
        }
        var own = markers.where("cluster", f.cluster);
        var found = new ArrayList<String>();
        for (int r = 0; r < Math.min(TOP, own.rows()); r++) {
            if (STRESS.contains(own.text("gene", r).toUpperCase(java.util.Locale.ROOT))) {
                found.add(own.text("gene", r));
            }
        }
        f.add("DISSOCIATION_STRESS", found.size(), 0, false, String.join(", ", found), found.isEmpty() ? "PASS" : "FAIL");
    }

    private static double p(double[] x, double[] y) {
        if (Double.isNaN(Spearman.rho(x, y))) {
            return 1;
        }
        return x.length <= Spearman.EXACT_LIMIT ? Spearman.exactP(x, y)
                : MaxT.p(new double[][] {x}, y, 20_000, new SplittableRandom(1))[0];
    }
}
