// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.formats;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;

import org.celltaxon.api.Offer;
import org.celltaxon.api.Run;
import org.celltaxon.api.Settings;
import org.celltaxon.api.StepException;
import org.celltaxon.api.counts.CountMatrix;
import org.celltaxon.api.formats.Exporter;
import org.celltaxon.api.run.RunResults;
import org.celltaxon.api.table.Table;
import org.eclipse.core.runtime.SubMonitor;
import org.osgi.service.component.annotations.Component;

/**
 * Results as AnnData 0.8: X (counts of the kept cells), obs (cells: lot, cluster, QC, all that the lot sheet says), var (genes
 * and their statistics), obsm (coordinates) and uns (title, finding, provenance, tables by lot). Written block by block.
 */
@Component
@Offer(id = "org.celltaxon.formats.h5ad_export", label = "Results as AnnData h5ad", label_ja = "結果の AnnData h5ad 出力")
public final class H5adExporter implements Exporter {

    private static final List<String> TABLES = List.of("lots", "composition", "distance", "association", "markers");

    /** Columns that name groups, also where their words are numbers. */
    private static final Set<String> GROUPS = Set.of("lot", "cluster", "donor", "condition", "process", "batch", "site", "passage",
            "donor_id");

    /** Of the cells: what all kept cells share, and what obsm holds. */
    private static final Set<String> NOT_OF_CELLS = Set.of("kept", "reasons", "umap_1", "umap_2");

    /** Names that other programs look for, and the column of the lot sheet that fills them when they are not given. */
    private static final Map<String, String> ALIASES = new TreeMap<>(Map.of("lot_id", "lot", "donor_id", "donor",
            "process_version", "process"));

    @Override
    public String format() {
        return "h5ad";
    }

    @Override
    public String target() {
        return "run.h5ad";
    }

    @Override
    public void write(RunResults results, Path target, Settings settings, Run run) throws StepException, IOException {
        var cells = results.keptCells();
        try (var file = new HdfWriter(target, run)) {
            var root = AnnData.encode(file.root(), "anndata", "0.1.0");
            if (results.counts().isPresent()) {
                var counts = results.counts().get();
                if (counts.cells() != cells.rows()) {
                    throw new IllegalArgumentException("counts of " + counts.cells() + " cells, but " + cells.rows() + " are kept");
                }
                var monitor = SubMonitor.convert(run.monitor(), counts.blocks());
                AnnData.counts(root, "X", counts, () -> {
                    run.checkCanceled();
                    monitor.worked(1);
                });
            }
            var uns = AnnData.mapping(root, "uns");
            var missing = obs(root, uns, cells, results);
            if (!missing.isEmpty()) {
                run.tell(Cellxgene.notice(missing));
            }
            AnnData.words(uns, "cellxgene_missing", missing.size(), missing::get);
            AnnData.text(uns, "celltaxon_run", results.provenance());
            AnnData.text(uns, "title", results.title());
            AnnData.text(uns, "finding", results.finding().in(run.language()));
            for (var name : TABLES) {
                if (results.tables().containsKey(name)) {
                    frame(uns, name, results.table(name));
                }
            }
            var(root, results);
            var obsm = AnnData.mapping(root, "obsm");
            for (var entry : results.embeddings().entrySet()) {
                run.checkCanceled();
                AnnData.matrix(obsm, entry.getKey(), entry.getValue());
            }
            for (var empty : List.of("layers", "varm", "obsp", "varp")) {
                AnnData.mapping(root, empty);
            }
            file.finish();
        }
    }

    /** The cells. Answers what CELLxGENE would still want to know. */
    private static List<String> obs(HdfWriter.Group root, HdfWriter.Group uns, Table cells, RunResults results) throws IOException {
        var frame = new AnnData.Frame(root, "obs", cells.rows(), CellNames.of(cells));
        for (var name : cells.names()) {
            if (GROUPS.contains(name)) {
                frame.groups(name, Set.copyOf(cells.distinct(name)), i -> cells.text(name, i));
            } else if (!NOT_OF_CELLS.contains(name)) {
                frame.add(cells, name);
            }
        }
        var known = new HashSet<String>();
        if (results.tables().containsKey("lots")) {
            ofLots(frame, uns, cells, results.table("lots"), known);
        }
        var annotations = results.counts().map(CountMatrix::annotations).orElse(Table.builder().build());
        if (annotations.rows() == cells.rows()) {
            frame.add(annotations);
            Cellxgene.FIELDS.stream().filter(f -> annotations.has(f) && !annotations.distinct(f).contains("")).forEach(known::add);
        }
        frame.end();
        return Cellxgene.missing(known::contains);
    }

    /** What the lot sheet says, for each cell, under its own names and those that other programs look for. */
    private static void ofLots(AnnData.Frame frame, HdfWriter.Group uns, Table cells, Table lots, Set<String> known)
            throws IOException {
        var columns = new LinkedHashMap<String, String>();
        lots.names().stream().filter(n -> !n.equals("lot")).forEach(n -> columns.put(n, n));
        ALIASES.forEach((alias, column) -> {
            if (lots.has(column)) {
                columns.putIfAbsent(alias, column);
            }
        });
        var row = rows(lots, cells);
        for (var entry : columns.entrySet()) {
            var name = entry.getKey();
            var column = entry.getValue();
            var distinct = Set.copyOf(lots.distinct(column));
            boolean organism = name.equals(Cellxgene.ORGANISM);
            if (!distinct.contains("") && (!organism || distinct.size() == 1)) {
                known.add(name);
            }
            if (organism && known.contains(name)) {
                AnnData.text(uns, name, lots.text(column, 0));
            } else if (lots.isNumber(column) && !GROUPS.contains(column)) {
                var values = lots.numbers(column);
                frame.numbers(name, Arrays.stream(row).mapToDouble(r -> values[r]).toArray());
            } else {
                var words = lots.texts(column);
                frame.groups(name, distinct, i -> words[row[i]]);
            }
        }
    }

    /** Row of each cell's lot in the table of lots. */
    private static int[] rows(Table lots, Table cells) {
        var number = new HashMap<String, Integer>();
        for (int l = 0; l < lots.rows(); l++) {
            number.put(lots.text("lot", l), l);
        }
        return IntStream.range(0, cells.rows()).map(i -> number.get(cells.text("lot", i))).toArray();
    }

    /** The genes. */
    private static void var(HdfWriter.Group root, RunResults results) throws IOException {
        var genes = results.genes();
        var frame = new AnnData.Frame(root, "var", genes.size(), g -> genes.get(g).id());
        frame.words("feature_name", g -> genes.get(g).symbol());
        var statistics = results.tables().getOrDefault("genes", Table.builder().build());
        for (var name : statistics.names()) {
            if (!name.equals("gene") && !name.equals("symbol")) { // the symbol again
                frame.add(statistics, name);
            }
        }
        frame.end();
    }

    private static void frame(HdfWriter.Group group, String name, Table table) throws IOException {
        var frame = new AnnData.Frame(group, name, table.rows(), Integer::toString);
        frame.add(table);
        frame.end();
    }
}
