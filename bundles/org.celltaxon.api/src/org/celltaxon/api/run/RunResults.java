// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.api.run;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.celltaxon.api.Notice;
import org.celltaxon.api.Text;
import org.celltaxon.api.cells.Embedding;
import org.celltaxon.api.counts.CountMatrix;
import org.celltaxon.api.counts.Gene;
import org.celltaxon.api.table.Column;
import org.celltaxon.api.table.Table;

/**
 * Everything a run found.
 *
 * @param title name of the run
 * @param lots number of lots: the n of every inference
 * @param tables result tables by name: cells, composition, distance, association, markers, qc and more
 * @param columns meaning and unit of the tables' columns, by table, as far as their modules declare them
 * @param genes the genes of the analysis, in order
 * @param embeddings coordinates of the kept cells by name: {@code X_pca}, {@code X_harmony}, {@code X_umap}
 * @param figures pictures in the order of the screens
 * @param finding the result in one honest sentence
 * @param notices all warnings and refusals
 * @param steps what was done
 * @param provenance the whole record as JSON
 * @param counts kept cells x genes, whole counts, cells in the order of {@link #keptCells}; to be read while an exporter
 *            writes, not later; empty for an analysis of tables
 * @since 1.0
 */
public record RunResults(String title, int lots, Map<String, Table> tables,
        Map<String, List<Column>> columns, List<Gene> genes,
        Map<String, Embedding> embeddings, List<FigureResult> figures, Text finding, List<Notice> notices,
        List<StepRecord> steps, String provenance, Optional<CountMatrix> counts) {

    /** Results without counts: of an analysis of tables. */
    public RunResults(String title, int lots, Map<String, Table> tables, Map<String, List<Column>> columns, List<Gene> genes,
            Map<String, Embedding> embeddings, List<FigureResult> figures, Text finding, List<Notice> notices, List<StepRecord> steps,
            String provenance) {
        this(title, lots, tables, columns, genes, embeddings, figures, finding, notices, steps, provenance, Optional.empty());
    }

    /** A table that is always there. */
    public Table table(String name) {
        var table = tables.get(name);
        if (table == null) {
            throw new IllegalArgumentException("no table '" + name + "' in " + tables.keySet());
        }
        return table;
    }

    /** The rows of the kept cells, in the order of the embeddings. */
    public Table keptCells() {
        return table("cells").where("kept", "true");
    }
}
