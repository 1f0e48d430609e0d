// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.potency;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

import org.celltaxon.api.Notice;
import org.celltaxon.api.Settings;
import org.celltaxon.api.analysis.PotencyModel;
import org.celltaxon.api.table.Table;
import org.celltaxon.stats.Spread;

/** The samples of all plates as one potency a lot and assay. */
final class PlatePotency {

    private PlatePotency() {
    }

    static Table of(List<SampleResult> samples, Settings settings, List<Notice> notices) {
        boolean harvest = settings.get(PlateAssay.PER).equals("harvest");
        var byAssay = new LinkedHashMap<String, List<SampleResult>>();
        for (var sample : samples) {
            if (sample.role().equals("SAMPLE")) {
                byAssay.computeIfAbsent(sample.assay(), k -> new ArrayList<>()).add(sample);
            }
        }
        var rows = new Table.Rows(PotencyModel.POTENCY.columns());
        for (var assay : byAssay.entrySet()) {
            boolean known = assay.getValue().stream().filter(s -> !s.flag().equals("INVALID"))
                    .noneMatch(s -> Double.isNaN(harvest ? s.perHarvest() : s.perSeeding()));
            var unit = known ? settings.get(PlateAssay.AMOUNT) + " per " + plain(settings.get(PlateAssay.CELLS)) + " cells per "
                    + plain(settings.get(PlateAssay.HOURS)) + " h" : settings.get(PlateAssay.AMOUNT) + "/mL";
            if (!known) {
                notices.add(Notice.warning("NOT_NORMALISED", assay.getKey() + ": volume, cells at " + settings.get(PlateAssay.PER)
                        + " or hours are missing for a lot, so all lots are given as concentrations. A lot with more cells then looks more"
                        + " potent.", assay.getKey() + ": 培地量・細胞数・時間のいずれかが欠けるため濃度のまま。細胞の多いロットほど高く見える。"));
            }
            var byLot = new LinkedHashMap<String, List<SampleResult>>();
            assay.getValue().forEach(s -> byLot.computeIfAbsent(s.sample(), k -> new ArrayList<>()).add(s));
            byLot.forEach((lot, own) -> add(rows, assay.getKey(), lot, own, unit, known, harvest, notices));
        }
        return rows.build();
    }

    private static String plain(double value) {
        return org.celltaxon.api.table.Numbers.plain(value);
    }

    private static void add(Table.Rows rows, String assay, String lot, List<SampleResult> all, String unit, boolean known, boolean harvest,
            List<Notice> notices) {
        var own = all.stream().filter(s -> !s.flag().equals("INVALID")).toList();
        if (own.size() < all.size()) {
            notices.add(Notice.warning("PLATES_LEFT_OUT", assay + ", " + lot + ": " + (all.size() - own.size()) + " of " + all.size()
                    + " plates gave no value.", assay + "・" + lot + ": " + all.size() + " 枚中 " + (all.size() - own.size())
                    + " 枚は値なし。"));
        }
        var flags = own.stream().map(SampleResult::flag).filter(f -> !f.equals("EXACT")).distinct().toList();
        if (own.isEmpty() || flags.size() > 1) {
            if (flags.size() > 1) {
                notices.add(Notice.warning("CENSORED_BOTH_SIDES", assay + ", " + lot
                        + ": one plate lies below the limits and another above.",
                        assay + "・" + lot + ": 下限未満と上限超のプレートがある。"));
            }
            rows.add(lot, assay, Double.NaN, unit, "INVALID", 0, Double.NaN);
            return;
        }
        var counted = flags.isEmpty() ? own : own.stream().filter(s -> s.flag().equals(flags.get(0))).toList();
        if (counted.size() < own.size()) {
            notices.add(Notice.warning("CENSORED_REPLICATES", assay + ", " + lot + ": a plate lies beyond a limit, so the lot is taken as "
                    + flags.get(0) + ".", assay + "・" + lot + ": 限界外のプレートがあるため " + flags.get(0) + " とした。"));
        }
        var values = counted.stream().mapToDouble(s -> !known ? s.concentration() : harvest ? s.perHarvest() : s.perSeeding()).toArray();
        int wells = counted.stream().mapToInt(SampleResult::wells).sum();
        double value = flags.isEmpty() ? Spread.mean(values) : Spread.median(values);
        double cv = !flags.isEmpty() ? Double.NaN : values.length > 1 ? 100 * Spread.sd(values) / value : known ? counted.get(0)
                .cvTotal() : counted.get(0).cv();
        rows.add(lot, assay, value, unit, flags.isEmpty() ? "EXACT" : flags.get(0), wells, cv);
    }
}
