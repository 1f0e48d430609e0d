// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.cells;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.celltaxon.api.Notice;
import org.celltaxon.api.Refusal;
import org.celltaxon.api.StepException;
import org.celltaxon.api.Text;
import org.celltaxon.api.analysis.Inputs;
import org.celltaxon.api.analysis.LotVariable;
import org.celltaxon.api.table.Table;
import org.celltaxon.stats.LinearModel;

/**
 * Two groups of lots to compare, and what they are blocked by (SCIENCE 1.11).
 *
 * @param name column of the lot sheet
 * @param reference level that the other is compared with
 * @param other the other level
 * @param lots lots with a level, in the order of the table
 * @param inOther whether each lot is of the other level
 * @param block level of the blocking column of each lot; empty without one
 */
record LotGroups(String name, String reference, String other, List<String> lots, boolean[] inOther, List<String> block) {

    private static final List<String> USUAL = List.of("condition", "process");
    private static final String DONOR = "donor";
    private static final String NONE = "none";

    /**
     * The groups that a user named, or condition or process where it has two values; empty when there is nothing to compare.
     *
     * @param blocking a column, {@code none}, or empty for the donors where these gave lots of both groups
     */
    static Optional<LotGroups> of(Table sheet, List<String> lots, String named, String wanted, String blocking, List<Notice> notices)
            throws StepException {
        LotVariable found = null;
        for (var name : named.isEmpty() ? USUAL : List.of(named)) {
            if (found == null && (!named.isEmpty() || sheet.has(name))) {
                var own = LotVariable.column(sheet, name, lots);
                found = own.levels().size() == 2 ? own : null;
            }
        }
        if (found == null) {
            notices.add(Notice.info("NOTHING_TO_COMPARE", (named.isEmpty() ? "Neither condition nor process" : "The column " + named
                    + " does not") + (named.isEmpty() ? " sorts" : " sort") + " the lots into two groups, so no genes are compared.",
                    (named.isEmpty() ? "condition・process" : named) + " はロットを 2 群に分けないため、遺伝子は比較しない。"));
            return Optional.empty();
        }
        var levels = found.levels().stream().sorted().toList();
        if (!wanted.isEmpty() && !levels.contains(wanted)) {
            throw new StepException(new Text("There is no level '" + wanted + "' in the column '" + found.name() + "'.",
                    "列「" + found.name() + "」に「" + wanted + "」がありません。"),
                    new Text("It has: " + String.join(", ", levels) + ".", "あるのは: " + String.join(", ", levels)),
                    new Text("Correct the setting 'reference'.", "設定 reference を直してください。"));
        }
        var reference = wanted.isEmpty() ? levels.get(0) : wanted;
        var other = levels.get(reference.equals(levels.get(0)) ? 1 : 0);
        var inOther = new boolean[found.lots().size()];
        for (int i = 0; i < inOther.length; i++) {
            inOther[i] = found.levels().get(found.groups()[i]).equals(other);
        }
        var groups = new LotGroups(found.name(), reference, other, found.lots(), inOther, List.of());
        notices.addAll(groups.confounded(sheet));
        return Optional.of(groups.blocked(sheet, blocking, notices));
    }

    private LotGroups blocked(Table sheet, String blocking, List<Notice> notices) throws StepException {
        if (blocking.equals(NONE) || blocking.isEmpty() && !sheet.has(DONOR)) {
            notices.addAll(Inputs.repeatedDonors(sheet, lots));
            return this;
        }
        var column = blocking.isEmpty() ? DONOR : blocking;
        var variable = LotVariable.column(sheet, column, lots);
        var levels = lots.stream().map(l -> variable.isGroups() && variable.lots().contains(l)
                ? variable.levels().get((int) variable.of(l)) : variable.isGroups() ? "" : String.valueOf(variable.of(l))).toList();
        var with = new LotGroups(name, reference, other, lots, inOther, levels);
        if (!blocking.isEmpty()) {
            return with;
        }
        boolean paired = lots.stream().anyMatch(a -> lots.stream().anyMatch(b -> inOther[lots.indexOf(a)] && !inOther[lots.indexOf(b)]
                && !levels.get(lots.indexOf(a)).isEmpty() && levels.get(lots.indexOf(a)).equals(levels.get(lots.indexOf(b)))));
        if (paired) {
            notices.add(Notice.info("BLOCKED", "Donors gave lots of both groups, so lots are compared within donors (block: donor).",
                    "両群のロットを提供したドナーがあるため、ドナー内で比較した（block: donor）。"));
            return with;
        }
        notices.addAll(Inputs.repeatedDonors(sheet, lots));
        return this;
    }

