// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.formats;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A Matrix Market file and the files that name its cells and features, as far as they are there. They share what stands before
 * {@code matrix.mtx}, as in {@code GSM1_D01_matrix.mtx.gz} and {@code GSM1_D01_barcodes.tsv.gz}.
 */
record MtxFiles(Path matrix, Optional<Path> barcodes, Optional<Path> features) {

    private static final List<String> BARCODES = List.of("barcodes", "cells", "obs_names", "cell_names");
    private static final List<String> FEATURES = List.of("features", "genes", "var_names", "gene_names");

    /** The files beside a matrix. */
    static MtxFiles of(Path matrix) throws IOException {
        var folder = matrix.toAbsolutePath().getParent();
        var start = stem(matrix).replaceFirst("(?i)matrix$", "");
        boolean alone = matrices(folder).size() == 1;
        return new MtxFiles(matrix, find(folder, start, alone, BARCODES), find(folder, start, alone, FEATURES));
    }

    /** What the names of a set's files begin with. */
    String start() {
        return stem(matrix).replaceFirst("(?i)matrix$", "");
    }

    private static String stem(Path matrix) {
        return matrix.getFileName().toString().replaceFirst("(?i)\\.mtx(\\.gz)?$", "");
    }

    private static Optional<Path> find(Path folder, String start, boolean alone, List<String> words) {
        var starts = alone ? List.of(start, start + "_", start + ".", "") : List.of(start, start + "_", start + ".");
        for (var begin : starts) {
            for (var word : words) {
                var found = TextFiles.find(folder, begin + word + ".tsv", begin + word + ".txt");
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    /** The matrices of a folder by name; of a packed and a plain copy the plain one. */
    static List<Path> matrices(Path folder) throws IOException {
        var found = new TreeMap<String, Path>();
        try (var files = Files.newDirectoryStream(folder)) {
            for (var file : files) {
                var name = file.getFileName().toString();
                if (name.toLowerCase(Locale.ROOT).matches("[^.].*\\.mtx(\\.gz)?") && Files.isRegularFile(file)) {
                    found.merge(stem(file), file, (a, b) -> a.getFileName().toString().length() < name.length() ? a : b);
                }
            }
        } catch (java.nio.file.DirectoryIteratorException e) {
            throw e.getCause();
        }
        return List.copyOf(found.values());
    }
}
