// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;

import org.eclipse.core.runtime.SubMonitor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ConsoleProgressTest {

    private static final String TERMINAL = "celltaxon.terminal";

    private final StringWriter err = new StringWriter();
    private String before;

    @BeforeEach
    void remember() {
        before = System.clearProperty(TERMINAL);
    }

    @AfterEach
    void restore() {
        System.clearProperty(TERMINAL);
        if (before != null) {
            System.setProperty(TERMINAL, before);
        }
    }

    private ConsoleProgress progress() {
        return new ConsoleProgress(new PrintWriter(err));
    }

    private List<String> lines() {
        return err.toString().lines().toList();
    }

    @Test
    void everyStepIsALineWithWhatIsDoneSoFar() {
        try (var progress = progress()) {
            progress.beginTask("", 200);
            progress.subTask("Reading");
            progress.worked(50);
            progress.subTask("Clustering");
            progress.worked(150);
            progress.subTask("Report");
        }
        assertEquals(List.of("  0 %  Reading", " 25 %  Clustering", "100 %  Report"), lines());
    }

    @Test
    void sameStepIsNotSaidTwice() {
        try (var progress = progress()) {
            progress.beginTask("", 10);
            progress.subTask("Reading");
            progress.subTask("Reading");
            progress.worked(5);
            progress.subTask("Reading");
            progress.subTask("");
        }
        assertEquals(List.of("  0 %  Reading"), lines());
    }

    @Test
    void neverMoreThanAHundredPerCent() {
        try (var progress = progress()) {
            progress.beginTask("", 10);
            progress.worked(25);
            progress.subTask("Late");
        }
        assertEquals(List.of("100 %  Late"), lines());
    }

    @Test
    void unknownAmountOfWorkIsNoFault() {
        try (var progress = progress()) {
            progress.beginTask("", org.eclipse.core.runtime.IProgressMonitor.UNKNOWN);
            progress.subTask("Reading");
        }
        assertEquals(List.of("  0 %  Reading"), lines());
    }

    @Test
    void stepsOfASubMonitorArrive() {
        try (var progress = progress()) {
            var monitor = SubMonitor.convert(progress, 4);
            monitor.split(1).subTask("One");
            monitor.split(2).subTask("Two");
            monitor.split(1).subTask("Three");
        }
        assertEquals(List.of("  0 %  One", " 25 %  Two", " 75 %  Three"), lines());
    }

    @Test
    void terminalHasABarThatIsDrawnOverItself() {
        System.setProperty(TERMINAL, "true");
        try (var progress = progress()) {
            progress.beginTask("", 10);
            progress.subTask("Reading");
            progress.worked(5);
            progress.worked(5);
        }
        var drawn = err.toString().split("\r");
        assertEquals(4, drawn.length);
        assertTrue(drawn[1].startsWith("[" + ".".repeat(30) + "]   0 %  Reading"), drawn[1]);
        assertTrue(drawn[2].startsWith("[" + "#".repeat(15) + ".".repeat(15) + "]  50 %"), drawn[2]);
        assertTrue(drawn[3].startsWith("[" + "#".repeat(30) + "] 100 %") && drawn[3].endsWith(System.lineSeparator()));
    }

    @Test
    void longNameOfAStepIsWhollyReplacedByAShortOne() {
        System.setProperty(TERMINAL, "true");
        try (var progress = progress()) {
            progress.beginTask("", 10);
            progress.subTask("A step whose name has more than forty letters in it");
            progress.subTask("Short");
        }
        var drawn = err.toString().split("\r");
        int second = drawn[2].replace(System.lineSeparator(), "").length();
        assertTrue(second >= drawn[1].length(), "the end of the long name stays");
    }

    @Test
    void closingTwiceIsNoFaultAndNothingIsCancelled() {
        var progress = progress();
        progress.close();
        progress.close();
        assertFalse(progress.isCanceled());
        assertEquals("", err.toString());
    }
}
