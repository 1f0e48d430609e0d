// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.celltaxon.api.Notice;
import org.celltaxon.api.StepException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The lot sheet as people write it. */
class LotSheetTest {

    @TempDir
    Path folder;

    private final List<Notice> notices = new ArrayList<>();

    @BeforeEach
    void countFiles() throws IOException {
        for (var name : List.of("a.h5", "b.h5", "c.h5", "細胞 1.h5")) {
            Files.writeString(folder.resolve(name), name);
        }
    }

    private LotSheet read(byte[] content) throws IOException, StepException {
        return LotSheet.read(Files.write(folder.resolve("lots.csv"), content), notices);
    }

    private LotSheet read(String content) throws IOException, StepException {
        return read(content.getBytes(StandardCharsets.UTF_8));
    }

    private StepException refused(String content) {
        var refusal = assertThrows(StepException.class, () -> read(content));
        assertEquals("The file " + folder.resolve("lots.csv") + " cannot be used.", refusal.what().en());
        assertTrue(refusal.why().ja().codePoints().anyMatch(c -> c > 0x3000), refusal.why().ja());
        return refusal;
    }

    @Test
    void pathsAreRelativeToTheSheetAndColumnsComeInAnyOrder() throws IOException, StepException {
        var sheet = read("Path,donor, LOT ,format,passage\na.h5,M,D10,10x-h5,5\nb.h5,F,D2,,\n");
        assertEquals(2, sheet.rows().size());
        var first = sheet.rows().getFirst();
        assertEquals("D10", first.lot());
        assertEquals(folder.resolve("a.h5"), first.path());
        assertTrue(first.path().isAbsolute());
        assertEquals("10x-h5", first.format());
        assertEquals(Map.of("donor", "M", "passage", "5"), first.details());
        assertEquals("", sheet.rows().getLast().format());
        assertEquals(Map.of("donor", "F"), sheet.rows().getLast().details());
        assertEquals(List.of("D2", "D10"), sheet.lots());
        assertEquals(List.of(), notices);
    }

    @Test
    void aLotMayHaveSeveralLibraries() throws IOException, StepException {
        var sheet = read("lot,path,donor\nD1,a.h5,M\nD2,b.h5,F\nD1,c.h5,M\n");
        assertEquals(3, sheet.rows().size());
        assertEquals(List.of("D1", "D2"), sheet.lots());
    }

    @Test
    void absolutePathsAndFoldersAreFine() throws IOException, StepException {
        var other = Files.createDirectory(folder.resolve("mtx"));
        var sheet = read("lot,path\nD1," + folder.resolve("a.h5") + "\nD2,./x/../mtx\n");
        assertEquals(folder.resolve("a.h5"), sheet.rows().getFirst().path());
        assertEquals(other, sheet.rows().getLast().path());
    }

