// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.cqa;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.TreeSet;

import org.celltaxon.api.StepException;
import org.celltaxon.api.analysis.Inputs;
import org.celltaxon.api.table.Table;

/**
 * The lots that have both a composition and a potency, with the potency as ranked: censored values tie at the end.
 *
 * @param names lots
 * @param value potency of each, the smallest or largest number there is where it lies beyond a limit
 * @param low lower limit of each potency: itself when exact, minus infinity below a limit
 * @param high upper limit of each potency
 * @param oneLimit whether ranks are known: one limit a side at most, and no exact value beyond it
 * @param censored how many lie beyond a limit
 * @param withoutPotency lots that have cells only
 * @param withoutCells lots that have a potency only
 */
record RankedLots(List<String> names, double[] value, double[] low, double[] high, boolean oneLimit, int censored,
        List<String> withoutPotency, List<String> withoutCells) {

    /** Of one assay. */
    static RankedLots of(Table composition, Table potency) throws StepException {
        Inputs.cells(composition);
        Inputs.potency(potency);
        var names = new ArrayList<String>();
        var rows = new ArrayList<Integer>();
        var withoutPotency = new ArrayList<String>();
        for (var lot : composition.distinct("lot")) {
            var row = potency.row("lot", lot);
            if (row.isPresent() && usable(potency, row.get())) {
                names.add(lot);
                rows.add(row.get());
            } else {
                withoutPotency.add(lot);
            }
        }
        var withoutCells = new LinkedHashSet<String>();
        for (int r = 0; r < potency.rows(); r++) {
            if (usable(potency, r) && !names.contains(potency.text("lot", r))) {
                withoutCells.add(potency.text("lot", r));
            }
        }
        var below = new TreeSet<Double>();
        var above = new TreeSet<Double>();
        int censored = 0;
        for (int row : rows) {
            var flag = potency.text("flag", row);
            if (flag.equals("BELOW_LLOQ")) {
                below.add(potency.number("value", row));
                censored++;
            } else if (flag.equals("ABOVE_ULOQ")) {
                above.add(potency.number("value", row));
                censored++;
            }
        }
        boolean known = below.size() <= 1 && above.size() <= 1;
        var value = new double[rows.size()];
        var low = new double[value.length];
        var high = new double[value.length];
        for (int i = 0; i < value.length; i++) {
            double given = potency.number("value", rows.get(i));
            value[i] = switch (potency.text("flag", rows.get(i))) {
                case "BELOW_LLOQ" -> -Double.MAX_VALUE;
                case "ABOVE_ULOQ" -> Double.MAX_VALUE;
                default -> given;
            };
            boolean exact = value[i] == given;
            low[i] = value[i] == -Double.MAX_VALUE ? Double.NEGATIVE_INFINITY : given;
            high[i] = value[i] == Double.MAX_VALUE ? Double.POSITIVE_INFINITY : given;
            known &= !exact || (below.isEmpty() || given >= below.last()) && (above.isEmpty() || given <= above.first());
        }
        return new RankedLots(names, value, low, high, known, censored, withoutPotency, List.copyOf(withoutCells));
    }

    /** A value that is flagged as none is none, whatever stands there (SCIENCE 0.3). */
    static boolean usable(Table potency, int row) {
        var flag = potency.text("flag", row);
        return !Double.isNaN(potency.number("value", row)) && !flag.equals("MISSING") && !flag.equals("INVALID");
    }

    int size() {
        return names.size();
    }

    boolean allEqual() {
        return java.util.Arrays.stream(value).allMatch(v -> v == value[0]);
    }

    /** Whether more than half of the pairs of lots have the same potency. */
    boolean tiesDominate() {
        int tied = 0;
        for (int i = 0; i < value.length; i++) {
            for (int j = 0; j < i; j++) {
                tied += value[i] == value[j] ? 1 : 0;
            }
        }
        return 4 * tied > value.length * (value.length - 1);
    }
}
