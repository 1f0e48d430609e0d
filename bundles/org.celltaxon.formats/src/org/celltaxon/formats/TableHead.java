// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.formats;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

import org.celltaxon.api.StepException;

/**
 * What the first rows of a table tell about all of it.
 *
 * @param corner the word above the row names, null where the header begins with the first column
 * @param columns names of the columns of values
 * @param rows names of the rows that were looked at
 * @param whole whether these are all rows
 * @param texts columns with words
 * @param fractions columns with numbers that are not whole
 * @param negative whether a number is negative
 * @param misfits rows with another number of fields than the first
 */
record TableHead(char separator, String corner, List<String> columns, List<String> rows, boolean whole, BitSet texts, BitSet fractions,
        boolean negative, int misfits) {

    private static final int MOST_ROWS = 5000;
    private static final int FEW_COLUMNS = 50;
    private static final int FEW_GENES = 3;
    private static final Pattern NO_NAME = Pattern.compile("[-+]?[0-9]*[.][0-9]+([eE][-+]?[0-9]+)?|[-+]?[0-9]+[eE.][-+0-9]*");
    /** Columns of numbers that other programs write beside counts. */
    private static final Pattern KNOWN_QUALITY = Pattern.compile("(?i)n_?(count|feature)s?_(rna|adt|spliced|unspliced)|n_counts|n_genes"
            + "|n_genes_by_counts|(log1p_)?total_counts(_mt)?|percent[._](mt|mito|ribo).*|pct_counts_.*|doublet_?score");

    /**
     * Reads the header and some rows.
     *
     * @param most bytes to look at
     * @return null when the first line has no separator
     */
    static TableHead read(Path file, ByteLines lines, long most) throws StepException, IOException {
        do {
            if (!lines.next()) {
                return null;
            }
        } while (lines.end == lines.start || lines.bytes[lines.start] == '#');
        char separator = Fields.separator(lines);
        if (separator == 0) {
            return null;
        }
        var fields = new Fields(file, lines, separator);
        fields.split();
        var header = fields.texts(0);
        var rows = new ArrayList<String>();
        var texts = new BitSet();
        var fractions = new BitSet();
        boolean negative = false;
        String corner = null;
        long seen = 0;
        int misfits = 0;
        boolean more = true;
        while (seen < most && rows.size() < MOST_ROWS && (more = fields.next())) {
            if (rows.isEmpty() && fields.count() == header.size()) {
                corner = header.get(0);
            }
            misfits += fields.count() == header.size() + (corner == null ? 1 : 0) ? 0 : 1;
            rows.add(fields.text(0));
            for (int c = 0; c + 1 < fields.count(); c++) {
                if (texts.get(c)) {
                    continue;
                }
                try {
                    double value = fields.empty(c + 1) ? 0 : fields.number(c + 1);
                    negative |= value < 0;
                    if (value != Math.rint(value)) {
                        fractions.set(c);
                    }
                } catch (NumberFormatException e) {
                    texts.set(c);
                }
            }
            seen += lines.end - lines.start;
        }
        return new TableHead(separator, corner, corner == null ? header : header.subList(1, header.size()), rows, !more, texts,
                fractions, negative, misfits);
    }

    /** Columns of a cells x genes table that are not genes: words, and the quality numbers that other programs add. */
    BitSet annotations() {
        var found = (BitSet) texts.clone();
        for (int c = 0; c < columns.size(); c++) {
            if (KNOWN_QUALITY.matcher(columns.get(c)).matches()) {
                found.set(c);
            }
        }
        return found;
    }

    /** Whether it may be a table of counts and not one of lots, readings, annotations or coordinates. */
    boolean looksLikeCounts() {
        long genes = columns.stream().filter(FeatureNames::isGene).count() + rows.stream().filter(FeatureNames::isGene).count();
        boolean named = genes >= FEW_GENES;
        var first = corner == null ? "" : corner.toLowerCase(Locale.ROOT);
        if (rows.isEmpty()) {
            return columns.size() >= FEW_COLUMNS;
        }
        if (first.equals("lot") || negative || 2 * misfits > rows.size() || !named && (columns.size() < 2 || rowsAreNoNames())) {
            return false;
        }
        if (texts.isEmpty()) {
            return named || 2 * fractions.cardinality() <= columns.size();
        }
        var notWhole = (BitSet) texts.clone();
        notWhole.or(fractions);
        int counts = columns.size() - notWhole.cardinality();
        return 2 * counts >= columns.size() && columns.stream().anyMatch(FeatureNames::isGene)
                || counts >= 4 && 4 * counts >= 3 * columns.size();
    }

    /** Numbers with a point, or the same word again: a column of values. */
    private boolean rowsAreNoNames() {
        return rows.size() > new HashSet<>(rows).size() || rows.stream().allMatch(r -> NO_NAME.matcher(r).matches());
    }
}
