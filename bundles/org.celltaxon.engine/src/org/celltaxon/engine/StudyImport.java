// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.engine;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.celltaxon.api.Notice;
import org.celltaxon.api.PlainRun;
import org.celltaxon.api.Settings;
import org.celltaxon.api.StepException;
import org.celltaxon.api.Text;
import org.celltaxon.api.formats.Importer;
import org.celltaxon.api.formats.Source;
import org.celltaxon.api.formats.TableImporter;
import org.celltaxon.api.table.Table;
import org.celltaxon.model.study.Assay;
import org.celltaxon.model.study.Donor;
import org.celltaxon.model.study.Library;
import org.celltaxon.model.study.Lot;
import org.celltaxon.model.study.StudyFactory;
import org.celltaxon.store.Digest;
import org.celltaxon.store.MatrixWriter;
import org.celltaxon.store.SafeWrite;
import org.celltaxon.store.StoredMatrix;
import org.celltaxon.store.Tsv;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.SubMonitor;
import org.eclipse.emf.common.util.ECollections;

/**
 * Brings count files into a study: each library is read, stored under its digest and entered, one independent of the other, so
 * that whatever ends the work keeps all that were entered. What is in the study already is passed over.
 */
public final class StudyImport {

    /**
     * What became of a file.
     *
     * @param path file or folder
     * @param lot name of its lot
     * @param cells number of cells; 0 when nothing was read
     * @param genes number of genes
     * @param done whether it was read and entered now; otherwise it was there already, or it failed
     * @param failure why it was not read
     */
    public record Line(Path path, String lot, int cells, int genes, boolean done, Optional<StepException> failure) {
    }

    private final StudyFolder study;
    private final Modules modules;
    private final Recipe recipe;
    private final List<Annotations> annotations;
    private final List<Notice> notices = new ArrayList<>();

    /** Without tables of annotations. */
    public StudyImport(StudyFolder study, Modules modules, Recipe recipe) {
        this(study, modules, recipe, List.of());
    }

    /**
     * Prepares an import.
     *
     * @param recipe its import step may name a module and settings
     * @param annotations what is known of the cells; joined to each library by barcode
     */
    public StudyImport(StudyFolder study, Modules modules, Recipe recipe, List<Annotations> annotations) {
        this.annotations = List.copyOf(annotations);
        this.study = study;
        this.modules = modules;
        this.recipe = recipe;
    }

    /** What the importers and sheets told. */
    public List<Notice> notices() {
        return List.copyOf(notices);
    }


    /**
     * Reads the libraries of a lot sheet.
     *
     * @return a line for each row, in the order of the sheet
     * @throws StepException when nothing can be written, or the sheet names an unknown format
     */
    public List<Line> libraries(LotSheet sheet, int threads, Locale language, IProgressMonitor progress) throws StepException {
        study.checkWritable();
        var reader = new LibraryReader(modules, recipe, null);
        var all = new PlainRun(progress, AnalysisRequest.SEED, threads, language);
        var strands = new Strands(progress, sheet.rows().size());
        var lines = new Line[sheet.rows().size()];
        var joined = joined();
        try {
            Files.createDirectories(study.data());
        } catch (IOException e) {
            throw unwritable(e);
        }
        progress.subTask(Kind.IMPORT.title().in(language));
        all.parallel(lines.length, i -> lines[i] = line(sheet.rows().get(i), sheet, joined, reader, strands.strand(), language));
        return List.of(lines);
    }

    private Line line(LotSheet.Row row, LotSheet sheet, String joined, LibraryReader reader, IProgressMonitor strand,
            Locale language) throws StepException {
        try {
            return read(row, sheet, joined, reader, strand, language);
        } catch (StepException e) {
            if (e.getCause() instanceof IOException full && Partial.diskIsFull(full)) {
                throw e;
            }
            return new Line(row.path(), row.lot(), 0, 0, false, Optional.of(e));
        } finally {
            strand.done();
        }
    }

