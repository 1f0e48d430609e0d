// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.cells;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.celltaxon.api.Notice;
import org.celltaxon.api.Offer;
import org.celltaxon.api.Parameter;
import org.celltaxon.api.Run;
import org.celltaxon.api.Settings;
import org.celltaxon.api.StepException;
import org.celltaxon.api.cells.AmbientEstimation;
import org.celltaxon.api.cells.AmbientShare;
import org.celltaxon.api.cells.EmptyDroplets;
import org.celltaxon.api.counts.CountBlock;
import org.celltaxon.api.counts.CountMatrix;
import org.celltaxon.api.counts.Gene;
import org.celltaxon.stats.Adjust;
import org.celltaxon.stats.Proportion;
import org.hipparchus.special.Gamma;
import org.osgi.service.component.annotations.Component;

/**
 * The share of a library that comes from the liquid, after SoupX (Young and Behjati 2020; SCIENCE 1.1): molecules of genes that the cells
 * cannot have, over those that would be there if the cells were nothing but liquid. Cells that plainly have such a gene of their own
 * (more than liquid alone could give, false discovery rate 5 %) are left out.
 */
@Component
@Offer(id = "org.celltaxon.cells.soup", label = "Ambient RNA from empty droplets", label_ja = "空液滴による環境 RNA の推定")
public final class Soup implements AmbientEstimation {

    static final Parameter<Integer> MOST = Parameter.whole("max_umi", 100).between(1, 1000).unit("UMI")
            .help("Droplets of the unfiltered file with at most so many molecules hold no cell.", "未フィルターのファイルでこの分子数以下の液滴を空とみなす。");
    static final Parameter<String> GENES = Parameter.text("genes", "HBB, HBA1, HBA2, PTPRC")
            .help("Genes that the cells of the product cannot have; the default is for mesenchymal stromal cells.",
                    "製品の細胞が発現し得ない遺伝子（既定は間葉系間質細胞用）。");
    static final Parameter<Double> LIMIT = Parameter.real("max_rho", 0.1).between(0, 1)
            .help("Largest share that is taken as acceptable; our choice, set your own.", "許容とみなす最大割合（当方の目安。各自で設定）。");

    private static final double FALSE_DISCOVERY = 0.05;

    @Override
    public List<Parameter<?>> parameters() {
        return List.of(MOST, GENES, LIMIT);
    }

    @Override
    public int mostUmi(Settings settings) {
        return settings.get(MOST);
    }

    @Override
    public AmbientShare estimate(String library, EmptyDroplets empty, CountMatrix counts, boolean[] kept, Settings settings, Run run)
            throws StepException {
        var wanted = Arrays.stream(settings.get(GENES).split("[\\s,]+")).collect(Collectors.toSet());
        var inCells = counts.genes().stream().map(Gene::id).collect(Collectors.toSet());
        long all = Arrays.stream(empty.counts()).sum();
        var used = IntStream.range(0, empty.counts().length).filter(g -> empty.counts()[g] > 0)
                .filter(g -> wanted.contains(empty.genes().get(g).symbol()) && inCells.contains(empty.genes().get(g).id())).toArray();
        if (used.length == 0) {
            run.tell(Notice.warning("AMBIENT_NOT_ASSESSABLE", library + ": the " + empty.droplets() + " empty droplets have no molecule of "
                    + settings.get(GENES) + ", so the ambient RNA cannot be assessed; name other genes that the cells cannot have (ambient:"
                    + " genes), or check that the file is unfiltered.", library + ": 空の液滴 " + empty.droplets() + " 個に "
                            + settings.get(GENES) + " の分子がなく、環境 RNA を評価できない。ambient: genes に別の遺伝子を指定するか、未フィルターのファイルか確認。"));
            return AmbientShare.none();
        }
        double share = Arrays.stream(used).mapToLong(g -> empty.counts()[g]).sum() / (double) all;
        var ids = Arrays.stream(used).mapToObj(g -> empty.genes().get(g).id()).collect(Collectors.toSet());
        var cells = count(counts, ids, kept, run);
        var p = IntStream.range(0, kept.length).mapToDouble(i -> !kept[i] ? Double.NaN : cells.foreign[i] == 0 ? 1
                : Gamma.regularizedGammaP(cells.foreign[i], cells.total[i] * share)).toArray();
        var own = Adjust.benjaminiHochberg(p);
        double seen = 0;
        double expected = 0;
        int left = 0;
        for (int i = 0; i < kept.length; i++) {
            if (own[i] >= FALSE_DISCOVERY) {
                seen += cells.foreign[i];
                expected += cells.total[i] * share;
                left++;
            }
        }
        if (left == 0) {
            return AmbientShare.none();
        }
        var limits = Proportion.poisson(seen);
        double high = limits[1] / expected;
        var verdict = high <= settings.get(LIMIT) ? "WITHIN_LIMIT"
                : limits[0] / expected > settings.get(LIMIT) ? "ABOVE_LIMIT" : "INCONCLUSIVE";
        var names = Arrays.stream(used).mapToObj(g -> empty.genes().get(g).symbol()).distinct().toList();
        return new AmbientShare(seen / expected, limits[0] / expected, high, names, left, verdict);
    }

    /** Molecules of each kept cell: of the genes, and of all. */
    private record Counted(long[] foreign, long[] total) {
    }

    private static Counted count(CountMatrix counts, Set<String> ids, boolean[] kept, Run run) throws StepException {
        var foreign = new boolean[counts.genes().size()];
        for (int g = 0; g < foreign.length; g++) {
            foreign[g] = ids.contains(counts.genes().get(g).id());
        }
        var counted = new Counted(new long[kept.length], new long[kept.length]);
        run.parallel(counts.blocks(), () -> new CountBlock[1], (b, lent) -> {
            lent[0] = counts.block(b, lent[0]);
            for (int c = 0; c < lent[0].cells(); c++) {
                int cell = lent[0].firstCell() + c;
                for (int e = lent[0].offsets()[c]; kept[cell] && e < lent[0].offsets()[c + 1]; e++) {
                    counted.total[cell] += lent[0].counts()[e];
                    counted.foreign[cell] += foreign[lent[0].genes()[e]] ? lent[0].counts()[e] : 0;
                }
            }
        });
        return counted;
    }
}
