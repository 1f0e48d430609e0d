// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.lots;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.celltaxon.api.StepException;
import org.celltaxon.api.table.Table;
import org.celltaxon.stats.ModeratedT;
import org.celltaxon.testkit.Csv;
import org.celltaxon.testkit.Steps;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Compositions that others published, against limma without its robust option; with it they are in PublishedPropellerTest. On the PBMC
 * the two differ by at most 0.03 in t.
 */
class PublicDataTest {

    private static final String FOLDER = "composition/";

    private static Table gold(String name) {
        return Csv.beside(PublicDataTest.class, "gold/" + name + ".csv");
    }

    /** Through two modules: cells to composition, composition to propeller. */
    private static Table propeller(Table counts, String lot, List<String> groups, String transform) throws StepException {
        var clusters = counts.names().stream().filter(n -> !n.equals(lot)).toList();
        var composition = Steps.table(new WilsonComposition(), Map.of("cells", Csv.cells(counts, lot, clusters)), Map.of());
        var sheet = Table.builder().texts("lot", counts.texts(lot)).texts("group", groups).build();
        return Steps.table(new Propeller(), Map.of("composition", composition, "lots", sheet),
                Map.of("transform", transform, "robust", false, "n_permutations", 1000));
    }

    private static Table haber(String transform) throws StepException {
        var counts = Csv.shared(FOLDER + "haber2017_sccoda/haber_counts.csv");
        var two = counts.where(r -> counts.text("Mouse", r).matches("(Control|Salm).*"));
        return propeller(two, "Mouse", Arrays.stream(two.texts("Mouse")).map(m -> m.substring(0, m.indexOf('_'))).toList(), transform);
    }

    @ParameterizedTest
    @ValueSource(strings = {"logit", "asin"})
    void salmonellaInTheGutOfMiceIsAsInLimma(String transform) throws StepException {
        var table = haber(transform);
        assertEquals("Control - Salm", table.text("comparison", 0));
        PropellerTest.agrees(gold("haber").where("transform", transform), table, "t", -1);
    }

    @Test
    void enterocytesChangeMostWithSalmonella() throws StepException {
        var table = haber("logit");
        double least = Arrays.stream(table.numbers("p")).min().orElseThrow();
        assertEquals("Enterocyte", table.text("cluster", indexOf(table.numbers("p"), least)));
        // 4 against 2 mice: the smallest permutation p says that nothing can be concluded
        assertTrue(table.number("smallest_p", 0) > 0.05);
    }

    private static int indexOf(double[] values, double value) {
        for (int i = 0; i < values.length; i++) {
            if (values[i] == value) {
                return i;
            }
        }
        throw new AssertionError(value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"logit", "asin"})
    void lavageInThreeGroupsOfCovidIsAsInLimma(String transform) throws StepException {
        var counts = Csv.shared(FOLDER + "propeller_covid_balf/derived_counts.csv");
        var groups = Arrays.stream(counts.texts("sample_new")).map(s -> s.replaceAll("\\d", "")).toList();
        assertEquals(List.of("HC", "M", "S"), groups.stream().distinct().toList());
        var table = propeller(counts, "sample_new", groups, transform);
        PropellerTest.agrees(gold("covid").where("transform", transform), table, "F", 1);
        assertTrue(Arrays.stream(table.numbers("effect")).allMatch(Double::isNaN), "three groups have no one difference");
        var first = transform.equals("logit") ? "Neutrophil" : "pDC";
        assertEquals(first, table.text("cluster", indexOf(table.numbers("p"), Arrays.stream(table.numbers("p")).min().orElseThrow())));
    }

    /** Log-odds of the proportions as propeller makes them: 174684 cells over 20 samples, half a cell added, not rounded. */
    private static Map<String, double[]> logits(Table proportions, String level) {
        double scale = 174684 / 20.0;
        var broad = Csv.shared(FOLDER + "propeller_pbmc_aging/CelltypeLevels.csv");
        var samples = proportions.names().subList(1, proportions.names().size());
        var counts = new LinkedHashMap<String, double[]>();
        for (int r = 0; r < proportions.rows(); r++) {
            var fine = proportions.text("", r);
            var own = broad.text("Celltype_L1", broad.row("Celltype_L2", fine).orElseThrow());
            var type = level.equals("fine") ? fine : own.startsWith("CD") || own.equals("T-mito") ? "TC" : own;
            var sum = counts.computeIfAbsent(type, t -> new double[samples.size()]);
            for (int s = 0; s < sum.length; s++) {
                sum[s] += scale * proportions.number(samples.get(s), r);
            }
        }
        var totals = new double[samples.size()];
        counts.values().forEach(c -> Arrays.setAll(totals, s -> totals[s] + c[s]));
        int clusters = counts.size();
        counts.values().forEach(c -> Arrays.setAll(c, s -> {
            double p = (c[s] + 0.5) / (totals[s] + 0.5 * clusters);
            return Math.log(p / (1 - p));
        }));
        return counts;
    }

    @ParameterizedTest
    @CsvSource({"fine, age", "fine, sex", "broad, age", "broad, sex"})
    void bloodOfYoungAndOldIsAsInLimmaAndNearThePrintedResults(String level, String factor) {
        var proportions = Csv.shared(FOLDER + "propeller_pbmc_aging/speckle_pbmc_props.csv");
        var samples = Csv.shared(FOLDER + "propeller_pbmc_aging/speckle_pbmc_samples.csv");
        var y = logits(proportions, level);
        var design = new ArrayList<double[]>();
        boolean age = factor.equals("age");
        for (int s = 0; s < samples.rows(); s++) {
            double young = samples.text("age", s).equals("young") ? 1 : 0;
            double male = samples.text("sex", s).equals("male") ? 1 : 0;
            design.add(age ? new double[] {1 - young, young, male} : new double[] {1 - male, male, young});
        }
        var test = ModeratedT.test(design.toArray(double[][]::new), y.values().toArray(double[][]::new), new double[] {-1, 1, 0});
        var gold = gold("pbmc").where("level", level).where("factor", factor);
        var types = List.copyOf(y.keySet());
        assertEquals(types.size(), gold.rows());
        for (int r = 0; r < gold.rows(); r++) {
            int k = types.indexOf(gold.text("type", r));
            PropellerTest.near(gold.number("estimate", r), test.estimate()[k]);
            PropellerTest.near(gold.number("t", r), test.statistic()[k]);
            PropellerTest.near(gold.number("p", r), test.p()[k]);
            PropellerTest.near(gold.number("d0", r), test.bayes().priorDf());
            PropellerTest.near(gold.number("s02", r), test.bayes().prior()[k]);
            assertEquals(gold.number("t_published", r), test.statistic()[k], 0.03, types.get(k));
        }
    }
}
