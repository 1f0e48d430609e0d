// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

import org.celltaxon.api.Notice;
import org.celltaxon.api.Parameter;
import org.celltaxon.api.Run;
import org.celltaxon.api.Settings;
import org.celltaxon.api.StepException;
import org.celltaxon.api.Text;
import org.celltaxon.api.cells.Embedding;
import org.celltaxon.api.cells.Grouping;
import org.celltaxon.api.cells.Mapped;
import org.celltaxon.api.cells.NormalisedMatrix;
import org.celltaxon.api.cells.Reference;
import org.celltaxon.api.cells.ReferenceCells;
import org.celltaxon.api.cells.ReferenceMapping;
import org.celltaxon.api.run.RunResults;
import org.celltaxon.store.Sums;
import org.celltaxon.store.Tsv;
import org.celltaxon.testkit.Steps;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LotMappingTest {

    @TempDir
    Path folder;

    /** New cells go to the cluster of the stronger of the first two genes; those with many counts of the third gene are unknown. */
    static final class StrongerGeneMapping implements ReferenceMapping {

        static final Parameter<Double> LIMIT = Parameter.real("limit", 100).between(1, 1000);

        @Override
        public List<Parameter<?>> parameters() {
            return List.of(LIMIT);
        }

        @Override
        public Reference freeze(ReferenceCells cells, Settings settings, Run run) {
            int n = cells.clusters().cells();
            int clusters = cells.clusters().count();
            var sizes = new int[cells.lots().count() * clusters];
            IntStream.range(0, n).forEach(i -> sizes[cells.lots().of()[i] * clusters + cells.clusters().of(i)]++);
            var genes = cells.matrix().counts().genes().subList(0, 2);
            return new Reference(new Reference.Projection(genes, new double[2], new double[] {1, 1}, new double[] {1, 0, 0, 1}, 10),
                    new Reference.SoftClusters(new double[] {1, 0}, new double[] {1}, new double[] {1, 0}),
                    new Reference.Clusters(new double[2 * clusters], new double[4 * clusters]),
                    new Reference.Alarm(settings.get(LIMIT), 1),
                    new Reference.Cells(new float[2 * n], cells.clusters().toArray(), cells.lots().of(), new float[2 * n]),
                    cells.lots().names(), sizes);
        }

        @Override
        public Mapped map(Reference reference, NormalisedMatrix matrix, Grouping lots, Settings settings, Run run) {
            var block = matrix.counts().block(0);
            int n = block.cells();
            var count = new double[n][3];
            for (int i = 0; i < n; i++) {
                for (int e = block.offsets()[i]; e < block.offsets()[i + 1]; e++) {
                    count[i][block.genes()[e]] = block.counts()[e];
                }
            }
            var unknown = new boolean[n];
            var assigned = new boolean[n];
            for (int i = 0; i < n; i++) {
                unknown[i] = count[i][2] > settings.get(LIMIT);
                assigned[i] = !unknown[i];
            }
            return new Mapped(new Embedding(n, 2, new double[2 * n]), Arrays.stream(count).mapToInt(c -> c[0] >= c[1] ? 0 : 1).toArray(),
                    new double[n], new double[n], new double[n], unknown, assigned, new Embedding(n, 2, new double[2 * n]), 2);
        }
    }

    private static Fakes fakes() {
        return new Fakes().and(Fakes.module(Kind.MAPPING, Kind.MAPPING.builtIn(), Fakes.BUNDLE, new StrongerGeneMapping()));
    }

    private Path analysed(Fakes fakes) throws IOException, StepException {
        var study = new ToyStudy(folder.resolve("study"));
        study.run(fakes);
        return study.out;
    }

    /** A sheet of one new lot; its cells are given as counts of three genes. */
    private Path sheet(String more, String... cells) throws IOException {
        var rows = IntStream.range(0, cells.length).mapToObj(i -> "細胞" + i + " " + cells[i]).toArray(String[]::new);
        Fakes.toy(folder.resolve("new.toy"), "G1 G2 G3", rows);
        return Files.writeString(folder.resolve("new.csv"), "lot,path" + (more.isEmpty() ? "" : ",chemistry") + "\nN1,new.toy"
                + (more.isEmpty() ? "" : "," + more) + "\n");
    }

    private RunResults map(Fakes fakes, Path run, Path sheet) throws StepException {
        return new LotMapping(fakes.modules()).run(new LotMapping.Request(run, sheet, folder.resolve("mapped"), 2, 1, Locale.ENGLISH),
                new NullProgressMonitor());
    }

    @Test
    void aNewLotIsMappedAndItsTablesAreWritten() throws IOException, StepException {
        var run = analysed(fakes());
        var results = map(fakes(), run, sheet("", "9 1 0", "8 0 0", "1 7 0", "0 0 0"));
        assertTrue(LotMapping.released(results));
        var tables = folder.resolve("mapped/tables");
        var cells = Tsv.read(tables.resolve("cells.tsv"));
        assertEquals(List.of("CL1", "CL1", "CL2", ""), List.of(cells.texts("cluster")));
        assertEquals("false", cells.text("kept", 3));
        var composition = Tsv.read(tables.resolve("composition.tsv"));
        assertEquals(List.of("lot", "cluster", "cells", "share", "share_low", "share_high"), composition.names().subList(0, 6));
        assertEquals(List.of("CL1", "CL2", "unassigned"), List.of(composition.texts("cluster")));
        assertArrayEquals(new double[] {2, 1, 0}, composition.numbers("cells"));
        assertEquals(2 / 3.0, composition.number("share_assigned", 0), 1e-12);
        assertEquals(5 / 11.0, composition.number("reference_low", 0), 1e-12); // lot 6 has 6 of 11 cells in the smaller cluster
        assertEquals("true", composition.text("released", 0));
        var mapping = Tsv.read(tables.resolve("mapping.tsv"));
        assertEquals("MAPPED", mapping.text("verdict", 0));
        assertEquals(3, mapping.number("cells", 0));
        assertEquals(100, mapping.number("gene_overlap_percent", 0));
        assertEquals(Atlas.read(run).hash(), mapping.text("atlas", 0));
        var record = Files.readString(folder.resolve("mapped/run.json"));
        assertTrue(record.contains(Atlas.read(run).hash()) && record.contains("\"seed\": 1"), record);
        assertEquals(List.of(), Sums.check(folder.resolve("mapped")));
    }

    @Test
    void tooManyUnknownCellsRaiseTheAlarmAndKeepTheSharesBack() throws IOException, StepException {
        var run = analysed(fakes());
        var results = map(fakes(), run, sheet("", "9 1 0", "8 0 0", "1 7 0", "1 7 500"));
        assertFalse(LotMapping.released(results));
        var mapping = results.table("mapping");
        assertEquals("NEW_STATE_OR_FAILED_LIBRARY", mapping.text("verdict", 0));
        assertEquals(25, mapping.number("unmapped_percent", 0));
        assertEquals(25, mapping.number("unassigned_percent", 0));
        assertTrue(Arrays.stream(results.table("mapped_composition").texts("released")).allMatch("false"::equals));
        assertEquals("unassigned", results.table("mapped_cells").text("cluster", 3));
        assertEquals("CL2", results.table("mapped_cells").text("nearest", 3));
        var alarm = results.notices().stream().filter(n -> n.code().equals("NEW_STATE_OR_FAILED_LIBRARY")).findFirst().orElseThrow();
        assertEquals(Notice.Severity.WARNING, alarm.severity());
        Steps.bothLanguages(alarm.text());
        Steps.bothLanguages(results.finding());
        assertTrue(alarm.text().en().contains("not released"));
    }

    @Test
    void theSettingsOfTheFreezingAreUsed() throws IOException, StepException {
        var study = new ToyStudy(folder.resolve("study"));
        new Analyzer(fakes().modules()).run(study.request(Recipe.parse("r", "mapping:\n  limit: 1000"), 1), new NullProgressMonitor());
        assertTrue(LotMapping.released(map(fakes(), study.out, sheet("", "9 1 0", "1 7 500"))));
    }

    @Test
    void theReferenceAloneIsEnough() throws IOException, StepException {
        var run = analysed(fakes());
        var alone = Files.copy(run.resolve("reference/population.atlas"), folder.resolve("給与.atlas"));
        assertTrue(LotMapping.released(map(fakes(), alone, sheet("", "9 1 0"))));
    }

    @Test
    void anotherChemistryIsTold() throws IOException, StepException {
        var study = new ToyStudy(folder.resolve("study"));
        var lines = Files.readAllLines(study.lots);
        Files.writeString(study.lots, lines.get(0) + ",chemistry\n" + String.join("\n", lines.subList(1, lines.size()).stream()
                .map(l -> l + ",v2").toList()) + "\n");
        study.run(fakes());
        var results = map(fakes(), study.out, sheet("v3", "9 1 0"));
        var notice = results.notices().stream().filter(n -> n.code().equals("CHEMISTRY_DIFFERS")).findFirst().orElseThrow();
        assertTrue(notice.text().en().contains("v3") && notice.text().en().contains("v2"));
        Steps.bothLanguages(notice.text());
    }

    private StepException refused(Path run) throws IOException {
        var sheet = sheet("", "9 1 0");
        var refusal = assertThrows(StepException.class, () -> map(fakes(), run, sheet));
        Steps.plainWords(refusal);
        assertTrue(Files.notExists(folder.resolve("mapped")));
        return refusal;
    }

    @Test
    void aDamagedOrForeignReferenceIsRefusedWithItsName() throws IOException, StepException {
        var run = analysed(fakes());
        var file = run.resolve("reference/population.atlas");
        var bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes);
        assertTrue(refused(run).what().en().contains("population.atlas"));
        Files.writeString(file, "no reference at all, but some other file of the user");
        assertTrue(refused(run).what().en().contains("population.atlas"));
        new ArrayFile(new com.google.gson.JsonObject(), java.util.Map.of()).write(file);
        assertTrue(refused(run).why().en().contains("not a reference of CellTaxon"));
        Files.delete(file);
        assertTrue(refused(run).what().en().contains("no reference"));
    }

    @Test
    void aFailingMappingModuleLeavesTheAnalysisAlone() throws IOException, StepException {
        var broken = new Fakes().and(Fakes.module(Kind.MAPPING, Kind.MAPPING.builtIn(), Fakes.BUNDLE, new ReferenceMapping() {
            @Override
            public Reference freeze(ReferenceCells cells, Settings settings, Run run) throws StepException {
                throw new StepException(new Text("No.", "否。"), new Text("Because.", "理由。"), new Text("Wait.", "待つ。"));
            }

            @Override
            public Mapped map(Reference reference, NormalisedMatrix matrix, Grouping lots, Settings settings, Run run) {
                throw new IllegalStateException();
            }
        }));
        var study = new ToyStudy(folder.resolve("study"));
        var results = study.run(broken);
        assertTrue(results.notices().stream().anyMatch(n -> n.code().equals("ANALYSIS_FAILED")));
        assertTrue(Files.notExists(study.out.resolve("reference")) && Files.exists(study.out.resolve("tables/cells.tsv")));
    }

    @Test
    void theReferenceIsTheSameForAnyOrderAndVerifies() throws IOException, StepException {
        var run = analysed(fakes());
        var other = new ToyStudy(folder.resolve("other"), new java.util.Random(3));
        other.run(fakes());
        assertEquals(Atlas.read(run).hash(), Atlas.read(other.out).hash());
        assertEquals(List.of(), new RunCheck(fakes().modules(), 2).verify(run, new NullProgressMonitor()));
    }

    @Test
    void cancelLeavesNothing() throws IOException, StepException {
        var run = analysed(fakes());
        var sheet = sheet("", "9 1 0");
        var cancelled = new NullProgressMonitor();
        cancelled.setCanceled(true);
        assertThrows(OperationCanceledException.class, () -> new LotMapping(fakes().modules()).run(new LotMapping.Request(run, sheet,
                folder.resolve("mapped"), 1, 1, Locale.ENGLISH), cancelled));
        assertTrue(ToyStudy.names(folder).stream().noneMatch(n -> n.contains("mapped")));
    }
}
