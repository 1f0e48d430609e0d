// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.api.counts;

import java.util.Objects;

/**
 * A counted feature.
 *
 * @param id stable id, for example an Ensembl id; equals the symbol where the file has no ids
 * @param symbol name a biologist reads
 * @since 1.0
 */
public record Gene(String id, String symbol) {

    /** Both are required. */
    public Gene {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(symbol, "symbol");
    }

    /** Whether this is one of the mitochondrial genes ({@code MT-} human, {@code mt-} mouse). */
    public boolean mitochondrial() {
        return symbol.startsWith("MT-") || symbol.startsWith("mt-");
    }
}
