// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.figures;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;

import org.celltaxon.api.figure.Drawing;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** A drawing written and read back as XML. */
record Svg(String text, Document document) {

    private static final Pattern JAPANESE = Pattern.compile("[\\p{IsHiragana}\\p{IsKatakana}\\p{IsHan}]");

    /** Writes a drawing, reads it back and checks what holds for any SVG. */
    static Svg of(Drawing drawing, Locale language) throws IOException {
        var svg = parse(SvgWriter.svg(drawing, language));
        svg.assertSound(drawing.name() + " in " + language);
        return svg;
    }

    static Svg parse(String text) {
        try {
            var factory = DocumentBuilderFactory.newDefaultInstance();
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setNamespaceAware(true);
            var builder = factory.newDocumentBuilder();
            builder.setErrorHandler(null);
            return new Svg(text, builder.parse(new InputSource(new StringReader(text))));
        } catch (SAXException | IOException | ParserConfigurationException e) {
            throw new AssertionError("not XML: " + e.getMessage(), e);
        }
    }

    private void assertSound(String name) {
        var root = document.getDocumentElement();
        assertEquals("svg", root.getLocalName());
        assertEquals("http://www.w3.org/2000/svg", root.getNamespaceURI());
        double width = number(root, "width");
        double height = number(root, "height");
        assertTrue(width > 0 && height > 0 && width < 1e5 && height < 1e5, name + " " + width + " x " + height);
        assertEquals("0 0 " + root.getAttribute("width") + " " + root.getAttribute("height"),
                root.getAttribute("viewBox"));
        assertFalse(text.contains("NaN") || text.contains("Infinity"), name + " has a number that is none");
        var loads = Pattern.compile("(href|src)=|url\\(|@import|<script");
        assertFalse(loads.matcher(text).find(), name + " loads something");
        for (var rect : elements("rect")) {
            double x = number(rect, "x");
            double y = number(rect, "y");
            assertInside(name, "rect", x, y, width, height);
            assertInside(name, "rect", x + number(rect, "width"), y + number(rect, "height"), width, height);
        }
        for (var circle : elements("circle")) {
            assertTrue(number(circle, "r") > 0);
            assertInside(name, "circle", number(circle, "cx"), number(circle, "cy"), width, height);
        }
        for (var words : elements("text")) {
            assertInside(name, words.getTextContent(), number(words, "x"), number(words, "y"), width, height);
        }
        for (var path : elements("path")) {
            var numbers = path.getAttribute("d").replace("h0", "").replaceAll("[MLZ]", " ").strip().split("\\s+");
            assertEquals(0, numbers.length % 2, path.getAttribute("d"));
            for (int i = 0; i < numbers.length; i += 2) {
                double x = Double.parseDouble(numbers[i]);
                double y = Double.parseDouble(numbers[i + 1]);
                assertInside(name, "path", x, y, width, height);
            }
        }
    }

    private static void assertInside(String name, String what, double x, double y, double width, double height) {
        assertTrue(x >= -1 && x <= width + 1 && y >= -1 && y <= height + 1,
                name + ": '" + what + "' at " + x + ", " + y + " lies outside " + width + " x " + height);
    }

    private static double number(Element element, String attribute) {
        return Double.parseDouble(element.getAttribute(attribute));
    }

    /** Elements of a name, in order. */
    List<Element> elements(String name) {
        var list = document.getElementsByTagName(name);
        var elements = new ArrayList<Element>();
        for (int i = 0; i < list.getLength(); i++) {
            elements.add((Element) list.item(i));
        }
        return elements;
    }

    /** All words that are seen. */
    List<String> words() {
        return elements("text").stream().map(Element::getTextContent).toList();
    }

    /** All words that are seen or shown by the pointer. */
    List<String> wordsAndTips() {
        var all = new ArrayList<>(words());
        elements("title").forEach(t -> all.add(t.getTextContent()));
        return all;
    }

    static boolean isJapanese(String words) {
        return JAPANESE.matcher(words).find();
    }
}