    /** What changes together with the groups, so that nobody can say which of them makes the difference. */
    private List<Notice> confounded(Table sheet) {
        var notices = new ArrayList<Notice>();
        for (var column : sheet.names()) {
            var there = new LinkedHashSet<String>();
            var here = new LinkedHashSet<String>();
            for (int i = 0; i < lots.size(); i++) {
                (inOther[i] ? here : there).add(sheet.row("lot", lots.get(i)).map(r -> sheet.text(column, r)).orElse(""));
            }
            boolean one = there.size() == 1 && here.size() == 1 && !there.equals(here) && lots.size() > 2;
            if (one && !column.equals(name) && !column.equals("lot")) {
                notices.add(Notice.warning(Refusal.CONFOUNDED.name(), "All lots of " + reference + " have the same " + column
                        + ", all of " + other + " another; the difference may come from it as well.", reference + " と " + other + " は "
                        + column + " も完全に異なるため、差の原因を区別できない。"));
            }
        }
        return notices;
    }

    /** The same groups with fewer lots. */
    LotGroups only(List<String> kept) {
        var at = kept.stream().mapToInt(lots::indexOf).toArray();
        var in = new boolean[at.length];
        for (int i = 0; i < at.length; i++) {
            in[i] = inOther[at[i]];
        }
        return new LotGroups(name, reference, other, kept, in, block.isEmpty() ? block : Arrays.stream(at).mapToObj(block::get).toList());
    }

    int othersCount() {
        int count = 0;
        for (boolean in : inOther) {
            count += in ? 1 : 0;
        }
        return count;
    }

    String comparison() {
        return other + " - " + reference;
    }

    /** Intercept, blocks but the first, then 1 for the other group. */
    double[][] design() {
        var levels = List.copyOf(new LinkedHashSet<>(block));
        int columns = 1 + Math.max(0, levels.size() - 1) + 1;
        var design = new double[lots.size()][columns];
        for (int i = 0; i < design.length; i++) {
            design[i][0] = 1;
            int level = block.isEmpty() ? 0 : levels.indexOf(block.get(i));
            if (level > 0) {
                design[i][level] = 1;
            }
            design[i][columns - 1] = inOther[i] ? 1 : 0;
        }
        return design;
    }

    /** Why these lots cannot be compared; empty when they can. */
    Optional<Notice> refusal(String cluster) {
        int here = othersCount();
        int there = lots.size() - here;
        var design = design();
        if (Math.min(here, there) < 2 || design.length <= design[0].length && LinearModel.rank(design) == design[0].length) {
            return Optional.of(Notice.refusal(Refusal.TOO_FEW_LOTS, new Text(cluster + ": " + there + " lots of " + reference + " and "
                    + here + " of " + other + " have enough cells; cells are no replicates.", cluster + ": 細胞数が足りるロットは " + reference
                    + " " + there + "、" + other + " " + here + "。細胞は反復ではない。"), Map.of("lots_reference", there, "lots_other", here),
                    new Text("Three lots a group are needed to conclude anything.", "結論には各群 3 ロット以上が必要。")));
        }
        if (LinearModel.rank(design) < design[0].length) {
            return Optional.of(Notice.refusal(Refusal.CONFOUNDED, new Text(cluster + ": " + name + " cannot be told from the blocks.",
                    cluster + ": " + name + " をブロックと区別できない。"), Map.of("lots", lots.size(), "columns", design[0].length, "rank",
                            LinearModel.rank(design)),
                    new Text("Leave out the block, or add lots that break the tie.", "ブロックを外すか、交絡しないロットを追加。")));
        }
        return Optional.empty();
    }
}
