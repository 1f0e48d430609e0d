// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.api.counts;

import java.util.List;
import java.util.Optional;

import org.celltaxon.api.StepException;
import org.celltaxon.api.table.Table;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Takes the cells of a library as an importer reads them: first the genes, then one cell after the other.
 * What it takes is checked: whole, not negative, gene numbers in range, no barcode twice.
 *
 * @since 1.0
 */
@ProviderType
public interface MatrixSink {

    /** The genes, once, before the first cell. */
    void genes(List<Gene> genes) throws StepException;

    /**
     * The next cell. Entries may come in any order; zeros are left out; the arrays are copied.
     *
     * @param barcode unique in the library
     * @param genes gene numbers
     * @param values counts, one for each gene number
     * @param length how many entries of the two arrays count
     * @throws StepException when a value is not a whole number of at least 0, or a gene is named twice
     */
    void cell(String barcode, int[] genes, double[] values, int length) throws StepException;

    /**
     * What the file says of each cell beside its counts, once, after the last cell. It is kept and travels with the results.
     *
     * @param cells one row a cell in the order they were given; column names are the file's own
     */
    default void annotations(Table cells) throws StepException {
        // a sink that wants counts only
    }

    /**
     * Where features that are not gene expression go (antibodies, guides, hashtags): a matrix of its own that takes the same
     * cells, so that they are never mixed with the genes.
     *
     * @param featureType the file's word, for example {@code Antibody Capture}; the same word gives the same sink
     * @return empty when they are not wanted
     */
    default Optional<MatrixSink> apart(String featureType) throws StepException {
        return Optional.empty();
    }
}
