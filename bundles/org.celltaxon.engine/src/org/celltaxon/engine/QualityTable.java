// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.engine;

import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

import org.celltaxon.api.Notice;
import org.celltaxon.api.table.Table;

/** One row a library: cells, medians, limits ({@code qc.tsv}); flags lots whose median lies apart from the other lots'. */
final class QualityTable {

    /** Order of libraries in tables. */
    static final Comparator<StudyMatrix.Library> ORDER = Comparator.comparing(StudyMatrix.Library::lot, NaturalOrder::compare)
            .thenComparing(StudyMatrix.Library::name, NaturalOrder::compare);

    private static final double TIMES = 3;

    private QualityTable() {
    }

    static Table of(List<StudyMatrix.Library> libraries, List<Notice> notices) {
        var sorted = libraries.stream().sorted(ORDER).toList();
        var table = Table.builder()
                .texts("lot", sorted.stream().map(StudyMatrix.Library::lot).toList())
                .texts("library", sorted.stream().map(StudyMatrix.Library::name).toList())
                .numbers("cells", numbers(sorted, l -> l.quality().kept().length))
                .numbers("kept", numbers(sorted, l -> l.quality().keptCount()))
                .numbers("flagged", numbers(sorted, l -> Arrays.stream(l.quality().reasons()).filter(r -> r != 0).count()));
        var medians = new LinkedHashMap<String, double[]>();
        medians.put("median_umi", numbers(sorted, l -> median(Arrays.stream(l.quality().umi()).asDoubleStream().toArray())));
        medians.put("median_genes", numbers(sorted, l -> median(Arrays.stream(l.quality().genes()).asDoubleStream().toArray())));
        medians.put("median_mito", numbers(sorted, l -> median(l.quality().mitoPercent())));
        medians.forEach((name, values) -> {
            table.numbers(name, values);
            flag(name, values, sorted, notices);
        });
        var limits = new LinkedHashSet<String>();
        sorted.forEach(l -> limits.addAll(limits(l).keySet()));
        for (var limit : limits) {
            table.numbers(limit, numbers(sorted, l -> limits(l).getOrDefault(limit, Double.NaN)));
        }
        return table.build();
    }

    /** The limits of a library by name, for example umi_lower, and how many cells lie beyond. */
    private static Map<String, Double> limits(StudyMatrix.Library library) {
        var thresholds = library.quality().thresholds();
        var limits = new LinkedHashMap<String, Double>();
        for (int r = 0; r < thresholds.rows(); r++) {
            var name = thresholds.text("metric", r) + "_" + thresholds.text("side", r);
            limits.put(name, thresholds.number("value", r));
            limits.put(name + "_cells", thresholds.number("cells", r));
        }
        return limits;
    }

    /** A stressed lot hides from limits of its own, so the lots' medians are compared with each other (SCIENCE 1.1). */
    private static void flag(String metric, double[] values, List<StudyMatrix.Library> libraries, List<Notice> notices) {
        var known = Arrays.stream(values).filter(Double::isFinite).toArray();
        if (known.length < 5) {
            return;
        }
        double centre = median(known);
        double mad = 1.4826 * median(Arrays.stream(known).map(v -> Math.abs(v - centre)).toArray());
        for (int i = 0; i < values.length; i++) {
            if (mad > 0 && Math.abs(values[i] - centre) > TIMES * mad) {
                var shown = String.format(java.util.Locale.ROOT, "%.4g against %.4g", values[i], centre);
                notices.add(Notice.warning("LOT_APART", "Lot " + libraries.get(i).lot() + " (" + libraries.get(i).name() + "): "
                        + metric + " lies apart from the other lots (" + shown + ").",
                        "ロット " + libraries.get(i).lot() + "（" + libraries.get(i).name() + "）: " + metric
                                + " が他ロットから離れている（" + String.format(java.util.Locale.ROOT, "%.4g 対 %.4g", values[i], centre)
                                + "）。"));
            }
        }
    }

    private static double[] numbers(List<StudyMatrix.Library> libraries,
            java.util.function.ToDoubleFunction<StudyMatrix.Library> value) {
        return libraries.stream().mapToDouble(value).toArray();
    }

    private static double median(double[] values) {
        var sorted = Arrays.stream(values).filter(Double::isFinite).sorted().toArray();
        int n = sorted.length;
        return n == 0 ? Double.NaN : (sorted[(n - 1) / 2] + sorted[n / 2]) / 2;
    }
}
