// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.api.analysis;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;

import org.celltaxon.api.Notice;
import org.celltaxon.api.StepException;
import org.celltaxon.api.Text;
import org.celltaxon.api.table.Column;
import org.celltaxon.api.table.Table;

/**
 * Checks of the rows of the tables that analyses share, beyond the columns that {@link Port#check} looks at. What cannot be used is
 * refused in plain words: a row that is skipped or taken for another would change the result in silence (SCIENCE R9, R10).
 *
 * @since 1.0
 */
public final class Inputs {

    /** Raw counts added up over the cells of each lot: one row a gene and cluster, one column a lot. */
    public static final Port PSEUDOBULK = new Port("pseudobulk", List.of(
            Column.text("gene", "Gene; further columns hold the counts of each lot", "遺伝子（他の列は各ロットのカウント）"),
            Column.text("cluster", "Cluster whose cells were added up; empty for all cells", "合算したクラスター（空は全細胞）")));

    private static final Set<String> FLAGS = Set.of("EXACT", "BELOW_LLOQ", "ABOVE_ULOQ", "MISSING", "INVALID");
    private static final Set<String> NO_VALUE = Set.of("MISSING", "INVALID");
    /** Squares of numbers within are numbers still. */
    private static final double LARGEST = 1e100;
    private static final double SMALLEST = 1e-100;
    private static final double LARGEST_COUNT = 1e15;

    private Inputs() {
    }

    /** Cells by lot and cluster: whole numbers, each pair once at most, no lot without cells. */
    public static Table cells(Table cells) throws StepException {
        if (cells.rows() == 0) {
            throw new StepException(new Text("The table of cells by lot and cluster is empty.", "ロット・クラスター別の細胞数の表が空です。"),
                    new Text("There is no lot to look at.", "対象のロットがありません。"),
                    new Text("Check the file, or the quality limits.", "ファイル又は品質基準を確認してください。"));
        }
        var seen = new HashSet<List<String>>();
        var totals = new LinkedHashMap<String, Double>();
        for (int r = 0; r < cells.rows(); r++) {
            double value = cells.number("cells", r);
            var lot = cells.text("lot", r);
            if (!(value >= 0) || value != Math.rint(value) || value > Integer.MAX_VALUE) {
                throw row("cells", r, new Text("'" + cells.text("cells", r) + "' is not a number of cells.",
                        "「" + cells.text("cells", r) + "」は細胞数ではありません。"),
                        new Text("Give whole numbers of at least 0.", "0 以上の整数にしてください。"));
            }
            if (!seen.add(List.of(lot, cells.text("cluster", r)))) {
                throw row("cells", r, new Text("Lot " + lot + " has cluster " + cells.text("cluster", r) + " twice.",
                        "ロット " + lot + " のクラスター " + cells.text("cluster", r) + " が 2 回あります。"),
                        new Text("Give each lot and cluster once.", "ロットとクラスターの組は一度だけにしてください。"));
            }
            totals.merge(lot, value, Double::sum);
        }
        for (var total : totals.entrySet()) {
            if (total.getValue() == 0) {
                throw new StepException(
                        new Text("Lot " + total.getKey() + " has no cells.", "ロット " + total.getKey() + " に細胞がありません。"),
                        new Text("A share of nothing is not defined.", "割合を定義できません。"),
                        new Text("Leave the lot out, or check its quality limits.", "ロットを除くか、品質基準を確認してください。"));
            }
            if (total.getValue() > Integer.MAX_VALUE) {
                throw new StepException(
                        new Text("Lot " + total.getKey() + " has too many cells.", "ロット " + total.getKey() + " の細胞数が多すぎます。"),
                        new Text("More than " + Integer.MAX_VALUE + " cells of a lot cannot be counted.",
                                "1 ロット " + Integer.MAX_VALUE + " 細胞までです。"),
                        new Text("Check the numbers of cells.", "細胞数を確認してください。"));
            }
        }
        return cells;
    }

