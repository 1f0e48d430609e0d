// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.engine;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

import org.celltaxon.api.Notice;
import org.celltaxon.api.Run;
import org.celltaxon.api.StepException;
import org.celltaxon.api.Text;
import org.celltaxon.api.cells.CellQuality;
import org.celltaxon.api.cells.Grouping;
import org.celltaxon.api.counts.CountMatrix;
import org.celltaxon.api.counts.Gene;

/**
 * The kept cells of all libraries with the genes they share, in an order that does not depend on the order of the files:
 * lots by name, cells by barcode, genes by id. So permuting rows of the lot sheet or cells of a file changes nothing.
 *
 * @param counts kept cells x shared genes
 * @param lots lot of each kept cell
 * @param origin library and cell of each kept cell
 */
record StudyMatrix(CountMatrix counts, Grouping lots, Origin[] origin) {

    private static final int FEW_SHARED = 200;
    private static final double LOW_OVERLAP = 0.8;

    /** A library with its cells' quality. */
    record Library(String lot, String name, CountMatrix counts, CellQuality quality) {
    }

    /** Where a cell comes from. */
    record Origin(int library, int cell) {
    }

    /** All cells, kept or not, in the order of the results. */
    static List<Origin> order(List<Library> libraries) {
        var cells = new ArrayList<Origin>();
        for (int l = 0; l < libraries.size(); l++) {
            for (int c = 0; c < libraries.get(l).counts.cells(); c++) {
                cells.add(new Origin(l, c));
            }
        }
        cells.sort(Comparator.<Origin, String>comparing(o -> libraries.get(o.library).lot, NaturalOrder::compare)
                .thenComparing(o -> libraries.get(o.library).counts.barcodes().get(o.cell)));
        return cells;
    }

    static StudyMatrix of(List<Library> libraries, List<Origin> order, List<String> lotNames, Scratch scratch, Run run)
            throws StepException, IOException {
        checkBarcodes(libraries, order);
        var kept = order.stream().filter(o -> libraries.get(o.library).quality.kept()[o.cell]).toArray(Origin[]::new);
        checkLots(libraries, kept, lotNames);
        var key = bestKey(libraries);
        var shared = shared(libraries, key, run);
        var place = new int[libraries.size()][];
        for (int l = 0; l < place.length; l++) {
            place[l] = libraries.get(l).counts.genes().stream().mapToInt(g -> shared.getOrDefault(key.apply(g), -1)).toArray();
        }
        var lotOf = Arrays.stream(kept).mapToInt(o -> lotNames.indexOf(libraries.get(o.library).lot)).toArray();
        var path = new CellGathering(libraries.stream().map(Library::counts).toList(), kept, place)
                .write(scratch.folder(), genes(libraries, key, shared), run);
        return new StudyMatrix(scratch.open(path), new Grouping(lotNames, lotOf), kept);
    }

    private static void checkBarcodes(List<Library> libraries, List<Origin> order) throws StepException {
        for (int i = 1; i < order.size(); i++) {
            var a = libraries.get(order.get(i - 1).library);
            var b = libraries.get(order.get(i).library);
            var barcode = b.counts.barcodes().get(order.get(i).cell);
            if (a.lot.equals(b.lot) && a.counts.barcodes().get(order.get(i - 1).cell).equals(barcode)) {
                throw new StepException(
                        new Text("Lot " + a.lot + " has the barcode '" + barcode + "' twice.",
                                "ロット " + a.lot + " にバーコード「" + barcode + "」が 2 回あります。"),
                        new Text("It is in " + a.name + " and in " + b.name + "; lot and barcode together must name one cell.",
                                a.name + " と " + b.name + " の両方にあります。"),
                        new Text("If both are the same library, remove one row of the lot sheet; else make the barcodes unique,"
                                + " for example by a suffix for each library.",
                                "同じライブラリーなら一方の行を消し、別なら接尾辞などで一意にしてください。"));
            }
        }
    }

    private static void checkLots(List<Library> libraries, Origin[] kept, List<String> lots) throws StepException {
        var cells = new HashMap<String, Integer>();
        for (var o : kept) {
            cells.merge(libraries.get(o.library).lot, 1, Integer::sum);
        }
        for (var lot : lots) {
            if (!cells.containsKey(lot)) {
                throw new StepException(
                        new Text("No cell of lot " + lot + " is left after the quality control.",
                                "品質管理後、ロット " + lot + " に細胞が残りません。"),
                        new Text("All its cells are below the fixed limits (for example min_genes).",
                                "すべて固定基準（min_genes など）を下回ります。"),
                        new Text("Lower the limit in the recipe (quality_control: min_genes), or remove the lot with a reason.",
                                "レシピの quality_control: min_genes を下げるか、理由を付けてロットを除いてください。"));
            }
        }
    }

    /** Genes are matched by id, or by symbol where that finds more genes in common. */
    private static Function<Gene, String> bestKey(List<Library> libraries) {
        return common(libraries, Gene::symbol).size() > common(libraries, Gene::id).size() ? Gene::symbol : Gene::id;
    }

    private static LinkedHashSet<String> common(List<Library> libraries, Function<Gene, String> key) {
        LinkedHashSet<String> common = null;
        for (var library : libraries) {
            var own = new LinkedHashSet<String>();
            library.counts.genes().forEach(g -> own.add(key.apply(g)));
            if (common == null) {
                common = own;
            } else {
                common.retainAll(own);
            }
        }
        return common;
    }

    private static Map<String, Integer> shared(List<Library> libraries, Function<Gene, String> key, Run run)
            throws StepException {
        var common = common(libraries, key);
        var sizes = libraries.stream().mapToInt(l -> (int) l.counts.genes().stream().map(key).distinct().count())
                .summaryStatistics();
        int most = sizes.getMax();
        int least = sizes.getMin();
        if (common.size() < Math.min(FEW_SHARED, least)) {
            throw new StepException(
                    new Text("The lots have only " + common.size() + " genes in common.",
                            "ロット間で共通の遺伝子が " + common.size() + " 個しかありません。"),
                    new Text("The files have " + least + " to " + most + " genes; their names probably differ (ids against"
                            + " symbols, another species or genome build).",
                            "各ファイルは " + least + "～" + most + " 遺伝子。命名（ID とシンボル、種、ゲノム版）が異なるようです。"),
                    new Text("Use one annotation for all lots.", "全ロットで同じ注釈を使ってください。"));
        }
        if (common.size() < LOW_OVERLAP * most) {
            run.tell(Notice.warning("LOW_GENE_OVERLAP", common.size() + " genes are in all lots, of up to " + most
                    + " in one; the others were left out.", "全ロット共通は " + common.size() + " 遺伝子（最大 " + most
                    + "）。他は除外した。"));
        }
        var place = new TreeMap<String, Integer>();
        common.forEach(name -> place.put(name, 0));
        int next = 0;
        for (var entry : place.entrySet()) {
            entry.setValue(next++);
        }
        return place;
    }

    /** The shared genes as the first library by name has them. */
    private static List<Gene> genes(List<Library> libraries, Function<Gene, String> key, Map<String, Integer> shared) {
        var genes = new Gene[shared.size()];
        var first = libraries.stream().min(Comparator.<Library, String>comparing(l -> l.lot, NaturalOrder::compare)
                .thenComparing(l -> l.name)).orElseThrow();
        for (var gene : first.counts.genes()) {
            var at = shared.get(key.apply(gene));
            if (at != null && genes[at] == null) {
                genes[at] = gene;
            }
        }
        return List.of(genes);
    }
}
