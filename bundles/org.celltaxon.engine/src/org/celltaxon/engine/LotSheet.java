// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.engine;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.celltaxon.api.Notice;
import org.celltaxon.api.StepException;

/**
 * The lot sheet {@code lots.csv} (ARCHITECTURE section 5): one row a library.
 *
 * @param file where it was read
 * @param rows in file order
 */
public record LotSheet(Path file, List<Row> rows) {

    /** Column with the unfiltered file of a library, for the ambient RNA; kept among the details as a whole path. */
    static final String RAW = "raw";

    private static final Set<String> OWN = Set.of("lot", "path", "format", "library");

    /**
     * A library of a lot.
     *
     * @param lot lot name
     * @param path file or folder of counts, absolute
     * @param format importer's format word or id; empty to detect
     * @param library what the library is called; empty to call it as its file
     * @param details what further columns hold of it as far as given: donor, passage, condition, process, batch, site and any other
     */
    public record Row(String lot, Path path, String format, String library, Map<String, String> details) {
    }

    /** Reads and checks the sheet; every path must exist. */
    public static LotSheet read(Path file, List<Notice> notices) throws StepException {
        var sheet = Sheet.read(file, "lots", notices, "lot", "path");
        var folder = file.toAbsolutePath().getParent();
        var rows = new ArrayList<Row>();
        Set<Path> seen = new HashSet<>();
        Map<String, String> donorOf = new LinkedHashMap<>();
        for (int r = 0; r < sheet.rows(); r++) {
            var lot = sheet.require(r, "lot");
            Path path;
            try {
                path = folder.resolve(sheet.require(r, "path")).normalize();
            } catch (java.nio.file.InvalidPathException e) {
                throw sheet.complaint(r, "path", "is not a path on this system: " + e.getMessage(), "はパスとして使えません");
            }
            if (!Files.exists(path)) {
                throw sheet.complaint(r, "path", "names " + path + ", which does not exist", "のファイル " + path + " がありません");
            }
            if (!Files.isReadable(path)) {
                throw sheet.complaint(r, "path", "names " + path + ", which may not be read", "のファイル " + path + " を読む権限がありません");
            }
            if (!seen.add(path)) {
                throw sheet.complaint(r, "path", "names " + path + " a second time", "のファイル " + path + " が重複しています");
            }
            var details = new LinkedHashMap<String, String>();
            for (var name : sheet.columns()) {
                if (!name.isEmpty() && !OWN.contains(name) && !sheet.get(r, name).isEmpty()) {
                    details.put(name, sheet.get(r, name));
                }
            }
            details.computeIfPresent(RAW, (name, raw) -> folder.resolve(raw).normalize().toString());
            var donor = details.getOrDefault("donor", "");
            if (!donorOf.computeIfAbsent(lot, l -> donor).equals(donor)) {
                throw sheet.complaint(r, "donor", "differs from an earlier row of lot " + lot, "がロット " + lot + " の前の行と異なります");
            }
            rows.add(new Row(lot, path, sheet.get(r, "format"), sheet.get(r, "library"), details));
        }
        warnOfSharedDonors(donorOf, notices);
        return new LotSheet(file, rows);
    }

    private static void warnOfSharedDonors(Map<String, String> donorOf, List<Notice> notices) {
        var lotsOf = new LinkedHashMap<String, List<String>>();
        donorOf.forEach((lot, donor) -> lotsOf.computeIfAbsent(donor, d -> new ArrayList<>()).add(lot));
        lotsOf.forEach((donor, lots) -> {
            if (!donor.isEmpty() && lots.size() > 1) {
                notices.add(Notice.warning("DONOR_REPEATS", "Donor " + donor + " gave " + lots.size() + " lots ("
                        + String.join(", ", lots) + "); they are not independent, so the p-values are too small.",
                        "ドナー " + donor + " は " + lots.size() + " ロット（" + String.join(", ", lots)
                        + "）を提供。独立ではないため p 値は過小。"));
            }
        });
    }

    /** Name of a library: as the sheet says, or its file's name where that tells it from all others, else its path. */
    String nameOf(Row row) {
        if (!row.library.isEmpty()) {
            return rows.stream().filter(r -> r.library.equals(row.library)).count() == 1 ? row.library : row.lot + " " + row.library;
        }
        var name = row.path().getFileName();
        return rows.stream().filter(r -> r.path().endsWith(name)).count() == 1 ? name.toString() : row.path().toString();
    }

    /** Lot names in an order that puts D2 before D10. */
    public List<String> lots() {
        return rows.stream().map(Row::lot).distinct().sorted(NaturalOrder::compare).toList();
    }
}
