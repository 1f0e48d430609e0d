// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.formats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;

import org.celltaxon.api.PlainRun;
import org.celltaxon.api.Settings;
import org.celltaxon.api.StepException;
import org.celltaxon.api.formats.Importer;
import org.celltaxon.api.formats.Source;
import org.celltaxon.store.MatrixBuilder;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Text files that mean harm or are broken end in a right reading or in words, never otherwise. */
class HostileTextTest {

    private static final String HEAD = "%%MatrixMarket matrix coordinate integer general\n3 2 3\n";

    @TempDir
    Path folder;

    private Path bomb(String name, String start, byte filler, int megabytes) throws IOException {
        var file = folder.resolve(name);
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write(start.getBytes(StandardCharsets.UTF_8));
            var block = new byte[1 << 20];
            Arrays.fill(block, filler);
            for (int i = 0; i < megabytes; i++) {
                out.write(block);
            }
        }
        return file;
    }

    @Test
    void aLineWithoutEndIsRefusedBeforeMemoryEnds() throws IOException {
        for (char filler : new char[] {'1', ' ', '\0', 'A', '%'}) {
            var refusal = Given.refused(new MtxImporter(), bomb("bomb.mtx.gz", HEAD + filler, (byte) filler, 3));
            assertTrue(refusal.why().en().contains("is longer than"), refusal.why().en());
        }
        Given.refused(new CsvImporter(), bomb("bomb.csv.gz", "gene,A,B\nG1,5,0\nG2,", (byte) '1', 66));
        Given.refused(new CsvImporter(), bomb("bomb.csv.gz", "gene,A", (byte) '"', 66));
        var wide = Given.refused(new CsvImporter(), bomb("bomb.csv.gz", "gene,A", (byte) ',', 5));
        assertTrue(wide.why().en().contains("more than 2000000 columns"), wide.why().en());
        var tenx = Given.mtx(folder.resolve("tenx"));
        Files.move(bomb("bomb", "A", (byte) 'C', 2), tenx.resolve("barcodes.tsv.gz"), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        assertTrue(Given.refused(new TenxMtxImporter(), tenx, "barcodes.tsv.gz").why().en().contains("is longer than"));
    }

    @Test
    void emptyLinesWithoutEndAreRefused() throws IOException {
        var mtx = Given.refused(new MtxImporter(), bomb("bomb.mtx.gz", HEAD, (byte) '\n', 20));
        assertEquals("Line 1000003 is the last of more than 1000000 empty lines.", mtx.why().en());
        Given.refused(new CsvImporter(), bomb("bomb.csv.gz", "gene,A,B\nG1,5,0\n", (byte) '\n', 20));
    }

    @Test
    void gigabytesInSmallPartsEndAtTheFirstLineThatIsTooLong() throws IOException {
        for (char filler : new char[] {'\0', '1', '\n', ','}) {
            var part = Given.packed(String.valueOf(filler).repeat(1 << 22));
            for (var importer : List.of(new MtxImporter(), new CsvImporter())) {
                var file = folder.resolve("bomb." + importer.format() + ".gz");
                try (var out = Files.newOutputStream(file)) {
                    out.write(Given.packed(importer instanceof CsvImporter ? "gene,A,B\nG1,5,0\n" : HEAD));
                    for (int i = 0; i < 512; i++) { // 2 GB of a file of 2 MB
                        out.write(part);
                    }
                }
                importer.accepts(new Source(file));
                Given.refused(importer, file);
            }
        }
    }

    @Test
    void emptyPartsWithoutEndAreRefused() throws StepException, IOException {
        var file = folder.resolve("m.mtx.gz");
        var text = Given.packed(HEAD + "1 1 5\n3 1 1\n2 2 7\n");
        var empty = Given.packed("");
        for (int parts : new int[] {100, 200_000}) {
            try (var out = new java.io.BufferedOutputStream(Files.newOutputStream(file))) {
                for (int i = 0; i < parts; i++) {
                    out.write(empty);
                }
                out.write(text);
            }
            boolean few = parts == 100;
            assertEquals(few, new MtxImporter().accepts(new Source(file)));
            if (few) {
                assertEquals(13, Given.read(new MtxImporter(), file).total());
            } else {
                assertEquals("It is cut off or damaged.", Given.refused(new MtxImporter(), file).why().en());
            }
        }
    }

    @Test
    void entriesWithoutEndStopAtTheNumberAnnounced() throws IOException {
        var refusal = Given.refused(new MtxImporter(), Given.gz(folder.resolve("m.mtx.gz"), HEAD + "1 1 1\n".repeat(1_000_000)));
        assertTrue(refusal.why().en().contains("too early or late"), refusal.why().en());
    }

    @Test
    void anyByteOfAnyFileMayBeDamaged() throws IOException {
        var random = new Random(7);
        var seeds = List.of(
                new Seed(new MtxImporter(), "m.mtx", HEAD + "1 1 5\n3 1 1\n2 2 7\n"),
                new Seed(new MtxImporter(), "a.mtx", "%%MatrixMarket matrix array real general\n2 2\n5\n0\n1.5e0\n0\n"),
                new Seed(new CsvImporter(), "t.csv", "gene,A,B\nG1,5,0\n\"G2\",0,7\n"),
                new Seed(new CsvImporter(), "c.csv", "barcode,line,ACTB,GAPDH\nA,x,5,0\nB,y,0,7\n"));
        for (var seed : seeds) {
            for (int i = 0; i < 4000; i++) {
                var bytes = seed.content.getBytes(StandardCharsets.UTF_8);
                for (int k = 0; k <= i % 4; k++) {
                    bytes[random.nextInt(bytes.length)] = i % 3 == 0 ? (byte) random.nextInt() : (byte) "0123456789 ,;\t\n\r\"-.eE%#N\0"
                            .charAt(random.nextInt(25));
                }
                var file = Files.write(folder.resolve(seed.name), i % 5 == 0 ? Arrays.copyOf(bytes, random.nextInt(bytes.length)) : bytes);
                seed.importer.accepts(new Source(file));
                try {
                    Given.read(seed.importer, file);
                } catch (StepException e) {
                    assertTrue(e.getMessage().contains(seed.name), e.getMessage());
                }
            }
        }
    }

    private record Seed(Importer importer, String name, String content) {
    }

    @Test
    void cancelEndsTheReading() throws IOException {
        var monitor = new NullProgressMonitor();
        monitor.setCanceled(true);
        var run = new PlainRun(monitor, 1, 1, java.util.Locale.ENGLISH);
        for (var seed : List.of(new Seed(new MtxImporter(), "m.mtx", HEAD + "1 1 5\n3 1 1\n2 2 7\n"),
                new Seed(new CsvImporter(), "t.csv", "gene,A,B\nG1,5,0\n"))) {
            var file = Given.text(folder.resolve(seed.name), seed.content);
            assertThrows(OperationCanceledException.class, () -> seed.importer.read(new Source(file), new MatrixBuilder("x"),
                    Settings.defaults(seed.importer.parameters()), run));
        }
    }

    @Test
    void progressReachesTheEndAndNotMore() throws IOException, StepException {
        var worked = new double[1];
        var monitor = new NullProgressMonitor() {
            private int total;

            @Override
            public void beginTask(String name, int totalWork) {
                total = totalWork;
            }

            @Override
            public void internalWorked(double work) {
                worked[0] += work / total;
            }

            @Override
            public void worked(int work) {
                internalWorked(work);
            }
        };
        var text = new StringBuilder("gene,A,B\n");
        for (int i = 0; i < 100_000; i++) {
            text.append('g').append(i).append(",1,0\n");
        }
        var file = Given.text(folder.resolve("t.csv"), text.toString());
        var csv = new CsvImporter();
        csv.read(new Source(file), new MatrixBuilder("x"), Settings.defaults(csv.parameters()),
                new PlainRun(monitor, 1, 1, java.util.Locale.ENGLISH));
        assertTrue(worked[0] > 0.9 && worked[0] <= 1.0001, "worked " + worked[0]);
    }

    @Test
    void damageInTheHeadOfALaterPartIsNotTakenForTheEnd() throws StepException, IOException {
        var first = Given.packed("gene,A,B\nG1,5,0\n");
        var second = Given.packed("G2,0,6\n");
        var file = folder.resolve("parts.csv.gz");
        var whole = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, whole, first.length, second.length);
        Files.write(file, whole);
        assertEquals(2, Given.read(new CsvImporter(), file).counts().genes().size());
        for (int at = 0; at < 4; at++) {
            var bad = whole.clone();
            bad[first.length + at] ^= 16;
            Files.write(file, bad);
            Given.refused(new CsvImporter(), file);
        }
        for (int cut = 1; cut < second.length; cut++) {
            Files.write(file, Arrays.copyOf(whole, whole.length - cut));
            Given.refused(new CsvImporter(), file);
        }
        Files.write(file, Arrays.copyOf(whole, whole.length + 512)); // some tools fill up with zeros
        assertEquals(2, Given.read(new CsvImporter(), file).counts().genes().size());
    }
}
