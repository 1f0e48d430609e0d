// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;

import org.celltaxon.api.StepException;
import org.celltaxon.api.Text;
import org.celltaxon.api.cells.Reference;
import org.celltaxon.api.counts.Gene;
import org.celltaxon.api.run.StepRecord;

/**
 * The frozen reference in a run's folder, {@code reference/population.atlas}: everything that mapping a new lot needs and nothing that
 * may change (SCIENCE R7, 7.1). An {@link ArrayFile}; docs/adr/0009 lists its header and arrays.
 *
 * @param file where it was read
 * @param hash SHA-256 over everything
 * @param reference the population
 * @param steps module and settings of the steps that a new lot goes through
 * @param chemistry words of the reference's libraries, as far as known
 */
record Atlas(Path file, String hash, Reference reference, Map<Kind, Recipe.Choice> steps, Set<String> chemistry) {

    static final String FOLDER = "reference";

    private static final String NAME = "population.atlas";
    private static final String FORM = "celltaxon-atlas";
    private static final int SCHEMA = 1;
    private static final Set<Kind> KINDS = Set.of(Kind.QUALITY_CONTROL, Kind.NORMALISATION, Kind.MAPPING, Kind.COMPOSITION);

    /** Writes it into a run's folder. */
    static void write(Path run, Reference reference, List<StepRecord> done, Set<String> chemistry) throws IOException {
        var header = new JsonObject();
        header.addProperty("form", FORM);
        header.addProperty("schema", SCHEMA);
        var steps = new JsonObject();
        for (var step : done) {
            if (KINDS.stream().anyMatch(k -> k.word().equals(step.step()))) {
                var one = new JsonObject();
                one.addProperty("module", step.module());
                one.add("settings", new Gson().toJsonTree(new TreeMap<>(step.settings())));
                steps.add(step.step(), one);
            }
        }
        header.add("steps", steps);
        header.add("chemistry", words(new ArrayList<>(new TreeSet<>(chemistry))));
        header.add("lots", words(reference.lots()));
        var rule = reference.projection();
        header.add("gene_ids", words(rule.genes().stream().map(Gene::id).toList()));
        header.add("gene_symbols", words(rule.genes().stream().map(Gene::symbol).toList()));
        var arrays = new LinkedHashMap<String, Object>();
        arrays.put("gene_mean", rule.mean());
        arrays.put("gene_sd", rule.sd());
        arrays.put("gene_clip", new double[] {rule.clip()});
        arrays.put("loadings", rule.loadings());
        arrays.put("soft_centroids", reference.soft().centroids());
        arrays.put("soft_weight", reference.soft().weight());
        arrays.put("soft_sum", reference.soft().sum());
        arrays.put("cluster_mean", reference.clusters().mean());
        arrays.put("cluster_covariance", reference.clusters().covariance());
        arrays.put("alarm", new double[] {reference.alarm().distance(), reference.alarm().residual()});
        arrays.put("cell_coordinates", reference.cells().coordinates());
        arrays.put("cell_cluster", reference.cells().cluster());
        arrays.put("cell_lot", reference.cells().lot());
        arrays.put("cell_map", reference.cells().map());
        arrays.put("sizes", reference.sizes());
        new ArrayFile(header, arrays).write(run.resolve(FOLDER).resolve(NAME));
    }

    private static JsonArray words(List<String> words) {
        var array = new JsonArray();
        words.forEach(array::add);
        return array;
    }

    /**
     * Reads the reference of a run.
     *
     * @param run folder of a run, or the file itself
     * @throws StepException when there is none, or it is not as it was written
     */
    static Atlas read(Path run) throws StepException {
        var file = Files.isDirectory(run) ? run.resolve(FOLDER).resolve(NAME) : run;
        if (!Files.exists(file)) {
            throw new StepException(new Text("There is no reference at " + run + ".", run + " に参照がありません。"),
                    new Text(file + " does not exist: no run, or one of an earlier version.", file + " がありません（解析結果でないか、以前の版）。"),
                    new Text("Give the folder of a run, or run the analysis again.", "解析結果のフォルダーを指定するか、解析をやり直してください。"));
        }
        try {
            var bytes = Files.readAllBytes(file);
            var content = ArrayFile.of(bytes);
            var header = content.header();
            if (!header.has("form") || !FORM.equals(header.get("form").getAsString())) {
                throw new IOException("it is not a reference of CellTaxon");
            }
            if (header.get("schema").getAsInt() != SCHEMA) {
                throw new IOException("it has the form " + header.get("schema") + ", this version reads form " + SCHEMA);
            }
            return new Atlas(file, ArrayFile.hash(bytes), reference(content), steps(header), new TreeSet<>(words(header, "chemistry")));
        } catch (IOException | RuntimeException e) { // RuntimeException: a digest that fits, but parts that do not
            throw new StepException(new Text("The reference " + file + " cannot be used.", "参照 " + file + " は使えません。"),
                    new Text(e.getMessage() + ".", "壊れているか、別の形式です: " + e.getMessage()),
                    new Text("Restore it from a copy, or run the analysis again.", "コピーから戻すか、解析をやり直してください。"), e);
        }
    }

    private static Reference reference(ArrayFile content) {
        var ids = words(content.header(), "gene_ids");
        var symbols = words(content.header(), "gene_symbols");
        var genes = new ArrayList<Gene>();
        for (int g = 0; g < ids.size(); g++) {
            genes.add(new Gene(ids.get(g), symbols.get(g)));
        }
        var alarm = content.array("alarm", double[].class);
        return new Reference(new Reference.Projection(genes, content.array("gene_mean", double[].class), content.array("gene_sd",
                double[].class), content.array("loadings", double[].class), content.array("gene_clip", double[].class)[0]),
                new Reference.SoftClusters(content.array("soft_centroids", double[].class), content.array("soft_weight", double[].class),
                        content.array("soft_sum", double[].class)),
                new Reference.Clusters(content.array("cluster_mean", double[].class), content.array("cluster_covariance", double[].class)),
                new Reference.Alarm(alarm[0], alarm[1]),
                new Reference.Cells(content.array("cell_coordinates", float[].class), content.array("cell_cluster", int[].class),
                        content.array("cell_lot", int[].class), content.array("cell_map", float[].class)),
                words(content.header(), "lots"), content.array("sizes", int[].class));
    }

    private static Map<Kind, Recipe.Choice> steps(JsonObject header) {
        var steps = new EnumMap<Kind, Recipe.Choice>(Kind.class);
        for (var kind : KINDS) {
            var one = header.getAsJsonObject("steps").getAsJsonObject(kind.word());
            var settings = new LinkedHashMap<String, Object>();
            one.getAsJsonObject("settings").entrySet().forEach(e -> settings.put(e.getKey(), e.getValue().getAsString()));
            steps.put(kind, new Recipe.Choice(one.get("module").getAsString(), settings));
        }
        return steps;
    }

    private static List<String> words(JsonObject header, String name) {
        var words = new ArrayList<String>();
        header.getAsJsonArray(name).forEach(w -> words.add(w.getAsString()));
        return words;
    }
}
