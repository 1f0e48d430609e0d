// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.celltaxon.api.Text;
import org.celltaxon.api.analysis.Association;
import org.celltaxon.api.table.Table;
import org.junit.jupiter.api.Test;

/** The one honest sentence. */
class FindingTest {

    private final Table.Rows rows = new Table.Rows(Association.ASSOCIATION.columns());

    private void row(String assay, String cluster, int n, double rho, double exact, double family, String label) {
        Fakes.add(rows, Association.ASSOCIATION.columns(), "assay", assay, "cluster", cluster, "n", n, "rho", rho,
                "p_exact", exact, "p_family", family, "tau", rho / 2, "slope", rho * 10, "loo_low", rho - 0.05,
                "loo_high", rho + 0.05, "label", label);
    }

    private static Table composition(int clusters) {
        var composition = Table.builder();
        var names = new String[clusters];
        for (int c = 0; c < clusters; c++) {
            names[c] = "CL" + (c + 1);
        }
        return composition.texts("cluster", names).build();
    }

    private Text finding(int clusters) {
        return Finding.of(Map.of("composition", composition(clusters), "association", rows.build()), 11);
    }

    @Test
    void withoutPotencyOnlyLotsAndClustersAreSaid() {
        var tables = new HashMap<String, Table>();
        tables.put("composition", composition(8));
        assertEquals("11 lots, 8 clusters. No potency was given, so no subpopulation can be linked to it.",
                Finding.of(tables, 11).en());
        assertEquals("11 ロット、8 クラスター。力価の指定がないため、力価との関連は評価していない。", Finding.of(tables, 11).ja());
        assertTrue(Finding.of(tables, 1).en().startsWith("1 lot, "));
    }

    @Test
    void tooFewLotsAreSaidToBeUntested() {
        row("VEGF", "CL1", 4, Double.NaN, Double.NaN, Double.NaN, "TOO_FEW_LOTS");
        row("VEGF", "CL2", 4, Double.NaN, Double.NaN, Double.NaN, "TOO_FEW_LOTS");
        var finding = finding(2);
        assertEquals("VEGF was not tested against the clusters (4 lots; TOO_FEW_LOTS, see the warnings).",
                finding.en());
        assertEquals("VEGF とクラスターの関連は検定していない（4 ロット、TOO_FEW_LOTS、警告を参照）。", finding.ja());
    }

    @Test
    void aFoundClusterIsNamedWithNAndBothPValuesAsExploratory() {
        row("VEGF", "CL1", 11, -0.3, 0.37, 0.9, "INCONCLUSIVE");
        row("VEGF", "CL3", 11, 0.888385, 0.000555455, 0.00421, "EXPLORATORY");
        var finding = finding(8);
        assertEquals("Lots with more cells of cluster CL3 have more VEGF (Spearman rho = 0.89, n = 11 lots, "
                + "exact p = 0.00056, family-wise p = 0.0042 over 8 clusters; 0.84 to 0.94 when any one lot is "
                + "left out). This is an association found in these lots, exploratory until new lots or an experiment "
                + "confirm it.", finding.en());
        assertTrue(finding.ja().contains("クラスター CL3 の割合が高いロットほど VEGF が高い"), finding.ja());
        assertTrue(finding.ja().contains("n = 11 ロット, 正確 p = 0.00056, 8 クラスターでの多重性調整 p = 0.0042"), finding.ja());
        assertTrue(finding.ja().contains("0.84～0.94"), finding.ja());
    }

    @Test
    void aMirrorOfTheFoundClusterIsNamedAsSuch() {
        row("VEGF", "CL1", 11, -0.95, 0.0001, 0.001, "EXPLORATORY");
        row("VEGF", "CL3", 11, 0.89, 0.0006, 0.004, "EXPLORATORY");
        var finding = finding(8);
        assertTrue(finding.en().startsWith("Lots with more cells of cluster CL3 have more VEGF"), finding.en());
        assertTrue(finding.en().endsWith("CL1 falls where potency rises, as shares add up to one."), finding.en());
        assertTrue(finding.ja().contains("CL1 は力価が高いほど低い"), finding.ja());
    }

