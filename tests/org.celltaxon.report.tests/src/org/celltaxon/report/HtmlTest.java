// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HtmlTest {

    @Test
    void allFiveSpecialCharactersAreEscaped() {
        assertEquals("&lt;a href=&quot;x&quot; b=&#39;y&#39;&gt; &amp; &amp;amp;",
                Html.escaped("<a href=\"x\" b='y'> & &amp;"));
    }

    @Test
    void elementClosesItsTagWithoutItsAttributes() {
        assertEquals("<p class='none'>a&lt;b</p>\n",
                new Html(Locale.ENGLISH).element("p class='none'", "a<b").toString());
    }

    @Test
    void languageChoosesTheWords() {
        assertEquals("<p>one</p>\n", new Html(Locale.ENGLISH).element("p", "one", "一").toString());
        assertEquals("<p>一</p>\n", new Html(Locale.JAPANESE).element("p", "one", "一").toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"12", "0.0123", "-0.50", "4.90e-05", "<360", ">2000", "12 %", "−0.5"})
    void numbersAreAlignedToTheRight(String cell) {
        var html = new Html(Locale.ENGLISH).table(List.of("x"), List.of(List.of(cell))).toString();
        assertTrue(html.contains("<td class='n'>"), html);
    }

    @ParameterizedTest
    @ValueSource(strings = {"D01", "", "CL3", "12 cells", "1-2"})
    void wordsAreNot(String cell) {
        var html = new Html(Locale.ENGLISH).table(List.of("x"), List.of(List.of(cell))).toString();
        assertTrue(html.contains("<td>" + cell), html);
    }
}
