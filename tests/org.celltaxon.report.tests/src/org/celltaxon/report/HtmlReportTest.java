// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

import org.celltaxon.api.PlainRun;
import org.celltaxon.api.Settings;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HtmlReportTest {

    private static final HtmlReport REPORT = new HtmlReport();

    @TempDir
    Path folder;

    private String write(Locale language) throws IOException {
        var target = folder.resolve(REPORT.target());
        REPORT.write(new MadeUp().potency().figures().results(), target, Settings.defaults(REPORT.parameters()),
                new PlainRun(new NullProgressMonitor(), 1, 1, language));
        return Files.readString(target);
    }

    @Test
    void formatAndTargetAreTheOnesOfTheArchitecture() {
        assertEquals("html", REPORT.format());
        assertEquals("report.html", REPORT.target());
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "ja"})
    void reportIsOneUtf8FileWithItsStyleInTheLanguageOfTheRun(String language) throws IOException {
        var html = write(Locale.of(language));
        assertTrue(html.startsWith("<!DOCTYPE html>\n<html lang='" + language + "'>"), html.substring(0, 60));
        assertTrue(html.contains("<meta charset='utf-8'>"));
        assertTrue(html.contains("main { max-width"), "the style is inside");
        assertTrue(html.contains(language.equals("ja") ? "ロットと力価" : "Lots and their potency"));
        assertTrue(html.strip().endsWith("</html>"));
        try (var files = Files.list(folder)) {
            assertEquals(1, files.count());
        }
    }

    @Test
    void sameResultsGiveTheSameFile() throws IOException {
        var first = write(Locale.ENGLISH);
        Files.delete(folder.resolve("report.html"));
        assertEquals(first, write(Locale.ENGLISH));
    }
}
