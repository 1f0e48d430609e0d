// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.engine;

import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;

import org.celltaxon.api.Notice;
import org.celltaxon.api.StepException;
import org.celltaxon.api.analysis.PotencyModel;
import org.celltaxon.api.table.Table;

/** The potency table {@code potency.csv}: lot, assay, value, unit and optionally flag; {@code <360} means below a limit. */
final class PotencySheet {

    private static final List<String> LEFT_OUT = List.of("MISSING", "INVALID");
    private static final List<String> FLAGS = List.of("EXACT", "BELOW_LLOQ", "ABOVE_ULOQ", "MISSING", "INVALID");

    private PotencySheet() {
    }

    /** Reads the readings of the known lots; others are named in a notice. */
    static Table read(Path file, List<String> lots, List<Notice> notices) throws StepException {
        var sheet = Sheet.read(file, "potency", notices, "lot", "assay", "value", "unit");
        var rows = new Table.Rows(PotencyModel.READINGS.columns());
        var strangers = new TreeSet<String>();
        for (int r = 0; r < sheet.rows(); r++) {
            var lot = sheet.require(r, "lot");
            var assay = sheet.require(r, "assay");
            var given = sheet.get(r, "value");
            var flag = flag(sheet, r, given);
            double value = value(sheet, r, given.replaceFirst("^[<>]\\s*", ""), flag);
            if (lots.contains(lot)) {
                rows.add(lot, assay, value, sheet.get(r, "unit"), flag);
            } else {
                strangers.add(lot);
            }
        }
        var table = rows.build();
        if (table.rows() == 0) {
            throw Sheet.complaint(file, "None of its lots is in the lot sheet: it has " + String.join(", ", strangers)
                    + ", the lot sheet has " + String.join(", ", lots) + ".", "ロット表にあるロットが一つもありません（力価表: "
                    + String.join(", ", strangers) + "、ロット表: " + String.join(", ", lots) + "）。");
        }
        if (!strangers.isEmpty()) {
            notices.add(Notice.warning("UNKNOWN_LOT", file.getFileName() + " names lots that are not in the lot sheet and were"
                    + " left out: " + String.join(", ", strangers) + ".", file.getFileName()
                    + " にロット表にないロットがあり、除外した: " + String.join(", ", strangers)));
        }
        return table;
    }

    /** The flag given, or the one that the sign of the value means; they must not contradict each other. */
    private static String flag(Sheet sheet, int row, String given) throws StepException {
        var flag = sheet.get(row, "flag").toUpperCase(java.util.Locale.ROOT);
        var sign = given.startsWith("<") ? "BELOW_LLOQ" : given.startsWith(">") ? "ABOVE_ULOQ" : "";
        if (flag.isEmpty()) {
            return sign;
        }
        if (!FLAGS.contains(flag)) {
            throw sheet.complaint(row, "flag", "is '" + flag + "'; it may be " + String.join(", ", FLAGS) + " or empty",
                    "の「" + flag + "」は使えません（" + String.join(", ", FLAGS) + " 又は空）");
        }
        if (!sign.isEmpty() && !flag.equals(sign) && !LEFT_OUT.contains(flag)) {
            throw sheet.complaint(row, "flag", "is " + flag + ", but the value is '" + given + "'",
                    "の " + flag + " は値「" + given + "」と矛盾します");
        }
        return flag;
    }

    private static double value(Sheet sheet, int row, String given, String flag) throws StepException {
        if (given.isEmpty() && LEFT_OUT.contains(flag)) {
            return Double.NaN;
        }
        double value;
        try {
            if (!given.matches("[-+.0-9eE]+")) {
                throw new NumberFormatException(given); // Java alone takes 12d, 5f and 0x1p3 for numbers
            }
            value = Double.parseDouble(given);
        } catch (NumberFormatException e) {
            throw sheet.complaint(row, "value", given.isEmpty()
                    ? "is empty; write the flag MISSING if it was not measured" : "is '" + given + "', not a number",
                    given.isEmpty() ? "が空です（未測定なら flag に MISSING）" : "「" + given + "」は数値ではありません");
        }
        if (!Double.isFinite(value) || value < 0) {
            throw sheet.complaint(row, "value", "is " + given + "; a potency is a finite number of at least 0",
                    "の " + given + " は 0 以上の有限の数ではありません");
        }
        return value;
    }
}
