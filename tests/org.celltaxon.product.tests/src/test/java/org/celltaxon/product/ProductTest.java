// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.product;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import com.google.gson.JsonParser;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The packed product, used from outside. */
@EnabledOnOs(OS.LINUX)
class ProductTest {

    private static final String SITE = Product.TARGET.resolve("repository").toUri().toString();

    @TempDir
    private static Path folder;
    private static Product product;
    private static Path demo;

    @BeforeAll
    static void unpackAndMakeAStudy() throws IOException, InterruptedException {
        product = Product.unpack(folder);
        demo = folder.resolve("研究 demo");
        var made = product.celltaxon("demo", "--out", demo.toString(), "--set", "cells_per_lot=80", "--set", "genes=600");
        assertEquals(0, made.exit(), made.err());
    }

    @Test
    void versionAndHelpAnswer() throws IOException, InterruptedException {
        var version = product.celltaxon("--version");
        assertEquals(0, version.exit());
        assertTrue(version.out().startsWith("celltaxon 0.1.0"), version.out());
        var help = product.celltaxon("--help");
        assertEquals(0, help.exit());
        assertTrue(help.out().contains("analyze") && help.out().contains("modules"), help.out());
    }

    @Test
    void wrongUsageEndsWithTwo() throws IOException, InterruptedException {
        assertEquals(2, product.celltaxon("analyze").exit());
        assertEquals(2, product.celltaxon("nonsense").exit());
    }

    @Test
    void theMainJobWritesTheContractsFilesWithJapaneseNames() throws IOException, InterruptedException {
        var lots = Files.readString(demo.resolve("lots.csv")).replace("D01,data", "大阪ロット,data");
        Files.writeString(demo.resolve("ロット.csv"), lots);
        var potency = Files.readString(demo.resolve("potency.csv")).replace("D01,", "大阪ロット,");
        Files.writeString(demo.resolve("力価.csv"), potency);
        var out = folder.resolve("結果");
        var run = product.celltaxon("analyze", "--lots", demo.resolve("ロット.csv").toString(), "--potency",
                demo.resolve("力価.csv").toString(), "--out", out.toString(), "--lang", "ja");
        assertEquals(0, run.exit(), run.err());
        for (var name : List.of("report.html", "run.json", "run.h5ad", "figures/map.svg", "tables/cells.tsv",
                "tables/composition.tsv", "tables/distance.tsv", "tables/association.tsv", "tables/markers.tsv",
                "tables/qc.tsv")) {
            assertTrue(Files.size(out.resolve(name)) > 0, name);
        }
        assertEquals("lot\tcluster\tcells\tshare\tshare_low\tshare_high", first(out, "composition"));
        assertEquals("lot\tbarcode\tkept\treasons\tcluster\tumap_1\tumap_2", first(out, "cells"));
        assertEquals("lot\tjsd\tp_sampling\tp_usual_lot", first(out, "distance"));
        assertEquals("assay\tcluster\tn\trho\tp_exact\tp_family\ttau\tslope\tloo_low\tloo_high\tlabel",
                first(out, "association"));
        assertEquals("cluster\tgene\tlogfc\tauroc\tpct_1\tpct_2\tp\tp_adj\tlots", first(out, "markers"));
        var report = Files.readString(out.resolve("report.html"));
        assertTrue(report.contains("大阪ロット") && report.contains("<html lang='ja'>"));
        var record = JsonParser.parseString(Files.readString(out.resolve("run.json"))).getAsJsonObject();
        assertEquals(2 + 11 * 3, record.getAsJsonArray("inputs").size());
        assertTrue(record.getAsJsonArray("steps").asList().stream()
                .allMatch(s -> s.getAsJsonObject().has("settings") && s.getAsJsonObject().has("version")));
        var counts = folder.resolve("カウント");
        var export = product.celltaxon("export", out.toString(), "--format", "10x-mtx", "--out", counts.toString());
        assertEquals(0, export.exit(), export.err());
        assertTrue(Files.size(counts.resolve("matrix.mtx.gz")) > 0);
        assertEquals(1, product.celltaxon("export", out.toString(), "--format", "h5ad", "--out", counts.toString()).exit());
    }

    private static String first(Path out, String table) throws IOException {
        try (var lines = Files.lines(out.resolve("tables").resolve(table + ".tsv"))) {
            return lines.findFirst().orElse("");
        }
    }

    @Test
    void aRefusalSaysWhatWhyAndWhatToDo() throws IOException, InterruptedException {
        var out = folder.resolve("refused");
        var run = product.celltaxon("analyze", "--lots", folder.resolve("nowhere.csv").toString(), "--out", out.toString(),
                "--lang", "en");
        assertEquals(1, run.exit());
        assertTrue(run.err().contains("nowhere.csv cannot be used") && run.err().contains("does not exist"), run.err());
        assertFalse(Files.exists(out));
    }

