// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.api.analysis;

import java.util.List;
import java.util.Map;

import org.celltaxon.api.Notice;
import org.celltaxon.api.table.Table;

/**
 * What an analysis found (SCIENCE 0.4). The lot is the unit of inference, so a result without a number of lots cannot be
 * built. The platform adds identity, inputs, parameters and provenance.
 *
 * @param lots number of lots the result rests on, at least 1
 * @param missing lots without a value
 * @param censored lots whose value lies beyond a limit of the assay
 * @param assumptions what the result rests on
 * @param tables result tables by port name
 * @param notices warnings and refusals
 * @since 1.0
 */
public record Outcome(int lots, int missing, int censored, List<Assumption> assumptions, Map<String, Table> tables,
        List<Notice> notices) {

    /** Copies and checks. */
    public Outcome {
        if (lots < 1) {
            throw new IllegalArgumentException("a result needs at least one lot, not " + lots);
        }
        if (missing < 0 || censored < 0) {
            throw new IllegalArgumentException("a number of lots cannot be negative");
        }
        assumptions = List.copyOf(assumptions);
        tables = Map.copyOf(tables);
        notices = List.copyOf(notices);
    }

    /** A result without missing or censored lots. */
    public Outcome(int lots, Map<String, Table> tables, List<Notice> notices) {
        this(lots, 0, 0, List.of(), tables, notices);
    }

    /** A result of one table. */
    public static Outcome of(int lots, String port, Table table, List<Notice> notices) {
        return new Outcome(lots, Map.of(port, table), notices);
    }

    /** The same result with the lots that had no value or lay beyond a limit. */
    public Outcome without(int missingLots, int censoredLots) {
        return new Outcome(lots, missingLots, censoredLots, assumptions, tables, notices);
    }

    /** The same result with what it rests on. */
    public Outcome resting(List<Assumption> on) {
        return new Outcome(lots, missing, censored, on, tables, notices);
    }
}
