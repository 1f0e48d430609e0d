// SPDX-License-Identifier: EPL-2.0

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;

import org.celltaxon.api.PlainRun;
import org.celltaxon.api.Settings;
import org.celltaxon.api.StepException;
import org.celltaxon.api.counts.CountBlock;
import org.celltaxon.api.formats.Importer;
import org.celltaxon.api.formats.Source;
import org.celltaxon.store.MatrixWriter;
import org.celltaxon.store.SafeWrite;
import org.celltaxon.store.StoredMatrix;

/**
 * Speed and size of the matrix store, from a folder of 10x HDF5 files: {@code releng/bench store DIR [CELLS]}. Everything is done in one
 * run, medians of five after one to warm up; h5py reads the same arrays in between when there is a python3 with h5py. CELLS asks for a
 * matrix of at least so many cells, made of the files again and again, for the gene-major view.
 */
final class StoreBench {

    private static final int TIMES = 5;
    private static final String PYTHON = """
            import glob, h5py, sys, time
            t = time.perf_counter()
            for f in sorted(glob.glob(sys.argv[1] + '/*.h5')):
                with h5py.File(f) as h:
                    m = h['matrix']; a = m['data'][:], m['indices'][:], m['indptr'][:]
            print(time.perf_counter() - t)
            """;

    public static void main(String[] args) throws Exception {
        var data = Path.of(args[0]);
        List<Path> files;
        try (var list = Files.list(data)) {
            files = list.filter(f -> f.toString().endsWith(".h5")).sorted().toList();
        }
        var importer = (Importer) Class.forName("org.celltaxon.formats.TenxH5Importer").getConstructor().newInstance();
        var work = Files.createTempDirectory(Path.of(args.length > 2 ? args[2] : System.getProperty("java.io.tmpdir")), "storebench");
        try {
            run(data, files, importer, work, args.length > 1 ? Integer.parseInt(args[1]) : 0);
        } finally {
            SafeWrite.remove(work);
        }
    }

    private static void run(Path data, List<Path> files, Importer importer, Path work, int cells) throws Exception {
        int threads = Runtime.getRuntime().availableProcessors();
        System.out.printf("%d files, %d processors, heap %d MB, Java %s%n", files.size(), threads, Runtime.getRuntime().maxMemory() >> 20,
                Runtime.version());
        System.out.printf("| import, 1 thread | %s s |%n", median(() -> imported(files, importer, work, 1)));
        System.out.printf("| import, %d threads | %s s |%n", threads, median(() -> imported(files, importer, work, threads)));
        System.out.printf("| h5py reads the arrays | %s s |%n", median(() -> python(data)));
        var matrices = new ArrayList<StoredMatrix>();
        long start = System.nanoTime();
        for (var file : stored(work)) {
            matrices.add(StoredMatrix.open(file));
        }
        System.out.printf("| open a library | %.1f ms |%n", (System.nanoTime() - start) / 1e6 / matrices.size());
        long entries = matrices.stream().mapToLong(StoredMatrix::nonZeros).sum();
        double scan = value(median(() -> scan(matrices)));
        System.out.printf("| unpack all, 1 thread | %.0f million entries/s |%n", entries / scan / 1e6);
        System.out.printf("| size | %.3f of the files |%n", (double) bytes(stored(work)) / bytes(files));
        if (cells > 0) {
            try (var large = large(matrices, cells, work, threads)) {
                byGene(large, threads);
            }
        }
        matrices.forEach(StoredMatrix::close);
    }

    private static String median(Callable<Double> work) throws Exception {
        work.call();
        var times = new double[TIMES];
        for (int i = 0; i < TIMES; i++) {
            times[i] = work.call();
        }
        Arrays.sort(times);
        return String.format(java.util.Locale.ROOT, "%.3f (%.3f to %.3f)", times[TIMES / 2], times[0], times[TIMES - 1]);
    }

    private static double value(String median) {
        return Double.parseDouble(median.split(" ")[0]);
    }