    @Test
    void aPartnersModulesAreBuiltAgainstTheSiteInstalledAndUsed() throws IOException, InterruptedException {
        var partner = copy(Product.ROOT.resolve("releng/examples/partner"), folder.resolve("partner"));
        var maven = Path.of(System.getProperty("celltaxon.maven"), "bin", "mvn").toString();
        var built = Product.run(partner, Map.of(), List.of(maven, "-B", "-q", "verify", "-Dcelltaxon.site=" + SITE));
        assertEquals(0, built.exit(), built.out() + built.err());
        var site = partner.resolve("org.partner.site/target/repository");

        var own = Product.unpack(Files.createDirectory(folder.resolve("with-partner")));
        var next = nextMajor(site, folder.resolve("next"));
        var refused = own.celltaxon("install", next.toString(), "--lang", "en");
        assertEquals(1, refused.exit(), refused.out());
        assertTrue(refused.err().contains("was made for version 2.0 of the CellTaxon module interface"), refused.err());
        assertTrue(refused.err().contains("nothing was changed"), refused.err());

        var installed = own.celltaxon("install", site.toString());
        assertEquals(0, installed.exit(), installed.out() + installed.err());
        var modules = own.celltaxon("modules", "--all");
        assertTrue(modules.out().lines().anyMatch(l -> l.matches("org\\.partner\\.long_table +import +.* ready")), modules.out());
        assertTrue(modules.out().lines().anyMatch(l -> l.matches("org\\.partner\\.farthest_first +clustering +.* ready")));
        var described = own.celltaxon("modules", "org.partner.farthest_first");
        assertTrue(described.out().contains("n_clusters") && described.out().contains("from 1 to 100"), described.out());

        var study = partnersStudy(folder.resolve("long"));
        var out = folder.resolve("partner-results");
        var run = own.celltaxon("analyze", "--lots", study.resolve("lots.csv").toString(), "--recipe",
                study.resolve("recipe.yaml").toString(), "--out", out.toString());
        assertEquals(0, run.exit(), run.err());
        var record = Files.readString(out.resolve("run.json"));
        assertTrue(record.contains("\"org.partner.long_table\"") && record.contains("\"org.partner.farthest_first\""));
        assertTrue(record.contains("\"n_clusters\": 3"));
    }

    /** Three lots in the partner's own format. */
    private static Path partnersStudy(Path study) throws IOException {
        Files.createDirectories(study);
        var random = new java.util.SplittableRandom(7);
        var sheet = new StringBuilder("lot,path\n");
        for (int lot = 1; lot <= 3; lot++) {
            var table = new StringBuilder("#counts\n");
            for (int cell = 0; cell < 90; cell++) {
                for (int gene = 0; gene < 120; gene++) {
                    int count = random.nextInt(gene / 40 == cell % 3 ? 9 : 4);
                    table.append(count == 0 ? "" : "cell" + cell + " g" + gene + " " + count + "\n");
                }
            }
            Files.writeString(study.resolve("lot" + lot + ".long"), table);
            sheet.append("L").append(lot).append(",lot").append(lot).append(".long\n");
        }
        Files.writeString(study.resolve("lots.csv"), sheet);
        Files.writeString(study.resolve("recipe.yaml"), "quality_control:\n  min_genes: 10\nclustering:\n"
                + "  module: org.partner.farthest_first\n  n_clusters: 3\n");
        return study;
    }

    /** The partner's site as if it had been compiled against the next major version of the contracts. */
    private static Path nextMajor(Path site, Path folder) throws IOException, InterruptedException {
        copy(site, folder);
        var jar = folder.resolve("content.jar");
        String xml;
        try (var zip = new java.util.zip.ZipInputStream(Files.newInputStream(jar))) {
            zip.getNextEntry();
            xml = new String(zip.readAllBytes(), StandardCharsets.UTF_8);
        }
        Files.delete(jar);
        Files.deleteIfExists(folder.resolve("content.xml.xz"));
        Files.deleteIfExists(folder.resolve("p2.index"));
        var next = xml.replaceAll("(name='org\\.celltaxon\\.api[\\w.]*' range=)'\\[1\\.0\\.0,2\\.0\\.0\\)'", "$1'[2.0.0,3.0.0)'");
        assertFalse(next.equals(xml), "the site's metadata names the contracts");
        Files.writeString(folder.resolve("content.xml"), next);
        return folder;
    }

    private static Path copy(Path from, Path to) throws IOException {
        try (var files = Files.walk(from)) {
            for (var file : files.filter(f -> !from.relativize(f).toString().contains("target")
                    || from.toString().contains("target")).toList()) {
                var goal = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(goal);
                } else {
                    Files.copy(file, goal);
                }
            }
        }
        return to;
    }

    @Test
    void theWindowOpensAndLogsNoError() throws IOException, InterruptedException {
        var workspace = folder.resolve("workspace");
        var builder = new ProcessBuilder(product.home().resolve("celltaxon").toString()).redirectErrorStream(true);
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("CELLTAXON_WORKSPACE", workspace.toString());
        var window = builder.start();
        try (var out = new BufferedReader(new InputStreamReader(window.getInputStream(), StandardCharsets.UTF_8))) {
            var seen = new StringBuilder();
            for (var line = out.readLine(); line != null && !line.equals("CellTaxon is ready."); line = out.readLine()) {
                seen.append(line).append('\n');
            }
            assertTrue(window.isAlive(), "the program ended: " + seen);
        } finally {
            window.destroy();
            if (!window.waitFor(30, TimeUnit.SECONDS)) {
                window.destroyForcibly();
            }
        }
        var log = workspace.resolve(".metadata/.log");
        var entries = Files.exists(log) ? Files.readString(log) : "";
        assertFalse(entries.contains("!ENTRY") && entries.lines().anyMatch(l -> l.matches("!ENTRY \\S+ 4 .*")), entries);
    }
}
