// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.celltaxon.model.study.CensorFlag;
import org.celltaxon.model.study.RunState;
import org.celltaxon.model.study.Study;
import org.celltaxon.model.study.StudyFactory;
import org.celltaxon.model.study.StudyPackage;
import org.eclipse.emf.ecore.util.EcoreUtil;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A study as text: everything comes back, also what this version does not know. */
class StudyXmiTest {

    private static final StudyFactory MAKE = StudyFactory.eINSTANCE;

    private static Study study() {
        var study = MAKE.createStudy();
        study.setName("間葉系幹細胞 <P5> & \"VEGF\"");
        study.setDescription("一行目\n二行目\tタブ");
        var donor = MAKE.createDonor();
        donor.setId("ドナー１");
        donor.setSex("F");
        study.getDonors().add(donor);
        var lot = MAKE.createLot();
        lot.setId("ロット-001");
        lot.setDonor(donor);
        lot.setPassage("5");
        lot.setExcluded(true);
        lot.setExclusionReason("汚染");
        var library = MAKE.createLibrary();
        library.setPath("/データ/ロット 1/matrix.h5");
        library.setFormat("10x-h5");
        lot.getLibraries().add(library);
        study.getLots().add(lot);
        var assay = MAKE.createAssay();
        assay.setId("VEGF");
        assay.setUnit("pg/1e5 細胞");
        var result = MAKE.createPotencyResult();
        result.setLot(lot);
        result.setValue(0.1 + 0.2);
        result.setFlag(CensorFlag.BELOW_LLOQ);
        assay.getResults().add(result);
        study.getAssays().add(assay);
        var recipe = MAKE.createRecipe();
        recipe.setName("既定");
        recipe.setYaml("clustering:\n  resolution: 0.5\n");
        study.getRecipes().add(recipe);
        var run = MAKE.createRunEntry();
        run.setId("20261123-101500");
        run.setState(RunState.FAILED);
        run.setFinding("関連は示されなかった。");
        study.getRuns().add(run);
        var candidate = MAKE.createCandidate();
        candidate.setId("C1");
        candidate.setGene("LRRC75A");
        study.getCandidates().add(candidate);
        return study;
    }

