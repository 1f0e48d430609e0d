// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Help, version and wrong usage: exit codes 0 and 2. */
class UsageTest {

    @TempDir
    Path folder;

    /** Wrong usage: code 2, a reason that names the fault, the usage, and nothing on the standard output. */
    private static void assertWrongUsage(Typed typed, String named) {
        assertEquals(2, typed.exit(), typed.err());
        assertTrue(typed.err().contains(named), typed.err());
        assertTrue(typed.err().contains("Usage: celltaxon"), typed.err());
        assertFalse(typed.err().contains("\tat "), typed.err());
        assertEquals("", typed.out());
    }

    @Test
    void helpNamesTheCommandsAndTheExitCodes() {
        var typed = Typed.celltaxon("--help");
        assertEquals(0, typed.exit());
        assertEquals("", typed.err());
        for (var word : List.of("analyze", "map", "export", "compute", "check-integration", "modules", "install", "demo", "--lang",
                "--version",
                "Exit codes: 0 done")) {
            assertTrue(typed.out().contains(word), word);
        }
    }

    @ParameterizedTest
    @CsvSource({"analyze, --lots", "analyze, --potency", "analyze, --recipe", "analyze, --threads", "analyze, --seed",
        "analyze, --out", "modules, --all",
        "install, SITE", "export, --format",
        "map, RUN", "map, --lots", "map, --out", "map, --threads", "map, --seed", "demo, --set", "demo, --out", "compute, MODULE", "compute, --in"})
    void helpOfACommandNamesItsOptions(String command, String option) {
        var typed = Typed.celltaxon(command, "--help");
        assertEquals(0, typed.exit());
        assertTrue(typed.out().contains(option), typed.out());
        assertEquals("", typed.err());
    }

    @Test
    void helpTellsTheDefaultSeed() {
        assertTrue(Typed.celltaxon("analyze", "--help").out().contains("(1)"));
        assertTrue(Typed.celltaxon("demo", "--help").out().contains("(1)"));
    }

    @Test
    void helpFitsATerminal() {
        for (var command : List.of("analyze", "compute", "check-integration", "modules", "install", "demo")) {
            Typed.celltaxon(command, "--help").out().lines().forEach(line -> assertTrue(line.length() <= 80, line));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"--version", "-V"})
    void versionTellsProgramAndJava(String option) {
        var typed = Typed.celltaxon(option);
        assertEquals(0, typed.exit());
        assertTrue(typed.out().startsWith("celltaxon "), typed.out());
        assertTrue(typed.out().contains("(Java " + Runtime.version().feature() + ")"), typed.out());
    }

    @Test
    void noCommandIsWrongUsage() {
        assertWrongUsage(Typed.celltaxon(), "A command is missing.");
        assertWrongUsage(Typed.celltaxon("--lang", "ja"), "A command is missing.");
    }

    @Test
    void unknownOptionIsWrongUsage() {
        assertWrongUsage(Typed.celltaxon("--nonsense"), "--nonsense");
        assertWrongUsage(Typed.celltaxon("analyze", "--lots", "x.csv", "--out", "y", "--nonsense"), "--nonsense");
    }

    @Test
    void aCheckNeedsLotsOrAStudyAndOneRepeat() {
        assertWrongUsage(Typed.celltaxon("check-integration", "--out", "y"), "--lots or --study");
        assertWrongUsage(Typed.celltaxon("check-integration", "--out", "y", "--lots", "l", "--study", "s"), "--lots or --study");
        assertWrongUsage(Typed.celltaxon("check-integration", "--out", "y", "--lots", "l", "--repeats", "0"), "--repeats");
        assertWrongUsage(Typed.celltaxon("check-integration", "--lots", "l"), "--out");
    }

    @Test
    void unknownCommandIsWrongUsage() {
        var typed = Typed.celltaxon("analyse");
        assertEquals(2, typed.exit());
        assertTrue(typed.err().contains("'analyse'") && typed.err().contains("celltaxon analyze"), typed.err());
    }

