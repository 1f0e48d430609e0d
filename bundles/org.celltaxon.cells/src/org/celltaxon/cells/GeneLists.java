// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.cells;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.celltaxon.api.StepException;
import org.celltaxon.api.Text;
import org.celltaxon.api.counts.Gene;

/**
 * Known groups of genes by name: each is a file of the folder {@code genes}, a line a symbol (a regular expression), with where
 * they come from. Upper and lower case are the same, so that they serve for mouse as well.
 */
final class GeneLists {

    /** Names of the lists. */
    static final List<String> NAMES = List.of("tcr_ig", "mito", "ribo", "sex", "cell_cycle");

    private GeneLists() {
    }

    /** Which of the genes a list holds. */
    static boolean[] of(String list, List<Gene> genes) {
        var pattern = pattern(list);
        var in = new boolean[genes.size()];
        for (int g = 0; g < in.length; g++) {
            in[g] = pattern.matcher(genes.get(g).symbol()).matches();
        }
        return in;
    }

    /**
     * For each gene the first list that holds it, else an empty word.
     *
     * @param lists names with commas or spaces between them, as a user writes them
     */
    static String[] named(String lists, List<Gene> genes) throws StepException {
        var wanted = new LinkedHashMap<String, boolean[]>();
        for (var list : lists.split("[\\s,\\[\\]]+")) {
            if (!list.isEmpty()) {
                wanted.put(known(list), of(list, genes));
            }
        }
        var names = new String[genes.size()];
        Arrays.setAll(names, g -> wanted.entrySet().stream().filter(e -> e.getValue()[g]).map(Map.Entry::getKey).findFirst().orElse(""));
        return names;
    }

    private static String known(String list) throws StepException {
        if (NAMES.contains(list)) {
            return list;
        }
        var all = String.join(", ", NAMES);
        throw new StepException(new Text("There is no list of genes '" + list + "'.", "遺伝子リスト「" + list + "」はありません。"),
                new Text("The lists are: " + all + ".", "使えるリスト: " + all),
                new Text("Correct the setting 'exclude'.", "設定 exclude を直してください。"));
    }

    private static Pattern pattern(String list) {
        try (var file = GeneLists.class.getResourceAsStream("genes/" + list + ".txt")) {
            return Pattern.compile(new String(file.readAllBytes(), StandardCharsets.UTF_8).lines().map(String::strip)
                    .filter(l -> !l.isEmpty() && !l.startsWith("#")).collect(Collectors.joining("|")), Pattern.CASE_INSENSITIVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
