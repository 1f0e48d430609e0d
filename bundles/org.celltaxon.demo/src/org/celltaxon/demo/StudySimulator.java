// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.demo;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.zip.GZIPOutputStream;

import org.celltaxon.api.Offer;
import org.celltaxon.api.Parameter;
import org.celltaxon.api.Run;
import org.celltaxon.api.Settings;
import org.celltaxon.api.StepException;
import org.celltaxon.api.formats.StudyGenerator;
import org.celltaxon.stats.Draw;
import org.eclipse.core.runtime.SubMonitor;
import org.osgi.service.component.annotations.Component;

/**
 * The simulator of SCIENCE appendix C: log-normal genes, private markers of each state, lot effects, negative binomial counts,
 * doublets by summation, ambient RNA, one stressed lot, compositions drawn from the Dirichlet of SCIENCE 2.1, and VEGF that
 * rises with the share of one state (SCIENCE chapter 10). Files are 10x MTX folders.
 */
@Component
@Offer(id = "org.celltaxon.demo.simulator", label = "Simulated multi-lot study", label_ja = "複数ロットの模擬データ")
public final class StudySimulator implements StudyGenerator {

    static final Parameter<Integer> LOTS = Parameter.whole("lots", 11).between(1, 1000).help("Number of lots.", "ロット数。");
    static final Parameter<Integer> CELLS = Parameter.whole("cells_per_lot", 450).between(10, 65_536).unit("cells")
            .help("Cells of a lot.", "ロットあたりの細胞数。");
    static final Parameter<Integer> GENES = Parameter.whole("genes", 2000).between(500, 30_000).unit("genes")
            .help("Number of genes.", "遺伝子数。");
    static final Parameter<Boolean> DRIVER = Parameter.flag("driver", true)
            .help("Whether one state carries the potency; otherwise potency is noise.", "力価を担う亜集団の有無。");
    static final Parameter<Double> POTENCY_SD = Parameter.real("potency_sd", 40).between(0, 1000)
            .help("Noise of the potency. SCIENCE chapter 10 has 85.8, at which 11 lots find the driver only every second time.",
                    "力価の誤差。85.8（SCIENCE 10 章）では 11 ロットで半分しか検出できない。");
    static final Parameter<Double> ALPHA_SCALE = Parameter.real("alpha_scale", 0.35).between(0.01, 100)
            .help("How alike lots are: 1 as in SCIENCE 2.1, less makes them differ more.", "ロットの均一さ（1 で SCIENCE 2.1 と同じ）。");

    // mean concentrations of the eight states (SCIENCE 2.1), and VEGF = 172.7 + 38.84 * share in % + noise (chapter 10)
    private static final double[] ALPHA = {28.1329, 20.8019, 9.66665, 13.4934, 9.51230, 6.82771, 3.93548, 1.71829};
    private static final int DRIVER_STATE = 2;
    private static final double VEGF_BASE = 172.7;
    private static final double VEGF_SLOPE = 38.84;
    private static final double VEGF_LIMIT = 150;

    private static final int MARKERS = 40;
    private static final double MARKER_SHIFT = 1.5;
    private static final double GENE_SD = 1.2;
    private static final double LOT_SD = 0.15;
    private static final double DEPTH = 8000;
    private static final double DEPTH_SD = 0.35;
    private static final double DISPERSION = 0.3;
    private static final double DOUBLETS = 0.04;
    private static final double AMBIENT = 0.03;
    private static final int STRESSED = 6;
    private static final List<String> MITO = List.of("MT-ND1", "MT-ND2", "MT-CO1", "MT-CO2", "MT-ATP8", "MT-ATP6", "MT-CO3",
            "MT-ND3", "MT-ND4L", "MT-ND4", "MT-ND5", "MT-ND6", "MT-CYB");

    @Override
    public List<Parameter<?>> parameters() {
        return List.of(LOTS, CELLS, GENES, DRIVER, POTENCY_SD, ALPHA_SCALE);
    }

