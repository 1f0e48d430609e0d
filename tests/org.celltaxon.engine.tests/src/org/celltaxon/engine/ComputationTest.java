// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.celltaxon.api.Notice;
import org.celltaxon.api.StepException;
import org.celltaxon.api.analysis.Outcome;
import org.celltaxon.store.Digest;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.google.gson.JsonParser;

/** One module on tables from files. */
class ComputationTest {

    private static final String SHARES = "org.celltaxon.lots.shares";

    @TempDir
    Path folder;

    private Path cells(String content) throws IOException {
        return Files.writeString(folder.resolve("細胞数.csv"), content);
    }

    private Path out() {
        return folder.resolve("out");
    }

    private Outcome run(Fakes fakes, String id, Map<String, Path> inputs) throws StepException {
        return Computation.run(fakes.modules(), id, inputs, Map.of(), out(), 1, 1, Locale.ENGLISH,
                new NullProgressMonitor());
    }

    private StepException failed(Fakes fakes, String id, Map<String, Path> inputs) throws IOException {
        var before = ToyStudy.names(folder);
        var failure = assertThrows(StepException.class, () -> run(fakes, id, inputs));
        assertEquals(before, ToyStudy.names(folder));
        return failure;
    }

    @Test
    void tablesGoInAndOut() throws IOException, StepException {
        var cells = cells("cluster;lot;cells\nCL1;ロット１;30\nCL2;ロット１;10\n");
        var outcome = run(new Fakes(), SHARES, Map.of("cells", cells));
        assertEquals(1, outcome.lots());
        assertEquals(List.of("composition.tsv", "run.json"), ToyStudy.names(out()));
        assertEquals("""
                lot	cluster	cells	share	share_low	share_high
                ロット１	CL1	30	0.75	0.75	0.75
                ロット１	CL2	10	0.25	0.25	0.25
                """, Files.readString(out().resolve("composition.tsv")));
        var json = JsonParser.parseString(Files.readString(out().resolve("run.json"))).getAsJsonObject();
        assertEquals(Digest.sha256(cells), json.getAsJsonArray("inputs").get(0).getAsJsonObject().get("sha256")
                .getAsString());
        assertEquals(1, json.get("lots").getAsInt());
        assertEquals(SHARES, json.getAsJsonArray("steps").get(0).getAsJsonObject().get("module").getAsString());
    }

    @Test
    void whatTheModuleTellsIsInTheRecord() throws IOException, StepException {
        Fakes.FakeComposition telling = (in, settings, run) -> new Outcome(1, Map.of(),
                List.of(Notice.warning("FEW", "Few.", "少ない。")));
        var fakes = new Fakes().with(Kind.COMPOSITION, telling);
        run(fakes, SHARES, Map.of("cells", cells("lot,cluster,cells\nD1,CL1,3\n")));
        assertTrue(Files.readString(out().resolve("run.json")).contains("FEW"));
    }

    @Test
    void aMissingFileIsNamedAndNotTheOutput() throws IOException {
        var failure = failed(new Fakes(), SHARES, Map.of("cells", folder.resolve("none.csv")));
        assertTrue(failure.what().en().contains("none.csv"), failure.getMessage());
        assertFalse(failure.getMessage().contains("--out"), failure.getMessage());
    }

    @Test
    void aMissingOrUnknownTableIsNamed() throws IOException {
        var cells = cells("lot,cluster,cells\nD1,CL1,3\n");
        var missing = failed(new Fakes(), SHARES, Map.of());
        assertEquals("The table 'cells' is missing.", missing.what().en());
        var unknown = failed(new Fakes(), SHARES, Map.of("cells", cells, "potency", cells));
        assertEquals("The module takes no table 'potency'.", unknown.what().en());
    }

    @Test
    void aWordAmongNumbersIsNamedWithItsLine() throws IOException {
        var failure = failed(new Fakes(), SHARES, Map.of("cells", cells("lot,cluster,cells\nD1,CL1,3\nD1,CL2,many\n")));
        assertEquals("Line 3, column 'cells' is 'many', not a number.", failure.why().en());
    }

    @Test
    void aMissingColumnIsNamed() throws IOException {
        var failure = failed(new Fakes(), SHARES, Map.of("cells", cells("lot,cells\nD1,3\n")));
        assertTrue(failure.why().en().startsWith("The column 'cluster' is missing"), failure.why().en());
    }

    @Test
    void namesThatLookLikeNumbersStayWords() throws IOException, StepException {
        run(new Fakes(), SHARES, Map.of("cells", cells("lot,cluster,cells\n007,1,3\n")));
        assertTrue(Files.readString(out().resolve("composition.tsv")).contains("007\t1\t3"));
    }

    @Test
    void aModuleThatIsNotForTablesOrNotThereIsNamed() throws IOException {
        var cells = cells("lot,cluster,cells\nD1,CL1,3\n");
        assertTrue(failed(new Fakes(), "org.celltaxon.cells.leiden", Map.of("cells", cells)).what().en()
                .contains("does not work on tables"));
        assertTrue(failed(new Fakes(), "org.partner.none", Map.of("cells", cells)).what().en()
                .contains("org.partner.none"));
    }

    @Test
    void aFaultNamesModuleAndBundleAndLeavesNothing() throws IOException {
        Fakes.FakeComposition faulty = (in, settings, run) -> {
            throw new IllegalStateException("boom");
        };
        var failure = failed(new Fakes().with(Kind.COMPOSITION, faulty), SHARES,
                Map.of("cells", cells("lot,cluster,cells\nD1,CL1,3\n")));
        assertTrue(failure.what().en().contains(SHARES) && failure.what().en().contains(Fakes.BUNDLE),
                failure.what().en());
    }

    @Test
    void anOutputThatIsNotEmptyIsRefused() throws IOException {
        Files.createDirectory(out());
        Files.writeString(out().resolve("precious"), "x");
        failed(new Fakes(), SHARES, Map.of("cells", cells("lot,cluster,cells\nD1,CL1,3\n")));
        assertEquals("x", Files.readString(out().resolve("precious")));
    }

    @Test
    void cancelLeavesNothing() throws IOException {
        var monitor = new NullProgressMonitor();
        monitor.setCanceled(true);
        var cells = cells("lot,cluster,cells\nD1,CL1,3\n");
        assertThrows(OperationCanceledException.class, () -> Computation.run(new Fakes().modules(), SHARES,
                Map.of("cells", cells), Map.of(), out(), 1, 1, Locale.ENGLISH, monitor));
        assertEquals(List.of("細胞数.csv"), ToyStudy.names(folder));
    }
}
