// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.formats;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;

import org.celltaxon.api.Text;

/**
 * Which way round a table lies.
 *
 * @param cellsInRows cells x genes; else genes x cells
 * @param known whether anything told
 * @param reason what told
 */
record Orientation(boolean cellsInRows, boolean known, Text reason) {

    private static final Set<String> CELL_WORDS = Set.of("barcode", "barcodes", "cell", "cells", "cell_id", "cellid", "cell_name",
            "cell_barcode", "sample", "well");
    private static final Set<String> GENE_WORDS = Set.of("gene", "genes", "gene_id", "geneid", "gene_name", "gene_symbol", "symbol",
            "feature", "features", "ensembl", "ensembl_id", "ensembl_gene_id", "genename", "gene_short_name");
    private static final int MANY = 5000;

    /** Judges by names, then by the word above the row names, then by columns of words, then by numbers of rows and columns. */
    static Orientation of(TableHead head) {
        double geneRows = share(head.rows(), FeatureNames::isGene);
        double geneColumns = share(head.columns(), FeatureNames::isGene);
        double cellRows = share(head.rows(), FeatureNames::isBarcode);
        double cellColumns = share(head.columns(), FeatureNames::isBarcode);
        double rows = geneRows + cellColumns;
        double columns = geneColumns + cellRows;
        if (rows > columns) {
            return cellColumns > geneRows ? named(false, "columns", "列", "barcodes", "バーコード", head.columns(), FeatureNames::isBarcode)
                    : named(false, "rows", "行", "genes", "遺伝子", head.rows(), FeatureNames::isGene);
        }
        if (columns > rows) {
            return cellRows > geneColumns ? named(true, "rows", "行", "barcodes", "バーコード", head.rows(), FeatureNames::isBarcode)
                    : named(true, "columns", "列", "genes", "遺伝子", head.columns(), FeatureNames::isGene);
        }
        var corner = head.corner() == null ? "" : head.corner().toLowerCase(Locale.ROOT);
        if (CELL_WORDS.contains(corner) || GENE_WORDS.contains(corner)) {
            return found(CELL_WORDS.contains(corner), "the first column is headed '" + head.corner() + "'",
                    "先頭列の見出しが「" + head.corner() + "」");
        }
        if (!head.texts().isEmpty()) {
            var column = head.columns().get(Math.min(head.texts().nextSetBit(0), head.columns().size() - 1));
            return found(true, "the column '" + column + "' holds words, as a description of cells does",
                    "列「" + column + "」が文字（細胞の説明）");
        }
        return bySize(head.rows().size(), head.columns().size(), head.whole());
    }

    private static Orientation bySize(int rows, int columns, boolean whole) {
        if (rows >= MANY && columns <= rows / 2) {
            return found(false, "there are many more rows (" + rows + (whole ? "" : " or more") + ") than columns (" + columns + ")",
                    "行（" + rows + (whole ? "" : " 以上") + "）が列（" + columns + "）よりはるかに多い");
        }
        if (whole && columns >= MANY && rows <= columns / 2) {
            return found(true, "there are many more columns (" + columns + ") than rows (" + rows + ")",
                    "列（" + columns + "）が行（" + rows + "）よりはるかに多い");
        }
        return new Orientation(false, false, new Text("nothing in it tells genes from cells", "遺伝子と細胞を見分ける手掛かりがない"));
    }

    private static double share(List<String> names, Predicate<String> test) {
        return names.isEmpty() ? 0 : names.stream().filter(test).count() / (double) names.size();
    }

    private static Orientation named(boolean cellsInRows, String en, String ja, String kindEn, String kindJa, List<String> names,
            Predicate<String> test) {
        var example = names.stream().filter(test).findFirst().orElseThrow();
        return found(cellsInRows, "its " + en + " are named as " + kindEn + ", for example '" + example + "'",
                ja + "の名前が" + kindJa + "（例「" + example + "」）");
    }

    private static Orientation found(boolean cellsInRows, String en, String ja) {
        return new Orientation(cellsInRows, true, new Text(en, ja));
    }
}