    private Line read(LotSheet.Row row, LotSheet sheet, String joined, LibraryReader reader, IProgressMonitor strand,
            Locale language) throws StepException {
        String digest;
        Module importer;
        try {
            digest = digest(row.path());
            importer = reader.importer(row);
        } catch (IOException e) {
            throw LibraryReader.unreadable(row.path(), e);
        }
        var how = how(importer, reader) + joined;
        var details = new LinkedHashMap<String, String>(); // of all rows of the lot, so that it does not matter which is read first
        sheet.rows().stream().filter(r -> r.lot().equals(row.lot())).forEach(r -> r.details().forEach(details::putIfAbsent));
        synchronized (study) {
            for (var library : libraries(row.lot())) {
                if (digest.equals(library.getSha256()) && whole(library) && study.imported(library.getMatrix(), how)) {
                    return new Line(row.path(), row.lot(), library.getCells(), library.getGenes(), false, Optional.empty());
                }
            }
        }
        var run = new PlainRun(strand, AnalysisRequest.SEED, 1, language);
        var entered = new ArrayList<Library>();
        try (var writer = new MatrixWriter(study.data(), row.path().toString())) {
            importer.call(Importer.class, step -> {
                step.read(new Source(row.path()), writer, Settings.of(step.parameters(), reader.settings(importer)), run);
                return step;
            });
            for (var table : annotations) {
                writer.annotate(barcodes -> table.joinTo(row.lot(), sheet.lots(), barcodes, run));
            }
            entered.add(library(row, importer, digest, writer, ""));
            for (var other : writer.others().entrySet()) {
                entered.add(library(row, importer, digest, other.getValue(), other.getKey()));
            }
        } catch (IOException e) {
            throw Partial.diskIsFull(e) ? unwritable(e) : LibraryReader.unreadable(row.path(), e);
        }
        synchronized (study) {
            notices.addAll(run.notices());
            enter(row, details, entered, how);
        }
        return new Line(row.path(), row.lot(), entered.getFirst().getCells(), entered.getFirst().getGenes(), true, Optional.empty());
    }

    private static Library library(LotSheet.Row row, Module importer, String digest, MatrixWriter writer, String featureType)
            throws StepException, IOException {
        var path = writer.finish();
        var library = StudyFactory.eINSTANCE.createLibrary();
        library.setPath(row.path().toString());
        library.setFormat(importer.call(Importer.class, Importer::format));
        library.setSha256(digest);
        library.setMatrix(StudyFolder.digest(path.getFileName().toString()));
        library.setFeatureType(featureType);
        try (var matrix = StoredMatrix.open(path)) {
            library.setCells(matrix.cells());
            library.setGenes(matrix.genes().size());
        }
        return library;
    }

    private void enter(LotSheet.Row row, Map<String, String> details, List<Library> libraries, String how) throws StepException {
        var lot = StudySheets.lot(study.study(), new LotSheet.Row(row.lot(), row.path(), row.format(), row.library(), details));
        // a library that was only named until now, was damaged, or was read in another way
        lot.getLibraries().removeIf(l -> Path.of(l.getPath()).equals(row.path()));
        lot.getLibraries().addAll(libraries);
        // the order of the files does not depend on which was read first
        ECollections.sort(lot.getLibraries(), Comparator.comparing(Library::getPath).thenComparing(Library::getFeatureType));
        ECollections.sort(study.study().getLots(), Comparator.comparing(Lot::getId, NaturalOrder::compare));
        ECollections.sort(study.study().getDonors(), Comparator.comparing(Donor::getId, NaturalOrder::compare));
        study.save("import", Map.of("lot", row.lot(), "file", row.path().toString(), "sha256", libraries.getFirst().getSha256(),
                "matrix", libraries.getFirst().getMatrix(), "how", how));
    }

    /** Whether the counts of a library are there as they were written. */
    private boolean whole(Library library) {
        if (library.getMatrix() == null) {
            return false;
        }
        var path = StudyFolder.matrix(study.folder(), library.getMatrix());
        try {
            return Files.exists(path) && Digest.sha256(path).equals(library.getMatrix());
        } catch (IOException e) {
            return false;
        }
    }

    /** Importer and settings, for the journal: the same file read in another way is another library. */
    private String how(Module importer, LibraryReader reader) throws StepException {
        var words = new StringBuilder(importer.id()).append(' ').append(importer.version().replaceFirst("\\.[^.]*$", ""));
        new TreeMap<>(reader.settings(importer)).forEach((name, value) -> words.append(' ').append(name).append('=').append(value));
        return words.toString();
    }

    /** The annotations, for the journal. */
    private String joined() throws StepException {
        var words = new StringBuilder();
        for (var table : annotations) {
            try {
                words.append(" annotations=").append(Digest.sha256(table.file()));
            } catch (IOException e) {
                throw LibraryReader.unreadable(table.file(), e);
            }
        }
        return words.toString();
    }

