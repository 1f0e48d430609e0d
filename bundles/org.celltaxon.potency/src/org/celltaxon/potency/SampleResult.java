// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.potency;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

import org.celltaxon.api.Notice;
import org.celltaxon.api.Settings;
import org.celltaxon.api.table.Table;
import org.celltaxon.stats.Spread;

/**
 * What the wells of one sample on one plate say.
 *
 * @param concentration mean with the dilution, or the limit when it lies beyond one
 * @param perHarvest amount per cells at harvest and hours; the limit likewise; NaN when cells, volume or hours are not known
 */
record SampleResult(String assay, String plate, String sample, String role, int wells, double concentration, String flag, double cv,
        double amount, double perHarvest, double perSeeding, double cvTotal, double survival, double linearityLow, double linearityHigh,
        String label) {

    /** All samples and controls of a plate; adds their wells to the table. */
    static List<SampleResult> of(List<Well> plate, StandardCurve curve, Settings settings, Table.Rows values, List<Notice> notices) {
        var groups = new LinkedHashMap<String, List<Well>>();
        for (var well : plate) {
            if (well.is("SAMPLE") || well.is("CONTROL")) {
                groups.computeIfAbsent(well.role() + "\u0000" + well.sample(), k -> new ArrayList<>()).add(well);
            }
        }
        var results = new ArrayList<SampleResult>();
        for (var wells : groups.values()) {
            var cultures = new LinkedHashMap<List<Double>, List<Well>>(); // of one lot, each with its own cells
            for (var well : wells) {
                var own = well.completed(wells);
                cultures.computeIfAbsent(List.of(own.volume(), own.harvest(), own.seeding(), own.hours()), k -> new ArrayList<>()).add(own);
            }
            for (var culture : cultures.values()) {
                results.add(one(culture, curve, settings, values, notices));
            }
        }
        return results;
    }

    private static SampleResult one(List<Well> wells, StandardCurve curve, Settings settings, Table.Rows values, List<Notice> notices) {
        var first = wells.get(0);
        var exact = new LinkedHashMap<Double, List<Double>>(); // by dilution
        var touched = new java.util.TreeSet<Double>();
        double highestBelow = Double.NaN;
        double lowestAbove = Double.NaN;
        int used = 0;
        for (var well : wells) {
            double x = well.used() && curve.usable() ? curve.concentration(curve.signal(well)) : Double.NaN;
            var flag = !well.used() ? "MASKED" : !curve.usable() ? "INVALID" : x < curve.lloq() ? "BELOW_LLOQ" : x > curve.uloq()
                    ? "ABOVE_ULOQ" : "EXACT";
            values.add(well.assay(), well.plate(), well.well(), well.sample(), well.od(), well.dilution(),
                    flag.equals("EXACT") ? x : Double.NaN, flag,
                    well.masked());
            if (!well.used() || !curve.usable()) {
                continue;
            }
            used++;
            switch (flag) {
                case "EXACT" -> exact.computeIfAbsent(well.dilution(), d -> new ArrayList<>()).add(x * well.dilution());
                case "BELOW_LLOQ" -> {
                    touched.add(well.dilution());
                    highestBelow = least(highestBelow, curve.lloq() * well.dilution());
                }
                default -> {
                    touched.add(well.dilution());
                    lowestAbove = most(lowestAbove, curve.uloq() * well.dilution());
                }
            }
        }
        boolean hidden = !exact.isEmpty();
        exact.keySet().removeAll(touched); // a dilution counts when all its wells are in range
        if (exact.isEmpty()) {
            var flag = used == 0 || Double.isNaN(highestBelow) == Double.isNaN(lowestAbove) ? "INVALID"
                    : Double.isNaN(lowestAbove) ? "BELOW_LLOQ" : "ABOVE_ULOQ";
            if (hidden || !Double.isNaN(highestBelow) && !Double.isNaN(lowestAbove)) {
                var code = flag.equals("INVALID") ? "CENSORED_BOTH_SIDES" : "CENSORED_REPLICATES";
                notices.add(Notice.warning(code, first.assay() + ", plate " + first.plate() + ", " + first.sample()
                        + ": some of its wells lie beyond a limit and some do not, so it is taken as " + flag + ".",
                                first.assay() + "・プレート "
                        + first.plate() + "・" + first.sample() + ": 限界外のウェルとそうでないウェルがあるため " + flag + " とした。"));
            }
            double limit = flag.equals("BELOW_LLOQ") ? highestBelow : flag.equals("ABOVE_ULOQ") ? lowestAbove : Double.NaN;
            return result(first, 0, limit, flag, Double.NaN, Double.NaN, Double.NaN, curve.usable() ? flag : curve.label(), settings);
        }
        if (!touched.isEmpty()) {
            notices.add(Notice.info("DILUTION_OUT_OF_RANGE", first.assay() + ", " + first.sample() + ": dilutions " + touched
                    + " have wells outside the limits and do not count; the others do.", first.assay() + "・" + first.sample()
                    + ": 希釈 " + touched + " は定量範囲外のウェルがあり、使わない。"));
        }
        var all = exact.values().stream().flatMap(List::stream).mapToDouble(v -> v).toArray();
        double mean = Spread.mean(all);
        double low = 100;
        double high = 100;
        for (var own : exact.values()) {
            double ratio = 100 * Spread.mean(own.stream().mapToDouble(v -> v).toArray()) / mean;
            low = Math.min(low, ratio);
            high = Math.max(high, ratio);
        }
        double cv = all.length < 2 ? Double.NaN : 100 * Spread.sd(all) / mean;
        double limit = settings.get(PlateAssay.LINEARITY);
        boolean above = mean > highestBelow * (1 + limit / 100); // a dilution out of range says that there is less
        boolean below = mean < lowestAbove * (1 - limit / 100); // or more
        boolean linear = low >= 100 - limit && high <= 100 + limit && !above && !below;
        boolean turned = above && touched.first() < java.util.Collections.min(exact.keySet())
                || below && touched.last() > java.util.Collections.max(exact.keySet());
        var label = !linear ? turned || hook(exact, limit) ? "HOOK" : "NOT_LINEAR" : cv > settings.get(PlateAssay.PRECISION) ? "IMPRECISE"
                : "OK";
        if (!label.equals("OK")) {
            notices.add(Notice.warning(label, first.assay() + ", plate " + first.plate() + ", " + first.sample() + ": "
                    + switch (label) {
                        case "HOOK" -> "it reads higher the more it is diluted (hook effect); the value is too low.";
                        case "NOT_LINEAR" -> "its dilutions disagree by more than " + limit + " %.";
                        default -> "its wells disagree (CV " + Math.round(cv) + " %).";
                    }, first.assay() + "・プレート " + first.plate() + "・" + first.sample() + ": "
                    + switch (label) {
                        case "HOOK" -> "希釈するほど高値（フック効果）。値は過小。";
                        case "NOT_LINEAR" -> "希釈間の差が " + limit + " % を超える。";
                        default -> "ウェル間のばらつきが大きい（CV " + Math.round(cv) + " %）。";
                    }));
        }
        return result(first, all.length, mean, "EXACT", cv, low, high, label, settings);
    }

    /** The result rises with the dilution all the way. */
    private static boolean hook(java.util.Map<Double, List<Double>> exact, double limit) {
        var means = exact.entrySet().stream().sorted(java.util.Map.Entry.comparingByKey())
                .mapToDouble(e -> Spread.mean(e.getValue().stream().mapToDouble(v -> v).toArray())).toArray();
        for (int i = 1; i < means.length; i++) {
            if (means[i] < means[i - 1]) {
                return false;
            }
        }
        return means[means.length - 1] > means[0] * (1 + limit / 100);
    }

    private static SampleResult result(Well well, int wells, double concentration, String flag, double cv, double low, double high,
            String label,
            Settings settings) {
        double amount = concentration * well.volume();
        double per = settings.get(PlateAssay.CELLS);
        double time = well.hours() / settings.get(PlateAssay.HOURS);
        double count = settings.get(PlateAssay.CELL_CV);
        return new SampleResult(well.assay(), well.plate(), well.sample(), well.role(), wells, concentration, flag, cv, amount,
                amount / well.harvest() * per / time, amount / well.seeding() * per / time,
                flag.equals("EXACT") ? Math.sqrt((Double.isNaN(cv) ? 0 : cv * cv) + count * count) : Double.NaN,
                        100 * well.harvest() / well.seeding(), low, high, label);
    }

    private static double least(double a, double b) {
        return Double.isNaN(a) ? b : Math.min(a, b);
    }

    private static double most(double a, double b) {
        return Double.isNaN(a) ? b : Math.max(a, b);
    }

    void addTo(Table.Rows rows) {
        rows.add(assay, plate, sample, role, wells, concentration, flag, cv, amount, perHarvest, perSeeding, cvTotal, survival,
                linearityLow,
                linearityHigh, label);
    }
}
