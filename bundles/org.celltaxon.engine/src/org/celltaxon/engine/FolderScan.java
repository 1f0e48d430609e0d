// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.celltaxon.api.Notice;
import org.celltaxon.api.StepException;
import org.celltaxon.api.Text;
import org.celltaxon.api.formats.Importer;
import org.celltaxon.api.formats.Source;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;

/**
 * Looks through folders and files for count matrices and proposes a row of a lot sheet for each; finds lot sheets, potency tables,
 * annotations of cells and tables of instruments on the way. It reads the first bytes of files only and changes nothing.
 */
public final class FolderScan {

    private static final int DEPTH = 8;
    private static final int HEAD = 1 << 14;
    private static final Pattern DATA = Pattern.compile("(?i).*\\.(h5ad|h5|hdf5|loom|csv|tsv|tab|mtx|xlsx|rds|rdata|fcs)(\\.gz)?");
    private static final Pattern TABLE = Pattern.compile("(?i).*\\.(csv|tsv|tab|xlsx)(\\.gz)?");
    private static final Pattern NAMES = Pattern.compile("(?i).*(barcodes|cells|cell_names|obs_names|features|genes|gene_names|var_names)"
            + "\\.(tsv|txt)(\\.gz)?");
    /** What Cell Ranger writes beside its matrices. */
    private static final Pattern BY_PRODUCT = Pattern.compile("(?i)(.*[_.-])?(molecule_info\\.h5|metrics_summary\\.csv|"
            + "raw_molecules.*|analysis|analysis_csv|secondary_analysis|sc_rna_counter_cs|spatial)");
    private static final Pattern STATE = Pattern.compile("(?i)(?<=^|[_./\\\\-])(raw|filtered)(?=[_./\\\\-]|$)");

    /**
     * A row of a lot sheet, proposed.
     *
     * @param lot name made from that of the file or of a folder above it
     * @param path file or folder of counts
     * @param format the importer's word; empty where there is a problem
     * @param problem why it cannot be used, in the language of the scan, naming the file; empty where it can
     */
    public record Proposal(String lot, Path path, String format, String problem) {

        /** Whether it can be imported as far as its first bytes tell. */
        public boolean usable() {
            return problem.isEmpty();
        }
    }