    private List<Library> libraries(String lot) {
        return study.study().getLots().stream().filter(l -> l.getId().equals(lot)).flatMap(l -> l.getLibraries().stream()).toList();
    }

    /**
     * Adds the readings of a potency table; lots must be in the study.
     *
     * @return whether they were added; they are not when the study has the same already
     * @throws StepException when it has other readings of an assay
     */
    public boolean potency(Path table) throws StepException {
        study.checkWritable();
        var lots = study.study().getLots().stream().map(Lot::getId).toList();
        var readings = PotencySheet.read(table, lots, notices);
        var known = study.study().getAssays().stream().filter(a -> readings.distinct("assay").contains(a.getId())).toList();
        for (var assay : known) {
            if (!StudySheets.readings(assay).equals(StudySheets.readings(readings.where("assay", assay.getId())))) {
                throw new StepException(
                        new Text("The potency table " + table + " was not taken over.", "力価表 " + table + " は取り込みませんでした。"),
                        new Text("The study has other readings of the assay " + assay.getId() + " already.",
                                "アッセイ " + assay.getId() + " には既に別の値があります。"),
                        new Text("Give the assay another name, or start a new study.", "アッセイ名を変えるか、新しいスタディーにしてください。"));
            }
        }
        var names = known.stream().map(Assay::getId).toList();
        if (names.size() == readings.distinct("assay").size()) {
            return false;
        }
        StudySheets.addPotency(study.study(), readings.where(r -> !names.contains(readings.text("assay", r))));
        study.save("import", Map.of("file", table.toString()));
        return true;
    }

    /**
     * Keeps the tables of an instrument's file.
     *
     * @return their names; empty when they are there already
     */
    public List<String> tables(Path file, Locale language) throws StepException {
        study.checkWritable();
        var runner = new StepRunner(SubMonitor.convert(null), AnalysisRequest.SEED, 1, language);
        var files = new TableFiles(modules, runner);
        try {
            var source = Digest.sha256(file);
            var module = TableFiles.accepting(modules, file);
            if (module.isEmpty() || study.study().getTables().stream().anyMatch(t -> source.equals(t.getSha256()))) {
                return List.of();
            }
            var tables = files.imported(module.get(), file);
            for (var entry : tables.entrySet()) {
                var table = StudyFactory.eINSTANCE.createImportedTable();
                table.setName(entry.getKey());
                table.setPath(file.toAbsolutePath().normalize().toString());
                table.setFormat(module.get().call(TableImporter.class, TableImporter::format));
                table.setSha256(source);
                table.setRows(entry.getValue().rows());
                table.setFile(StudyFolder.DATA + "/" + stored(entry.getValue()));
                study.study().getTables().add(table);
            }
            notices.addAll(runner.notices());
            study.save("import", Map.of("file", file.toString(), "sha256", source));
            return List.copyOf(tables.keySet());
        } catch (IOException e) {
            throw Partial.diskIsFull(e) ? unwritable(e) : LibraryReader.unreadable(file, e);
        }
    }

    /** Writes a table into the study, named by its digest. */
    private String stored(Table table) throws IOException {
        var bytes = new ByteArrayOutputStream();
        Tsv.write(table, table.names(), bytes);
        var name = Digest.hex(bytes.toByteArray()) + ".tsv";
        SafeWrite.file(study.data().resolve(name), bytes.toByteArray());
        return name;
    }

    /** Digest of a file; of a folder, of the digests of its files. */
    private static String digest(Path path) throws IOException {
        if (!Files.isDirectory(path)) {
            return Digest.sha256(path);
        }
        var lines = new StringBuilder();
        try (var files = Files.list(path)) {
            for (var file : files.filter(Files::isRegularFile).sorted().toList()) {
                lines.append(Digest.sha256(file)).append("  ").append(file.getFileName()).append('\n');
            }
        }
        return Digest.hex(lines.toString().getBytes(StandardCharsets.UTF_8));
    }

    private StepException unwritable(IOException e) {
        return new StepException(new Text("The study " + study.folder() + " cannot be written to.",
                "スタディー " + study.folder() + " に書き込めません。"), Text.same(Partial.reason(e)),
                new Text("Free some space or correct the permissions; what was imported so far is safe.",
                        "空き容量か権限を確認してください（取込み済みのものは保存されています）。"), e);
    }
}
