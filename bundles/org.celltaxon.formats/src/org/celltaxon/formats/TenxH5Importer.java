// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.formats;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.TreeSet;

import org.celltaxon.api.Offer;
import org.celltaxon.api.Parameter;
import org.celltaxon.api.Run;
import org.celltaxon.api.Settings;
import org.celltaxon.api.StepException;
import org.celltaxon.api.Text;
import org.celltaxon.api.counts.MatrixSink;
import org.celltaxon.api.formats.Importer;
import org.celltaxon.api.formats.Source;
import org.osgi.service.component.annotations.Component;

/**
 * 10x Genomics HDF5: the group {@code matrix} of Cell Ranger 3 and later, or a group for each genome of Cell Ranger 1 and 2.
 * One genome is read; features that are not gene expression are kept apart.
 */
@Component
@Offer(id = TenxH5Importer.ID, label = "10x HDF5 (Cell Ranger)", label_ja = "10x HDF5（Cell Ranger）")
public final class TenxH5Importer implements Importer {

    static final String ID = "org.celltaxon.formats.tenx_h5";
    static final Parameter<String> GENOME = Parameter.text("genome", "").help(
            "Which genome of a file with several, for example hg19; empty where there is one.",
            "複数ゲノムのファイルから読むゲノム（例 hg19）。1 つなら空。");

    @Override
    public List<Parameter<?>> parameters() {
        return List.of(GENOME);
    }

    @Override
    public String format() {
        return "10x-h5";
    }

    @Override
    public boolean accepts(Source source) throws IOException {
        return Hdf.is(source, hdf -> hdf.has("matrix/indptr", "matrix/barcodes", "matrix/features") || !genomes(hdf).isEmpty());
    }

    @Override
    public void read(Source source, MatrixSink sink, Settings settings, Run run) throws StepException, IOException {
        try (var hdf = Hdf.open(source.path())) {
            var genome = settings.get(GENOME);
            if (hdf.has("matrix/features")) {
                newer(hdf, genome, sink, run);
            } else {
                older(hdf, genome, sink, run);
            }
        }
    }

    /** The groups of a file of Cell Ranger 1 or 2. */
    private static List<String> genomes(Hdf hdf) throws StepException {
        var found = new ArrayList<String>();
        for (var group : hdf.children("/")) {
            if (hdf.has(group + "/genes", group + "/barcodes", group + "/indptr")) {
                found.add(group);
            }
        }
        return found;
    }

    private static void older(Hdf hdf, String wanted, MatrixSink sink, Run run) throws StepException {
        var genomes = genomes(hdf);
        if (genomes.isEmpty()) {
            throw Trouble.in(hdf.path(), "It has neither a group 'matrix' nor a group with genes and barcodes.",
                    "グループ「matrix」も、genes と barcodes を持つグループもありません。");
        }
        var genome = choose(hdf, wanted, genomes);
        var ids = hdf.texts(genome + "/genes");
        var names = hdf.has(genome + "/gene_names") ? hdf.texts(genome + "/gene_names") : ids;
        checkLength(hdf, genome + "/gene_names", names, ids.size());
        var types = Collections.nCopies(ids.size(), FeatureSinks.EXPRESSION);
        read(hdf, genome, FeatureSinks.of(hdf.path(), FeatureSinks.named(ids, names), types, sink, run), ids.size(), run);
    }

    private static void newer(Hdf hdf, String wanted, MatrixSink sink, Run run) throws StepException {
        var ids = hdf.texts("matrix/features/id");
        var names = optional(hdf, "matrix/features/name", ids.size());
        var types = new ArrayList<>(FeatureSinks.types(optional(hdf, "matrix/features/feature_type", ids.size())));
        var of = optional(hdf, "matrix/features/genome", ids.size());
        var genomes = new TreeSet<String>();
        for (int f = 0; f < ids.size(); f++) {
            if (types.get(f).equals(FeatureSinks.EXPRESSION) && !of.get(f).isEmpty()) {
                genomes.add(of.get(f));
            }
        }
        if (!wanted.isEmpty() || genomes.size() > 1) {
            var genome = choose(hdf, wanted, List.copyOf(genomes));
            for (int f = 0; f < ids.size(); f++) {
                if (types.get(f).equals(FeatureSinks.EXPRESSION) && !of.get(f).equals(genome)) {
                    types.set(f, null);
                }
            }
        }
        read(hdf, "matrix", FeatureSinks.of(hdf.path(), FeatureSinks.named(ids, names), types, sink, run), ids.size(), run);
    }

    private static void read(Hdf hdf, String group, MatrixSink sinks, int features, Run run) throws StepException {
        var barcodes = hdf.texts(group + "/barcodes");
        if (hdf.has(group + "/shape")) {
            var shape = hdf.numbers(group + "/shape");
            if (shape.length != 2 || shape[0] != features || shape[1] != barcodes.size()) {
                throw Trouble.in(hdf.path(), "'" + group + "/shape' says " + Arrays.toString(shape) + ", but there are " + features
                        + " features and " + barcodes.size() + " barcodes.", "「" + group + "/shape」は " + Arrays.toString(shape)
                        + " だが、特徴は " + features + " 件、バーコードは " + barcodes.size() + " 件。");
            }
        }
        new CompressedRows(hdf, group, barcodes.size(), features).forEach(run,
                (cell, which, values, length) -> sinks.cell(barcodes.get(cell), which, values, length));
    }

    /** A column of the features; empty words where the file has none. */
    private static List<String> optional(Hdf hdf, String at, int length) throws StepException {
        if (!hdf.has(at)) {
            return Collections.nCopies(length, "");
        }
        var words = hdf.texts(at);
        checkLength(hdf, at, words, length);
        return words;
    }

    private static void checkLength(Hdf hdf, String at, List<String> words, int length) throws StepException {
        if (words.size() != length) {
            throw Trouble.in(hdf.path(), "'" + at + "' has " + words.size() + " entries for " + length + " features.",
                    "「" + at + "」は " + words.size() + " 件で、特徴 " + length + " 件と合いません。");
        }
    }

    private static String choose(Hdf hdf, String wanted, List<String> genomes) throws StepException {
        if (wanted.isEmpty() ? genomes.size() == 1 : genomes.contains(wanted)) {
            return wanted.isEmpty() ? genomes.getFirst() : wanted;
        }
        var all = genomes.isEmpty() ? "-" : String.join(", ", genomes);
        var why = wanted.isEmpty() ? new Text("It holds several genomes: " + all + ".", "複数のゲノムがあります: " + all)
                : new Text("It has no genome '" + wanted + "'; there are: " + all + ".",
                        "ゲノム「" + wanted + "」はありません。あるもの: " + all);
        var example = genomes.isEmpty() ? "\"\"" : genomes.getFirst();
        throw new StepException(
                new Text("The file " + hdf.path() + " needs a choice of genome.", "ファイル " + hdf.path() + " はゲノムの指定が必要です。"),
                why,
                new Text("Choose one: import: {module: " + ID + ", genome: " + example + "} in the recipe, or --set genome=" + example
                        + ".", "レシピに import: {module: " + ID + ", genome: " + example + "}、又は --set genome=" + example
                        + " を指定してください。"));
    }
}
