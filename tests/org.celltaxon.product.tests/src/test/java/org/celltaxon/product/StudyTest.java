// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.product;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedOutputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A study on the command line: import, run, verify, and what happens when something is in the way. */
@EnabledOnOs(OS.LINUX)
class StudyTest {

    @TempDir
    private static Path folder;
    private static Product product;
    private static Path demo;

    @BeforeAll
    static void aSmallStudy() throws IOException, InterruptedException {
        product = Product.unpack(folder);
        demo = folder.resolve("demo");
        assertEquals(0, product.celltaxon("demo", "--out", demo.toString(), "--set", "cells_per_lot=60", "--set", "genes=600").exit());
    }

    private static Product.Answer celltaxon(String... args) throws IOException, InterruptedException {
        var all = new ArrayList<>(List.of(args));
        all.addAll(List.of("--lang", "en"));
        return product.celltaxon(all.toArray(String[]::new));
    }

    private static Path imported(String name) throws IOException, InterruptedException {
        var study = folder.resolve(name);
        var answer = celltaxon("import", demo.toString(), "--study", study.toString());
        assertEquals(0, answer.exit(), answer.err());
        return study;
    }

    @Test
    void aStudyIsImportedAnalysedAndVerifiedAndDamageIsNamed() throws IOException, InterruptedException {
        var proposed = celltaxon("import", demo.toString(), "--study", folder.resolve("none").toString(), "--dry-run");
        assertEquals(11, proposed.out().lines().filter(l -> l.matches("D\\d\\d\t10x-mtx\t.*")).count(), proposed.out());
        assertTrue(Files.notExists(folder.resolve("none")));

        var study = imported("whole.celltaxon");
        var analysis = celltaxon("analyze", "--study", study.toString());
        assertEquals(0, analysis.exit(), analysis.err());
        var run = Path.of(analysis.out().lines().toList().getLast()).getParent();
        assertTrue(Files.exists(run.resolve("tables/composition.tsv")) && run.startsWith(study.resolve("runs")));
        var both = celltaxon("verify", study.toString(), run.toString());
        assertEquals(0, both.exit(), both.err());

        Path matrix;
        try (var files = Files.list(study.resolve("data"))) {
            matrix = files.sorted().findFirst().orElseThrow();
        }
        var bytes = Files.readAllBytes(matrix);
        bytes[bytes.length / 3] ^= 16;
        Files.write(matrix, bytes);
        var damaged = celltaxon("verify", study.toString());
        assertEquals(1, damaged.exit());
        assertTrue(damaged.err().contains(matrix + ": is damaged or was changed") && damaged.err().contains("block 0 (cells 1 to 60,"),
                damaged.err());
        var refused = celltaxon("analyze", "--study", study.toString());
        assertEquals(1, refused.exit());
        assertTrue(refused.err().contains("is damaged"), refused.err());
    }

