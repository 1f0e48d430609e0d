// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.engine;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.IntStream;

import org.celltaxon.api.table.Numbers;
import org.celltaxon.api.table.Table;
import org.celltaxon.model.study.Assay;
import org.celltaxon.model.study.CensorFlag;
import org.celltaxon.model.study.Donor;
import org.celltaxon.model.study.Library;
import org.celltaxon.model.study.Lot;
import org.celltaxon.model.study.Study;
import org.celltaxon.model.study.StudyFactory;
import org.celltaxon.store.SafeWrite;

/** From the sheets that people write to the model of a study, and back to sheets for a run. */
final class StudySheets {

    private static final StudyFactory MAKE = StudyFactory.eINSTANCE;

    private StudySheets() {
    }

    /** Adds the libraries of a sheet by their paths, and the lots and donors that are new. */
    static void addLots(Study study, LotSheet sheet) {
        for (var row : sheet.rows()) {
            var library = MAKE.createLibrary();
            library.setPath(row.path().toString());
            library.setFormat(row.format());
            lot(study, row).getLibraries().add(library);
        }
    }

    /** The lot of a row: the one that is there, or a new one with what the row says of it. */
    static Lot lot(Study study, LotSheet.Row row) {
        return study.getLots().stream().filter(l -> l.getId().equals(row.lot())).findFirst().orElseGet(() -> {
            var lot = MAKE.createLot();
            lot.setId(row.lot());
            lot.setPassage(row.details().get("passage"));
            lot.setCondition(row.details().get("condition"));
            lot.setProcess(row.details().get("process"));
            lot.setBatch(row.details().get("batch"));
            lot.setSite(row.details().get("site"));
            if (row.details().containsKey("donor")) {
                lot.setDonor(donor(study, row.details().get("donor")));
            }
            study.getLots().add(lot);
            return lot;
        });
    }

    private static Donor donor(Study study, String id) {
        return study.getDonors().stream().filter(d -> d.getId().equals(id)).findFirst().orElseGet(() -> {
            var donor = MAKE.createDonor();
            donor.setId(id);
            study.getDonors().add(donor);
            return donor;
        });
    }

    static void addPotency(Study study, Table readings) {
        var assays = new LinkedHashMap<String, Assay>();
        for (int r = 0; r < readings.rows(); r++) {
            int row = r;
            var assay = assays.computeIfAbsent(readings.text("assay", r), id -> {
                var made = MAKE.createAssay();
                made.setId(id);
                made.setName(id);
                made.setUnit(readings.text("unit", row));
                return made;
            });
            var result = MAKE.createPotencyResult();
            var lot = readings.text("lot", r);
            result.setLot(study.getLots().stream().filter(l -> l.getId().equals(lot)).findFirst().orElseThrow());
            result.setValue(readings.number("value", r));
            result.setFlag(flag(readings, r));
            assay.getResults().add(result);
        }
        study.getAssays().addAll(assays.values());
    }

    private static CensorFlag flag(Table readings, int row) {
        var flag = CensorFlag.get(readings.text("flag", row));
        return flag == null ? CensorFlag.EXACT : flag;
    }

    /** The readings of an assay in a study, to be compared. */
    static List<String> readings(Assay assay) {
        return assay.getResults().stream().map(r -> reading(r.getLot().getId(), r.getValue(), assay.getUnit(), r.getFlag())).toList();
    }

    /** The readings of a table of one assay, to be compared. */
    static List<String> readings(Table table) {
        return IntStream.range(0, table.rows()).mapToObj(r -> reading(table.text("lot", r), table.number("value", r),
                table.text("unit", 0), flag(table, r))).toList();
    }

    private static String reading(String lot, double value, String unit, CensorFlag flag) {
        return row(lot, Numbers.plain(value), unit, flag.getLiteral());
    }

    static String lots(Study study, Path folder) {
        var csv = new StringBuilder("lot,path,format,library,donor,passage,condition,process,batch,site\n");
        for (var lot : study.getLots()) {
            if (!lot.isExcluded()) {
                for (var library : lot.getLibraries().stream().filter(StudySheets::ofGenes).toList()) {
                    csv.append(row(lot.getId(), path(library, folder), library.getFormat(), name(library),
                            lot.getDonor() == null ? "" : lot.getDonor().getId(), lot.getPassage(), lot.getCondition(),
                            lot.getProcess(), lot.getBatch(), lot.getSite()));
                }
            }
        }
        return csv.toString();
    }

    static String potency(Study study) {
        var csv = new StringBuilder("lot,assay,value,unit,flag\n");
        for (var assay : study.getAssays()) {
            for (var result : assay.getResults().stream().filter(r -> !r.getLot().isExcluded()).toList()) {
                csv.append(row(result.getLot().getId(), assay.getId(), Numbers.plain(result.getValue()), assay.getUnit(),
                        result.getFlag().getLiteral()));
            }
        }
        return csv.toString();
    }

    /** A line of a CSV file. */
    static String row(String... fields) {
        var quoted = new ArrayList<String>();
        for (var field : fields) {
            quoted.add('"' + (field == null ? "" : field).replace("\"", "\"\"") + '"');
        }
        return String.join(",", quoted) + "\n";
    }

    /** Whether a library counts genes; antibodies and other features are kept apart and are not clustered. */
    private static boolean ofGenes(Library library) {
        return library.getFeatureType() == null || library.getFeatureType().isEmpty();
    }

    /** The counts in the study's folder where they were imported, else the file they come from. */
    private static String path(Library library, Path folder) {
        return library.getMatrix() == null ? library.getPath() : StudyFolder.matrix(folder, library.getMatrix()).toString();
    }

    private static String name(Library library) {
        return library.getMatrix() == null ? "" : String.valueOf(Path.of(library.getPath()).getFileName());
    }

    /** Removes a temporary folder of sheets; null is none. */
    static void forget(Path sheets) {
        if (sheets != null) {
            try {
                SafeWrite.remove(sheets);
            } catch (IOException e) {
                System.err.println("celltaxon: " + sheets + " could not be removed: " + e.getMessage());
            }
        }
    }
}
