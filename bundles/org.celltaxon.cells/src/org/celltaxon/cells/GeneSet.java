// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.cells;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import org.celltaxon.api.Notice;
import org.celltaxon.api.Run;
import org.celltaxon.api.StepException;
import org.celltaxon.api.Text;
import org.celltaxon.api.counts.Gene;

/**
 * Genes that go together.
 *
 * @param name of the set
 * @param genes symbols or ids; older and newer symbols of one gene have a slash between them
 */
record GeneSet(String name, List<String> genes) {

    /** Sets from a file: GMT (name, description, genes), else two columns set and gene with commas or tabs between them. */
    static List<GeneSet> read(Path file) throws StepException {
        try {
            var sets = new LinkedHashMap<String, Set<String>>();
            boolean gmt = file.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(".gmt");
            int row = 0;
            for (var line : Files.readAllLines(file)) {
                row++;
                var words = Arrays.stream(line.replace("\uFEFF", "").split(gmt ? "\t" : "[,\t]"))
                        .map(w -> w.strip().replace("\"", "")).toList();
                if (line.isBlank() || !gmt && row == 1 && words.equals(List.of("set", "gene"))) {
                    continue;
                }
                if (gmt ? words.size() < 3 : words.size() != 2 || words.get(0).isEmpty() || words.get(1).isEmpty()) {
                    throw complaint(file, new Text("Row " + row + " is '" + line + "'.", row + " 行目は「" + line + "」です。"), null);
                }
                var genes = sets.computeIfAbsent(words.get(0), n -> new LinkedHashSet<>());
                (gmt ? words.subList(2, words.size()) : words.subList(1, 2)).stream().filter(w -> !w.isEmpty()).forEach(genes::add);
            }
            if (sets.isEmpty()) {
                throw complaint(file, new Text("It is empty.", "空です。"), null);
            }
            return sets.entrySet().stream().map(s -> new GeneSet(s.getKey(), List.copyOf(s.getValue()))).toList();
        } catch (IOException e) {
            throw complaint(file, new Text("It cannot be read: " + e, "読めません: " + e), e);
        }
    }

    private static StepException complaint(Path file, Text why, Throwable cause) {
        return new StepException(new Text("The gene sets " + file + " cannot be used.", "遺伝子セット " + file + " は使えません。"), why,
                new Text("Give a GMT file, or a table of two columns, set and gene.", "GMT、又は set・gene の 2 列の表にしてください。"), cause);
    }

    /** Numbers of the genes that are there, rising; those that are not are named. Symbols count in any case, ids too. */
    int[] find(Map<String, Integer> numbers, Run run) {
        var found = new java.util.TreeSet<Integer>();
        var missing = new ArrayList<String>();
        for (var gene : genes) {
            var number = Arrays.stream(gene.split("/")).map(w -> numbers.get(w.toUpperCase(Locale.ROOT))).filter(java.util.Objects::nonNull)
                    .findFirst();
            number.ifPresentOrElse(found::add, () -> missing.add(gene));
        }
        if (!missing.isEmpty()) {
            var names = String.join(", ", missing);
            var text = new Text(name + ": " + found.size() + " of " + genes.size() + " genes are there; missing: " + names,
                    name + ": " + genes.size() + " 遺伝子中 " + found.size() + " 個あり。なし: " + names);
            run.tell(2 * found.size() < genes.size() && !found.isEmpty()
                    ? Notice.warning("FEW_GENES_FOUND", text.en(), text.ja()) : Notice.info("GENES_MISSING", text.en(), text.ja()));
        }
        return found.stream().mapToInt(g -> g).toArray();
    }

    /** Number of each gene by symbol and id in capitals; of two with one symbol the first. */
    static Map<String, Integer> numbers(List<Gene> genes) {
        var numbers = new HashMap<String, Integer>();
        for (int g = 0; g < genes.size(); g++) {
            numbers.putIfAbsent(genes.get(g).symbol().toUpperCase(Locale.ROOT), g);
            numbers.putIfAbsent(genes.get(g).id().toUpperCase(Locale.ROOT), g);
        }
        return numbers;
    }
}
