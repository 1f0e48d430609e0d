// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.api.cells;

/**
 * The main directions of the data (SCIENCE 1.4), with what is needed to project new cells.
 *
 * @param scores cells x components
 * @param genes numbers of the genes used, in the order of the arrays below
 * @param loadings genes x components, row by row
 * @param mean mean of each gene
 * @param sd standard deviation of each gene
 * @param deviation standard deviation of each component's scores, falling
 * @param explained share of the total variance of each component, 0-1
 * @param clip largest absolute value of a scaled gene, infinite for none
 * @since 1.0
 */
public record PrincipalComponents(Embedding scores, int[] genes, double[] loadings, double[] mean, double[] sd,
        double[] deviation, double[] explained, double clip) {

    /** Of values that were not cut. */
    public PrincipalComponents(Embedding scores, int[] genes, double[] loadings, double[] mean, double[] sd, double[] deviation,
            double[] explained) {
        this(scores, genes, loadings, mean, sd, deviation, explained, Double.POSITIVE_INFINITY);
    }
}
