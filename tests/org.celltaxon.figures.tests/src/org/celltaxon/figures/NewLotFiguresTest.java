// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.figures;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.celltaxon.api.StepException;
import org.celltaxon.api.figure.Figure;
import org.celltaxon.api.table.Table;
import org.junit.jupiter.api.Test;

/** The figures of a mapping: new lots against a frozen reference. */
class NewLotFiguresTest {

    private static final List<Figure> FIGURES = List.of(new NewLotMaps(), new NewLotShares());

    private static Map<String, Table> tables(String released) {
        var reference = Table.builder().texts("lot", "R1", "R2", "R1").texts("cluster", "CL1", "CL2", "CL2").numbers("umap_1", 0.0, 5, 6)
                .numbers("umap_2", 1.0, 2, 3).build();
        var cells = Table.builder().texts("lot", "N<1>", "N<1>", "新").texts("kept", "true", "false", "true")
                .numbers("umap_1", 1, Double.NaN, 5).numbers("umap_2", 1, Double.NaN, 2).build();
        var shares = Table.builder().texts("lot", "N<1>", "N<1>", "N<1>", "新", "新", "新")
                .texts("cluster", "CL1", "CL2", "unassigned", "CL1", "CL2", "unassigned").numbers("share", 1.0, 0, 0, 0, 1, 0)
                .numbers("share_low", 0.2, 0, 0, 0, 0.2, 0).numbers("share_high", 1, 0.8, 0.8, 0.8, 1, 0.8)
                .numbers("reference_mean", 0.25, 0.75, Double.NaN, 0.25, 0.75, Double.NaN)
                .numbers("reference_low", 0, 0.5, Double.NaN, 0, 0.5, Double.NaN)
                .numbers("reference_high", 0.5, 1, Double.NaN, 0.5, 1, Double.NaN)
                .texts("released", released, released, released, "true", "true", "true").build();
        return Map.of("reference_cells", reference, "mapped_cells", cells, "mapped_composition", shares);
    }

    @Test
    void theyAreSoundInBothLanguages() throws StepException, IOException {
        for (var figure : FIGURES) {
            for (var drawing : Given.draw(figure, tables("true"))) {
                assertFalse(Svg.isJapanese(Svg.of(drawing, Locale.ENGLISH).text().replace("新", "")));
                assertTrue(Svg.isJapanese(Svg.of(drawing, Locale.JAPANESE).elements("title").get(0).getTextContent()));
                assertTrue(Svg.of(drawing, Locale.ENGLISH).wordsAndTips().stream().anyMatch(w -> w.contains("N<1>")));
            }
            assertTrue(figure.caption().en().contains("reference") && figure.caption().ja().contains("参照"));
        }
    }

    @Test
    void theMapIsForViewingOnlyAndSaysSo() {
        assertTrue(new NewLotMaps().caption().en().contains("For viewing only"));
    }

    @Test
    void sharesThatAreNotReleasedAreMarked() throws StepException, IOException {
        var text = Svg.of(Given.draw(new NewLotShares(), tables("false")).get(0), Locale.ENGLISH).text();
        assertEquals(1, text.split("not released", -1).length - 1);
        assertTrue(Svg.of(Given.draw(new NewLotShares(), tables("false")).get(0), Locale.JAPANESE).text().contains("公開しない"));
    }
}
