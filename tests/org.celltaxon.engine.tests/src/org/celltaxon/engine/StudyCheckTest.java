// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;

import org.celltaxon.api.StepException;
import org.celltaxon.api.cells.Clustering;
import org.celltaxon.api.cells.Labels;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever is changed in a study or a run is found and named. */
class StudyCheckTest {

    @TempDir
    Path temporary;

    private ToyStudy toy;
    private Path folder;
    private Path run;

    @BeforeEach
    void importedStudyWithARun() throws Exception {
        toy = new ToyStudy(temporary.resolve("files"));
        folder = temporary.resolve("study.celltaxon");
        try (var study = StudyFolder.createEmpty(folder)) {
            new StudyImport(study, new Fakes().modules(), Recipe.standard()).libraries(LotSheet.read(toy.lots, new ArrayList<>()), 2,
                    Locale.ENGLISH, new NullProgressMonitor());
            run = study.results(study.run(new Fakes().modules(), Recipe.standard(), 1, 1, Locale.ENGLISH, new NullProgressMonitor()));
        }
    }

    private List<String> found() throws StepException {
        return StudyCheck.verify(folder, new NullProgressMonitor()).found().stream().map(t -> t.en()).toList();
    }

    @Test
    void aStudyAsItWasWrittenIsClean() throws Exception {
        assertEquals(List.of(), found());
        assertTrue(StudyCheck.verify(folder, new NullProgressMonitor()).files() > 12);
    }

    @Test
    void aFlippedBitInAnyFileIsFoundAndTheFileNamed() throws Exception {
        var random = new Random(1);
        List<Path> files;
        try (var walk = Files.walk(folder)) {
            files = walk.filter(f -> Files.isRegularFile(f) && !f.endsWith(".lock")).sorted().toList();
        }
        assertTrue(files.size() > 12);
        for (var file : files) {
            var good = Files.readAllBytes(file);
            for (int i = 0; i < (file.endsWith("study.xmi") ? 200 : 20); i++) {
                var bad = good.clone();
                // the last line end of the journal is not part of an entry: without it the entry was not finished
                bad[random.nextInt(good.length - (file.endsWith("journal") ? 1 : 0))] ^= (byte) (1 << random.nextInt(8));
                Files.write(file, bad);
                var found = found();
                assertFalse(found.isEmpty(), file.toString());
                assertTrue(found.stream().anyMatch(f -> f.contains(file.toString())), found + " does not name " + file);
            }
            Files.write(file, good);
        }
        assertEquals(List.of(), found());
    }

    @Test
    void aMissingFileIsNamed() throws Exception {
        List<Path> files;
        try (var walk = Files.walk(folder)) {
            files = walk.filter(f -> Files.isRegularFile(f) && !f.endsWith(".lock")).sorted().toList();
        }
        for (var file : files) {
            var good = Files.readAllBytes(file);
            Files.delete(file);
            assertTrue(found().stream().anyMatch(f -> f.startsWith(file + ": is missing")), found() + " does not name " + file);
            Files.write(file, good);
        }
    }

    @Test
    void aRunGivesTheSameWhenItIsRunAgain() throws Exception {
        var check = new RunCheck(new Fakes().modules(), 2);
        assertEquals(List.of(), check.verify(run, new NullProgressMonitor()));
    }

    @Test
    void aRunThatComesOutDifferentlyIsTold() throws Exception {
        var otherClusters = new Fakes().with(Kind.CLUSTERING, (Clustering) (cells, settings, run) ->
                Labels.of(IntStream.range(0, cells.coordinates().cells()).map(i -> i % 2).toArray()));
        var found = new RunCheck(otherClusters.modules(), 1).verify(run, new NullProgressMonitor());
        assertTrue(found.stream().anyMatch(t -> t.en().endsWith("cells.tsv: run again it is different")), found.toString());
    }

    @Test
    void countsThatChangedSinceTheRunAreTold() throws Exception {
        toy.run(new Fakes());
        Fakes.toy(toy.folder.resolve("ロット1.toy"), "G1 G2 G3", "a 1 2 3");
        var found = new RunCheck(new Fakes().modules(), 1).verify(toy.out, new NullProgressMonitor());
        assertEquals(List.of(toy.folder.resolve("ロット1.toy") + ": is not what was analysed"), found.stream().map(t -> t.en()).toList());
    }
}
