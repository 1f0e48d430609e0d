// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.product;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Smile (GPL-3) is on the site, not in what is handed on, and one step installs it. */
@EnabledOnOs(OS.LINUX)
class SmileTest {

    private static final String SITE = Product.TARGET.resolve("repository").toString();
    private static final String FEATURE = "org.celltaxon.smile.feature";

    @TempDir
    private static Path folder;

    private static List<Path> named(Path root, String part) throws IOException {
        try (var files = Files.walk(root)) {
            return files.filter(f -> f.getFileName().toString().contains(part)).toList();
        }
    }

    @Test
    void noArchiveHoldsSmile() throws IOException, InterruptedException {
        int archives = 0;
        for (var archive : named(Product.TARGET.resolve("products"), ".")) {
            var name = archive.getFileName().toString();
            if (name.endsWith(".tar.gz") || name.endsWith(".zip")) {
                var listed = Product.run(folder, Map.of(), name.endsWith(".zip")
                        ? List.of(Path.of(System.getProperty("java.home"), "bin", "jar").toString(), "tf", archive.toString())
                        : List.of("tar", "tzf", archive.toString()));
                assertEquals(0, listed.exit(), listed.err());
                assertTrue(listed.out().contains("org.celltaxon.api"), name);
                assertFalse(listed.out().contains("smile"), name + " holds Smile: it may not be handed on");
                archives++;
            }
        }
        assertEquals(3, archives);
        assertFalse(named(Product.TARGET.resolve("repository"), "smile-core").isEmpty(), "the site has it");
    }

    @Test
    void oneStepInstallsItAndItsClusteringsWork() throws IOException, InterruptedException {
        var product = Product.unpack(folder);
        var unknown = product.celltaxon("install", SITE, "org.celltaxon.smiles.feature", "--lang", "en");
        assertEquals(1, unknown.exit());
        assertTrue(unknown.err().contains(FEATURE), unknown.err());

        var installed = product.celltaxon("install", SITE, FEATURE);
        assertEquals(0, installed.exit(), installed.err());
        assertTrue(installed.out().startsWith("installed " + FEATURE) && installed.out().lines().count() == 1, installed.out());
        var modules = product.celltaxon("modules", "--all").out();
        for (var id : List.of("kmeans", "xmeans", "gmeans", "hierarchical", "dbscan", "gaussian_mixture", "spectral")) {
            assertTrue(modules.lines().anyMatch(l -> l.matches("org\\.celltaxon\\.smile\\." + id + " +clustering +.* ready")), modules);
        }

        var study = folder.resolve("demo");
        assertEquals(0, product.celltaxon("demo", "--out", study.toString(), "--set", "cells_per_lot=60", "--set", "genes=500").exit());
        Files.writeString(study.resolve("recipe.yaml"), "clustering: {module: org.celltaxon.smile.kmeans, k: 8}\n");
        var out = folder.resolve("results");
        var run = product.celltaxon("analyze", "--lots", study.resolve("lots.csv").toString(), "--recipe",
                study.resolve("recipe.yaml").toString(), "--out", out.toString());
        assertEquals(0, run.exit(), run.err());
        assertTrue(Files.readString(out.resolve("run.json")).contains("\"org.celltaxon.smile.kmeans\""));
        assertEquals(8, new Results(out).table("composition").stream().map(r -> r.get("cluster")).distinct().count());
    }
}
