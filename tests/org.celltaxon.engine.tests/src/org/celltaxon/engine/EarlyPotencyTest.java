// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.List;

import org.celltaxon.api.StepException;
import org.celltaxon.api.Text;
import org.celltaxon.api.run.StepRecord;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is wrong with a potency table is told before the long work, and names match however they are spelled. */
class EarlyPotencyTest {

    private static final String NFC = "ガラス瓶・大阪プラント";
    private static final String NFD = Normalizer.normalize(NFC, Normalizer.Form.NFD);

    @TempDir
    Path folder;

    @Test
    void aPotencyThatTheModelRefusesIsToldBeforeAnyCountFileIsRead() throws IOException {
        var study = new ToyStudy(folder);
        Fakes.FakePotency refusing = (in, settings, run) -> {
            throw new StepException(Text.same("unit"), Text.same("pg and ng"), Text.same("use one"));
        };
        for (int lot = 1; lot <= 6; lot++) {
            Files.writeString(study.folder.resolve("ロット" + lot + ".toy"), "this is no count file");
        }
        var fakes = new Fakes().with(Kind.POTENCY, refusing);
        var failure = assertThrows(StepException.class, () -> new Analyzer(fakes.modules())
                .run(study.request(), new NullProgressMonitor()));
        assertEquals("unit", failure.what().en());
        assertFalse(Files.exists(study.out));
    }

    @Test
    void potencyIsTheFirstStepOfARun() throws IOException, StepException {
        var steps = new ToyStudy(folder).run(new Fakes()).steps().stream().map(StepRecord::step).toList();
        assertEquals("potency", steps.get(0), steps.toString());
        assertEquals(1, steps.stream().filter("potency"::equals).count(), "and it runs once");
    }

    @Test
    void lotNamesMatchHoweverTheirLettersAreComposed() throws IOException, StepException {
        assertFalse(NFC.equals(NFD), "the two spellings differ");
        var study = new ToyStudy(folder);
        Files.writeString(study.lots, Files.readString(study.lots).replace("D1,", NFC + ","));
        Files.writeString(study.potency, Files.readString(study.potency).replace("D1,", NFD + ","));
        var run = study.run(new Fakes());
        assertTrue(List.of(run.table("potency").texts("lot")).contains(NFC), "one spelling in all tables");
        assertTrue(run.table("composition").distinct("lot").contains(NFC));
        assertFalse(run.notices().stream().anyMatch(n -> n.code().equals("UNKNOWN_LOT")), run.notices().toString());
    }

    @Test
    void aFileWhoseNameIsDecomposedIsFoundAsItIs() throws IOException, StepException {
        var study = new ToyStudy(folder);
        Files.move(study.folder.resolve("ロット1.toy"), study.folder.resolve(NFD + ".toy"));
        Files.writeString(study.lots, Files.readString(study.lots).replace("ロット1.toy", NFD + ".toy"));
        assertEquals(6, study.run(new Fakes()).lots());
    }
}
