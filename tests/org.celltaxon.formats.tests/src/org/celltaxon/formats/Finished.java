// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.formats;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

import org.celltaxon.api.StepException;
import org.celltaxon.api.Text;
import org.celltaxon.api.cells.Embedding;
import org.celltaxon.api.counts.CountMatrix;
import org.celltaxon.api.counts.Gene;
import org.celltaxon.api.run.RunResults;
import org.celltaxon.api.table.Table;
import org.celltaxon.store.MatrixBuilder;

/** Results of small runs, to be exported. */
final class Finished {

    static final String PROVENANCE = "{\"finding\": \"クラスター CL1\", \"seed\": 1}\n";

    private Finished() {
    }

    /** Four cells of two lots, the second one not kept; three genes. */
    static RunResults of(String... barcodes) throws StepException {
        var cells = Table.builder().texts("lot", "ロット１", "ロット１", "D02", "D02").texts("barcode", barcodes)
                .texts("kept", "true", "false", "true", "true").texts("reasons", "", "few_genes", "", "")
                .texts("cluster", "CL10", "", "CL2", "CL10").numbers("umap_1", 0.5, Double.NaN, -1, 2)
                .numbers("mito", 1, 50, Double.NaN, 3).texts("note", "", "", "", "").build();
        var lots = Table.builder().texts("lot", "D02", "ロット１").numbers("donor", 7, Double.NaN).numbers("population_doublings", 6, 4.5)
                .texts("is_primary_data", "TRUE", "False").texts("tissue_type", "primary cell culture", "primary cell culture")
                .texts("organism_ontology_term_id", "NCBITaxon:9606", "NCBITaxon:9606").build();
        var composition = Table.builder().texts("lot", "D02").texts("cluster", "CL2").numbers("cells", 1).numbers("share", Double.NaN)
                .build();
        var genes = Table.builder().texts("symbol", "VEGFA", "", "血管").numbers("mean", 0.5, 0, 2).build();
        var embeddings = new LinkedHashMap<String, Embedding>();
        embeddings.put("X_pca", new Embedding(3, 4, new double[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12}));
        embeddings.put("X_umap", new Embedding(3, 2, new double[] {0.5, 0, -1, 1, 2, 3}));
        return results(Map.of("cells", cells, "genes", genes, "lots", lots, "composition", composition), embeddings,
                matrix(List.of(new Gene("ENSG1", "VEGFA"), new Gene("ENSG2", ""), new Gene("遺伝子", "血管")),
                        new int[][] {{1, 0, 2}, {0, 0, 0}, {0, 7, 0}}));
    }

    /** Random cells of three lots with sparse counts. */
    static RunResults random(int cells, int genes, long seed) throws StepException {
        var random = new SplittableRandom(seed);
        var rows = new int[cells][genes];
        for (var row : rows) {
            Arrays.setAll(row, g -> Math.max(0, random.nextInt(-9, 6)));
        }
        return counts(rows);
    }

    /** One cell a row. */
    static RunResults counts(int[][] rows) throws StepException {
        var lots = IntStream.range(0, rows.length).mapToObj(i -> "D" + i % 3).toArray(String[]::new);
        var barcodes = IntStream.range(0, rows.length).mapToObj(i -> "細胞" + i / 2).toArray(String[]::new);
        var kept = new String[rows.length];
        Arrays.fill(kept, "true");
        var cells = Table.builder().texts("lot", lots).texts("barcode", barcodes).texts("kept", kept).build();
        var genes = IntStream.range(0, rows[0].length).mapToObj(g -> new Gene("ENSG" + g, "遺伝子" + g)).toList();
        return results(Map.of("cells", cells), Map.of(), matrix(genes, rows));
    }

    private static RunResults results(Map<String, Table> tables, Map<String, Embedding> embeddings, CountMatrix counts) {
        return new RunResults("研究 1", 2, tables, Map.of(), counts.genes(), embeddings, List.of(), new Text("Found.", "見つかった。"),
                List.of(), List.of(), PROVENANCE, Optional.of(counts));
    }

    private static CountMatrix matrix(List<Gene> genes, int[][] rows) throws StepException {
        var builder = new MatrixBuilder("made up");
        builder.genes(genes);
        var all = IntStream.range(0, genes.size()).toArray();
        for (int i = 0; i < rows.length; i++) {
            builder.cell("cell " + i, all, Arrays.stream(rows[i]).asDoubleStream().toArray(), all.length);
        }
        return builder.build();
    }
}
