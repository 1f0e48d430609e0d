// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.api.cells;

import java.util.List;

import org.celltaxon.api.counts.Gene;

/**
 * The droplets of an unfiltered library that hold no cell, added up: what floats in the liquid (SCIENCE 1.1).
 *
 * @param genes genes of the unfiltered file
 * @param counts molecules of each gene in all of these droplets
 * @param droplets number of droplets with at least one molecule
 * @since 1.0
 */
public record EmptyDroplets(List<Gene> genes, long[] counts, long droplets) {
}
