// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.cells;

import java.util.List;

import org.celltaxon.api.Offer;
import org.celltaxon.api.Parameter;
import org.celltaxon.api.Run;
import org.celltaxon.api.Settings;
import org.celltaxon.api.StepException;
import org.celltaxon.api.cells.Normalisation;
import org.celltaxon.api.cells.NormalisedMatrix;
import org.celltaxon.api.counts.CountMatrix;
import org.osgi.service.component.annotations.Component;

/** ln(1 + count / UMI of the cell * 10,000): Seurat's LogNormalize (SCIENCE 1.2 a). */
@Component
@Offer(id = "org.celltaxon.cells.lognormalize", label = "LogNormalize", label_ja = "LogNormalize（対数正規化）")
public final class LogNormalize implements Normalisation {

    static final Parameter<Double> SCALE = Parameter.real("scale_factor", 10_000).between(1, 1e9).unit("UMI")
            .help("Depth to which every cell is scaled.", "全細胞を揃える深度。");

    @Override
    public List<Parameter<?>> parameters() {
        return List.of(SCALE);
    }

    @Override
    public NormalisedMatrix normalise(CountMatrix counts, Settings settings, Run run) throws StepException {
        var scale = new double[counts.cells()];
        double target = settings.get(SCALE);
        CellReader.each(counts, run, (block, from, to) -> {
            for (int c = from; c < to; c++) {
                long total = 0;
                for (int e = block.offsets()[c]; e < block.offsets()[c + 1]; e++) {
                    total += block.counts()[e];
                }
                scale[block.firstCell() + c] = total == 0 ? 0 : target / total;
            }
        });
        return new NormalisedMatrix(counts, scale, 1);
    }
}
