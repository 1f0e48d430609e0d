// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.cells;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.stream.IntStream;

import org.celltaxon.api.StepException;
import org.celltaxon.testkit.Matrices;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GeneListsTest {

    @ParameterizedTest
    @CsvSource({"ribo, RPL3 RPS4X RPS4Y1 RPL22L1 RPS27A RPLP0 RPSA rpl13a RPL36AL, RPS6KA1 RPS6KB1 MRPL12 RPL RPIA",
            "mito, MT-ND1 mt-Co1, MTOR MT1X", "sex, XIST RPS4Y1 DDX3Y TTTY14, RPS4X DDX3X XISTX",
            "tcr_ig, TRAV1-2 TRBC2 TRAC TRGV9 IGHG1 IGKV1-5 IGLC3 IGHM TRDC, TRDN IGF1 TRAF2 IGFBP3 TRAP1 IGHMBP2",
            "cell_cycle, MKI67 TOP2A PCNA MLF1IP CENPU, MCM3AP"})
    void listHoldsItsGenesAndNotThoseThatSoundAlike(String list, String in, String out) {
        for (boolean held : GeneLists.of(list, Matrices.named(in.split(" ")))) {
            assertTrue(held, list + ": " + in);
        }
        for (boolean held : GeneLists.of(list, Matrices.named(out.split(" ")))) {
            assertFalse(held, list + ": " + out);
        }
    }

    @Test
    void aListThatIsNotThereIsRefusedWithThoseThatAre() {
        var refusal = assertThrows(StepException.class, () -> GeneLists.named("sex, gender", Matrices.named("A")));
        assertTrue(refusal.what().en().contains("gender") && refusal.why().en().contains("cell_cycle"));
    }

    @Test
    void excludedGenesAreNotSelectedAndGiveTheirPlaceToOthers() throws StepException {
        var rows = Matrices.clusters(200, 30, 2, 3);
        var symbols = IntStream.range(0, 30).mapToObj(g -> "G" + g).toArray(String[]::new);
        var step = new VstSelection();
        var lots = Given.mixedLots(200, 2);
        var all = step.select(Given.normalised(Matrices.of(Matrices.named(symbols), rows, 64)), lots, Given.settings(step, "n_top_genes", 10),
                Given.run());
        int best = all.genes()[0];
        symbols[best] = "XIST";
        var without = step.select(Given.normalised(Matrices.of(Matrices.named(symbols), rows, 64)), lots,
                Given.settings(step, "n_top_genes", 10, "exclude", "mito, sex"), Given.run());
        assertFalse(Arrays.stream(without.genes()).anyMatch(g -> g == best));
        assertEquals(10, without.genes().length);
        assertArrayEquals(Arrays.copyOfRange(all.genes(), 1, 3), Arrays.copyOf(without.genes(), 2));
        assertEquals("sex", without.statistics().text("excluded", best));
        assertEquals(all.statistics().number("standardised", best), without.statistics().number("standardised", best));
    }

    @Test
    void aListOfYamlIsUnderstood() throws StepException {
        assertArrayEquals(new String[] {"mito", "", "ribo"}, GeneLists.named("[mito, ribo]", Matrices.named("MT-CYB", "ACTB", "RPL5")));
    }
}
