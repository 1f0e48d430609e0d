// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.cells;

import java.util.concurrent.atomic.AtomicLong;

import org.celltaxon.api.StepException;
import org.celltaxon.api.cells.Embedding;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.NullProgressMonitor;

/** The true neighbours of some cells, to measure a search by. */
final class Truth {

    private final Embedding cells;
    private final Partitions partitions;
    private final PartitionSearch search;
    private final int[] positions;
    private final int k;
    /** By number of centres: how many neighbours are found first when so many of the nearest centres are looked at. */
    private final long[] firstFound;
    /** Squared distance of the last neighbour of each cell; of cells not looked at 0. */
    private final double[] last;

    Truth(Embedding cells, Partitions partitions, PartitionSearch search, int[] positions, int k, IProgressMonitor monitor)
            throws StepException {
        this.cells = cells;
        this.partitions = partitions;
        this.search = search;
        this.positions = positions;
        this.k = k;
        last = new double[cells.cells()];
        firstFound = new long[partitions.centreSquares.length + 1];
        var centre = new int[cells.cells()];
        for (int p = 0; p < partitions.count(); p++) {
            for (int i = partitions.start[p]; i < partitions.start[p + 1]; i++) {
                centre[partitions.order[i]] = partitions.centreOf[p];
            }
        }
        search.find(positions, k, PartitionSearch.ALL, monitor, near -> {
            last[near.cell(0)] = near.worst();
            count(near, centre);
        });
    }

    private void count(Nearest near, int[] centre) {
        var query = new float[partitions.centres.length];
        var apart = new float[partitions.centreSquares.length];
        partitions.query(near.cell(0), query);
        partitions.toCentres(query, apart);
        for (int n = 1; n < k; n++) {
            float limit = apart[centre[near.cell(n)]];
            int nearer = 1;
            for (float a : apart) {
                nearer += a < limit ? 1 : 0;
            }
            synchronized (firstFound) {
                firstFound[nearer]++;
            }
        }
    }

    int size() {
        return positions.length;
    }

    /** Least number of nearest centres whose cells are the wanted share of the neighbours. */
    int probes(double wanted) {
        double missing = wanted * positions.length * (k - 1) - firstFound[1];
        int probes = 1;
        while (missing > 1e-6 && probes < firstFound.length - 1) {
            missing -= firstFound[++probes];
        }
        return probes;
    }

    /** Share of the neighbours, the cells themselves left out, that a search finds; one as near as the last true one counts. */
    double recall(int probes) throws StepException {
        var found = new AtomicLong();
        search.find(positions, k, probes, new NullProgressMonitor(), near -> {
            for (int n = 1; n < k; n++) {
                if (Squares.between(cells, near.cell(0), near.cell(n)) <= last[near.cell(0)]) {
                    found.incrementAndGet();
                }
            }
        });
        return k < 2 ? 1 : found.get() / (double) ((k - 1L) * positions.length);
    }
}
