// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.potency;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.celltaxon.api.StepException;
import org.celltaxon.api.Text;
import org.celltaxon.api.table.Table;

/** One well of a plate; NaN where something was not given. */
record Well(String assay, String plate, String well, String role, String sample, double od, double concentration, double dilution,
        double volume, double harvest, double seeding, double hours, String masked) {

    /** Reads and checks the wells. */
    static List<Well> of(Table table, List<String> roles) throws StepException {
        var wells = new ArrayList<Well>();
        var seen = new java.util.HashSet<String>();
        for (int r = 0; r < table.rows(); r++) {
            var role = table.text("role", r).toUpperCase(Locale.ROOT);
            var masked = text(table, "masked", r);
            var well = new Well(text(table, "assay", r).isEmpty() ? "potency" : text(table, "assay", r), table.text("plate", r),
                    table.text("well", r), role, table.text("sample", r), table.number("od", r), table.number("concentration", r),
                    number(table, "dilution", r, 1), number(table, "volume_ml", r, Double.NaN),
                            number(table, "cells_harvest", r, Double.NaN),
                    number(table, "cells_seeding", r, Double.NaN), number(table, "hours", r, Double.NaN), masked);
            if (!roles.contains(role)) {
                throw well.trouble("the role '" + role + "' is not known", "役割「" + role + "」は未定義",
                        "Roles are " + String.join(", ", roles) + ".",
                        "役割: " + String.join(", ", roles));
            }
            if (masked.isEmpty() && !Doses.plausible(well.od)) {
                throw well.trouble("it has no usable optical density", "使える吸光度がない", "Give a number, or the reason in the column 'masked'.",
                        "数値、又は列 masked に理由を書いてください。");
            }
            if (role.equals("STANDARD") && !(well.concentration >= 0 && Doses.plausible(well.concentration))) {
                throw well.trouble("a standard needs its nominal concentration", "標準に表示濃度がない", "Give a number of at least 0.",
                        "0 以上の数にしてください。");
            }
            well.above("dilution", well.dilution);
            well.above("volume_ml", well.volume);
            well.above("cells_harvest", well.harvest);
            well.above("cells_seeding", well.seeding);
            well.above("hours", well.hours);
            if ((role.equals("SAMPLE") || role.equals("CONTROL")) && well.sample.isEmpty()) {
                throw well.trouble("it does not say which lot it is of", "ロット名がない", "Fill the column 'sample'.", "列 sample を埋めてください。");
            }
            if (!seen.add(well.assay + "\u0000" + well.plate + "\u0000" + well.well)) {
                throw well.trouble("it is there twice", "重複", "Keep one of them.", "一方を削除してください。");
            }
            wells.add(well);
        }
        return wells;
    }

    private void above(String column, double value) throws StepException {
        if (!Double.isNaN(value) && !(value > 0 && Doses.plausible(value))) {
            throw trouble("'" + column + "' is " + value, column + " が " + value, "It must be above 0 and of a usual size.",
                    "通常の大きさの正の数にしてください。");
        }
    }

    private StepException trouble(String en, String ja, String todoEn, String todoJa) {
        return new StepException(new Text("Well " + well + " of plate " + plate + " cannot be used.", "プレート " + plate + " のウェル " + well
                + " は使えません。"), new Text("In it " + en + ".", ja + "。"), new Text(todoEn, todoJa));
    }

    private static String text(Table table, String column, int row) {
        return table.has(column) ? table.text(column, row) : "";
    }

    private static double number(Table table, String column, int row, double otherwise) {
        double value = table.has(column) ? table.number(column, row) : Double.NaN;
        return Double.isNaN(value) ? otherwise : value;
    }

    /** The culture it was taken from; what it does not say is taken from the others of its lot on the plate when these agree. */
    Well completed(List<Well> others) {
        return new Well(assay, plate, well, role, sample, od, concentration, dilution, given(volume, others, Well::volume),
                given(harvest, others, Well::harvest), given(seeding, others, Well::seeding), given(hours, others, Well::hours), masked);
    }

    private static double given(double own, List<Well> others, java.util.function.ToDoubleFunction<Well> number) {
        var known = others.stream().mapToDouble(number).filter(v -> !Double.isNaN(v)).distinct().toArray();
        return Double.isNaN(own) && known.length == 1 ? known[0] : own;
    }

    boolean is(String wanted) {
        return role.equals(wanted);
    }

    boolean used() {
        return masked.isEmpty();
    }
}
