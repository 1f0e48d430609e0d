// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.engine;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Proposes the name of a lot for a file of counts: what stays of its name, or of a folder above it, without the usual words. */
final class LotNames {

    private static final Pattern ENDING = Pattern.compile("(?i)(\\.(h5ad|h5|hdf5|loom|csv|tsv|txt|tab|mtx|xlsx|rds|zarr))?(\\.gz)?$");
    private static final String MATRIX = "(sample_)?(filtered|raw)?[_.-]?(feature|gene)s?_bc_matri(x|ces)(_mex)?([_.-]h5)?";
    private static final Pattern USUAL_END = Pattern.compile("(?i)([_.-]|^)(" + MATRIX
            + "|matrix|counts?|count_?matrix|umis?|expression|gene_?counts|counts_unfiltered|raw|filtered|dge)$");
    private static final Pattern ARCHIVE = Pattern.compile("^GSM[0-9]+[_.-]");
    /** Folders that every library has. */
    private static final Pattern USUAL_FOLDER = Pattern.compile("(?i)outs|per_sample_outs|hg19.*|hg38.*|grch3[78].*"
            + "|mm10.*|mm9.*|grcm3[89].*|solo\\.out|gene|genefull|velocyto|cells_x_genes|x|.*_bc_matrix");

    private LotNames() {
    }

    /** Name of each path, in order; what all have in common at an end is taken off where what stays is still a name. */
    static Map<Path, String> of(List<Path> paths) {
        var names = new LinkedHashMap<Path, String>();
        for (var path : paths) {
            names.put(path, of(path));
        }
        var common = shorten(new LinkedHashSet<>(names.values()));
        names.replaceAll((path, name) -> common.get(name));
        return names;
    }

    private static String of(Path path) {
        for (var at = path; at != null && at.getFileName() != null; at = at.getParent()) {
            var name = bare(at.getFileName().toString());
            if (!name.isEmpty() && !USUAL_FOLDER.matcher(name).matches()) {
                return name;
            }
        }
        return bareOr(path);
    }

    private static String bareOr(Path path) {
        var name = ENDING.matcher(path.getFileName().toString()).replaceFirst("");
        return name.isEmpty() ? path.getFileName().toString() : name;
    }

    private static String bare(String file) {
        var name = ARCHIVE.matcher(ENDING.matcher(file).replaceFirst("")).replaceFirst("");
        for (var before = ""; !name.equals(before);) {
            before = name;
            name = USUAL_END.matcher(name).replaceFirst("");
        }
        return name.replaceAll("^[_.-]+|[_.-]+$", "");
    }

    /** Takes words off that all names share at their begin or end. */
    private static Map<String, String> shorten(Iterable<String> names) {
        var shorter = new LinkedHashMap<String, String>();
        names.forEach(n -> shorter.put(n, n));
        for (var end : List.of("^([^_.-]+[_.-]+)", "([_.-]+[^_.-]+)$")) {
            var pattern = Pattern.compile(end);
            while (shorter.size() > 1) {
                var words = new LinkedHashSet<String>();
                var next = new LinkedHashMap<String, String>();
                shorter.forEach((name, now) -> {
                    var match = pattern.matcher(now);
                    words.add(match.find() ? match.group(1) : now);
                    next.put(name, match.replaceFirst(""));
                });
                boolean named = next.values().stream().allMatch(n -> n.matches(".*\\p{L}.*") && n.matches(".*\\p{Nd}.*"));
                if (words.size() != 1 || !named) {
                    break;
                }
                shorter.putAll(next);
            }
        }
        return shorter;
    }
}