    @Test
    void missingOutIsWrongUsage() {
        assertWrongUsage(Typed.celltaxon("analyze", "--lots", "lots.csv"), "--out");
        assertWrongUsage(Typed.celltaxon("demo"), "--out");
        assertWrongUsage(Typed.celltaxon("compute", "org.celltaxon.lots.jsd"), "--out");
    }

    @Test
    void missingLotsIsWrongUsage() {
        assertWrongUsage(Typed.celltaxon("analyze", "--out", "results"), "--lots");
    }

    @Test
    void exportWantsARunAFormatAndATarget() {
        assertWrongUsage(Typed.celltaxon("export", "--format", "h5ad", "--out", "x"), "RUN");
        assertWrongUsage(Typed.celltaxon("export", "run", "--out", "x"), "--format");
        assertWrongUsage(Typed.celltaxon("export", "run", "--format", "h5ad"), "--out");
    }

    @Test
    void helpOfExportNamesTheFormats() {
        var typed = Typed.celltaxon("export", "--help");
        assertEquals(0, typed.exit());
        for (var word : new String[] {"RUN", "--format", "h5ad", "10x-mtx", "tsv", "--out"}) {
            assertTrue(typed.out().contains(word), typed.out());
        }
    }

    @Test
    void missingSiteIsWrongUsage() {
        assertWrongUsage(Typed.celltaxon("install"), "SITE");
    }

    @Test
    void missingModuleIsWrongUsage() {
        assertWrongUsage(Typed.celltaxon("compute", "--out", folder.resolve("results")), "MODULE");
    }

    @Test
    void tableWithoutANameIsWrongUsage() {
        assertWrongUsage(Typed.celltaxon("compute", "some.module", "--in", "cells.csv", "--out",
                folder.resolve("results")), "--in");
    }

    @Test
    void optionWithoutItsValueIsWrongUsage() {
        assertWrongUsage(Typed.celltaxon("analyze", "--lots", "lots.csv", "--out"), "--out");
    }

    @ParameterizedTest
    @CsvSource({"--seed, one", "--seed, 1.5", "--threads, many", "--threads, 0", "--threads, -3"})
    void numberThatIsNoneIsWrongUsage(String option, String value) {
        var out = folder.resolve("results");
        assertWrongUsage(Typed.celltaxon("analyze", "--lots", "lots.csv", "--out", out, option, value), option);
        assertFalse(Files.exists(out));
    }

    @Test
    void settingWithoutAValueIsWrongUsage() {
        assertWrongUsage(Typed.celltaxon("demo", "--out", folder.resolve("demo"), "--set", "lots"), "--set");
    }

    @Test
    void unknownLanguageIsWrongUsageOfAnalyze() {
        var out = folder.resolve("results");
        assertWrongUsage(Typed.celltaxon("analyze", "--lots", "lots.csv", "--out", out, "--lang", "xx"), "--lang");
        assertWrongUsage(Typed.celltaxon("--lang", "xx", "analyze", "--lots", "lots.csv", "--out", out), "--lang");
        assertFalse(Files.exists(out));
    }

    @Test
    void unknownLanguageIsWrongUsageOfEveryOtherCommandToo() {
        assertWrongUsage(Typed.celltaxon("--lang", "xx"), "--lang");
        var out = folder.resolve("demo");
        assertWrongUsage(Typed.celltaxon("demo", "--out", out, "--lang", "xx"), "--lang");
        assertFalse(Files.exists(out));
        assertWrongUsage(Typed.celltaxon("compute", "some.module", "--out", out, "--lang", "xx"), "--lang");
        assertWrongUsage(Typed.celltaxon("modules", "--lang", "xx"), "--lang");
        assertWrongUsage(Typed.celltaxon("install", folder, "--lang", "xx"), "--lang");
    }
}
