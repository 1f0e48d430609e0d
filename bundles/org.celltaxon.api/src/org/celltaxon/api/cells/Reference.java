// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.api.cells;

import java.util.List;

import org.celltaxon.api.counts.Gene;

/**
 * An analysed population as new lots are mapped onto it (Symphony's compressed reference: Kang 2021; SCIENCE 1.12). Matrices lie
 * row by row; d is the number of components. The arrays are shared and must not be changed.
 *
 * @param projection from expression to components
 * @param soft clusters of the integration
 * @param clusters the population's own clusters
 * @param alarm when a cell is like none of the reference
 * @param cells reference cells, all or an even sample of them
 * @param lots names of the reference lots
 * @param sizes number of all reference cells of each lot and cluster, lots x clusters
 * @since 1.0
 */
public record Reference(Projection projection, SoftClusters soft, Clusters clusters, Alarm alarm, Cells cells, List<String> lots,
        int[] sizes) {

    /**
     * From expression to components: scaled by the reference's own mean and deviation, cut, multiplied by the loadings.
     *
     * @param genes the variable genes
     * @param mean mean of each gene
     * @param sd standard deviation of each gene, above 0
     * @param loadings genes x d
     * @param clip largest absolute value of a scaled gene
     */
    public record Projection(List<Gene> genes, double[] mean, double[] sd, double[] loadings, double clip) {

        /** The lengths must fit. */
        public Projection {
            genes = List.copyOf(genes);
            fit(!genes.isEmpty() && mean.length == genes.size() && sd.length == genes.size() && loadings.length > 0
                    && loadings.length % genes.size() == 0 && clip > 0);
        }

        /** Number of components. */
        public int components() {
            return loadings.length / genes.size();
        }
    }

    /**
     * The soft clusters of the integration with what the reference cells add up to in each.
     *
     * @param centroids of length 1, k x d
     * @param weight memberships added up (N_k)
     * @param sum integrated coordinates, weighted by membership and added up (C_k), k x d
     */
    public record SoftClusters(double[] centroids, double[] weight, double[] sum) {

        /** The lengths must fit. */
        public SoftClusters {
            fit(weight.length > 0 && centroids.length % weight.length == 0 && sum.length == centroids.length);
        }
    }

    /**
     * Where the cells of each cluster lie in the integrated space.
     *
     * @param mean c x d
     * @param covariance shrunk, c x d x d
     */
    public record Clusters(double[] mean, double[] covariance) {
    }

    /**
     * Thresholds of the unknown-cell alarm: what a given share of the reference cells does not exceed when each lot is mapped onto a
     * reference of the other lots.
     *
     * @param distance Mahalanobis distance from the cluster
     * @param residual what the components leave of a cell, see {@link Mapped#residual}
     */
    public record Alarm(double distance, double residual) {

        /** Both must be above 0. */
        public Alarm {
            fit(distance > 0 && residual > 0);
        }
    }

    /**
     * Reference cells.
     *
     * @param coordinates integrated, cells x d
     * @param cluster cluster number of each
     * @param lot lot number of each
     * @param map two coordinates of each, for viewing only
     */
    public record Cells(float[] coordinates, int[] cluster, int[] lot, float[] map) {

        /** The lengths must fit. */
        public Cells {
            fit(cluster.length > 0 && lot.length == cluster.length && map.length == 2 * cluster.length
                    && coordinates.length % cluster.length == 0);
        }
    }

    /** The parts must fit each other. */
    public Reference {
        lots = List.copyOf(lots);
        int d = projection.components();
        int c = lots.isEmpty() ? 0 : sizes.length / lots.size();
        fit(c > 0 && sizes.length == c * lots.size() && clusters.mean.length == c * d && clusters.covariance.length == c * d * d
                && soft.centroids.length == soft.weight.length * d && cells.coordinates.length == cells.cluster.length * d);
        for (int i = 0; i < cells.cluster.length; i++) {
            fit(cells.cluster[i] >= 0 && cells.cluster[i] < c && cells.lot[i] >= 0 && cells.lot[i] < lots.size());
        }
    }

    /** Number of clusters. */
    public int clusterCount() {
        return sizes.length / lots.size();
    }

    private static void fit(boolean holds) {
        if (!holds) {
            throw new IllegalArgumentException("the parts of a reference do not fit each other");
        }
    }
}
