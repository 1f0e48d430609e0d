// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.cells;

import org.celltaxon.api.Notice;
import org.celltaxon.api.Offer;
import org.celltaxon.api.Run;
import org.celltaxon.api.Settings;
import org.celltaxon.api.StepException;
import org.celltaxon.api.cells.Normalisation;
import org.celltaxon.api.cells.NormalisedMatrix;
import org.celltaxon.api.counts.CountBlock;
import org.celltaxon.api.counts.CountMatrix;
import org.osgi.service.component.annotations.Component;

/**
 * Centred log-ratio of each cell as in Seurat (margin 2; SCIENCE 1.2 c), for antibody counts: {@code ln(1 + x / exp(m))} where m is the
 * mean over all genes, zeros included, of {@code ln(1 + x)}.
 */
@Component
@Offer(id = "org.celltaxon.cells.clr", label = "Centred log-ratio of each cell (CLR)", label_ja = "細胞ごとの有心対数比（CLR）")
public final class Clr implements Normalisation {

    private static final int FEW_GENES = 1000;

    @Override
    public NormalisedMatrix normalise(CountMatrix counts, Settings settings, Run run) throws StepException {
        int genes = counts.genes().size();
        if (genes > FEW_GENES) {
            run.tell(Notice.warning("CLR_OF_GENES", "CLR is meant for antibodies; of " + genes + " genes most are 0 in a cell, so that it"
                    + " hardly corrects for depth.", "CLR は抗体カウント用。" + genes + " 遺伝子では大半が 0 のため深度補正はほとんど働かない。"));
        }
        var scale = new double[counts.cells()];
        run.parallel(counts.blocks(), () -> new CountBlock[1], (b, lent) -> {
            lent[0] = counts.block(b, lent[0]);
            for (int c = 0; c < lent[0].cells(); c++) {
                double sum = 0;
                for (int e = lent[0].offsets()[c]; e < lent[0].offsets()[c + 1]; e++) {
                    sum += Math.log1p(lent[0].counts()[e]);
                }
                scale[lent[0].firstCell() + c] = Math.exp(-sum / genes);
            }
        });
        return new NormalisedMatrix(counts, scale, 1);
    }
}
