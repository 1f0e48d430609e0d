// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.product;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A study outlives its processes: killed at any moment of import, save and run, it opens again and nothing finished is lost. */
@EnabledOnOs(OS.LINUX)
class KilledTest {

    private static final int KILLS = 52;
    private static final int AT_ONCE = 2;

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

    @Test
    void whereverItIsKilledTheStudyIsCleanAndKeepsWhatWasFinished() throws Exception {
        try (var pool = Executors.newFixedThreadPool(AT_ONCE)) {
            var all = new ArrayList<Future<Void>>();
            for (int i = 0; i < AT_ONCE; i++) {
                int seed = i;
                all.add(pool.submit((Callable<Void>) () -> {
                    kills(seed);
                    return null;
                }));
            }
            for (var one : all) {
                one.get();
            }
        }
    }

    private static void kills(int seed) throws IOException, InterruptedException {
        var random = new Random(seed);
        var copies = new ArrayList<String>();
        Path study = null;
        for (int kill = 0; kill < KILLS / AT_ONCE; kill++) {
            if (kill % 4 == 0) {
                study = folder.resolve("study" + seed + "-" + kill + ".celltaxon");
            }
            var journal = study.resolve("journal");
            var before = Files.exists(journal) ? Files.readString(journal) : "";
            boolean imported = before.contains("\"file\":\"" + demo.resolve("potency.csv"));
            if (imported) { // at one of the steps, or right behind it
                killed(1 + random.nextInt(14), random.nextInt(150), "analyze", "--study", study.toString());
            } else {
                killed(1, random.nextInt(500), "import", demo.toString(), "--study", study.toString());
            }
            if (!Files.exists(journal)) {
                continue; // killed before there was a study
            }
            assertTrue(Files.readString(journal).startsWith(before), () -> "the journal lost entries");
            var copy = folder.resolve("copy" + seed + "-" + kill); // as the kill left it; checked below
            assertEquals(0, Product.run(folder, Map.of(), List.of("cp", "-r", study.toString(), copy.toString())).exit());
            copies.add(copy.toString());
            if (kill % 4 == 2 && !imported) { // what is missing can be imported, what is there stays
                var rest = product.celltaxon("import", demo.toString(), "--study", study.toString());
                assertEquals(0, rest.exit(), rest.err());
                assertEquals(11, rest.out().lines().filter(l -> l.contains(" cells x ")).count(), rest.out());
            }
        }
        assertTrue(copies.size() > KILLS / AT_ONCE / 2);
        var verify = new ArrayList<>(List.of("verify"));
        verify.addAll(copies);
        var answer = product.celltaxon(verify.toArray(String[]::new));
        assertEquals(0, answer.exit(), () -> answer.out() + answer.err());
        assertEquals(copies.size(), answer.out().lines().count());
    }

    /** Starts the program and kills it some time after it has told the given number of steps, or lets it end before. */
    private static void killed(int steps, int millis, String... args) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(product.home().resolve("celltaxon").toString()));
        command.addAll(List.of(args));
        var builder = new ProcessBuilder(command).redirectOutput(ProcessBuilder.Redirect.DISCARD);
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        var process = builder.start();
        try (var err = new BufferedReader(new InputStreamReader(process.getErrorStream(), StandardCharsets.UTF_8))) {
            int told = 0;
            while (told < steps) {
                var line = err.readLine();
                told = line == null ? steps : line.contains(" %  ") ? told + 1 : told;
            }
            process.waitFor(millis, TimeUnit.MILLISECONDS);
            process.destroyForcibly();
        }
        assertTrue(process.waitFor(60, TimeUnit.SECONDS));
    }
}
