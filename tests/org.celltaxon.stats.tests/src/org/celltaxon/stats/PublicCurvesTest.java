// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

import org.celltaxon.testkit.SharedData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Published assays with their published or independently computed results. */
class PublicCurvesTest {

    private static final double CLOSE = 1e-4;

    /** drc writes c + (d - c) / (1 + (x/e)^b): its d is the response without dose. */
    private static void drc(double b, double c, double d, double e, CurveFit fit) {
        var curve = fit.curve();
        Gold.near(new double[] {b, c, d, e}, new double[] {curve.b(), curve.d(), curve.a(), curve.c()}, CLOSE);
    }

    @Test
    void rootsOfRyegrassAreTheKnownCurve() {
        var data = Gold.shared("potency_drc/ryegrass.csv");
        var fit = Curves.fit(data.numbers("conc"), data.numbers("rootl"));
        drc(2.98222, 0.48141, 7.79296, 3.05795, fit);
        // R nls, from the Jacobian
        Gold.near(new double[] {0.189733260024734, 0.458428817104821, 0.0607690083879832, 0.209506044028645}, fit.errors(), CLOSE);
        Gold.near(0.185828903335418, fit.errors()[2] * fit.curve().c(), CLOSE);
        Gold.near(5.40021462777151, fit.wsse(), 1e-6);
    }

    @ParameterizedTest
    @CsvSource({"lettuce, conc, weight, 1.38331215681286, 0.37217977303685, 1.10107132441327, 8.60712825165671",
            "secalonic, dose, rootl, 2.65418520274063, 0.091777564460175, 5.52975396814872, 0.0803547112209393"})
    void otherPlantsAreTheCurvesOfR(String file, String dose, String response, double b, double c, double d, double e) {
        var data = Gold.shared("potency_drc/" + file + ".csv");
        drc(b, c, d, e, Curves.fit(data.numbers(dose), data.numbers(response)));
    }

    @ParameterizedTest
    @CsvSource({"Bentazone, 5.1253, 0.6817, 3.8063, 29.265", "Glyphosate, 2.7161, 0.8918, 3.8759, 62.048"})
    void eachHerbicideIsTheKnownCurve(String herbicide, double b, double c, double d, double e) {
        var data = Gold.shared("potency_drc/S.alba.csv").where("Herbicide", herbicide);
        drc(b, c, d, e, Curves.fit(data.numbers("Dose"), data.numbers("DryMatter")));
    }

    @Test
    void potencyOfTwoHerbicidesIsTheKnownOne() {
        var data = Gold.shared("potency_drc/S.alba.csv");
        var words = data.words("Herbicide");
        var test = new boolean[words.length]; // Glyphosate is the reference: it needs more
        for (int i = 0; i < words.length; i++) {
            test[i] = words[i].equals("Bentazone");
        }
        var fit = ParallelLogistic.fit(test, data.numbers("Dose"), data.numbers("DryMatter"), Curves.ones(words.length), 0.95,
                new SplittableRandom(1));
        Gold.near(2.3507, Math.exp(fit.logPotency()), CLOSE);
        Gold.near(0.85473, fit.logPotency(), CLOSE);
        Gold.near(0.09646, fit.error(), CLOSE);
        Gold.near(9.49457586342053, fit.rssCommon(), 1e-6);
        Gold.near(8.34793391078883, fit.rssFree(), 1e-6);
        Gold.near(2.74712752852482, fit.f(), 1e-5);
        Gold.near(0.0506565172297172, fit.p(), 1e-5);
        Gold.near(new double[] {3.82486302740266, 3.86419065869158, 66.9564333057526, 0.753659969856523},
                new double[] {fit.curve().a(), fit.curve().b(), fit.curve().c(), fit.curve().d()}, CLOSE);
    }

    /** Observations of a sheet with one preparation a line or one column a preparation and dose. */
    private record Sheet(List<Integer> preparation, List<Double> logDose, List<Double> y) {

