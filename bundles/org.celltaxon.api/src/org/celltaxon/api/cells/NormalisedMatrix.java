// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.api.cells;

import org.celltaxon.api.counts.CountMatrix;

/**
 * Log-normalised expression, computed from the counts when it is read and never stored: the value of gene g in cell j is
 * {@code perLog * ln(1 + x_gj * scale_j)}. A count of zero stays zero, so the matrix stays sparse.
 *
 * @param counts the raw counts
 * @param scale factor of each cell, for example 10,000 / UMI
 * @param perLog 1 for natural logarithms, 1 / ln 2 for base 2
 * @since 1.0
 */
public record NormalisedMatrix(CountMatrix counts, double[] scale, double perLog) {

    /** One factor a cell. */
    public NormalisedMatrix {
        if (scale.length != counts.cells()) {
            throw new IllegalArgumentException(scale.length + " factors for " + counts.cells() + " cells");
        }
    }

    /** The value of a count in a cell. */
    public double value(int cell, int count) {
        return perLog * Math.log1p(count * scale[cell]);
    }
}