    private static double imported(List<Path> files, Importer importer, Path work, int threads) throws IOException, StepException {
        for (var file : stored(work)) {
            Files.delete(file);
        }
        long start = System.nanoTime();
        new PlainRun(1, threads).parallel(files.size(), i -> {
            try (var writer = new MatrixWriter(work, files.get(i).toString())) {
                importer.read(new Source(files.get(i)), writer, Settings.defaults(importer.parameters()), new PlainRun(1, 1));
                writer.finish();
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        });
        return (System.nanoTime() - start) / 1e9;
    }

    private static double python(Path data) throws IOException, InterruptedException {
        for (var python : List.of("/usr/bin/python3", "python3")) {
            var process = new ProcessBuilder(python, "-c", PYTHON, data.toString()).redirectErrorStream(true).start();
            var answer = new String(process.getInputStream().readAllBytes()).strip();
            if (process.waitFor() == 0) {
                return Double.parseDouble(answer);
            }
        }
        return Double.NaN;
    }

    private static double scan(List<StoredMatrix> matrices) {
        long start = System.nanoTime();
        long sum = 0;
        CountBlock used = null;
        for (var matrix : matrices) {
            for (int b = 0; b < matrix.blocks(); b++) {
                used = matrix.block(b, used);
                sum += used.nonZeros();
            }
        }
        if (sum != matrices.stream().mapToLong(StoredMatrix::nonZeros).sum()) {
            throw new IllegalStateException();
        }
        return (System.nanoTime() - start) / 1e9;
    }

    /** The libraries one behind the other, as often as it takes. */
    private static StoredMatrix large(List<StoredMatrix> matrices, int cells, Path work, int threads) throws IOException, StepException {
        long start = System.nanoTime();
        var run = new PlainRun(1, threads);
        try (var writer = new MatrixWriter(work, "large")) {
            writer.genes(matrices.getFirst().genes());
            int first = 0;
            for (int round = 0; first < cells; round++) {
                for (var matrix : matrices) {
                    var blocks = new ArrayList<CountBlock>();
                    for (int b = 0; b < matrix.blocks(); b++) {
                        var block = matrix.block(b);
                        blocks.add(new CountBlock(first + block.firstCell(), block.offsets(), block.genes(), block.counts()));
                    }
                    var suffix = "-" + round + "-" + first;
                    writer.append(matrix.barcodes().stream().map(n -> n + suffix).toList(), blocks, run);
                    first += matrix.cells();
                }
            }
            var large = StoredMatrix.open(writer.finish());
            System.out.printf("| make one matrix of %,d cells, %,d entries | %.1f s, %.2f GB |%n", large.cells(), large.nonZeros(),
                    (System.nanoTime() - start) / 1e9, Files.size(large.path()) / 1e9);
            return large;
        }
    }

    private static void byGene(StoredMatrix large, int threads) throws StepException, IOException {
        long start = System.nanoTime();
        var genes = large.byGene(new PlainRun(1, threads)).orElseThrow();
        System.out.printf("| turn it round for reading by gene | %.1f s |%n", (System.nanoTime() - start) / 1e9);
        var random = new Random(1);
        var times = new double[500];
        int most = 0;
        for (int i = 0; i < times.length; i++) {
            long before = System.nanoTime();
            most = Math.max(most, genes.column(random.nextInt(large.genes().size())).cells().length);
            times[i] = (System.nanoTime() - before) / 1e6;
        }
        Arrays.sort(times);
        System.out.printf("| one gene of all cells | median %.2f ms, 99 %% %.2f ms, longest %.2f ms (up to %,d entries) |%n", times[250],
                times[494], times[499], most);
    }

    private static List<Path> stored(Path work) throws IOException {
        try (var list = Files.list(work)) {
            return list.filter(f -> f.toString().endsWith(".ctm")).sorted().toList();
        }
    }

    private static long bytes(List<Path> files) throws IOException {
        long sum = 0;
        for (var file : files) {
            sum += Files.size(file);
        }
        return sum;
    }
}
