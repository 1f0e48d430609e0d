// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.cqa;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.stream.IntStream;

import org.celltaxon.api.Notice;
import org.celltaxon.api.Offer;
import org.celltaxon.api.Parameter;
import org.celltaxon.api.Run;
import org.celltaxon.api.Settings;
import org.celltaxon.api.StepException;
import org.celltaxon.api.analysis.Analysis;
import org.celltaxon.api.analysis.Association;
import org.celltaxon.api.analysis.Outcome;
import org.celltaxon.api.analysis.Port;
import org.celltaxon.api.analysis.Verdict;
import org.celltaxon.api.table.Column;
import org.celltaxon.api.table.Table;
import org.celltaxon.stats.RankPower;
import org.osgi.service.component.annotations.Component;

/**
 * How good the evidence is (SCIENCE 4.9): the level follows from what is recorded and cannot be typed in. Beside it what was met, what
 * is missing, which falsification tests failed and the experiment that would raise the level most.
 */
@Component
@Offer(id = "org.celltaxon.cqa.evidence", label = "Evidence ladder (E0 to E5)", label_ja = "エビデンスの格付け（E0～E5）")
public final class Evidence implements Analysis {

    static final Parameter<Boolean> FROZEN = Parameter.flag("frozen_before", false)
            .help("Whether clusters, thresholds and margins were fixed before the potency was seen; else all stays exploratory.",
                    "力価を見る前にクラスター・閾値を固定したか。いいえなら探索的。");

    static final Port CLINICAL = new Port("clinical", List.of(
            Column.text("assay", "Assay", "試験"),
            Column.text("cluster", "Cluster", "クラスター"),
            Column.text("record", "In vivo or clinical study", "in vivo 又は臨床の記録"),
            Column.text("result", "SUPPORTS or CONTRADICTS", "結果")));

    static final Port LADDER = new Port("evidence", List.of(
            Column.text("assay", "Assay", "試験"),
            Column.text("cluster", "Cluster", "クラスター"),
            Column.text("level", "E0 to E5; empty when not even associated", "水準 E0～E5"),
            Column.text("verdict", "EXPLORATORY, SUPPORTED, CONFIRMED, REFUTED or INCONCLUSIVE", "判定"),
            Column.number("n", "Number of lots", "ロット数").in("lots"),
            Column.number("score", "|rho| at its worst x stability x share of settings that agree", "スコア（最悪 |rho| × 安定性 × 支持条件割合）"),
            Column.text("met", "What is met", "満たした条件"),
            Column.text("missing", "What is missing for the next level", "次の水準に足りない条件"),
            Column.text("failed_tests", "Falsification tests that failed", "不合格の反証テスト"),
            Column.text("next_experiment", "MORE_LOTS, MORE_CELLS, KNOCK_DOWN, IN_VIVO or NONE", "次に有効な実験"),
            Column.number("lots_needed", "Lots that a correlation of this size needs for 80 % power", "検出力 80 % に必要なロット数").in("lots")));

    private static final int MARKER_LOTS = 3;

    @Override
    public List<Parameter<?>> parameters() {
        return List.of(FROZEN);
    }

    @Override
    public List<Port> inputs() {
        return List.of(Association.ASSOCIATION, Closure.CLOSURE, Robustness.ROBUSTNESS, Multiverse.SUMMARY.optional(),
                Multiverse.STABILITY.optional(), GeneScreens.MARKERS.optional(), Falsification.TESTS.optional(),
                ExternalLots.EXTERNAL.optional(),
                Perturbation.VERDICT.optional(), CLINICAL.optional());
    }

    @Override
    public List<Port> outputs() {
        return List.of(LADDER);
    }

    @Override
    public Outcome analyse(Map<String, Table> in, Settings settings, Run run) throws StepException {
        var association = in.get(Association.ASSOCIATION.name());
        var rows = new Table.Rows(LADDER.columns());
        int most = 1;
        for (int r = 0; r < association.rows(); r++) {
            most = Math.max(most, (int) association.number("n", r));
            new Climb(in, association, r).addTo(rows, settings.get(FROZEN));
        }
        return Outcome.of(most, LADDER.name(), rows.build(), List.<Notice>of());
    }

    /** One candidate on its way up. */
    private static final class Climb {

        private final Map<String, Table> in;
        private final Table association;
        private final int row;
        private final String assay;
        private final String cluster;
        private final List<String> met = new ArrayList<>();
        private final List<String> missing = new ArrayList<>();

        Climb(Map<String, Table> in, Table association, int row) {
            this.in = in;
            this.association = association;
            this.row = row;
            this.assay = association.text("assay", row);
            this.cluster = association.text("cluster", row);
        }

        /** Whether any record of this candidate holds what is asked; a further record never takes a level away. */
        private boolean any(String table, BiPredicate<Table, Integer> holds) {
            return rows(table).anyMatch(r -> holds.test(in.get(table), r));
        }

        private boolean says(String table, String column, String... words) {
            return any(table, (records, r) -> List.of(words).contains(records.text(column, r)));
        }

