// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.celltaxon.api.StepException;
import org.celltaxon.model.study.RunState;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Wherever a process was killed, the study opens, and what was finished is there. */
class StudyRecoveryTest {

    @TempDir
    Path temporary;

    private Path folder;
    private Path xmi;

    @BeforeEach
    void studyWithARun() throws Exception {
        var toy = new ToyStudy(temporary.resolve("files"));
        folder = temporary.resolve("study.celltaxon");
        xmi = folder.resolve("study.xmi");
        try (var study = StudyFolder.create(folder, toy.lots, Optional.of(toy.potency))) {
            study.run(new Fakes().modules(), Recipe.standard(), 1, 1, Locale.ENGLISH, new NullProgressMonitor());
        }
    }

    private void assertClean() throws StepException {
        assertEquals(List.of(), StudyCheck.verify(folder, new NullProgressMonitor()).found());
    }

    private static void reopen(Path folder) throws StepException {
        StudyFolder.open(folder).close();
    }

    @Test
    void aSaveThatWasCutOffBeforeTheRenameIsEnded() throws Exception {
        var before = Files.readAllBytes(xmi);
        byte[] after;
        try (var study = StudyFolder.open(folder)) {
            study.study().setDescription("new words");
            study.save();
            after = Files.readAllBytes(xmi);
        }
        Files.write(xmi, before);
        Files.write(folder.resolve(".study.xmi.1234.part"), after);
        assertClean();
        reopen(folder);
        assertEquals("new words", StudyFolder.view(folder).study().getDescription());
        assertFalse(Files.exists(folder.resolve(".study.xmi.1234.part")));
        assertClean();
    }

    @Test
    void aSaveThatWasCutOffBeforeTheJournalIsAsIfItHadNotBeen() throws Exception {
        Files.writeString(folder.resolve(".study.xmi.1234.part"), "<half");
        reopen(folder);
        assertFalse(Files.exists(folder.resolve(".study.xmi.1234.part")));
        assertClean();
    }

    @Test
    void anEntryOfTheJournalThatWasCutOffIsPassedOver() throws Exception {
        Files.writeString(folder.resolve("journal"), "0123456789 {\"action\":\"sa", StandardOpenOption.APPEND);
        assertClean();
        try (var study = StudyFolder.open(folder)) {
            study.save();
        }
        assertClean();
    }

    @Test
    void halfAMatrixAndHalfARunAreRemoved() throws Exception {
        Files.createDirectories(folder.resolve("data"));
        Files.writeString(folder.resolve("data").resolve(".abc.ctm.part"), "half");
        Files.createDirectories(folder.resolve("runs/.20260101-000000.partial-1/tables"));
        Files.writeString(folder.resolve("runs/.20260101-000000.partial-1/run.json"), "{}");
        reopen(folder);
        assertEquals(List.of(), ToyStudy.names(folder.resolve("data")));
        assertEquals(1, ToyStudy.names(folder.resolve("runs")).size());
        assertClean();
    }

    @Test
    void aFinishedRunThatWasNotEnteredYetIsEntered() throws Exception {
        var entered = Files.readAllBytes(xmi);
        String id;
        try (var study = StudyFolder.open(folder)) {
            id = study.study().getRuns().getFirst().getId();
            study.study().getRuns().clear();
            study.save();
        }
        assertFalse(new String(Files.readAllBytes(xmi)).contains(id));
        reopen(folder);
        var run = StudyFolder.view(folder).study().getRuns().getFirst();
        assertEquals(id, run.getId());
        assertEquals(RunState.DONE, run.getState());
        assertTrue(run.getFinding().startsWith("Lots with more cells"), run.getFinding());
        assertTrue(new String(entered).contains(id));
        assertClean();
    }

    @Test
    void aDamagedJournalMakesTheStudyReadOnlyAndIsNamed() throws Exception {
        var lines = Files.readAllLines(folder.resolve("journal"));
        Files.writeString(folder.resolve("journal"), lines.get(0).replace("create", "creatE") + "\n" + lines.get(1) + "\n");
        try (var study = StudyFolder.open(folder)) {
            assertTrue(study.readOnly().orElseThrow().en().contains("line 1"), study.readOnly().get().en());
            assertEquals(6, study.study().getLots().size());
        }
    }

    @Test
    void aFullDiskIsSaidAndTheStudyStaysAsItWas() throws IOException {
        var full = Path.of("/dev/full");
        org.junit.jupiter.api.Assumptions.assumeTrue(Files.exists(full), "this system has no /dev/full");
        var before = Files.readAllBytes(xmi);
        try (var study = StudyFolder.open(folder)) {
            Files.move(folder.resolve("journal"), folder.resolve("journal.good"));
            Files.createSymbolicLink(folder.resolve("journal"), full);
            var failure = org.junit.jupiter.api.Assertions.assertThrows(StepException.class, study::save);
            assertTrue(failure.todo().en().contains("earlier state is unchanged"), failure.todo().en());
            Files.move(folder.resolve("journal.good"), folder.resolve("journal"), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        } catch (StepException e) {
            throw new AssertionError(e);
        }
        org.junit.jupiter.api.Assertions.assertArrayEquals(before, Files.readAllBytes(xmi));
        assertEquals(List.of(".lock", "journal", "runs", "study.xmi"), ToyStudy.names(folder));
    }

    @Test
    void aStudyThatWasCutOffWhileItWasMadeIsMadeAgain() throws Exception {
        var half = temporary.resolve("half.celltaxon");
        Files.createDirectories(half);
        Files.writeString(half.resolve("journal"), "0123 {\"action");
        Files.writeString(half.resolve(".study.xmi.1.part"), "<half");
        assertFalse(StudyFolder.exists(half));
        StudyFolder.createEmpty(half).close();
        reopen(half);
        assertEquals(List.of(), StudyCheck.verify(half, new NullProgressMonitor()).found());
    }
}
