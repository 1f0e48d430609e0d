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
 * @param tables result tables by port name
 * @param notices warnings and refusals
 * @since 1.0
 */
public record Outcome(int lots, Map<String, Table> tables, List<Notice> notices) {

    /** Copies and checks. */
    public Outcome {
        if (lots < 1) {
            throw new IllegalArgumentException("a result needs at least one lot, not " + lots);
        }
        tables = Map.copyOf(tables);
        notices = List.copyOf(notices);
    }

    /** A result of one table. */
    public static Outcome of(int lots, String port, Table table, List<Notice> notices) {
        return new Outcome(lots, Map.of(port, table), notices);
    }
}
