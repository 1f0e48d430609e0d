// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.potency;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.celltaxon.api.Notice;
import org.celltaxon.api.Offer;
import org.celltaxon.api.Run;
import org.celltaxon.api.Settings;
import org.celltaxon.api.StepException;
import org.celltaxon.api.Text;
import org.celltaxon.api.analysis.Outcome;
import org.celltaxon.api.analysis.PotencyModel;
import org.celltaxon.api.table.Table;
import org.celltaxon.stats.Spread;
import org.osgi.service.component.annotations.Component;

/**
 * Values that are already potencies: the mean of a lot's replicates. A lot with any censored replicate stays censored at the
 * limit (SCIENCE 0.3: below a limit is never a number of its own); missing and invalid readings are left out and counted.
 */
@Component
@Offer(id = "org.celltaxon.potency.mean", label = "Mean of replicates", label_ja = "繰返し測定の平均")
public final class MeanOfReplicates implements PotencyModel {

    private static final List<String> FLAGS = List.of("EXACT", "BELOW_LLOQ", "ABOVE_ULOQ", "MISSING", "INVALID");

    private record Key(String lot, String assay) {
    }

    @Override
    public Outcome analyse(Map<String, Table> in, Settings settings, Run run) throws StepException {
        var readings = in.get(READINGS.name());
        var groups = new LinkedHashMap<Key, List<Integer>>();
        var units = new HashMap<String, String>();
        for (int r = 0; r < readings.rows(); r++) {
            check(readings, r);
            checkUnit(readings, r, units);
            groups.computeIfAbsent(new Key(readings.text("lot", r), readings.text("assay", r)), k -> new ArrayList<>()).add(r);
        }
        var rows = new Table.Rows(POTENCY.columns());
        var notices = new ArrayList<Notice>();
        groups.forEach((key, members) -> add(rows, notices, readings, key, members));
        int lots = Math.max(1, (int) groups.keySet().stream().map(Key::lot).distinct().count());
        return Outcome.of(lots, POTENCY.name(), rows.build(), notices);
    }

    private static void add(Table.Rows rows, List<Notice> notices, Table readings, Key key, List<Integer> members) {
        var usable = members.stream().filter(r -> usable(readings, r)).toList();
        if (usable.size() < members.size()) {
            int left = members.size() - usable.size();
            notices.add(Notice.warning("READINGS_LEFT_OUT", key.assay + " of lot " + key.lot + ": " + left
                    + " readings are marked missing or invalid and were left out.",
                    "ロット " + key.lot + " の " + key.assay + ": 欠測又は無効の測定 " + left + " 件を除外。"));
        }
        var unit = readings.text("unit", usable.isEmpty() ? members.get(0) : usable.get(0));
        if (usable.isEmpty()) {
            rows.add(key.lot, key.assay, Double.NaN, unit, "MISSING", 0, Double.NaN);
            return;
        }
        var censored = usable.stream().filter(r -> !flag(readings, r).equals("EXACT")).toList();
        if (!censored.isEmpty()) {
            var flag = flag(readings, censored.get(0));
            if (censored.stream().anyMatch(r -> !flag(readings, r).equals(flag))) {
                notices.add(Notice.warning("CENSORED_BOTH_SIDES", key.assay + " of lot " + key.lot
                        + " has replicates below and above the limits; it is taken as missing.",
                        "ロット " + key.lot + " の " + key.assay + ": 上限超と下限未満が混在するため欠測扱い。"));
                rows.add(key.lot, key.assay, Double.NaN, unit, "INVALID", usable.size(), Double.NaN);
                return;
            }
            if (censored.size() < usable.size()) {
                notices.add(Notice.warning("CENSORED_REPLICATES", key.assay + " of lot " + key.lot + ": " + censored.size() + " of "
                        + usable.size() + " replicates lie beyond a limit, so the lot is taken as " + flag + "; the others do not"
                        + " count.", "ロット " + key.lot + " の " + key.assay + ": " + usable.size() + " 測定中 " + censored.size()
                        + " 件が限界外のため " + flag + " とし、他の測定は使わない。"));
            }
            double limit = Spread.median(censored.stream().mapToDouble(r -> readings.number("value", r)).toArray());
            rows.add(key.lot, key.assay, limit, unit, flag, usable.size(), Double.NaN);
            return;
        }
        var values = usable.stream().mapToDouble(r -> readings.number("value", r)).toArray();
        double mean = Spread.mean(values);
        double cv = values.length < 2 || mean == 0 ? Double.NaN : 100 * Spread.sd(values) / mean;
        rows.add(key.lot, key.assay, mean, unit, "EXACT", values.length, cv);
    }

    private static boolean usable(Table readings, int row) {
        var flag = flag(readings, row);
        return !flag.equals("MISSING") && !flag.equals("INVALID");
    }

    private static String flag(Table readings, int row) {
        var given = readings.has("flag") ? readings.text("flag", row) : "";
        if (given.isEmpty()) {
            return Double.isNaN(readings.number("value", row)) ? "MISSING" : "EXACT";
        }
        return given;
    }

    private static void check(Table readings, int row) throws StepException {
        var flag = flag(readings, row);
        double value = readings.number("value", row);
        if (FLAGS.contains(flag) && (!usable(readings, row) || value >= 0 && Double.isFinite(value))) {
            return;
        }
        var place = "lot " + readings.text("lot", row) + ", assay " + readings.text("assay", row);
        throw new StepException(
                new Text("A potency reading cannot be used (" + place + ").", "力価の測定値が使えません（" + place + "）。"),
                FLAGS.contains(flag)
                        ? new Text("The value '" + readings.text("value", row) + "' is not a finite number of at least 0.",
                                "値「" + readings.text("value", row) + "」は 0 以上の有限の数ではありません。")
                        : new Text("The flag '" + flag + "' is not known.", "区分「" + flag + "」は未定義です。"),
                new Text("Correct it; flags are " + String.join(", ", FLAGS) + ".", "修正してください。区分: " + String.join(", ", FLAGS)));
    }

    /** Values of different units can neither be averaged nor ranked. */
    private static void checkUnit(Table readings, int row, Map<String, String> units) throws StepException {
        if (!usable(readings, row)) {
            return;
        }
        var assay = readings.text("assay", row);
        var unit = readings.text("unit", row);
        var first = units.putIfAbsent(assay, unit);
        if (first != null && !first.equals(unit)) {
            var lot = readings.text("lot", row);
            throw new StepException(
                    new Text("The unit of assay " + assay + " differs between readings (lot " + lot + ").",
                            "試験 " + assay + " の単位が測定により異なります（ロット " + lot + "）。"),
                    new Text("It is '" + unit + "' here and '" + first + "' before.", "ここでは「" + unit + "」、前は「" + first + "」です。"),
                    new Text("Convert the values to one unit, or name the assays differently.",
                            "単位をそろえるか、試験名を分けてください。"));
        }
    }
}
