// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.cells;

import java.util.Arrays;

import org.celltaxon.api.Run;
import org.celltaxon.api.StepException;
import org.celltaxon.api.counts.CountBlock;
import org.celltaxon.api.counts.CountMatrix;

/**
 * Further shares of the molecules of each cell (SCIENCE 1.1), in per cent; 0 for an empty cell.
 *
 * @param ribo from genes of ribosomal proteins; NaN where the library has none
 * @param top50 from the 50 genes of the cell with the most molecules
 */
record CellShares(double[] ribo, double[] top50) {

    private static final int TOP = 50;
    /** Counts below this are sorted by counting. */
    private static final int SMALL = 256;

    static CellShares of(CountMatrix counts, Run run) throws StepException {
        var ribosomal = GeneLists.of("ribo", counts.genes());
        var shares = new CellShares(new double[counts.cells()], new double[counts.cells()]);
        run.parallel(counts.blocks(), Lent::new, (b, lent) -> {
            lent.block = counts.block(b, lent.block);
            for (int c = 0; c < lent.block.cells(); c++) {
                shares.measure(lent, c, ribosomal);
            }
        });
        boolean any = false;
        for (boolean r : ribosomal) {
            any |= r;
        }
        if (!any) {
            Arrays.fill(shares.ribo, Double.NaN);
        }
        return shares;
    }

    /** What a thread uses again for each of its cells. */
    private static final class Lent {
        private CountBlock block;
        private final int[] genesWith = new int[SMALL];
        private int[] large = new int[64];
    }

    private void measure(Lent lent, int c, boolean[] ribosomal) {
        var counts = lent.block.counts();
        var genes = lent.block.genes();
        Arrays.fill(lent.genesWith, 0);
        long total = 0;
        long inRibosome = 0;
        int larger = 0;
        for (int e = lent.block.offsets()[c]; e < lent.block.offsets()[c + 1]; e++) {
            int x = counts[e];
            total += x;
            inRibosome += ribosomal[genes[e]] ? x : 0;
            if (x < SMALL) {
                lent.genesWith[x]++;
            } else {
                if (larger == lent.large.length) {
                    lent.large = Arrays.copyOf(lent.large, 2 * larger);
                }
                lent.large[larger++] = x;
            }
        }
        Arrays.sort(lent.large, 0, larger);
        long top = 0;
        int left = TOP;
        for (int i = larger - 1; i >= 0 && left > 0; i--, left--) {
            top += lent.large[i];
        }
        for (int x = SMALL - 1; x > 0 && left > 0; x--) {
            int taken = Math.min(left, lent.genesWith[x]);
            top += (long) taken * x;
            left -= taken;
        }
        int cell = lent.block.firstCell() + c;
        ribo[cell] = total == 0 ? 0 : 100.0 * inRibosome / total;
        top50[cell] = total == 0 ? 0 : 100.0 * top / total;
    }
}