    private static byte[] edited(String from, String to) throws IOException {
        var text = new String(StudyXmi.write(study()), StandardCharsets.UTF_8);
        assertTrue(text.contains(from), text);
        return text.replaceFirst(java.util.regex.Pattern.quote(from), java.util.regex.Matcher.quoteReplacement(to))
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String text(byte[] xmi) {
        return new String(xmi, StandardCharsets.UTF_8);
    }

    @Test
    void everythingComesBack() throws IOException {
        var study = study();
        var loaded = StudyXmi.read(StudyXmi.write(study));
        assertTrue(EcoreUtil.equals(study, loaded.study()), "the loaded study differs");
        assertEquals(List.of(), loaded.unknown());
        assertSame(loaded.study().getLots().getFirst(), loaded.study().getAssays().getFirst().getResults().getFirst()
                .getLot());
        assertSame(loaded.study().getDonors().getFirst(), loaded.study().getLots().getFirst().getDonor());
        assertEquals(0.1 + 0.2, loaded.study().getAssays().getFirst().getResults().getFirst().getValue());
        assertEquals("一行目\n二行目\tタブ", loaded.study().getDescription());
    }

    @Test
    void theTextIsUtf8WithJapaneseAsItIs() throws IOException {
        var text = text(StudyXmi.write(study()));
        assertTrue(text.startsWith("<?xml version=\"1.0\" encoding=\"UTF-8\"?>"), text);
        assertTrue(text.contains("間葉系幹細胞") && text.contains("ロット-001") && text.contains("汚染"), text);
    }

    @Test
    void savingAgainChangesNothing() throws IOException {
        var first = StudyXmi.write(study());
        assertArrayEquals(first, StudyXmi.write(StudyXmi.read(first).study()));
        var study = study();
        assertArrayEquals(StudyXmi.write(study), StudyXmi.write(study));
    }

    @Test
    void anUnknownAttributeIsReportedAndKept() throws IOException {
        var loaded = StudyXmi.read(edited("passage=\"5\"", "passage=\"5\" doublings=\"12.5\""));
        assertEquals(List.of("attribute 'doublings' of Lot"), loaded.unknown());
        loaded.study().getLots().getFirst().setNote("edited");
        var saved = text(StudyXmi.write(loaded.study()));
        assertTrue(saved.contains("doublings=\"12.5\""), saved);
        assertTrue(saved.contains("note=\"edited\""), saved);
        assertEquals(List.of("attribute 'doublings' of Lot"), StudyXmi.read(saved.getBytes(StandardCharsets.UTF_8))
                .unknown());
    }

    @Test
    void anUnknownElementIsReportedAndKeptWithAllInIt() throws IOException {
        var loaded = StudyXmi.read(edited("<donors ", "<site name=\"大阪\"><room number=\"3\"/></site>\n  <donors "));
        assertEquals(List.of("element 'site' of Study"), loaded.unknown());
        assertEquals("ドナー１", loaded.study().getDonors().getFirst().getId());
        var saved = text(StudyXmi.write(loaded.study()));
        assertTrue(saved.contains("大阪") && saved.contains("<room number=\"3\"/>"), saved);
        assertEquals(List.of("element 'site' of Study"), StudyXmi.read(saved.getBytes(StandardCharsets.UTF_8))
                .unknown());
    }

    @Test
    void anUnknownWordOfAnEnumerationIsADamagedFile() throws IOException {
        var xmi = edited("flag=\"BELOW_LLOQ\"", "flag=\"SATURATED\"");
        assertThrows(IOException.class, () -> StudyXmi.read(xmi));
    }

    @Test
    void aReferenceToALotThatIsNotThereIsADamagedFile() throws IOException {
        var xmi = edited("id=\"ロット-001\"", "id=\"ロット-002\"");
        assertThrows(IOException.class, () -> StudyXmi.read(xmi));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "not xml", "<a/>", "<?xml version=\"1.0\"?>", "PK\u0003\u0004",
        "<xmi:XMI xmi:version=\"2.0\" xmlns:xmi=\"http://www.omg.org/XMI\"/>"})
    void whatIsNotAStudyIsAnError(String text) {
        assertThrows(IOException.class, () -> StudyXmi.read(text.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void aFileCutAnywhereIsAnError() throws IOException {
        var xmi = StudyXmi.write(study());
        for (int length = 0; length < xmi.length - 20; length += 37) {
            var cut = java.util.Arrays.copyOf(xmi, length);
            assertThrows(IOException.class, () -> StudyXmi.read(cut), "cut at " + length);
        }
    }

    @Test
    void aPartOfAStudyIsNotAStudy() throws IOException {
        var xmi = edited("study:Study", "study:Donor");
        assertThrows(IOException.class, () -> StudyXmi.read(xmi));
    }

    @Test
    void noFileFromOutsideIsReadThroughTheXml(@TempDir Path folder) throws IOException {
        var secret = Files.writeString(folder.resolve("secret"), "private words");
        var attack = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!DOCTYPE x [<!ENTITY x SYSTEM \"" + secret.toUri()
                + "\">]>\n<study:Study xmi:version=\"2.0\" xmlns:xmi=\"http://www.omg.org/XMI\" xmlns:study=\""
                + StudyPackage.eNS_URI + "\" name=\"a\"><later>&x;</later></study:Study>";
        String saved;
        try {
            saved = text(StudyXmi.write(StudyXmi.read(attack.getBytes(StandardCharsets.UTF_8)).study()));
        } catch (IOException e) {
            return; // refused: as good
        }
        assertFalse(saved.contains("private"), saved);
    }
}