    /** Potencies: known flags, finite values of at least 0 where the flag says there is one, each lot and assay once. */
    public static Table potency(Table potency) throws StepException {
        var seen = new HashSet<List<String>>();
        for (int r = 0; r < potency.rows(); r++) {
            var flag = potency.text("flag", r);
            double value = potency.number("value", r);
            if (!FLAGS.contains(flag)) {
                throw row("potency", r, new Text("The flag is '" + flag + "'.", "区分が「" + flag + "」です。"),
                        new Text("Use EXACT, BELOW_LLOQ, ABOVE_ULOQ, MISSING or INVALID.",
                                "EXACT・BELOW_LLOQ・ABOVE_ULOQ・MISSING・INVALID のいずれかにしてください。"));
            }
            if (!NO_VALUE.contains(flag) && !Double.isNaN(value)) {
                if (value < 0) {
                    throw row("potency", r, new Text("The value is " + value + "; a potency is at least 0.",
                            "値が " + value + " です。力価は 0 以上です。"), new Text("Correct it, or flag it INVALID.", "直すか、INVALID としてください。"));
                }
                magnitude("potency", r, value);
            }
            if (!seen.add(List.of(potency.text("lot", r), potency.text("assay", r)))) {
                throw row("potency", r, new Text("Lot " + potency.text("lot", r) + " has assay " + potency.text("assay", r) + " twice.",
                        "ロット " + potency.text("lot", r) + " の試験 " + potency.text("assay", r) + " が 2 回あります。"),
                        new Text("Give one potency a lot and assay; replicates are summarised before.",
                                "ロットと試験の組は一度だけにしてください（反復は先に要約）。"));
            }
        }
        return potency;
    }

    /** The lot sheet: each lot once, finite numbers. */
    public static Table lots(Table sheet) throws StepException {
        var seen = new HashSet<String>();
        for (int r = 0; r < sheet.rows(); r++) {
            if (!seen.add(sheet.text("lot", r))) {
                throw row("lots", r, new Text("Lot " + sheet.text("lot", r) + " is there twice.", "ロット " + sheet.text("lot", r)
                        + " が 2 回あります。"), new Text("Give each lot one row.", "1 ロット 1 行にしてください。"));
            }
            for (var column : sheet.names()) {
                if (sheet.isNumber(column) && !Double.isNaN(sheet.number(column, r))) {
                    magnitude("lots", r, sheet.number(column, r));
                }
            }
        }
        return sheet;
    }

    /** Pseudobulk of these lots: whole numbers of at least 0. Log data are no counts (SCIENCE appendix D 1 and 22). */
    public static Table pseudobulk(Table bulk, List<String> lots) throws StepException {
        for (var lot : lots) {
            var column = bulk.numbers(lot);
            for (int r = 0; r < column.length; r++) {
                if (!(column[r] >= 0 && column[r] <= LARGEST_COUNT) || column[r] != Math.rint(column[r])) {
                    throw new StepException(new Text("Row " + (r + 1) + " of the pseudobulk cannot be used.",
                            "疑似バルクの " + (r + 1) + " 行目は使えません。"),
                            new Text("Lot " + lot + " has '" + bulk.text(lot, r) + "', which is not a count.",
                                    "ロット " + lot + " の「" + bulk.text(lot, r) + "」はカウントではありません。"),
                            new Text("Give sums of raw counts, not normalised or log data.", "正規化・対数変換前のカウントの合計にしてください。"));
                }
            }
        }
        return bulk;
    }

    /** One warning for each donor that gave several of these lots (SCIENCE R1); none without a column 'donor'. */
    public static List<Notice> repeatedDonors(Table sheet, List<String> lots) {
        var lotsOf = new LinkedHashMap<String, List<String>>();
        for (int r = 0; sheet != null && sheet.has("donor") && r < sheet.rows(); r++) {
            if (!sheet.text("donor", r).isEmpty() && lots.contains(sheet.text("lot", r))) {
                lotsOf.computeIfAbsent(sheet.text("donor", r), d -> new ArrayList<>()).add(sheet.text("lot", r));
            }
        }
        var notices = new ArrayList<Notice>();
        lotsOf.forEach((donor, own) -> {
            if (own.size() > 1) {
                notices.add(Notice.warning("DONOR_REPEATS", "Donor " + donor + " gave " + own.size() + " lots (" + String.join(", ", own)
                        + "); they are not independent, so the p-values are too small.", "ドナー " + donor + " は " + own.size()
                        + " ロット（" + String.join(", ", own) + "）を提供。独立ではないため p 値は過小。"));
            }
        });
        return notices;
    }

    private static void magnitude(String table, int row, double value) throws StepException {
        double size = Math.abs(value);
        if (!(size <= LARGEST) || size > 0 && size < SMALLEST) {
            throw row(table, row, new Text("The value " + value + " is beyond what can be computed with (1e-100 to 1e100).",
                    "値 " + value + " は計算できる範囲（1e-100 から 1e100）の外です。"), new Text("Correct it, or change the unit.", "直すか、単位を変えてください。"));
        }
    }

    private static StepException row(String table, int row, Text why, Text todo) {
        return new StepException(new Text("Row " + (row + 1) + " of the table '" + table + "' cannot be used.",
                "表「" + table + "」の " + (row + 1) + " 行目は使えません。"), why, todo);
    }
}