    @Test
    void theStrongestOfTwoFoundClustersIsNamed() {
        row("VEGF", "CL2", 11, 0.8, 0.003, 0.02, "EXPLORATORY");
        row("VEGF", "CL3", 11, 0.9, 0.0002, 0.002, "EXPLORATORY");
        assertTrue(finding(8).en().startsWith("Lots with more cells of cluster CL3"), finding(8).en());
    }

    @Test
    void nothingFoundIsNotProofOfNothing() {
        row("VEGF", "CL1", 11, -0.2, 0.55, 0.99, "INCONCLUSIVE");
        row("VEGF", "CL2", 11, 0.55, 0.08, 0.4, "INCONCLUSIVE");
        row("VEGF", "CL3", 11, 0, Double.NaN, Double.NaN, "NO_VARIATION");
        var finding = finding(3);
        assertEquals("No cluster's share could be shown to go with VEGF; the nearest is CL2 (Spearman rho = 0.55, "
                + "n = 11 lots, exact p = 0.080, family-wise p = 0.40 over 3 clusters). With 11 lots this does not "
                + "prove that there is none.", finding.en());
        assertTrue(finding.ja().contains("証明にはならない"), finding.ja());
    }

    @Test
    void anUnderpoweredStudyClaimsNothing() {
        row("VEGF", "CL1", 6, 1, 0.0028, 0.01, "UNDERPOWERED");
        row("VEGF", "CL2", 6, -1, 0.0028, 0.01, "UNDERPOWERED");
        var finding = finding(2);
        assertTrue(finding.en().startsWith("No cluster's share could be shown to go with VEGF; the nearest is CL1"),
                finding.en());
    }

    @Test
    void onlyANegativeAssociationIsSaidWithItsUsualCause() {
        row("VEGF", "CL1", 11, -0.95, 0.00001, 0.0001, "EXPLORATORY");
        row("VEGF", "CL2", 11, 0.5, 0.12, 0.6, "INCONCLUSIVE");
        var finding = finding(4);
        assertTrue(finding.en().startsWith("Lots with more cells of cluster CL1 have less VEGF (Spearman rho = -0.95, "
                + "n = 11 lots, exact p = 1.0e-05, family-wise p = 0.00010 over 4 clusters)"), finding.en());
        assertTrue(finding.en().contains("no cluster goes up with it beyond chance"), finding.en());
        assertTrue(finding.en().contains("falls only because another one rises"), finding.en());
        assertTrue(finding.ja().contains("VEGF が低い"), finding.ja());
    }

    @Test
    void everyAssayHasASentenceOfItsOwn() {
        row("VEGF", "CL1", 11, 0.9, 0.0002, 0.002, "EXPLORATORY");
        row("遊走", "CL1", 3, Double.NaN, Double.NaN, Double.NaN, "TOO_FEW_LOTS");
        var finding = finding(2);
        assertTrue(finding.en().contains("have more VEGF"), finding.en());
        assertTrue(finding.en().contains("遊走 was not tested against the clusters (3 lots"), finding.en());
    }

    @Test
    void noWordClaimsACauseOrAProof() {
        row("VEGF", "CL1", 11, -0.9, 0.0002, 0.002, "EXPLORATORY");
        row("VEGF", "CL3", 11, 0.9, 0.0002, 0.002, "EXPLORATORY");
        var words = finding(2).en().toLowerCase(Locale.ROOT);
        for (var claim : List.of("causes", "proves", "significant", "drives", "confirmed")) {
            assertFalse(words.contains(claim), words);
        }
    }

    @Test
    void numbersDoNotDependOnTheLanguageOfTheUser() {
        row("VEGF", "CL3", 11, 0.9, 0.0002, 0.002, "EXPLORATORY");
        var before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.GERMANY);
            assertTrue(finding(8).en().contains("rho = 0.90"), finding(8).en());
            assertTrue(finding(8).ja().contains("rho = 0.90"), finding(8).ja());
        } finally {
            Locale.setDefault(before);
        }
    }
}
