// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.lots;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

import org.celltaxon.api.StepException;
import org.celltaxon.api.table.Table;
import org.celltaxon.testkit.Csv;
import org.celltaxon.testkit.Steps;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The numbers that the propeller paper prints, made with limma's robust prior: t to 3e-5, p to 1e-4 relative (printed with 7 digits). */
class PublishedPropellerTest {

    private static final double CELLS = 174684 / 20.0;

    /** Proportions of the ageing blood as a composition: whole cells, and the share as it was published. */
    private static Table blood() {
        var proportions = Csv.shared("composition/propeller_pbmc_aging/speckle_pbmc_props.csv");
        var samples = proportions.names().subList(1, proportions.names().size());
        int n = proportions.rows();
        var lot = new String[n * samples.size()];
        var cluster = new String[lot.length];
        var cells = new double[lot.length];
        var share = new double[lot.length];
        for (int s = 0; s < samples.size(); s++) {
            for (int r = 0; r < n; r++) {
                int at = s * n + r;
                lot[at] = samples.get(s);
                cluster[at] = proportions.text("", r);
                share[at] = proportions.number(samples.get(s), r);
                cells[at] = Math.rint(CELLS * share[at]);
            }
        }
        return Table.builder().texts("lot", lot).texts("cluster", cluster).numbers("cells", cells).numbers("share", share).build();
    }

    private static Table donors() {
        var sheet = Csv.shared("composition/propeller_pbmc_aging/sampleinfo.csv");
        return Table.builder().texts("lot", sheet.texts("Sample")).texts("age", sheet.texts("Age")).texts("sex",
                sheet.texts("Sex")).build();
    }

    @ParameterizedTest
    @CsvSource({"age, sex, CD8.Naive, 4.56531629, 0.0001655915", "age, sex, CD16, -3.53845105, 0.0019313526",
        "age, sex, T-mito, -2.70564864, 0.0130970606", "age, sex, PDC, 0.20366298, 0.8405637766"})
    void ageingBloodIsAsPrinted(String variable, String covariate, String type, double t, double p) throws StepException {
        var table = Steps.table(new Propeller(), Map.of("composition", blood(), "lots", donors()),
                Map.of("variable", variable, "covariates", covariate));
        int row = table.row("cluster", type).orElseThrow();
        assertEquals("young - old", table.text("comparison", row));
        assertEquals(t, table.number("statistic", row), 3e-5);
        assertEquals(p, table.number("p", row), 1e-4 * p);
    }

    @ParameterizedTest
    @CsvSource({"logit, Neutrophil, 34.53, 3.5e-7", "logit, Plasma, 8.72, 2.1e-3", "asin, Neutrophil, 7.70, 8.0e-3",
        "asin, pDC, 7.67, 7.9e-3", "asin, Plasma, 1.38, 0.29"})
    void lavageInCovidIsAsPrinted(String transform, String type, double f, double p) throws StepException {
        var counts = Csv.shared("composition/propeller_covid_balf/derived_counts.csv");
        var clusters = counts.names().stream().filter(n -> !n.equals("sample_new")).toList();
        var composition = Steps.table(new WilsonComposition(), Map.of("cells", Csv.cells(counts, "sample_new", clusters)), Map.of());
        List<String> groups = Arrays.stream(counts.texts("sample_new")).map(s -> s.replaceAll("\\d", "")).toList();
        var sheet = Table.builder().texts("lot", counts.texts("sample_new")).texts("group", groups).build();
        var table = Steps.table(new Propeller(), Map.of("composition", composition, "lots", sheet),
                Map.of("transform", transform, "n_permutations", 100));
        int row = table.row("cluster", type).orElseThrow();
        assertEquals(f, table.number("statistic", row), 0.006);
        assertEquals(p, table.number("p", row), 0.04 * p);
    }

    @Test
    void shareThatContradictsItsCellsIsRefused() {
        var composition = Table.builder().texts("lot", "a", "a", "b", "b").texts("cluster", "x", "y", "x", "y")
                .numbers("cells", 50, 50, 60, 40).numbers("share", 0.5, 0.5, 0.8, 0.2).build();
        var refused = assertThrows(StepException.class, () -> Steps.table(new Propeller(), Map.of("composition", composition), Map.of()));
        assertTrue(refused.what().en().contains("Row 3"), refused.getMessage());
    }
}
