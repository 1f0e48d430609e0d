// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.product;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Single analyses of tables with the packed product, each fed with what the one before wrote. */
@EnabledOnOs(OS.LINUX)
class ComputeTest {

    private static final int LOTS = 10;

    @TempDir
    private static Path folder;
    private static Product product;
    private static Path composition;
    private static Path potency;

    @BeforeAll
    static void unpackAndMakeSharesAndPotencies() throws IOException, InterruptedException {
        product = Product.unpack(folder);
        var cells = new StringBuilder("lot,cluster,cells\n");
        var readings = new StringBuilder("lot,assay,value,unit,flag\n");
        for (int lot = 1; lot <= LOTS; lot++) {
            cells.append(String.format(Locale.ROOT, "ロット%02d,CL1,%d%n", lot, 300 - 7 * lot * (lot % 3 + 1)))
                    .append(String.format(Locale.ROOT, "ロット%02d,CL2,%d%n", lot, 20 + 18 * lot))
                    .append(String.format(Locale.ROOT, "ロット%02d,CL3,%d%n", lot, 150 + 31 * (lot % 4)));
            readings.append(String.format(Locale.ROOT, "ロット%02d,VEGF,%d,pg,EXACT%n", lot, 400 + 55 * lot));
        }
        composition = compute("shares", "org.celltaxon.lots.shares", "cells=" + file("cells.csv", cells)).resolve("composition.tsv");
        potency = compute("mean", "org.celltaxon.potency.mean", "readings=" + file("readings.csv", readings)).resolve("potency.tsv");
    }

    private static Path file(String name, CharSequence content) throws IOException {
        return Files.writeString(folder.resolve(name), content);
    }

