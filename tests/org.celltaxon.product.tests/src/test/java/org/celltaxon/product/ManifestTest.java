// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.product;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.jar.Attributes;
import java.util.jar.Manifest;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;

/** The plan of the house, read off the manifests and sources. */
class ManifestTest {

    private static final Set<String> SCIENCE = Set.of("formats", "cells", "smile", "lots", "potency", "cqa", "comparability",
            "safety", "sharing", "demo");
    private static final Map<String, Set<String>> ARROWS = Map.of(
            "api", Set.of(), "stats", Set.of(), "model", Set.of(),
            "store", Set.of("api"),
            "engine", Set.of("api", "model", "stats", "store"),
            "figures", Set.of("api"),
            "report", Set.of("api", "figures"),
            "cli", Set.of("api", "model", "engine", "report"),
            "ui", Set.of("api", "model", "engine", "figures", "report"));

    private static Map<String, Attributes> manifests() throws IOException {
        var manifests = new TreeMap<String, Attributes>();
        try (var folders = Files.list(Product.ROOT.resolve("bundles"))) {
            for (var folder : folders.filter(f -> Files.exists(f.resolve("META-INF/MANIFEST.MF"))).toList()) {
                try (var in = Files.newInputStream(folder.resolve("META-INF/MANIFEST.MF"))) {
                    manifests.put(folder.getFileName().toString().replace("org.celltaxon.", ""),
                            new Manifest(in).getMainAttributes());
                }
            }
        }
        return manifests;
    }

    private static Set<String> mentioned(Attributes manifest, String prefix) {
        var found = new TreeSet<String>();
        var headers = manifest.getValue("Import-Package") + "," + manifest.getValue("Require-Bundle");
        var names = Pattern.compile("(?<![\\w.])" + Pattern.quote(prefix) + "([\\w.]+)").matcher(headers);
        while (names.find()) {
            found.add(names.group(1));
        }
        return found;
    }

    @Test
    void theArrowsAreThoseOfThePlan() throws IOException {
        var wrong = new ArrayList<String>();
        manifests().forEach((room, manifest) -> {
            var allowed = SCIENCE.contains(room) ? Set.of("api", "stats") : ARROWS.getOrDefault(room, Set.of());
            for (var target : mentioned(manifest, "org.celltaxon.")) {
                var name = target.split("\\.")[0];
                if (!name.equals(room) && !allowed.contains(name)) {
                    wrong.add(room + " -> " + name);
                }
            }
        });
        assertEquals(List.of(), wrong);
    }

    @Test
    void everyBundleIsLazyNamedAndVersioned() throws IOException {
        var wrong = new ArrayList<String>();
        manifests().forEach((room, manifest) -> {
            if (!"lazy".equals(manifest.getValue("Bundle-ActivationPolicy"))) {
                wrong.add(room + " is not lazy");
            }
            if (!("org.celltaxon." + room).equals(manifest.getValue("Automatic-Module-Name"))) {
                wrong.add(room + " has no module name");
            }
            var imports = manifest.getValue("Import-Package");
            for (var clause : imports == null ? new String[0] : imports.split(",(?=\\s*[a-z])")) {
                if (clause.strip().startsWith("org.celltaxon.") && !clause.matches("(?s).*version=\"\\[.*,.*\\)\".*")) {
                    wrong.add(room + " imports without a range: " + clause.strip());
                }
            }
        });
        assertEquals(List.of(), wrong);
    }

    @Test
    void onlyTheWorkbenchKnowsSwtAndOnlyItsReadersKnowEmf() throws IOException {
        var wrong = new ArrayList<String>();
        manifests().forEach((room, manifest) -> {
            var headers = manifest.getValue("Import-Package") + manifest.getValue("Require-Bundle");
            if (!room.equals("ui") && (headers.contains("org.eclipse.swt") || headers.contains("org.eclipse.ui"))) {
                wrong.add(room + " knows SWT");
            }
            if (!Set.of("model", "engine", "cli", "ui").contains(room) && headers.contains("org.eclipse.emf")) {
                wrong.add(room + " knows EMF");
            }
        });
        for (var file : sources()) {
            if (file.startsWith(Product.ROOT.resolve("bundles")) && Files.readString(file).contains("java.awt.")
                    && !file.toString().contains("org.celltaxon.figures")) {
                wrong.add(file + " uses java.awt");
            }
        }
        assertEquals(List.of(), wrong);
    }

    @Test
    void onlyOneBundleKnowsSmileAndNoFeatureOfTheProductHasIt() throws IOException {
        manifests().forEach((room, manifest) -> assertEquals(room.equals("smile"),
                !mentioned(manifest, "smile.").isEmpty() || !mentioned(manifest, "com.github.haifengl.").isEmpty(), room));
        for (var part : List.of("feature", "ui.feature", "sdk.feature", "platform.feature")) {
            var feature = Files.readString(Product.ROOT.resolve("features/org.celltaxon." + part + "/feature.xml"));
            assertTrue(!feature.contains("smile"), part);
        }
        assertTrue(!Files.readString(Product.ROOT.resolve("releng/org.celltaxon.product/celltaxon.product")).contains("smile"));
    }

    @Test
    void everySourceNamesItsLicence() throws IOException {
        var wrong = new ArrayList<String>();
        for (var file : sources()) {
            if (!file.toString().contains("src-gen") && !Files.readString(file).startsWith("// SPDX-License-Identifier: EPL-2.0\n")) {
                wrong.add(file.toString());
            }
        }
        assertEquals(List.of(), wrong);
    }

    @Test
    void noBuildFileNamesAP2Repository() throws IOException {
        var target = Files.readString(Product.ROOT.resolve("targetplatform/org.celltaxon.target/org.celltaxon.target.target"));
        assertTrue(!target.contains("type=\"InstallableUnit\""));
        assertTrue(!Files.readString(Product.ROOT.resolve("pom.xml")).contains("<layout>p2"));
    }

    @Test
    void everyTextOfTheWorkbenchIsThereInBothLanguages() throws IOException {
        for (var name : List.of("bundles/org.celltaxon.ui/src/org/celltaxon/ui/messages", "bundles/org.celltaxon.ui/plugin")) {
            var en = properties(Product.ROOT.resolve(name + ".properties"));
            var ja = properties(Product.ROOT.resolve(name + "_ja.properties"));
            assertEquals(en.stringPropertyNames(), ja.stringPropertyNames());
            for (var key : en.stringPropertyNames()) {
                assertEquals(placeholders(en.getProperty(key)), placeholders(ja.getProperty(key)), key);
            }
        }
    }

    private static Set<String> placeholders(String text) {
        var found = new TreeSet<String>();
        var matcher = Pattern.compile("\\{\\d}").matcher(text);
        while (matcher.find()) {
            found.add(matcher.group());
        }
        return found;
    }

    private static java.util.Properties properties(Path file) throws IOException {
        var properties = new java.util.Properties();
        try (var in = Files.newBufferedReader(file)) {
            properties.load(in);
        }
        return properties;
    }

    private static List<Path> sources() throws IOException {
        var sources = new ArrayList<Path>();
        for (var folder : List.of("bundles", "tests", "releng")) {
            try (var files = Files.walk(Product.ROOT.resolve(folder))) {
                files.filter(f -> f.toString().endsWith(".java") && !f.toString().contains("target")).forEach(sources::add);
            }
        }
        return sources;
    }
}