    @Override
    public void generate(Path folder, Settings settings, Run run) throws StepException, IOException {
        var random = new SplittableRandom(run.random().nextLong());
        int lots = settings.get(LOTS);
        var alpha = Arrays.stream(ALPHA).map(a -> a * settings.get(ALPHA_SCALE)).toArray();
        var profiles = profiles(settings.get(GENES), random);
        var progress = SubMonitor.convert(run.monitor(), lots);
        var lotRows = new StringBuilder("lot,path,donor,passage,condition\n");
        var potency = new StringBuilder("lot,assay,value,unit,flag\n");
        var truth = new StringBuilder("lot,barcode,state,doublet\n");
        for (int l = 0; l < lots; l++) {
            run.checkCanceled();
            var name = String.format(Locale.ROOT, "D%02d", l + 1);
            var own = random.split();
            var shares = Draw.dirichlet(alpha, own);
            var lot = lot(name, profiles, shares, settings.get(CELLS), l == STRESSED, own);
            lot.write(folder.resolve("data").resolve(name), geneNames(settings.get(GENES)));
            lotRows.append(name).append(",data/").append(name).append(",donor-").append(l + 1).append(",P5,normoxia\n");
            double share = settings.get(DRIVER) ? shares[DRIVER_STATE] : ALPHA[DRIVER_STATE] / Arrays.stream(ALPHA).sum();
            double vegf = VEGF_BASE + VEGF_SLOPE * 100 * share + settings.get(POTENCY_SD) * own.nextGaussian();
            boolean below = vegf < VEGF_LIMIT;
            potency.append(String.format(Locale.ROOT, "%s,VEGF,%.0f,pg per 1e5 cells per 24 h,%s\n", name,
                    below ? VEGF_LIMIT : vegf, below ? "BELOW_LLOQ" : "EXACT"));
            lot.appendTruth(truth);
            progress.worked(1);
        }
        Files.writeString(folder.resolve("lots.csv"), lotRows);
        Files.writeString(folder.resolve("potency.csv"), potency);
        Files.writeString(folder.resolve("truth.csv"), truth);
        Files.writeString(folder.resolve("README.txt"), "Simulated by CellTaxon (SCIENCE appendix C): not real data.\n"
                + "The state CL3 of truth.csv carries the potency; an analysis names clusters by size, so look for the cluster\n"
                + "that holds its cells.\n");
    }

    /** Relative expression of each gene in each state; the last genes are mitochondrial. */
    private static double[][] profiles(int genes, RandomGenerator random) {
        var base = new double[genes];
        for (int g = 0; g < genes; g++) {
            base[g] = GENE_SD * random.nextGaussian();
        }
        int nuclear = genes - MITO.size();
        var order = new int[nuclear];
        Arrays.setAll(order, i -> i);
        for (int i = nuclear - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int t = order[i];
            order[i] = order[j];
            order[j] = t;
        }
        var profiles = new double[ALPHA.length][genes];
        int markers = Math.min(MARKERS, nuclear / ALPHA.length);
        for (int k = 0; k < ALPHA.length; k++) {
            for (int g = 0; g < nuclear; g++) {
                profiles[k][g] = Math.exp(base[g]);
            }
            for (int m = 0; m < markers; m++) {
                profiles[k][order[k * markers + m]] *= Math.exp(MARKER_SHIFT);
            }
        }
        return profiles;
    }

    private static Lot lot(String name, double[][] profiles, double[] shares, int cells, boolean stressed,
            RandomGenerator random) {
        int genes = profiles[0].length;
        int nuclear = genes - MITO.size();
        var effect = new double[genes];
        for (int g = 0; g < genes; g++) {
            effect[g] = Math.exp(LOT_SD * random.nextGaussian());
        }
        var own = new double[profiles.length][genes];
        var ambient = new double[genes];
        for (int k = 0; k < own.length; k++) {
            double sum = 0;
            for (int g = 0; g < nuclear; g++) {
                own[k][g] = profiles[k][g] * effect[g];
                sum += own[k][g];
            }
            for (int g = 0; g < nuclear; g++) {
                own[k][g] /= sum;
                ambient[g] += shares[k] * own[k][g];
            }
        }
        var lot = new Lot(name);
        for (int c = 0; c < cells; c++) {
            int state = pick(shares, random);
            int second = random.nextDouble() < DOUBLETS ? pick(shares, random) : -1;
            double depth = DEPTH * Math.exp(DEPTH_SD * random.nextGaussian());
            double mito = beta(8, 140, random) * (stressed ? 2 : 1);
            var counts = new int[genes];
            for (int g = 0; g < genes; g++) {
                double share = g < nuclear
                        ? (1 - mito) * ((1 - AMBIENT) * own[state][g] + AMBIENT * ambient[g])
                        : mito / MITO.size();
                counts[g] = count(depth * share, random);
                if (second >= 0 && g < nuclear) {
                    counts[g] += count(depth * (1 - mito) * own[second][g], random);
                }
            }
            lot.add(barcode(c, random), counts, "CL" + (state + 1), second >= 0);
        }
        return lot;
    }

