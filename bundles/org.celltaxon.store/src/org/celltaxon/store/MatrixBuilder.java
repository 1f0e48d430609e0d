// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.store;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.celltaxon.api.StepException;
import org.celltaxon.api.counts.CountBlock;
import org.celltaxon.api.counts.MatrixSink;

/** Collects the cells that an importer hands over in memory. */
public final class MatrixBuilder extends CheckedCells {

    private final String source;
    private final List<CountBlock> blocks = new ArrayList<>();
    private final Map<String, MatrixBuilder> others = new LinkedHashMap<>();

    /** @param source file or folder, for messages */
    public MatrixBuilder(String source) {
        super(source);
        this.source = source;
    }

    @Override
    void block(CountBlock block) {
        int used = block.nonZeros();
        blocks.add(new CountBlock(block.firstCell(), block.offsets(), Arrays.copyOf(block.genes(), used),
                Arrays.copyOf(block.counts(), used)));
    }

    @Override
    public Optional<MatrixSink> apart(String featureType) {
        return Optional.of(others.computeIfAbsent(featureType, type -> new MatrixBuilder(source)));
    }

    /** The finished matrix. */
    public MemoryMatrix build() throws StepException {
        end();
        return new MemoryMatrix(genes(), barcodes(), annotations(), blocks);
    }

    /** The matrices of other feature types. */
    public Map<String, MemoryMatrix> others() throws StepException {
        var built = new LinkedHashMap<String, MemoryMatrix>();
        for (var entry : others.entrySet()) {
            built.put(entry.getKey(), entry.getValue().build());
        }
        return built;
    }
}