        /** Rows of this candidate; a table without assays is about all of them. */
        private IntStream rows(String table) {
            var records = in.get(table);
            return records == null ? IntStream.empty() : IntStream.range(0, records.rows()).filter(r -> records.text("cluster",
                    r).equals(cluster)
                    && (!records.has("assay") || records.text("assay", r).equals(assay)));
        }

        private double number(String table, String column) {
            return rows(table).mapToDouble(r -> in.get(table).number(column, r)).findFirst().orElse(Double.NaN);
        }

        private boolean check(boolean holds, String word) {
            (holds ? met : missing).add(word);
            return holds;
        }

        void addTo(Table.Rows rows, boolean frozen) {
            double p = association.number("p_exact", row);
            boolean associated = p < 0.05 && !association.text("label", row).equals("CENSORED_HEAVY");
            int level = -1;
            if (check(associated, "ASSOCIATED")) {
                level = climb();
            }
            var failed = failed();
            boolean broken = failed.stream().anyMatch(f -> f.endsWith("!"));
            var verdict = level < 0 ? Verdict.INCONCLUSIVE : broken ? Verdict.REFUTED
                    : level >= 4 ? Verdict.CONFIRMED
                    : level == 0 || level < 3 && !frozen ? Verdict.EXPLORATORY : Verdict.SUPPORTED;
            double worst = worstRho();
            double stability = number(Multiverse.STABILITY.name(), "jaccard");
            double supporting = number(Multiverse.SUMMARY.name(), "supporting");
            double rho = Math.abs(association.number("rho", row));
            double needed = associated && rho > 0 && rho < 1 ? RankPower.lots(rho, 0.05 / family(), 0.8) : Double.NaN;
            rows.add(assay, cluster, level < 0 ? "" : "E" + level, verdict.name(), (int) association.number("n", row),
                    worst * stability * supporting, String.join(", ", met), String.join(", ", missing),
                    String.join(", ", failed.stream().map(f -> f.replace("!", "")).toList()), next(level), needed);
        }

        /** The level that is reached, from E0. */
        private int climb() {
            boolean family = check(association.number("p_family", row) < 0.05, "FAMILY_WISE");
            boolean pivot = check(says(Closure.CLOSURE.name(), "label", "DRIVER_CANDIDATE", "MIRROR", "NOT_SEPARABLE"), "PIVOT_AGREES");
            boolean robust = check(says(Robustness.ROBUSTNESS.name(), "label", "ROBUST"), "NOT_ONE_LOT");
            if (!(family && pivot && robust)) {
                return 0;
            }
            boolean settings = check(says(Multiverse.SUMMARY.name(), "label", "ROBUST"), "OTHER_SETTINGS");
            boolean stable = check(says(Multiverse.STABILITY.name(), "label", "STABLE"), "STABLE_CLUSTER");
            boolean markers = check(any(GeneScreens.MARKERS.name(), (m, r) -> m.number("lots", r) >= MARKER_LOTS), "MARKERS_IN_LOTS");
            if (!(settings && stable && markers)) {
                return 1;
            }
            boolean predicted = check(says(ExternalLots.EXTERNAL.name(), "label", "PREDICTED"), "NEW_LOTS_PREDICTED");
            boolean perturbed = check(says(Perturbation.VERDICT.name(), "label", "CONFIRMED"), "PERTURBATION");
            if (!perturbed) {
                return predicted ? 3 : 2;
            }
            return check(says(CLINICAL.name(), "result", "SUPPORTS"), "IN_VIVO_OR_CLINICAL") ? 5 : 4;
        }

        /** Names of failed tests; with ! those that break the finding. */
        private List<String> failed() {
            var tests = in.get(Falsification.TESTS.name());
            var failed = new ArrayList<String>();
            rows(Falsification.TESTS.name()).filter(r -> tests.text("label", r).equals("FAIL"))
                    .forEach(r -> failed.add(tests.text("test", r) + (tests.text("weight", r).equals("BREAKS") ? "!" : "")));
            if (says(Perturbation.VERDICT.name(), "label", "REFUTED")) {
                failed.add("PERTURBATION!");
            }
            if (says(CLINICAL.name(), "result", "CONTRADICTS")) {
                failed.add("IN_VIVO_OR_CLINICAL!");
            }
            return failed;
        }

        private double worstRho() {
            double low = number(Robustness.ROBUSTNESS.name(), "rho_low");
            double high = number(Robustness.ROBUSTNESS.name(), "rho_high");
            return low > 0 ? low : high < 0 ? -high : Double.isNaN(low) ? Double.NaN : 0;
        }

        private int family() {
            return Math.max(1, association.where("assay", assay).rows());
        }

        private String next(int level) {
            return switch (level) {
                case -1, 0 -> "MORE_LOTS";
                case 1 -> missing.contains("STABLE_CLUSTER") || missing.contains("MARKERS_IN_LOTS") ? "MORE_CELLS" : "MORE_LOTS";
                case 2, 3 -> "KNOCK_DOWN";
                case 4 -> "IN_VIVO";
                default -> "NONE";
            };
        }
    }
}
