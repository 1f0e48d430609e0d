// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import org.celltaxon.api.Notice;
import org.celltaxon.api.Run;
import org.celltaxon.api.Settings;
import org.celltaxon.api.StepException;
import org.celltaxon.api.analysis.Analysis;
import org.celltaxon.api.analysis.LotVariable;
import org.celltaxon.api.analysis.Outcome;
import org.celltaxon.api.analysis.Port;
import org.celltaxon.api.analysis.PotencyModel;
import org.celltaxon.api.run.RunResults;
import org.celltaxon.api.table.Column;
import org.celltaxon.api.table.Table;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The tables that a run hands to further analyses, and those that it writes. */
class RunTablesTest {

    @TempDir
    Path temporary;

    private ToyStudy study;

    @BeforeEach
    void toyStudy() throws IOException {
        study = new ToyStudy(temporary.resolve("研究"));
    }

    private RunResults run(Fakes fakes) throws StepException {
        return study.run(fakes);
    }

    /** A further analysis that takes the composition. */
    private static Fakes further(String table, Table given) {
        return new Fakes().and(Fakes.module(Kind.ANALYSIS, "org.partner.more", "org.partner", new Analysis() {
            @Override
            public List<Port> inputs() {
                return List.of(org.celltaxon.api.analysis.Composition.COMPOSITION);
            }

            @Override
            public List<Port> outputs() {
                return List.of(new Port(table, List.of()));
            }

            @Override
            public Outcome analyse(Map<String, Table> in, Settings settings, Run run) {
                return Outcome.of(6, table, given, List.of());
            }
        }));
    }

    private List<String> files() throws IOException {
        return ToyStudy.names(study.out.resolve("tables"));
    }

    @Test
    void pseudobulkIsTheSumOfTheCountsOfTheKeptCells() throws StepException {
        var table = run(new Fakes()).tables().get("pseudobulk");
        var whole = table.where("cluster", "");
        // lot i: i cells with G1 1, G2 3, 4, ... and 11 - i cells with G1 9, G2 c % 3, G3 2
        for (int lot = 1; lot <= 6; lot++) {
            assertEquals(lot + 9 * (11 - lot), whole.number("D" + lot, whole.row("gene", "G1").orElseThrow()));
            assertEquals(2 * (11 - lot), whole.number("D" + lot, whole.row("gene", "G3").orElseThrow()));
        }
        for (var gene : table.distinct("gene")) {
            var own = table.where("gene", gene);
            for (int lot = 1; lot <= 6; lot++) {
                var column = own.numbers("D" + lot);
                assertEquals(column[0], Arrays.stream(column).skip(1).sum(), gene + ": all cells are the sum of the clusters");
            }
        }
        assertEquals(0, table.where("gene", "G3").where("cluster", "CL2").rows(), "a gene that nobody has in a cluster is left out there");
    }

    @Test
    void whatTheSheetSaysOfLotsIsATable() throws StepException, IOException {
        Files.writeString(study.lots, "lot,path,donor,passage,Viability,group,note\nD10,ロット1.toy,M1,5,91.5,A,x\nD2,ロット2.toy,M2,,88,B,3\n"
                + "D2,ロット3.toy,M2,7,86,B,3\nD3,ロット4.toy,M3,4,1e2,A,\n");
        var lots = LotTable.of(LotSheet.read(study.lots, new ArrayList<>()));
        assertEquals(List.of("lot", "donor", "passage", "viability", "group", "note"), lots.names());
        assertEquals(List.of("D2", "D3", "D10"), Arrays.asList(lots.texts("lot")));
        assertArrayEquals(new double[] {7, 4, 5}, lots.numbers("passage"));
        assertEquals(List.of("88; 86", "1e2", "91.5"), Arrays.asList(lots.texts("viability")),
                "two libraries that differ have no one number");
        assertEquals(List.of("3", "", "x"), Arrays.asList(lots.texts("note")));
        var groups = LotVariable.column(lots, "group", Arrays.asList(lots.texts("lot")));
        assertEquals(List.of("B", "A"), groups.levels());
    }

