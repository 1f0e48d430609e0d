// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.lots;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

import org.celltaxon.api.PlainRun;
import org.celltaxon.api.Settings;
import org.celltaxon.api.StepException;
import org.celltaxon.api.analysis.Analysis;
import org.celltaxon.api.analysis.Composition;
import org.celltaxon.api.analysis.Outcome;
import org.celltaxon.api.table.Table;

/** The golden data set of SCIENCE 0.8 (synthetic), and tables made like it. */
final class Demo11 {

    private static final int[][] COUNTS = {
        {310, 206, 62, 151, 98, 61, 40, 12},
        {255, 240, 118, 130, 84, 73, 22, 18},
        {402, 180, 45, 120, 160, 50, 33, 10},
        {198, 260, 171, 142, 75, 88, 54, 22},
        {350, 150, 90, 200, 70, 44, 61, 0},
        {275, 310, 140, 110, 92, 101, 35, 27},
        {420, 170, 38, 180, 121, 36, 52, 8},
        {230, 220, 205, 98, 66, 120, 28, 33},
        {300, 270, 83, 160, 110, 70, 47, 15},
        {260, 195, 150, 125, 140, 66, 19, 25},
        {330, 240, 105, 145, 85, 77, 38, 20},
    };

    private Demo11() {
    }

    /** A copy of the counts, lots x clusters. */
    static int[][] counts() {
        return java.util.Arrays.stream(COUNTS).map(int[]::clone).toArray(int[][]::new);
    }

    /** The first so many lots. */
    static int[][] counts(int lots) {
        return java.util.Arrays.copyOf(counts(), lots);
    }

    /** D01, D02, ... */
    static List<String> lots(int count) {
        return IntStream.rangeClosed(1, count).mapToObj(i -> String.format(Locale.ROOT, "D%02d", i)).toList();
    }

    /** Cells by lot and cluster, as an analysis takes them. */
    static Table cells(int[][] counts) {
        return cells(lots(counts.length), counts);
    }

    /** As above with lots of these names. */
    static Table cells(List<String> lots, int[][] counts) {
        var rows = new Table.Rows(Composition.CELLS.columns());
        for (int i = 0; i < counts.length; i++) {
            for (int k = 0; k < counts[i].length; k++) {
                rows.add(lots.get(i), "CL" + (k + 1), counts[i][k]);
            }
        }
        return rows.build();
    }

    /** Runs a step on cells. */
    static Outcome run(Analysis step, Table cells, Map<String, ?> settings, long seed, int threads)
            throws StepException {
        var outcome = step.analyse(Map.of(Composition.CELLS.name(), cells), Settings.of(step.parameters(), settings),
                new PlainRun(seed, threads));
        for (var port : step.outputs()) {
            port.check(outcome.tables().get(port.name()));
        }
        return outcome;
    }

    /** The codes of the notices. */
    static List<String> codes(Outcome outcome) {
        var codes = new ArrayList<String>();
        outcome.notices().forEach(n -> codes.add(n.code()));
        return codes;
    }
}