    @Test
    void aStudyThatIsInUseIsNotTouchedAndSaysByWhom() throws IOException, InterruptedException {
        var study = imported("used.celltaxon");
        var builder = new ProcessBuilder(product.home().resolve("celltaxon").toString(), "analyze", "--study", study.toString())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD);
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        var first = builder.start();
        try (var err = new BufferedReader(new InputStreamReader(first.getErrorStream(), StandardCharsets.UTF_8))) {
            err.readLine(); // the first step: the study is open
            var before = Files.readString(study.resolve("journal"));
            var second = celltaxon("import", demo.toString(), "--study", study.toString());
            assertEquals(1, second.exit());
            assertTrue(second.err().contains("process " + first.pid()), second.err());
            assertEquals(before, Files.readString(study.resolve("journal")));
        } finally {
            first.destroyForcibly();
        }
        assertTrue(first.waitFor(60, TimeUnit.SECONDS));
    }

    @Test
    void aFullDiskIsSaidAndTheStudyIsIntact() throws IOException, InterruptedException {
        var disk = Files.createDirectory(folder.resolve("disk"));
        var inside = "mount -t tmpfs -o size=300k tmpfs '" + disk + "' && ('" + product.home() + "/celltaxon' import '" + demo
                + "' --study '" + disk + "/s.celltaxon' --lang en; echo EXIT $?; dd if=/dev/zero of='" + disk + "/fill' 2>/dev/null; rm -f '"
                + disk + "/fill'; '" + product.home() + "/celltaxon' verify '" + disk + "/s.celltaxon' --lang en; echo EXIT $?)";
        var answer = Product.run(folder, Map.of(), List.of("unshare", "-rm", "sh", "-c", inside));
        Assumptions.assumeFalse(answer.err().contains("unshare:") || answer.err().contains("mount:"), "no file system can be mounted here");
        assertTrue(answer.err().contains("No space left on device") && (answer.err().contains("what was imported so far is safe")
                || answer.err().contains("the earlier state is unchanged")), answer.err());
        assertTrue(answer.out().contains("EXIT 1"), answer.out());
        assertTrue(answer.out().endsWith("files are as they were written.\nEXIT 0\n"), answer.out() + answer.err());
    }

    @Test
    void aReadOnlyStudyIsReadAndNotChanged() throws IOException, InterruptedException {
        var study = imported("readonly.celltaxon");
        assertEquals(0, Product.run(folder, Map.of(), List.of("chmod", "-R", "a-w,a+rX", study.toString())).exit());
        assertEquals(0, Product.run(folder, Map.of(), List.of("chmod", "-R", "a+rwX", product.home().toString())).exit());
        assertEquals(0, Product.run(folder, Map.of(), List.of("chmod", "a+rX", folder.toString(), demo.toString())).exit());
        var command = new ArrayList<String>();
        if ("root".equals(System.getProperty("user.name"))) { // whom no permission stops
            command.addAll(List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"));
        }
        command.addAll(List.of(product.home().resolve("celltaxon").toString(), "import", demo.toString(), "--study", study.toString(),
                "--lang", "en"));
        var answer = Product.run(folder, Map.of(), command);
        Assumptions.assumeFalse(answer.err().contains("setpriv:"), "the user cannot be changed here");
        assertEquals(1, answer.exit());
        assertTrue(answer.err().contains("cannot be changed") && answer.err().contains("it cannot be written to"), answer.err());
        assertEquals(0, Product.run(folder, Map.of(), List.of("chmod", "-R", "u+w", study.toString())).exit());
        assertEquals(0, celltaxon("verify", study.toString()).exit());
    }

    @Test
    void aMatrixLargerThanTheHeapIsImportedAndRead() throws IOException, InterruptedException {
        int cells = 40_000;
        int each = 400; // 16 million entries: 128 MB as numbers
        var library = Files.createDirectory(folder.resolve("large"));
        Files.writeString(library.resolve("genes.tsv"), lines("g", 2_000));
        Files.writeString(library.resolve("barcodes.tsv"), lines("c", cells));
        try (var out = new BufferedOutputStream(Files.newOutputStream(library.resolve("matrix.mtx")), 1 << 20)) {
            out.write(("%%MatrixMarket matrix coordinate integer general\n2000 " + cells + " " + (long) cells * each + "\n").getBytes(
                    StandardCharsets.US_ASCII));
            for (int c = 1; c <= cells; c++) {
                var lines = new StringBuilder();
                for (int e = 0; e < each; e++) {
                    lines.append(1 + 5 * e + (c + e) % 5).append(' ').append(c).append(' ').append(1 + (c ^ e) % 9).append('\n');
                }
                out.write(lines.toString().getBytes(StandardCharsets.US_ASCII));
            }
        }
        var options = product.home().resolve("celltaxon.options");
        var before = Files.readAllLines(options);
        var small = product.home().resolveSibling("small");
        assertEquals(0, Product.run(folder, Map.of(), List.of("cp", "-r", product.home().toString(), small.toString())).exit());
        Files.write(small.resolve("celltaxon.options"), before.stream().map(l -> l.startsWith("-XX:MaxRAMPercentage") ? "-Xmx112m"
                : l.startsWith("-Xmn") ? "-Xmn32m" : l).toList());
        var study = folder.resolve("large.celltaxon");
        var answer = new Product(small).celltaxon("import", library.toString(), "--study", study.toString(), "--lang", "en");
        assertEquals(0, answer.exit(), answer.err());
        assertTrue(answer.out().startsWith("large: " + cells + " cells x 2000 genes"), answer.out());
        var verified = new Product(small).celltaxon("verify", study.toString());
        assertEquals(0, verified.exit(), verified.err());
    }

    private static String lines(String word, int count) {
        var lines = new StringBuilder();
        for (int i = 1; i <= count; i++) {
            lines.append(word).append(i).append('\t').append(word).append(i).append('\n');
        }
        return lines.toString();
    }
}
