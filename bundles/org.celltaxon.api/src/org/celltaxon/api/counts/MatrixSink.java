// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.api.counts;

import java.util.List;

import org.celltaxon.api.StepException;
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
}
