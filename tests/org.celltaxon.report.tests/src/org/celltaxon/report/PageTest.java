// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;

import org.celltaxon.api.Notice;
import org.celltaxon.api.Refusal;
import org.celltaxon.api.Text;
import org.celltaxon.api.table.Table;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

class PageTest {

    private static final Pattern JAPANESE = Pattern.compile("[\\p{IsHiragana}\\p{IsKatakana}\\p{IsHan}]");
    private static final String HOSTILE = "</td><script>alert(\"x\")</script>&'<";

    private static String html(MadeUp run, Locale language) throws IOException {
        return new Page(run.results(), language).html("body { margin: 0; }");
    }

    /** The page as XML: only the document type and the two elements that HTML does not close stand in the way. */
    private static Document read(String html) {
        assertTrue(html.startsWith("<!DOCTYPE html>"));
        var xml = html.substring("<!DOCTYPE html>".length()).replaceAll("(<meta [^>]*)>", "$1/>").strip();
        try {
            var builder = DocumentBuilderFactory.newDefaultInstance().newDocumentBuilder();
            builder.setErrorHandler(null);
            return builder.parse(new InputSource(new StringReader(xml)));
        } catch (SAXException | IOException | ParserConfigurationException e) {
            throw new AssertionError("tags do not match: " + e.getMessage(), e);
        }
    }

    private static List<Element> elements(Document page, String name) {
        var list = page.getElementsByTagName(name);
        var elements = new ArrayList<Element>();
        for (int i = 0; i < list.getLength(); i++) {
            elements.add((Element) list.item(i));
        }
        return elements;
    }

    private static Element screen(Document page, int number) {
        var id = "screen" + number;
        return elements(page, "section").stream().filter(s -> s.getAttribute("id").equals(id)).findFirst()
                .orElseThrow();
    }