    @Test
    void theCellsOfTheEmbeddingAreThoseOfTheComposition() throws StepException, IOException {
        var results = run(new Fakes());
        var cells = results.tables().get("embedding");
        var composition = results.tables().get("composition");
        for (int r = 0; r < composition.rows(); r++) {
            assertEquals(composition.number("cells", r),
                    cells.where("lot", composition.text("lot", r)).where("cluster", composition.text("cluster", r)).rows());
        }
        assertFalse(files().contains("embedding.tsv"));
    }

    @Test
    void everyTableIsWrittenAndContractFilesKeepTheirColumns() throws StepException, IOException {
        run(further("more", Table.builder().numbers("x", 1.5).build()));
        for (var name : List.of("association", "cells", "composition", "distance", "lots", "markers", "more", "potency", "pseudobulk", "qc",
                "specifications")) {
            assertTrue(files().contains(name + ".tsv"), name + " is not among " + files());
        }
        assertEquals(List.of("x", "1.5"), Files.readAllLines(study.out.resolve("tables").resolve("more.tsv")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"../escaped", "a/b", "", ".", "CON:", "Composition", "a b"})
    void aTableCannotBeWrittenOutsideOrOverAnother(String name) throws StepException, IOException {
        var results = run(further(name, Table.builder().numbers("x", 1).build()));
        assertEquals(List.of("ANALYSIS_FAILED"), results.notices().stream().map(Notice::code).toList());
        assertFalse(results.tables().containsKey(name));
        assertTrue(files().stream().allMatch(f -> f.matches("[a-z0-9_]+\\.tsv")), "" + files());
        assertFalse(Files.exists(study.out.resolve("escaped.tsv")));
    }

    @Test
    void thePotencySheetIsReadAsTheChosenModelTakesIt() throws StepException, IOException {
        var wells = new Port("wells", List.of(Column.text("lot", "Lot", "ロット"), Column.number("od", "Optical density", "吸光度")));
        var seen = new ArrayList<String>();
        var fakes = new Fakes().with(Kind.POTENCY, new PotencyModel() {
            @Override
            public List<Port> inputs() {
                return List.of(wells);
            }

            @Override
            public Outcome analyse(Map<String, Table> in, Settings settings, Run run) {
                var table = in.get("wells");
                seen.addAll(Arrays.asList(table.texts("od")));
                var rows = new Table.Rows(PotencyModel.POTENCY.columns());
                for (int r = 0; r < table.rows(); r++) {
                    Fakes.add(rows, PotencyModel.POTENCY.columns(), "lot", table.text("lot", r), "assay", "OD", "value", table.number("od",
                            r),
                            "unit", "1", "flag", "EXACT", "replicates", 1);
                }
                return Outcome.of(table.rows(), "potency", rows.build(), List.of());
            }
        });
        Files.writeString(study.potency, "lot,od,plate\nD1,0.5,P1\nD2,0.75,P1\n");
        assertEquals(List.of("OD"), run(fakes).tables().get("potency").distinct("assay"));
        assertEquals(List.of("0.5", "0.75"), seen);
    }

    @Test
    void aSheetForAnotherModelIsRefusedWithTheColumnThatIsMissing() throws IOException {
        Files.writeString(study.potency, "lot,od\nD1,0.5\n");
        var request = new AnalysisRequest(study.lots, Optional.of(study.potency), Recipe.standard(), study.out, 1, 1, Locale.ENGLISH);
        var failure = org.junit.jupiter.api.Assertions.assertThrows(StepException.class,
                () -> new Analyzer(new Fakes().modules()).run(request, new NullProgressMonitor()));
        assertTrue(failure.why().en().contains("column"), failure.getMessage());
    }
}
