// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.celltaxon.api.StepException;
import org.celltaxon.api.Text;
import org.celltaxon.engine.Modules;
import org.eclipse.core.runtime.OperationCanceledException;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;
import org.osgi.framework.FrameworkUtil;

/** Refusals and faults: exit code 1, and what to do on the error stream. */
class FailuresTest {

    @TempDir
    Path folder;

    /** Three sentences: what, why, what to do; the first begins with the name of the program. */
    private static List<String> sentences(Typed typed) {
        assertEquals(1, typed.exit(), typed.err());
        assertEquals("", typed.out());
        assertFalse(typed.err().contains("\tat "), typed.err());
        var lines = typed.err().lines().toList();
        assertEquals(3, lines.size(), typed.err());
        assertTrue(lines.get(0).startsWith("celltaxon: ") && lines.get(1).startsWith("  ")
                && lines.get(2).startsWith("  "), typed.err());
        assertTrue(lines.stream().noneMatch(String::isBlank));
        return lines;
    }

    private static Typed handled(Exception failure, String... args) {
        var out = new StringWriter();
        var err = new StringWriter();
        var line = Application.commandLine().setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
        line.parseArgs(args);
        int exit = new Failures().handleExecutionException(failure, line, null);
        return new Typed(exit, out.toString(), err.toString());
    }

    /** Outside OSGi there is no list of modules. The engine is lazy, and nothing may have started it so far. */
    private static void assumeModules() throws BundleException {
        var engine = FrameworkUtil.getBundle(Modules.class);
        Assumptions.assumeTrue(engine != null, "needs OSGi");
        engine.start(Bundle.START_TRANSIENT);
    }

    @Test
    void missingRecipeIsToldInThreeSentences() {
        var lines = sentences(Typed.celltaxon("analyze", "--lots", folder.resolve("lots.csv"), "--out",
                folder.resolve("out"), "--recipe", folder.resolve("no.yaml"), "--lang", "en"));
        assertTrue(lines.get(0).contains("no.yaml") && lines.get(1).contains("does not exist"), lines.toString());
        assertFalse(Files.exists(folder.resolve("out")));
    }

    @Test
    void refusalIsInJapaneseWhereThatIsWanted() {
        for (int before = 0; before < 2; before++) {
            var words = List.of("--lang", "ja");
            var all = new java.util.ArrayList<Object>(before == 0 ? words : List.of());
            all.addAll(List.of("analyze", "--lots", "lots.csv", "--out", folder.resolve("out"), "--recipe",
                    folder.resolve("no.yaml")));
            all.addAll(before == 0 ? List.of() : words);
            var lines = sentences(Typed.celltaxon(all.toArray()));
            assertTrue(lines.get(0).contains("使えません") && lines.get(1).contains("存在しません"), lines.toString());
        }
    }

    @Test
    void brokenRecipeNamesItsFault() throws IOException {
        var recipe = Files.writeString(folder.resolve("r.yaml"), "clusterin:\n  resolution: 1\n");
        var lines = sentences(Typed.celltaxon("analyze", "--lots", "lots.csv", "--out", folder.resolve("out"),
                "--recipe", recipe, "--lang", "en"));
        assertTrue(lines.get(1).contains("'clusterin'"), lines.toString());
    }

    @Test
    void folderThatIsNoRunIsToldInThreeSentences() {
        var lines = sentences(Typed.celltaxon("export", folder, "--format", "h5ad", "--out", folder.resolve("x.h5ad"), "--lang", "en"));
        assertTrue(lines.get(0).contains("is not a run of CellTaxon") && lines.get(1).contains("run.json"), lines.toString());
        assertFalse(Files.exists(folder.resolve("x.h5ad")));
    }

    @Test
    void missingLotSheetIsToldInThreeSentencesAndLeavesNothingBehind() throws BundleException, IOException {
        assumeModules();
        var out = folder.resolve("out");
        var lines = sentences(Typed.celltaxon("analyze", "--lots", folder.resolve("no.csv"), "--out", out,
                "--lang", "en"));
        assertTrue(lines.get(0).contains("no.csv") && lines.get(1).contains("does not exist"), lines.toString());
        try (var files = Files.list(folder)) {
            assertEquals(List.of(), files.toList());
        }
    }

    @Test
    void folderThatIsNotEmptyIsRefused() throws BundleException, IOException {
        assumeModules();
        var kept = Files.writeString(folder.resolve("kept.txt"), "mine");
        var lines = sentences(Typed.celltaxon("analyze", "--lots", "lots.csv", "--out", folder, "--lang", "en"));
        assertTrue(lines.get(0).contains("not empty"), lines.toString());
        assertEquals("mine", Files.readString(kept));
    }

    @Test
    void unknownModuleIsRefusedWithTheWayToFindTheOthers() throws BundleException, IOException {
        assumeModules();
        var lines = sentences(Typed.celltaxon("modules", "no.such.module", "--lang", "en"));
        assertTrue(lines.get(0).contains("'no.such.module'"), lines.toString());
        assertTrue(lines.get(2).contains("celltaxon modules --all"), lines.toString());
        var out = folder.resolve("out");
        lines = sentences(Typed.celltaxon("compute", "no.such.module", "--out", out, "--lang", "en"));
        assertTrue(lines.get(0).contains("'no.such.module'"), lines.toString());
        try (var files = Files.list(folder)) {
            assertEquals(List.of(), files.toList());
        }
    }

    @Test
    void listOfModulesHasAHeaderEvenWhereNoneIsInstalled() throws BundleException {
        assumeModules();
        for (var typed : List.of(Typed.celltaxon("modules"), Typed.celltaxon("modules", "--all"))) {
            assertEquals(0, typed.exit(), typed.err());
            assertTrue(typed.out().lines().findFirst().orElseThrow().matches("ID +KIND +BUNDLE +VERSION +STATE"));
        }
    }

    @Test
    void refusalOfAStepHasItsThreeSentencesAndNoTrace() {
        var failure = new StepException(new Text("What.", "何が。"), new Text("Why.", "なぜ。"),
                new Text("Do this.", "こうする。"));
        assertEquals("celltaxon: What.%n  Why.%n  Do this.%n".formatted(),
                handled(failure, "--lang", "en", "modules").err());
        assertEquals("celltaxon: 何が。%n  なぜ。%n  こうする。%n".formatted(),
                handled(failure, "modules", "--lang", "ja").err());
        assertEquals(1, handled(failure, "modules").exit());
    }

    @Test
    void cancellingIsOneLineAndExitCodeOne() {
        var typed = handled(new OperationCanceledException(), "modules");
        assertEquals(1, typed.exit());
        assertEquals(1, typed.err().lines().count());
        assertTrue(typed.err().contains("cancelled"), typed.err());
        assertFalse(typed.err().contains("\tat "));
    }

    @Test
    void cancellingIsToldInJapaneseToo() {
        assertTrue(handled(new OperationCanceledException(), "modules", "--lang", "ja").err().contains("中止"));
    }

    @Test
    void faultOfOursShowsItsTraceForTheReport() {
        var typed = handled(new IllegalStateException("impossible"), "modules");
        assertEquals(1, typed.exit());
        assertTrue(typed.err().contains("please report") && typed.err().contains("impossible")
                && typed.err().contains("\tat "), typed.err());
        assertEquals("", typed.out());
    }
}
