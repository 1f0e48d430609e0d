// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.engine;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.celltaxon.api.Notice;
import org.celltaxon.api.StepException;
import org.eclipse.core.runtime.IProgressMonitor;

/**
 * What shall be brought into a study, found out from files and folders that a user points at.
 *
 * @param libraries rows of the lot sheets among them, and one for each further library
 * @param problems libraries that cannot be read, each with the reason
 * @param potencyTables tables with lot, assay and value
 * @param annotations tables with a barcode in each row
 * @param instrumentTables files of plate readers, cytometers and the like
 * @param notices what else there is to say
 */
public record ImportPlan(LotSheet libraries, List<FolderScan.Proposal> problems, List<Path> potencyTables, List<Path> annotations,
        List<Path> instrumentTables, List<Notice> notices) {

    /**
     * Looks at files and folders; nothing is imported.
     *
     * @param lot name of the lot of all libraries that no lot sheet names; empty to take it from the names of the files
     * @param format importer's word for all of these; empty to detect it
     */
    public static ImportPlan of(List<Path> places, String lot, String format, Modules modules, Locale language,
            IProgressMonitor monitor) throws StepException {
        var found = FolderScan.scan(places, modules, language, monitor);
        var notices = new ArrayList<>(found.notices());
        var rows = new ArrayList<LotSheet.Row>();
        var named = new HashSet<Path>();
        for (var sheet : found.lotSheets()) {
            for (var row : LotSheet.read(sheet, notices).rows()) {
                if (named.add(row.path())) {
                    rows.add(row.format().isEmpty() ? new LotSheet.Row(row.lot(), row.path(), format(found, row.path()), row.library(),
                            row.details()) : row);
                }
            }
        }
        var problems = new ArrayList<FolderScan.Proposal>();
        for (var library : found.libraries()) {
            if (named.contains(library.path())) {
                continue;
            }
            if (library.usable() || !format.isEmpty()) {
                rows.add(new LotSheet.Row(lot.isEmpty() ? library.lot() : lot, library.path(),
                        format.isEmpty() ? library.format() : format, "", Map.of()));
            } else {
                problems.add(library);
            }
        }
        var first = found.lotSheets().isEmpty() ? places.getFirst() : found.lotSheets().getFirst();
        return new ImportPlan(new LotSheet(first, rows), problems, found.potencyTables(), found.annotations(),
                found.instrumentTables(), notices);
    }

    /** The format that was found for a library; empty where it was not looked at. */
    private static String format(FolderScan.Found found, Path library) {
        return found.libraries().stream().filter(p -> p.path().equals(library)).map(FolderScan.Proposal::format).findFirst().orElse("");
    }
}