    private static Product.Answer celltaxon(String out, String module, String... inputs) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of("compute", module, "--out", folder.resolve(out).toString(), "--lang", "en"));
        for (var input : inputs) {
            command.addAll(List.of("--in", input));
        }
        return product.celltaxon(command.toArray(String[]::new));
    }

    private static Path compute(String out, String module, String... inputs) throws IOException, InterruptedException {
        var answer = celltaxon(out, module, inputs);
        assertEquals(0, answer.exit(), answer.err());
        return folder.resolve(out);
    }

    private static List<String> files(Path out) throws IOException {
        try (var files = Files.walk(out)) {
            return List.copyOf(new TreeSet<>(files.filter(Files::isRegularFile).map(f -> out.relativize(f).toString()).toList()));
        }
    }

    private static List<Map<String, String>> table(Path out, String name) throws IOException {
        var tables = Files.createDirectories(out.resolveSibling(out.getFileName() + "-read").resolve("tables"));
        Files.copy(out.resolve(name + ".tsv"), tables.resolve(name + ".tsv"), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        return new Results(tables.getParent()).table(name);
    }

    @Test
    void sharesAndPotenciesHaveTheirTablesAndFigures() throws IOException {
        assertEquals(List.of("composition.tsv", "figures/cluster_sizes.svg", "figures/shares.svg", "run.json"),
                files(composition.getParent()), "the bars of lots need distances too");
        assertEquals(List.of("figures/potency_VEGF.svg", "potency.tsv", "run.json"), files(potency.getParent()));
    }

    @Test
    void aPlateGivesItsCurveItsSamplesAndPotencies() throws IOException, InterruptedException {
        var wells = new StringBuilder("plate,well,role,sample,od,concentration,dilution,volume_ml,cells_harvest,cells_seeding,hours\n");
        double[] levels = {15.625, 31.25, 62.5, 125, 250, 500, 1000, 2000};
        for (int i = 0; i < 16; i++) {
            double x = levels[i / 2];
            wells.append(String.format(Locale.ROOT, "P1,A%d,STANDARD,,%.4f,%s,,,,,%n", i + 1, od(x) * (i % 2 == 0 ? 1.01 : 0.99), x));
        }
        for (int i = 0; i < 12; i++) {
            double x = (100 + 60 * (i / 4)) / (i % 4 < 2 ? 1.0 : 2.0);
            wells.append(String.format(Locale.ROOT, "P1,B%d,SAMPLE,ロット%02d,%.4f,,%d,2,100000,80000,24%n", i + 1, i / 4 + 1,
                    od(x) * (i % 2 == 0 ? 1.01 : 0.99), i % 4 < 2 ? 1 : 2));
        }
        var out = compute("plate", "org.celltaxon.potency.plate", "wells=" + file("wells.csv", wells));
        assertEquals(List.of("curves.tsv", "figures/curve_potency_P1.svg", "figures/potency_potency.svg", "levels.tsv", "potency.tsv",
                "run.json", "samples.tsv", "well_values.tsv"), files(out));
        assertEquals("ACCEPTED", table(out, "curves").get(0).get("label"));
        var values = table(out, "potency");
        assertEquals(List.of("ロット01", "ロット02", "ロット03"), values.stream().map(r -> r.get("lot")).toList());
        for (int i = 0; i < 3; i++) {
            double expected = (100 + 60 * i) * 2; // of 2 mL, per 100,000 cells
            assertEquals(expected, Double.parseDouble(values.get(i).get("value")), 0.1 * expected);
        }
    }

    private static double od(double x) {
        return 3 + (0.05 - 3) / (1 + Math.pow(x / 400, 1.1));
    }

    @Test
    void groupsOfLotsAreComparedAndDrawn() throws IOException, InterruptedException {
        var lots = new StringBuilder("lot,group\n");
        for (int lot = 1; lot <= LOTS; lot++) {
            lots.append(String.format(Locale.ROOT, "ロット%02d,%s%n", lot, lot <= 5 ? "旧" : "新"));
        }
        var out = compute("propeller", "org.celltaxon.lots.propeller", "composition=" + composition, "lots=" + file("lots.csv", lots));
        assertEquals(List.of("figures/share_forest_group.svg", "propeller.tsv", "run.json"), files(out));
        var rows = table(out, "propeller");
        assertEquals(List.of("CL1", "CL2", "CL3"), rows.stream().map(r -> r.get("cluster")).toList());
        assertTrue(Double.parseDouble(rows.get(1).get("p")) < 0.05, "CL2 grows from the first lot to the last");
    }

    @Test
    void theEvidenceIsMadeOfWhatTheOtherAnalysesWrote() throws IOException, InterruptedException {
        var both = new String[] {"composition=" + composition, "potency=" + potency};
        var association = compute("spearman", "org.celltaxon.cqa.spearman", both);
        assertEquals(List.of("association.tsv", "figures/share_vs_potency_VEGF.svg", "run.json"), files(association));
        assertEquals("EXPLORATORY", table(association, "association").get(1).get("label"));
        var closure = compute("closure", "org.celltaxon.cqa.closure", both);
        assertEquals(List.of("closure.tsv", "run.json"), files(closure), "no figure shows it alone");
        var robustness = compute("robustness", "org.celltaxon.cqa.robustness", both);
        assertEquals(List.of("figures/leave_one_out_VEGF.svg", "leave_one_out.tsv", "robustness.tsv", "run.json"), files(robustness));
        var tests = compute("falsification", "org.celltaxon.cqa.falsification", both[0], both[1],
                "association=" + association.resolve("association.tsv"), "closure=" + closure.resolve("closure.tsv"));
        assertEquals(10, table(tests, "falsification").stream().filter(r -> r.get("cluster").equals("CL2")).count());
        var evidence = compute("evidence", "org.celltaxon.cqa.evidence", "association=" + association.resolve("association.tsv"),
                "closure=" + closure.resolve("closure.tsv"), "robustness=" + robustness.resolve("robustness.tsv"),
                "falsification=" + tests.resolve("falsification.tsv"));
        assertEquals(List.of("evidence.tsv", "figures/evidence.svg", "run.json"), files(evidence));
        var row = table(evidence, "evidence").get(1);
        assertEquals("CL2", row.get("cluster"));
        assertTrue(row.get("met").startsWith("ASSOCIATED, FAMILY_WISE"), row.toString());
        assertFalse(row.get("missing").isEmpty(), row.toString());
    }

    @Test
    void whatIsWrongIsToldWithOneAndLeavesNothing() throws IOException, InterruptedException {
        var missing = celltaxon("missing", "org.celltaxon.cqa.spearman", "composition=" + composition);
        assertEquals(1, missing.exit());
        assertTrue(missing.err().contains("The table 'potency' is missing."), missing.err());
        var swapped = celltaxon("swapped", "org.celltaxon.cqa.spearman", "composition=" + potency, "potency=" + composition);
        assertEquals(1, swapped.exit());
        assertTrue(swapped.err().contains("cluster"), swapped.err());
        var unknown = celltaxon("unknown", "org.celltaxon.cqa.nothing", "composition=" + composition);
        assertEquals(1, unknown.exit());
        for (var out : List.of("missing", "swapped", "unknown")) {
            assertFalse(Files.exists(folder.resolve(out)), out);
        }
        assertEquals(2, product.celltaxon("compute").exit(), "wrong usage");
    }

    @Test
    void whatCannotBeComputedIsARefusalNotAFault() throws IOException, InterruptedException {
        var few = String.join("\n", Files.readAllLines(potency).subList(0, 4)) + "\n";
        var answer = celltaxon("few", "org.celltaxon.cqa.spearman", "composition=" + composition, "potency=" + file("few.tsv", few));
        assertEquals(0, answer.exit(), answer.err());
        assertTrue(answer.err().contains("TOO_FEW_LOTS") || answer.out().contains("TOO_FEW_LOTS"), answer.err());
        assertTrue(table(folder.resolve("few"), "association").stream().allMatch(r -> r.get("label").equals("TOO_FEW_LOTS")));
    }
}