    private static int count(double mean, RandomGenerator random) {
        return Draw.poisson(mean * Draw.gamma(1 / DISPERSION, random) * DISPERSION, random);
    }

    private static double beta(double a, double b, RandomGenerator random) {
        double x = Draw.gamma(a, random);
        return x / (x + Draw.gamma(b, random));
    }

    private static int pick(double[] shares, RandomGenerator random) {
        double left = random.nextDouble();
        int k = 0;
        while (k < shares.length - 1 && (left -= shares[k]) > 0) {
            k++;
        }
        return k;
    }

    /** Sixteen bases; the number of the cell in the last ones keeps it unique. */
    private static String barcode(int cell, RandomGenerator random) {
        var bases = new StringBuilder();
        for (int i = 0; i < 8; i++) {
            bases.append("ACGT".charAt(random.nextInt(4)));
        }
        for (int i = 0; i < 8; i++) {
            bases.append("ACGT".charAt(cell >> 2 * i & 3));
        }
        return bases + "-1";
    }

    private static List<String> geneNames(int genes) {
        var names = new ArrayList<String>();
        for (int g = 0; g < genes - MITO.size(); g++) {
            names.add(String.format(Locale.ROOT, "GENE%04d", g + 1));
        }
        names.addAll(MITO);
        return names;
    }

    /** The cells of one lot, written as a 10x MTX folder. */
    private static final class Lot {

        private final String name;
        private final List<String> barcodes = new ArrayList<>();
        private final List<int[]> counts = new ArrayList<>();
        private final List<String> truth = new ArrayList<>();

        Lot(String name) {
            this.name = name;
        }

        void add(String barcode, int[] cell, String state, boolean doublet) {
            barcodes.add(barcode);
            counts.add(cell);
            truth.add(name + "," + barcode + "," + state + "," + doublet);
        }

        void appendTruth(StringBuilder to) {
            truth.forEach(line -> to.append(line).append('\n'));
        }

        void write(Path folder, List<String> genes) throws IOException {
            Files.createDirectories(folder);
            lines(folder.resolve("barcodes.tsv.gz"), barcodes);
            lines(folder.resolve("features.tsv.gz"), genes.stream()
                    .map(g -> "SIM-" + g + "\t" + g + "\tGene Expression").toList());
            long entries = counts.stream().mapToLong(c -> Arrays.stream(c).filter(v -> v > 0).count()).sum();
            try (var out = open(folder.resolve("matrix.mtx.gz"))) {
                out.write("%%MatrixMarket matrix coordinate integer general\n");
                out.write(genes.size() + " " + barcodes.size() + " " + entries + "\n");
                for (int c = 0; c < counts.size(); c++) {
                    for (int g = 0; g < genes.size(); g++) {
                        if (counts.get(c)[g] > 0) {
                            out.write((g + 1) + " " + (c + 1) + " " + counts.get(c)[g] + "\n");
                        }
                    }
                }
            }
        }

        private static void lines(Path file, List<String> lines) throws IOException {
            try (var out = open(file)) {
                for (var line : lines) {
                    out.write(line + "\n");
                }
            }
        }

        private static Writer open(Path file) throws IOException {
            return new OutputStreamWriter(new GZIPOutputStream(Files.newOutputStream(file), 1 << 16), StandardCharsets.UTF_8);
        }
    }
}