        ParallelLines fit() {
            return ParallelLines.fit(preparation.stream().mapToInt(p -> p).toArray(), logDose.stream().mapToDouble(x -> x).toArray(),
                    y.stream().mapToDouble(v -> v).toArray(), new int[0][], 0.95);
        }
    }

    private static List<String[]> lines(String name) throws IOException {
        return Files.readAllLines(SharedData.require("potency_pheur_pla/" + name)).stream().map(l -> l.strip().split("\\s+")).toList();
    }

    /** The results printed in the sheet, from a column on. */
    private static double printed(List<String[]> lines, String key, int column) {
        return Double.parseDouble(lines.stream().filter(l -> l[0].equals(key)).findFirst().orElseThrow()[column]);
    }

    private static void anova(List<String[]> lines, ParallelLines fit) {
        for (var source : List.of("Preparations", "Regression", "Non-parallelism")) {
            Gold.near(printed(lines, "A1@" + source, 2), fit.row(source).ss(), CLOSE);
            assertEquals(printed(lines, "A1@" + source, 1), fit.row(source).df());
            assertEquals(printed(lines, "A1@" + source, 4), fit.row(source).f(), 6e-4 * Math.max(1, fit.row(source).f() / 10));
        }
        Gold.near(printed(lines, "A1@Residual_error", 3), fit.s2(), CLOSE);
        assertEquals(printed(lines, "A1@Residual_error", 1), fit.df());
    }

    @Test
    void threeHepatitisVaccinesAreAsInThePharmacopoeia() throws IOException {
        var lines = lines("HepatitisB.txt");
        var sheet = new Sheet(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        for (var line : lines) {
            if (line[0].startsWith("Replicate-")) {
                for (int d = 0; d < 5; d++) {
                    sheet.preparation.add("STUV".indexOf(line[6].replace("\"", "")));
                    sheet.logDose.add(d * Math.log(2));
                    sheet.y.add(Math.log(Double.parseDouble(line[d + 1])));
                }
            }
        }
        var fit = sheet.fit();
        anova(lines, fit);
        Gold.near(printed(lines, "A1@Non-linearity", 2), fit.row("Non-linearity").ss(), CLOSE);
        for (int p = 0; p < 3; p++) {
            var potency = fit.potencies().get(p);
            var key = "P1@Potency" + "TUV".charAt(p);
            Gold.near(printed(lines, key, 2), 20 * Math.exp(potency.low()), CLOSE);
            Gold.near(printed(lines, key, 3), 20 * Math.exp(potency.ratio()), CLOSE);
            Gold.near(printed(lines, key, 4), 20 * Math.exp(potency.high()), CLOSE);
        }
    }

    @Test
    void corticotrophinInRatsIsAsInThePharmacopoeia() throws IOException {
        var lines = lines("CorticotrophinST.txt");
        var sheet = new Sheet(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        for (var line : lines) {
            for (int c = 1; line[0].startsWith("Plate-") && c <= 4; c++) {
                sheet.preparation.add((c - 1) / 2);
                sheet.logDose.add((c - 1) % 2 * Math.log(4));
                sheet.y.add(Double.parseDouble(line[c]));
            }
        }
        var fit = sheet.fit();
        anova(lines, fit);
        assertEquals(0, fit.row("Non-linearity").df()); // two doses; the sheet prints 2
        var potency = fit.potencies().getFirst();
        Gold.near(printed(lines, "P1@Potency", 2), Math.exp(potency.low()), CLOSE);
        Gold.near(printed(lines, "P1@Potency", 3), Math.exp(potency.ratio()), CLOSE);
        Gold.near(printed(lines, "P1@Potency", 4), Math.exp(potency.high()), CLOSE);
        Gold.near(printed(lines, "C1@Commonslope(factor)", 2), fit.slope(), CLOSE);
    }
}