    /**
     * What was found.
     *
     * @param libraries proposed rows, by place; those with a problem among them
     * @param lotSheets tables with the columns lot and path
     * @param potencyTables tables with the columns lot, assay and value
     * @param annotations tables with a column of barcodes
     * @param instrumentTables files of plate readers and other instruments
     * @param notices what was left out, and why
     */
    public record Found(List<Proposal> libraries, List<Path> lotSheets, List<Path> potencyTables, List<Path> annotations,
            List<Path> instrumentTables, List<Notice> notices) {

        private Found() {
            this(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        }

        private Found finished() {
            return new Found(List.copyOf(libraries), List.copyOf(lotSheets), List.copyOf(potencyTables), List.copyOf(annotations),
                    List.copyOf(instrumentTables), List.copyOf(notices));
        }
    }

    /** A file or folder that an importer accepts, or one with a problem. */
    private record Candidate(Path path, String format, String problem) {
    }

    private final Modules modules;
    private final Locale language;
    private final IProgressMonitor monitor;
    private final Set<Path> seen = new HashSet<>();
    private final List<Candidate> candidates = new ArrayList<>();
    private final Found found = new Found();

    private FolderScan(Modules modules, Locale language, IProgressMonitor monitor) {
        this.modules = modules;
        this.language = language;
        this.monitor = monitor;
    }

    /**
     * Looks through folders, eight deep, and files. Hidden ones are passed over; links are followed once.
     *
     * @param language of the problems told
     * @param monitor lets the user cancel
     */
    public static Found scan(List<Path> places, Modules modules, Locale language, IProgressMonitor monitor) {
        var scan = new FolderScan(modules, language, monitor);
        for (var place : places) {
            scan.visit(place.toAbsolutePath().normalize(), 0);
        }
        scan.propose();
        scan.warnOfLotsTwice();
        return scan.found.finished();
    }

    private void visit(Path path, int depth) {
        if (monitor.isCanceled()) {
            throw new OperationCanceledException();
        }
        try {
            if (!seen.add(path.toRealPath())) {
                return;
            }
            if (Files.isDirectory(path)) {
                folder(path, depth);
            } else {
                file(path, depth);
            }
        } catch (IOException | StepException e) {
            problem(path, text("cannot be looked at: " + reason(e), "を調べられません: " + reason(e)));
        }
    }

    private static String reason(Exception e) {
        return e instanceof StepException step ? step.why().en() : e.getClass().getSimpleName() + " " + e.getMessage();
    }

    private void folder(Path folder, int depth) throws IOException, StepException {
        var children = children(folder);
        var taken = new HashSet<Path>();
        var accepting = depth == 0 && children.isEmpty() ? Optional.<Module>empty()
                : LibraryReader.accepting(modules.of(Kind.IMPORT), new Source(folder));
        if (accepting.isPresent()) {
            var matrices = matrices(children);
            if (oneLibrary(matrices)) {
                candidates.add(new Candidate(folder, format(accepting.get()), ""));
                taken.addAll(matrices);
            }
            if (matrices.isEmpty()) {
                return; // a format of folders: what is inside belongs to it
            }
            children.stream().filter(c -> NAMES.matcher(name(c)).matches()).forEach(taken::add);
        }
        if (depth == DEPTH) {
            found.notices.add(Notice.warning("SCAN_DEPTH", folder + " is " + DEPTH + " folders deep; what is below was not looked at.",
                    folder + " は " + DEPTH + " 階層目のため、その下は調べていない。"));
            return;
        }
        boolean perSample = children.stream().anyMatch(c -> name(c).equals("per_sample_outs"));
        for (var child : children) {
            boolean pooled = perSample && name(child).equals("multi");
            if (!taken.contains(child) && !pooled && !BY_PRODUCT.matcher(name(child)).matches()) {
                visit(child, depth + 1);
            }
        }
    }

    private static List<Path> children(Path folder) throws IOException {
        var children = new ArrayList<Path>();
        try (var entries = Files.newDirectoryStream(folder)) {
            for (var entry : entries) {
                if (!name(entry).startsWith(".") && !name(entry).endsWith(StudyFolder.ENDING) && !Files.isHidden(entry)) {
                    children.add(entry);
                }
            }
        } catch (java.nio.file.DirectoryIteratorException e) {
            throw e.getCause();
        }
        children.sort((a, b) -> NaturalOrder.compare(name(a), name(b)));
        return children;
    }

    private static List<Path> matrices(List<Path> children) {
        return children.stream().filter(c -> name(c).matches("(?i).*\\.mtx(\\.gz)?")).toList();
    }

    /** Whether a folder is one library: no matrix file (another format), one, or one set of 10x and its by-products. */
    private static boolean oneLibrary(List<Path> matrices) {
        var stems = matrices.stream().map(m -> name(m).toLowerCase(Locale.ROOT).replaceFirst("\\.mtx(\\.gz)?$", "")).distinct()
                .toList();
        return stems.size() < 2 || stems.stream().filter(s -> s.endsWith("matrix")).toList().equals(List.of("matrix"));
    }

    private void file(Path file, int depth) throws IOException, StepException {
        if (!Files.isRegularFile(file)) {
            return;
        }
        if (Files.size(file) == 0) {
            if (DATA.matcher(name(file)).matches()) {
                problem(file, text("is empty.", "は空です。"));
            }
            return;
        }
        var columns = columns(file);
        if (columns.containsAll(Set.of("lot", "path"))) {
            found.lotSheets.add(file);
            return;
        }
        if (columns.containsAll(Set.of("lot", "assay", "value"))) {
            found.potencyTables.add(file);
            return;
        }
        var accepting = LibraryReader.accepting(modules.of(Kind.IMPORT), new Source(file));
        if (accepting.isPresent()) {
            candidates.add(new Candidate(file, format(accepting.get()), ""));
        } else if (TableFiles.accepting(modules, file).isPresent()) {
            found.instrumentTables.add(file);
        } else if (columns.size() > 1 && Annotations.accepts(file)) {
            found.annotations.add(file);
        } else if (depth > 0 && columns.size() > 1 && TABLE.matcher(name(file)).matches()) { // among others; a table may be anything
            found.notices.add(Notice.info("SCAN_UNKNOWN", name(file) + " is a table of another kind; it was left out.",
                    name(file) + " は別の種類の表のため除外。"));
        } else if (depth == 0 || DATA.matcher(name(file)).matches()) {
            problem(file, unknown(file));
        }
    }

    /** The header of a table in small letters; empty for what is no text. */
    private static Set<String> columns(Path file) {
        try {
            if (Workbooks.is(file)) {
                var rows = SheetRows.read(file, "").rows();
                return rows.isEmpty() ? Set.of() : rows.getFirst().fields().stream().map(f -> f.strip().toLowerCase(Locale.ROOT))
                        .collect(Collectors.toSet());
            }
            var first = TextContent.head(file, HEAD).lines().filter(l -> !l.startsWith("#") && !l.isBlank()).findFirst().orElse("");
            return first.indexOf('\0') >= 0 ? Set.of()
                    : Arrays.stream(first.toLowerCase(Locale.ROOT).replace("\"", "").split("[,;\t]")).map(String::strip)
                            .collect(Collectors.toSet());
        } catch (IOException | StepException e) {
            return Set.of(); // damaged: not one of our sheets
        }
    }

    private String unknown(Path file) {
        if (name(file).matches("(?i).*\\.(rds|rdata)")) {
            return text("is a file of R, which only R reads; save the object from R as .h5ad or as a 10x folder.",
                    "は R のファイルで、R 以外では読めません。R から .h5ad か 10x フォルダーで保存してください。");
        }
        return text("is not recognised by its content: of another kind, or damaged.", "は内容から判別できません（別の種類か、壊れています）。");
    }

    private void problem(Path path, String words) {
        candidates.add(new Candidate(path, "", name(path) + " " + words));
    }

    private String text(String en, String ja) {
        return new Text(en, ja).in(language);
    }

    private static String format(Module importer) throws StepException, IOException {
        return importer.call(Importer.class, i -> i.format());
    }

    private static String name(Path path) {
        return path.getFileName() == null ? path.toString() : path.getFileName().toString();
    }

    private void propose() {
        var chosen = withoutCopies();
        var names = LotNames.of(chosen.stream().map(Candidate::path).toList());
        for (var candidate : chosen) {
            found.libraries.add(new Proposal(names.get(candidate.path()), candidate.path(), candidate.format(), candidate.problem()));
        }
    }

    /** Of matrices that differ only in being raw or filtered, or in being a file or a folder, one. */
    private List<Candidate> withoutCopies() {
        var groups = new LinkedHashMap<String, List<Candidate>>();
        for (var candidate : candidates) {
            var path = candidate.path().toString();
            boolean matrix = candidate.problem().isEmpty() && path.matches("(?i).*(feature|gene)s?_bc_matri.*");
            var key = matrix ? STATE.matcher(path).replaceAll("*").replaceFirst("(?i)(_h5)?\\.h5$", "") : path;
            groups.computeIfAbsent(key, k -> new ArrayList<>()).add(candidate);
        }
        var chosen = new ArrayList<Candidate>();
        for (var group : groups.values()) {
            var filtered = group.stream().filter(c -> !raw(c)).toList();
            var best = filtered.stream().filter(c -> name(c.path()).toLowerCase(Locale.ROOT).endsWith(".h5")).findFirst()
                    .orElse(filtered.isEmpty() ? group.get(0) : filtered.get(0));
            chosen.add(best);
            tell(best, group);
        }
        return chosen;
    }

    private static boolean raw(Candidate candidate) {
        return STATE.matcher(candidate.path().toString()).results().reduce((a, b) -> b).map(m -> m.group().equalsIgnoreCase("raw"))
                .orElse(false);
    }

    private void tell(Candidate best, List<Candidate> group) {
        for (var other : group) {
            if (other != best) {
                boolean raw = raw(other);
                found.notices.add(Notice.info("SCAN_CHOICE", best.path() + " was taken and not " + other.path()
                        + (raw ? ", which holds all droplets, most of them empty." : ", which holds the same matrix."),
                        best.path() + " を採用し、" + other.path() + (raw ? "（空のドロップレットを含む）" : "（同じ行列）") + "は除外。"));
            }
        }
        if (best.path().toString().matches("(?i).*(feature|gene)s?_bc_matri.*") && raw(best)) {
            found.notices.add(Notice.warning("SCAN_RAW", best.path() + " holds all droplets, most of them empty, and there is no filtered"
                    + " matrix beside it.", best.path() + " は空のドロップレットを含む未フィルター行列で、フィルター済みの行列がない。"));
        }
    }

    private void warnOfLotsTwice() {
        var byLot = new TreeMap<String, List<String>>();
        found.libraries.stream().filter(Proposal::usable)
                .forEach(p -> byLot.computeIfAbsent(p.lot(), l -> new ArrayList<>()).add(p.path().toString()));
        byLot.forEach((lot, paths) -> {
            if (paths.size() > 1) {
                found.notices.add(Notice.warning("SCAN_LOT_TWICE", "Lot " + lot + " is proposed for " + paths.size() + " files ("
                        + String.join(", ", paths) + "); if they hold the same cells, leave all but one out.",
                        "ロット " + lot + " に " + paths.size() + " ファイル（" + String.join(", ", paths)
                                + "）。同じ細胞なら 1 つだけ残してください。"));
            }
        });
    }
}