    private static List<MadeUp> runs() {
        return List.of(new MadeUp(), new MadeUp().potency(), new MadeUp().figures(), new MadeUp().potency().figures(),
                new MadeUp().lots("D01"), new MadeUp().association("VEGF", "TOO_FEW_LOTS", Double.NaN, Double.NaN));
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "ja"})
    void everyTagIsClosed(String language) throws IOException {
        for (var run : runs()) {
            read(html(run, Locale.of(language)));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "ja"})
    void eightScreensStandInOrderBetweenFindingAndProvenance(String language) throws IOException {
        for (var run : runs()) {
            var page = read(html(run, Locale.of(language)));
            assertEquals(language, page.getDocumentElement().getAttribute("lang"));
            var sections = elements(page, "section");
            var screens = sections.stream().map(s -> s.getAttribute("id")).filter(id -> id.startsWith("screen"))
                    .toList();
            assertEquals(IntStream.rangeClosed(1, 8).mapToObj(i -> "screen" + i).toList(), screens);
            assertEquals("finding", sections.getFirst().getAttribute("class"));
            assertTrue(sections.get(1).getTextContent().contains(language.equals("ja") ? "警告" : "Warnings"));
            assertEquals("provenance", sections.getLast().getAttribute("id"));
            for (int i = 1; i <= 8; i++) {
                assertTrue(screen(page, i).getElementsByTagName("h2").item(0).getTextContent().startsWith(i + " "));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "ja"})
    void nothingIsLoadedFromElsewhere(String language) throws IOException {
        var page = read(html(new MadeUp().potency().figures(), Locale.of(language)));
        for (var element : elements(page, "*")) {
            for (var attribute : List.of("src", "href", "srcset", "action", "data", "xlink:href", "poster")) {
                assertEquals("", element.getAttribute(attribute), element.getTagName());
            }
            assertFalse(List.of("script", "link", "iframe", "object", "embed", "img").contains(element.getTagName()));
            assertFalse(element.hasAttribute("onload") || element.hasAttribute("onclick"));
        }
    }

    @Test
    void styleOfTheBundleLoadsNothingAndEndsNoElement() throws IOException {
        try (var in = HtmlReport.class.getResourceAsStream("report.css")) {
            var style = new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
            assertFalse(style.isBlank());
            assertFalse(style.contains("url(") || style.contains("@import") || style.contains("<"));
        }
    }

    @Test
    void findingIsTheFirstThingThatIsSaid() throws IOException {
        assertTrue(elements(read(html(new MadeUp(), Locale.ENGLISH)), "section").get(0).getTextContent()
                .contains("The finding."));
        assertTrue(elements(read(html(new MadeUp(), Locale.JAPANESE)), "section").get(0).getTextContent()
                .contains("主な結果。"));
    }

    @Test
    void factsCountLotsCellsGenesAndClusters() throws IOException {
        var page = html(new MadeUp(), Locale.ENGLISH);
        assertTrue(page.contains("3 lots, 6 of 9 cells kept, 2 genes, 3 clusters"), page);
        assertTrue(html(new MadeUp(), Locale.JAPANESE).contains("3 ロット、6 細胞（全 9 中）、2 遺伝子、3 クラスター"));
    }

    @Test
    void warningsAreShownOnceAndNotesApart() throws IOException {
        var run = new MadeUp().notice(Notice.warning("FEW", "Few cells.", "細胞が少ない。"))
                .notice(Notice.warning("FEW", "Few cells.", "細胞が少ない。"))
                .notice(Notice.refusal(Refusal.TOO_FEW_LOTS, new Text("3 lots.", "3 ロット。"), Map.of("lots", 3),
                        new Text("Add 2 lots.", "2 ロット追加。")))
                .notice(Notice.info("NOTE", "Good to know.", "参考。"));
        var page = read(html(run, Locale.ENGLISH));
        var warnings = elements(page, "section").get(1);
        var items = warnings.getElementsByTagName("li");
        assertEquals(3, items.getLength());
        assertEquals(List.of("warning", "refusal", "info"), IntStream.range(0, 3)
                .mapToObj(i -> ((Element) items.item(i)).getAttribute("class")).toList());
        assertTrue(warnings.getElementsByTagName("details").item(0).getTextContent().contains("Good to know."));
        assertTrue(html(run, Locale.JAPANESE).contains("2 ロット追加。"));
        var none = elements(read(html(new MadeUp(), Locale.ENGLISH)), "section").get(1);
        assertTrue(none.getTextContent().contains("None."));
    }

    @Test
    void figuresAreOnTheirScreens() throws IOException {
        var page = read(html(new MadeUp().potency().figures(), Locale.ENGLISH));
        for (int i = 1; i <= 6; i++) {
            assertTrue(screen(page, i).getTextContent().contains("Picture " + i), "screen " + i);
            assertTrue(screen(page, i).getTextContent().contains("How to read it."));
            assertEquals(1, screen(page, i).getElementsByTagName("svg").getLength());
        }
        assertEquals(7, elements(page, "svg").size());
        assertTrue(html(new MadeUp().potency().figures(), Locale.JAPANESE).contains("Picture 4の図"));
    }

    @Test
    void withoutPotencyTheScreensSaySo() throws IOException {
        var page = read(html(new MadeUp().figures(), Locale.ENGLISH));
        assertTrue(screen(page, 1).getTextContent().contains("--potency"));
        assertTrue(screen(page, 5).getTextContent().contains("No potency was given."));
        assertTrue(screen(page, 7).getTextContent().contains("There is no candidate"));
        assertEquals(0, screen(page, 5).getElementsByTagName("table").getLength());
        for (int i : new int[] {1, 5, 7, 8}) {
            var ja = screen(read(html(new MadeUp(), Locale.JAPANESE)), i);
            assertTrue(JAPANESE.matcher(ja.getElementsByTagName("p").item(0).getTextContent()).find());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "ja"})
    void whatWasNotTestedIsNotCalledAFindingOfNothing(String language) throws IOException {
        var refused = new MadeUp().association("VEGF", "TOO_FEW_LOTS", Double.NaN, Double.NaN);
        for (var run : List.of(new MadeUp(), refused)) {
            var candidate = screen(read(html(run, Locale.of(language))), 7).getTextContent();
            assertFalse(candidate.contains("beyond chance") || candidate.contains("偶然を超えて"), candidate);
        }
    }

    @Test
    void candidateIsTheClusterThatRisesWithItsNumbersAndGenes() throws IOException {
        var page = read(html(new MadeUp().potency(), Locale.ENGLISH));
        var card = screen(page, 7).getTextContent();
        assertEquals("CL2 \u2013 VEGF", screen(page, 7).getElementsByTagName("h3").item(0).getTextContent());
        assertTrue(card.contains("rho 0.90 over 3 lots, p 0.0010, family-wise p 0.0010"), card);
        assertTrue(card.contains("LRRC75A, VEGFA"), card);
        assertTrue(card.indexOf("CL1 \u2013 VEGF") < card.indexOf("ACTB"), "the one that falls has a card of its own below");
        assertTrue(screen(page, 6).getTextContent().contains("Top 2 genes of CL2"));
        assertTrue(screen(page, 8).getTextContent().contains("The share of CL2 was 11.0 to 17.0 %"));
    }

    @Test
    void fallingClusterIsNoCandidate() throws IOException {
        var page = read(html(new MadeUp().association("VEGF", "EXPLORATORY", -0.9, 0.001), Locale.ENGLISH));
        assertEquals("CL1 \u2013 VEGF", screen(page, 7).getElementsByTagName("h3").item(0).getTextContent());
    }

    @ParameterizedTest
    @ValueSource(strings = {"INCONCLUSIVE", "UNDERPOWERED"})
    void associationThatIsNotCalledMakesNoCandidate(String label) throws IOException {
        var page = read(html(new MadeUp().association("VEGF", label, 0.9, 0.03), Locale.ENGLISH));
        assertTrue(screen(page, 7).getTextContent().contains("There is no candidate"));
        assertTrue(screen(page, 5).getTextContent().contains(Words.of(label).en()));
        assertFalse(screen(page, 5).getTextContent().contains(label), "the code stays in the files");
        assertFalse(screen(page, 8).getTextContent().contains("The share of"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "ja"})
    void noNumberIsEverShownAsNaN(String language) throws IOException {
        for (var run : runs()) {
            assertFalse(html(run, Locale.of(language)).contains("NaN"));
        }
        // one assay gives a candidate, the other was refused
        var two = new MadeUp().potency().association("IDO", "TOO_FEW_LOTS", Double.NaN, Double.NaN);
        var page = read(html(two, Locale.of(language)));
        assertFalse(page.getDocumentElement().getTextContent().contains("NaN"));
        var refused = Refusal.TOO_FEW_LOTS.words().in(Locale.of(language));
        assertFalse(screen(page, 7).getTextContent().contains("– IDO"), "no card for what was refused");
        assertTrue(screen(page, 7).getTextContent().contains("IDO: ") && screen(page, 7).getTextContent().contains(refused),
                "but a word of it");
        assertTrue(elements(page, "td").stream().anyMatch(td -> td.getTextContent().equals(refused)), refused);
    }

    @Test
    void japanesePageHasNoEnglishSentence() throws IOException {
        var page = read(html(new MadeUp().potency().figures()
                .notice(Notice.info("NOTE", "Good to know.", "参考。")), Locale.JAPANESE));
        var english = Pattern.compile("\\b(the|over|lots|of|was|is|were|and|not|all)\\b", Pattern.CASE_INSENSITIVE);
        for (var name : List.of("h2", "h3", "p", "figcaption", "summary", "li")) {
            for (var element : elements(page, name)) {
                assertFalse(english.matcher(element.getTextContent()).find(), element.getTextContent());
            }
        }
    }

    @Test
    void tablesShowWholeNumbersWholeAndSmallOnesWithAnExponent() throws IOException {
        var page = html(new MadeUp().potency(), Locale.ENGLISH);
        for (var cell : List.of("<td class='n'>0.0123</td>", "<td class='n'>4.90e-05</td>", "<td class='n'>3</td>",
                "<td class='n'>8124</td>", "<td></td>")) {
            assertTrue(page.contains(cell), cell);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "ja"})
    void hostileNamesAreOnlyText(String language) throws IOException {
        var run = new MadeUp().lots(HOSTILE, "ロット<二>", "D&03").title("study " + HOSTILE)
                .provenance("{ \"lot\": \"</pre>" + HOSTILE + "\" }").settings(Map.of("name" + HOSTILE, HOSTILE))
                .notice(new Notice("CODE" + HOSTILE, Notice.Severity.WARNING, Text.same("lot " + HOSTILE), Map.of()))
                .association("VEGF" + HOSTILE, "EXPLORATORY", 0.9, 0.001).figure(1, "Picture of " + HOSTILE);
        var text = html(run, Locale.of(language));
        var page = read(text);
        assertEquals(List.of(), elements(page, "script"));
        assertFalse(text.contains("<script"));
        assertEquals("study " + HOSTILE, elements(page, "h1").get(0).getTextContent());
        assertEquals("CellTaxon: study " + HOSTILE, elements(page, "title").get(0).getTextContent());
        assertTrue(elements(page, "td").stream().anyMatch(td -> td.getTextContent().equals(HOSTILE)));
        assertTrue(elements(page, "pre").get(0).getTextContent().contains(HOSTILE));
        assertTrue(screen(page, 1).getTextContent().contains("Picture of " + HOSTILE));
        assertTrue(screen(page, 7).getTextContent().contains("VEGF" + HOSTILE));
    }

    @Test
    void provenanceHasModuleBundleVersionSettingsAndTheWholeRecord() throws IOException {
        var page = read(html(new MadeUp(), Locale.ENGLISH));
        var last = elements(page, "section").getLast().getTextContent();
        for (var words : List.of("Clustering", "org.test.leiden", "org.test 1.2.3", "resolution = 0.8",
                "\"seed\": 1")) {
            assertTrue(last.contains(words), words);
        }
        assertTrue(elements(read(html(new MadeUp(), Locale.JAPANESE)), "section").getLast().getTextContent()
                .contains("クラスタリング"));
    }

    @Test
    void languageOfTheSystemDoesNotChangeThePage() throws IOException {
        var before = Locale.getDefault();
        try {
            var plain = html(new MadeUp().potency(), Locale.ENGLISH);
            for (var tag : List.of("de-DE", "ar-EG", "tr-TR")) {
                Locale.setDefault(Locale.forLanguageTag(tag));
                assertEquals(plain, html(new MadeUp().potency(), Locale.ENGLISH), tag);
            }
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void smallestPossiblePStandsBesideTheOthers() throws IOException {
        // SCIENCE R2: n, the size of the family, and the smallest p that so few lots can reach
        var page = screen(read(html(new MadeUp().potency(), Locale.ENGLISH)), 5);
        assertTrue(page.getTextContent().contains("smallest"), page.getTextContent());
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "ja"})
    void cardTellsWhatIsMetWhatIsMissingWhatWasTriedAndWhatIsNext(String language) throws IOException {
        var locale = Locale.of(language);
        var page = read(html(new MadeUp().potency().evidence(), locale));
        var card = elements(page, "div").stream().filter(d -> d.getAttribute("class").equals("card")).findFirst().orElseThrow();
        var text = card.getTextContent();
        for (var code : List.of("SUPPORTED", "ASSOCIATED", "FAMILY_WISE", "STABLE_CLUSTER", "DIRECTION", "NOT_DONE", "NEEDS_DIRECTION",
                "TECHNICAL_COVARIATES", "FAIL", "DOUBT", "MORE_CELLS")) {
            assertTrue(text.contains(Words.of(code).in(locale)), code);
            assertFalse(Pattern.compile("\\b" + code + "\\b").matcher(text.replace("FAILED", "")).find(), "plain words instead of " + code);
        }
        assertTrue(text.contains("E1") && text.contains("14"), text);
        assertTrue(text.contains("pdl") && !text.contains("9/11"), "only the tests of its own assay");
    }

    @Test
    void genesOfTheCandidateStandBeforeThoseOfWholeLots() throws IOException {
        var page = screen(read(html(new MadeUp().potency().genes(), Locale.ENGLISH)), 6).getTextContent();
        assertTrue(page.contains("OWNGENE") && !page.contains("LOTGENE") && !page.contains("OTHERGENE"), page);
        assertTrue(page.contains("The first 1 of 3 rows"), page);
        var none = new MadeUp().association("VEGF", "INCONCLUSIVE", 0.5, 0.3).genes();
        assertTrue(screen(read(html(none, Locale.ENGLISH)), 6).getTextContent().contains("LOTGENE"), "without a candidate all are shown");
    }

    @Test
    void manyNoticesOfOneKindAreFoldedAndNoneIsLost() throws IOException {
        var run = new MadeUp().notice(Notice.warning("OTHER", "Something else.", "別の件。"));
        for (int i = 1; i <= 9; i++) {
            run.notice(Notice.warning("APART", "Lot " + i + " lies apart.", "ロット " + i + " が離れている。"));
        }
        var warnings = elements(read(html(run, Locale.ENGLISH)), "section").get(1);
        var folded = (Element) warnings.getElementsByTagName("details").item(0);
        assertEquals("6 more of this kind", folded.getElementsByTagName("summary").item(0).getTextContent());
        assertEquals(6, folded.getElementsByTagName("li").getLength());
        for (int i = 1; i <= 9; i++) {
            assertEquals(i > 3, folded.getTextContent().contains("Lot " + i + " lies apart."), "lot " + i);
            assertTrue(warnings.getTextContent().contains("Lot " + i + " lies apart."));
        }
        assertTrue(html(run, Locale.JAPANESE).contains("同種の通知がほかに 6 件"));
    }

    @Test
    void warningsThatAreFoldedArePrintedToo() throws IOException {
        try (var in = HtmlReport.class.getResourceAsStream("report.css")) {
            var style = new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
            var print = style.substring(style.indexOf("@media print"));
            assertFalse(print.replace("#provenance details", "").contains("details { display: none"), "printing loses warnings");
        }
    }

    @Test
    void headingsSayWhatAColumnMeansWithItsUnit() throws IOException {
        var run = new MadeUp().potency().genes();
        var en = elements(read(html(run, Locale.ENGLISH)), "th").stream().map(th -> th.getFirstChild().getTextContent()).toList();
        assertTrue(en.containsAll(List.of("Gene", "Slope of it (log2)", "p of it")), en.toString());
        assertFalse(en.contains("slope (log2)"), en.toString());
        var ja = elements(read(html(run, Locale.JAPANESE)), "th").stream().map(th -> th.getFirstChild().getTextContent()).toList();
        assertTrue(ja.containsAll(List.of("遺伝子", "傾き (log2)", "p 値")), ja.toString());
        assertFalse(ja.contains("Slope of it (log2)"), ja.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "ja"})
    void noCellOrHeadingIsARawWordOfTheProgram(String language) throws IOException {
        for (var run : List.of(new MadeUp(), new MadeUp().potency().evidence().genes(), new MadeUp().lots("D01"))) {
            for (var name : List.of("td", "th", "li", "p")) {
                for (var element : elements(read(html(run, Locale.of(language))), name)) {
                    assertFalse(element.getTextContent().matches("(?s).*\\b(NaN|null|Infinity)\\b.*"), element.getTextContent());
                }
            }
        }
    }

    @Test
    void dayVersionAndSeedStandOnTop() throws IOException {
        var json = "{\n  \"celltaxon\": \"0.1.0\",\n  \"start\": \"2026-11-23T07:00:00Z\",\n  \"seed\": 7\n}";
        assertTrue(elements(read(html(new MadeUp().provenance(json), Locale.ENGLISH)), "header").get(0).getTextContent()
                .contains("2026-11-23, CellTaxon 0.1.0, seed 7"));
        assertTrue(html(new MadeUp().provenance(json), Locale.JAPANESE).contains("2026-11-23、CellTaxon 0.1.0、乱数種 7"));
        assertFalse(elements(read(html(new MadeUp(), Locale.ENGLISH)), "header").get(0).getTextContent().contains("null"));
    }

    @Test
    void pThatIsTooSmallForANumberIsNotShownAsZero() throws IOException {
        var markers = Table.builder().texts("cluster", "CL1").texts("gene", "ACTB").numbers("logfc", 1).numbers("auroc", 0.9)
                .numbers("pct_1", 0.5).numbers("pct_2", 0.1).numbers("p_adj", 0).numbers("lots", 3).build();
        var page = read(html(new MadeUp().table("markers", markers), Locale.ENGLISH));
        var cells = elements(page, "td").stream().map(Element::getTextContent).toList();
        assertTrue(cells.contains("<1e-300"), "p after so many cells underflows; it is never 0");
    }
}