    @ParameterizedTest
    @ValueSource(strings = {"lot,path\nD1,a.h5\n", "lot;path\r\nD1;a.h5\r\n", "lot\tpath\nD1\ta.h5",
            "\uFEFFlot,path\nD1,a.h5\n",
        "\uFEFFlot;path\nD1;a.h5\n", "\"lot\",\"path\"\n\"D1\",\"a.h5\"\n", "lot,path\n\nD1,a.h5\n,\n\n",
        "lot,path,note\nD1, a.h5 ,\"several\nlines\"\n", "lot,path,note\nD1,a.h5\n"})
    void theUsualWaysToWriteATableAreRead(String content) throws IOException, StepException {
        var rows = read(content).rows();
        assertEquals(1, rows.size());
        assertEquals("D1", rows.getFirst().lot());
        assertEquals(folder.resolve("a.h5"), rows.getFirst().path());
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "windows-31j"})
    void japaneseFromAnyExcelIsRead(String encoding) throws IOException, StepException {
        var sheet = read("lot,path,donor\nロット①,細胞 1.h5,ドナー髙\n".getBytes(Charset.forName(encoding)));
        assertEquals("ロット①", sheet.rows().getFirst().lot());
        assertEquals(folder.resolve("細胞 1.h5"), sheet.rows().getFirst().path());
        assertEquals("ドナー髙", sheet.rows().getFirst().details().get("donor"));
    }

    @Test
    void aMissingSheetIsNamed() {
        var refusal = assertThrows(StepException.class, () -> LotSheet.read(folder.resolve("lots.csv"), notices));
        assertTrue(refusal.what().en().contains("lots.csv"), refusal.what().en());
        assertEquals("It does not exist.", refusal.why().en());
    }

    @Test
    void aFolderInPlaceOfTheSheetIsRefused() {
        var refusal = assertThrows(StepException.class, () -> LotSheet.read(folder, notices));
        assertTrue(refusal.why().en().startsWith("It cannot be read"), refusal.why().en());
    }

    @Test
    void aMissingColumnIsNamedAndTheOthersListed() {
        assertEquals("The column 'path' is missing; it has: lot, file.", refused("lot,file\nD1,a.h5\n").why().en());
        assertEquals("The column 'lot' is missing; it has: lots, path.", refused("lots,path\nD1,a.h5\n").why().en());
    }

    @Test
    void anEmptySheetOrAHeaderAloneIsRefused() {
        assertEquals("It is empty.", refused("").why().en());
        assertEquals("It has a header but no rows.", refused("lot,path\n").why().en());
        assertEquals("It has a header but no rows.", refused("lot,path\n,\n \n").why().en());
    }

    @Test
    void anEmptyFieldIsNamedWithItsLine() {
        assertEquals("Line 3, column 'lot' is empty.", refused("lot,path\nD1,a.h5\n ,b.h5\n").why().en());
        assertEquals("Line 4, column 'path' is empty.", refused("lot,path\nD1,a.h5\n\nD2\n").why().en());
        var japanese = refused("lot,path\nD1,\n").why().ja();
        assertEquals("2 行目の列「path」が空です。", japanese);
    }

    @Test
    void theLineIsTheOneOfAnEditorAlsoAfterAFieldOfSeveralLines() {
        var refusal = refused("note,lot,path\n\"a\nb\nc\",D1,a.h5\nx,D2,none.h5\n");
        assertTrue(refusal.why().en().startsWith("Line 5, column 'path'"), refusal.why().en());
    }

    @Test
    void aPathThatDoesNotExistIsNamedWithItsLine() {
        assertEquals("Line 3, column 'path' names " + folder.resolve("none.h5") + ", which does not exist.",
                refused("lot,path\nD1,a.h5\nD2,none.h5\n").why().en());
    }

    @Test
    void aPathThatCannotBeAPathIsRefused() {
        assertTrue(refused("lot,path\nD1,a\u0000b\n").why().en().contains("is not a path on this system"));
    }

    @Test
    void aPathTwiceIsNamedAlsoInAnotherSpelling() {
        assertEquals("Line 3, column 'path' names " + folder.resolve("a.h5") + " a second time.",
                refused("lot,path\nD1,a.h5\nD2,x/../a.h5\n").why().en());
    }

    @Test
    void aFileThatMayNotBeReadIsNamed() throws IOException {
        var secret = folder.resolve("b.h5").toFile();
        assumeFalse(!secret.setReadable(false) || secret.canRead(), "this user may read everything");
        assertTrue(refused("lot,path\nD1,b.h5\n").why().en().contains("which may not be read"));
    }

    @Test
    void aDonorOfSeveralLotsIsTold() throws IOException, StepException {
        read("lot,path,donor\nD1,a.h5,M\nD2,b.h5,F\nD3,c.h5,M\n");
        assertEquals(List.of("DONOR_REPEATS"), notices.stream().map(Notice::code).toList());
        assertEquals("Donor M gave 2 lots (D1, D3); they are not independent, so the p-values are too small.",
                notices.getFirst().text().en());
        assertTrue(notices.getFirst().text().ja().contains("2 ロット（D1, D3）"), notices.getFirst().text().ja());
    }

    @Test
    void lotsWithoutADonorAreNotOfOneDonor() throws IOException, StepException {
        read("lot,path,donor\nD1,a.h5,\nD2,b.h5,\n");
        assertEquals(List.of(), notices);
    }

    @Test
    void aLotOfTwoDonorsIsRefused() {
        assertEquals("Line 3, column 'donor' differs from an earlier row of lot D1.",
                refused("lot,path,donor\nD1,a.h5,M\nD1,b.h5,F\n").why().en());
    }

    @Test
    void aQuoteThatIsNeverClosedIsRefusedOrReadAsAMissingFile() {
        refused("lot,path\nD1,\"a.h5\nD2,b.h5\n");
    }
}
