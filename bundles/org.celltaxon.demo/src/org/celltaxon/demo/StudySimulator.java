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

    static final Parameter<Boolean> BATCH = Parameter.flag("batch_is_lot", false)
            .help("Give every lot a strong technical effect of its own (SCIENCE R8).", "ロットごとに強い技術差を与える（R8）。");
    static final Parameter<Double> PRIVATE = Parameter.real("private_state", 0).between(0, 0.5)
            .help("Share of a state that only the last lot has.", "最後のロットだけが持つ集団の割合。");
    static final Parameter<Double> SHIFT = Parameter.real("process_shift", 1).between(0.01, 10)
            .help("Factor on the driver's share in the second half of the lots, which get the process 'post'.",
                    "後半ロット（process = post）での駆動集団割合の倍率。");
    static final Parameter<Double> RESIDUAL = Parameter.real("residual_psc", 0).between(0, 0.5)
            .help("Share of undifferentiated cells in every lot (state PSC, with LIN28A and POU5F1).",
                    "全ロットに混入する未分化細胞の割合（LIN28A・POU5F1 陽性）。");
    static final Parameter<Boolean> SEX_GENES = Parameter.flag("sex_genes", false)
            .help("Give half of the lots RPS4Y1, DDX3Y and UTY, the others XIST.", "半数のロットに Y 染色体遺伝子、他に XIST を与える。");

    // mean concentrations of the eight states (SCIENCE 2.1), and VEGF = 172.7 + 38.84 * share in % + noise (chapter 10)
    private static final double[] ALPHA = {28.1329, 20.8019, 9.66665, 13.4934, 9.51230, 6.82771, 3.93548, 1.71829};
    private static final int DRIVER_STATE = 2;
    private static final double MOST_DRIVER = 0.95;
    private static final double VEGF_BASE = 172.7;
    private static final double VEGF_SLOPE = 38.84;
    private static final double VEGF_LIMIT = 150;

    private static final int PRIVATE_STATE = ALPHA.length;
    private static final int PSC_STATE = ALPHA.length + 1;
    private static final List<String> PSC_MARKERS = List.of("LIN28A", "POU5F1", "NANOG", "SOX2", "DNMT3B", "TDGF1");
    private static final List<String> MALE = List.of("RPS4Y1", "DDX3Y", "UTY");
    private static final String FEMALE = "XIST";
    private static final double BATCH_SD = 0.6;
    private static final double NAMED_MARKER = 12;

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
        return List.of(LOTS, CELLS, GENES, DRIVER, POTENCY_SD, ALPHA_SCALE, BATCH, PRIVATE, SHIFT, RESIDUAL, SEX_GENES);
    }

    @Override
    public void generate(Path folder, Settings settings, Run run) throws StepException, IOException {
        var random = new SplittableRandom(run.random().nextLong());
        int lots = settings.get(LOTS);
        var alpha = Arrays.stream(ALPHA).map(a -> a * settings.get(ALPHA_SCALE)).toArray();
        var profiles = profiles(settings.get(GENES), random);
        var progress = SubMonitor.convert(run.monitor(), lots);
        boolean shifted = settings.get(SHIFT) != 1;
        var lotRows = new StringBuilder("lot,path,donor,passage,condition" + (shifted ? ",process" : "") + (settings.get(SEX_GENES) ? ",sex"
                : "") + "\n");
        var potency = new StringBuilder("lot,assay,value,unit,flag\n");
        var truth = new StringBuilder("lot,barcode,state,doublet\n");
        for (int l = 0; l < lots; l++) {
            run.checkCanceled();
            var name = String.format(Locale.ROOT, "D%02d", l + 1);
            var own = random.split();
            boolean post = shifted && l >= (lots + 1) / 2;
            boolean male = l % 2 == 0;
            var shares = with(Draw.dirichlet(alpha, own), post ? settings.get(SHIFT) : 1, l == lots - 1 ? settings.get(PRIVATE) : 0,
                    settings.get(RESIDUAL));
            var lot = lot(name, sexed(profiles, settings.get(SEX_GENES), male), shares, settings.get(CELLS), l == STRESSED,
                    settings.get(BATCH) ? BATCH_SD : LOT_SD, own);
            lot.write(folder.resolve("data").resolve(name), geneNames(settings.get(GENES)));
            lotRows.append(name).append(",data/").append(name).append(",donor-").append(l + 1).append(",P5,normoxia")
                    .append(shifted ? post ? ",post" : ",pre" : "").append(settings.get(SEX_GENES) ? male ? ",male" : ",female"
                            : "").append('\n');
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

    /** Shares of all states: the driver's times a factor, to which the others give way; then room for the private and residual cells. */
    private static double[] with(double[] shares, double factor, double privateShare, double residual) {
        var all = Arrays.copyOf(shares, ALPHA.length + 2);
        if (factor != 1) {
            double driver = Math.min(MOST_DRIVER, shares[DRIVER_STATE] * factor);
            for (int k = 0; k < ALPHA.length; k++) {
                all[k] *= (1 - driver) / (1 - shares[DRIVER_STATE]);
            }
            all[DRIVER_STATE] = driver;
        }
        double sum = Arrays.stream(all).sum();
        double room = 1 - privateShare - residual;
        for (int k = 0; k < ALPHA.length; k++) {
            all[k] *= room / sum;
        }
        all[PRIVATE_STATE] = privateShare;
        all[PSC_STATE] = residual;
        return all;
    }

    /** Genes of the sex chromosomes, which no state changes. */
    private static double[][] sexed(double[][] profiles, boolean wanted, boolean male) {
        if (!wanted) {
            return profiles;
        }
        var own = Arrays.stream(profiles).map(double[]::clone).toArray(double[][]::new);
        for (var state : own) {
            for (int m = 0; m < MALE.size(); m++) {
                state[PSC_MARKERS.size() + m] = male ? NAMED_MARKER : 0;
            }
            state[PSC_MARKERS.size() + MALE.size()] = male ? 0 : NAMED_MARKER;
        }
        return own;
    }

    /** Relative expression of each gene in each state; the first genes have names, the last are mitochondrial. */
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
        var profiles = new double[ALPHA.length + 2][genes];
        int markers = Math.min(MARKERS, nuclear / profiles.length);
        for (int k = 0; k < profiles.length; k++) {
            for (int g = 0; g < nuclear; g++) {
                profiles[k][g] = Math.exp(base[g]);
            }
            for (int m = 0; m < markers; m++) {
                profiles[k][order[k * markers + m]] *= Math.exp(MARKER_SHIFT);
            }
            for (int m = 0; m < PSC_MARKERS.size(); m++) {
                profiles[k][m] = k == PSC_STATE ? NAMED_MARKER : 0;
            }
            for (int m = 0; m <= MALE.size(); m++) {
                profiles[k][PSC_MARKERS.size() + m] = 0;
            }
        }
        return profiles;
    }

    private static Lot lot(String name, double[][] profiles, double[] shares, int cells, boolean stressed,
            double lotSd, RandomGenerator random) {
        int genes = profiles[0].length;
        int nuclear = genes - MITO.size();
        var effect = new double[genes];
        for (int g = 0; g < genes; g++) {
            effect[g] = Math.exp(lotSd * random.nextGaussian());
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
            lot.add(barcode(c, random), counts, state == PSC_STATE ? "PSC" : state == PRIVATE_STATE ? "PRIVATE" : "CL" + (state + 1),
                    second >= 0);
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
        var names = new ArrayList<String>(PSC_MARKERS);
        names.addAll(MALE);
        names.add(FEMALE);
        for (int g = names.size(); g < genes - MITO.size(); g++) {
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
