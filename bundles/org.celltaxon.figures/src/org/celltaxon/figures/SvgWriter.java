// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.figures;

import java.io.IOException;
import java.io.StringWriter;
import java.util.HashSet;
import java.util.Locale;

import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

import org.celltaxon.api.figure.Colour;
import org.celltaxon.api.figure.Drawing;
import org.celltaxon.api.figure.Mark;

/** Writes a drawing as SVG: text stays text, many points of one colour become one path. */
public final class SvgWriter {

    private static final String FONTS = "'Noto Sans','Helvetica Neue',Arial,'Noto Sans CJK JP','Hiragino Sans','Yu Gothic UI',"
            + "Meiryo,sans-serif";

    private final XMLStreamWriter xml;
    private final Locale language;

    private SvgWriter(XMLStreamWriter xml, Locale language) {
        this.xml = xml;
        this.language = language;
    }

    /** The drawing as an {@code svg} element. */
    public static String svg(Drawing drawing, Locale language) throws IOException {
        var text = new StringWriter();
        try {
            var xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
            new SvgWriter(xml, language).write(drawing);
            xml.close();
        } catch (XMLStreamException e) {
            throw new IOException(e);
        }
        return text.toString();
    }

    private void write(Drawing drawing) throws XMLStreamException {
        xml.writeStartElement("svg");
        xml.writeDefaultNamespace("http://www.w3.org/2000/svg");
        attribute("viewBox", "0 0 " + number(drawing.width()) + " " + number(drawing.height()));
        attribute("width", number(drawing.width()));
        attribute("height", number(drawing.height()));
        attribute("font-family", FONTS);
        attribute("role", "img");
        element("title", drawing.title().in(language));
        for (var mark : drawing.marks()) {
            xml.writeCharacters("\n");
            write(mark);
        }
        xml.writeCharacters("\n");
        xml.writeEndElement();
    }

    private void write(Mark mark) throws XMLStreamException {
        switch (mark) {
            case Mark.Points points -> points(points);
            case Mark.Dot dot -> dot(dot);
            case Mark.Line line -> line(line);
            case Mark.Area area -> {
                xml.writeStartElement("path");
                attribute("d", path(area.x(), area.y()) + "Z");
                fill(area.fill());
                xml.writeEndElement();
            }
            case Mark.Box box -> box(box);
            case Mark.Words words -> words(words);
        }
    }

    private void points(Mark.Points points) throws XMLStreamException {
        var path = new StringBuilder();
        var seen = new HashSet<Long>();
        for (int i = 0; i < points.x().length; i++) {
            long x = Math.round(points.x()[i] * 10);
            long y = Math.round(points.y()[i] * 10);
            if (seen.add(x << 32 ^ y & 0xFFFFFFFFL)) {
                path.append('M').append(number(x / 10.0)).append(' ').append(number(y / 10.0)).append("h0");
            }
        }
        if (path.isEmpty()) {
            return;
        }
        xml.writeStartElement("path");
        attribute("d", path.toString());
        attribute("fill", "none");
        stroke(points.colour(), 2 * points.radius());
        attribute("stroke-linecap", "round");
        xml.writeEndElement();
    }

    private void dot(Mark.Dot dot) throws XMLStreamException {
        xml.writeStartElement("circle");
        attribute("cx", number(dot.x()));
        attribute("cy", number(dot.y()));
        attribute("r", number(dot.radius()));
        fill(dot.fill());
        stroke(dot.stroke(), 1);
        element("title", dot.tip().in(language));
        xml.writeEndElement();
    }

    private void line(Mark.Line line) throws XMLStreamException {
        xml.writeStartElement("path");
        attribute("d", path(line.x(), line.y()));
        attribute("fill", "none");
        stroke(line.colour(), line.width());
        if (line.dashed()) {
            attribute("stroke-dasharray", "5 4");
        }
        xml.writeEndElement();
    }

    private void box(Mark.Box box) throws XMLStreamException {
        xml.writeStartElement("rect");
        attribute("x", number(box.x()));
        attribute("y", number(box.y()));
        attribute("width", number(Math.max(0, box.width())));
        attribute("height", number(Math.max(0, box.height())));
        fill(box.fill());
        element("title", box.tip().in(language));
        xml.writeEndElement();
    }

    private void words(Mark.Words words) throws XMLStreamException {
        xml.writeStartElement("text");
        attribute("x", number(words.x()));
        attribute("y", number(words.y()));
        attribute("font-size", number(words.size()));
        fill(words.colour());
        if (words.anchor() != Mark.Anchor.START) {
            attribute("text-anchor", words.anchor().name().toLowerCase(Locale.ROOT));
        }
        if (words.bold()) {
            attribute("font-weight", "600");
        }
        if (words.angle() != 0) {
            attribute("transform", "rotate(" + number(-words.angle()) + " " + number(words.x()) + " " + number(words.y()) + ")");
        }
        xml.writeCharacters(clean(words.text().in(language)));
        xml.writeEndElement();
    }

    private static String path(double[] x, double[] y) {
        var path = new StringBuilder();
        for (int i = 0; i < x.length; i++) {
            path.append(i == 0 ? 'M' : 'L').append(number(x[i])).append(' ').append(number(y[i]));
        }
        return path.toString();
    }

    private void fill(Colour colour) throws XMLStreamException {
        attribute("fill", colour.css());
        if (colour.alpha() < 1) {
            attribute("fill-opacity", number(colour.alpha()));
        }
    }

    private void stroke(Colour colour, double width) throws XMLStreamException {
        attribute("stroke", colour.css());
        attribute("stroke-width", number(width));
        if (colour.alpha() < 1) {
            attribute("stroke-opacity", number(colour.alpha()));
        }
    }

    private void element(String name, String text) throws XMLStreamException {
        if (!text.isEmpty()) {
            xml.writeStartElement(name);
            xml.writeCharacters(clean(text));
            xml.writeEndElement();
        }
    }

    /** Control characters, such as the vertical tab of a spreadsheet cell of two lines, may not stand in XML at all. */
    private static String clean(String text) {
        return text.replaceAll("[^\\t\\n\\r\\x20-\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}]", "\uFFFD");
    }

    private void attribute(String name, String value) throws XMLStreamException {
        xml.writeAttribute(name, value);
    }

    private static String number(double value) {
        var text = String.format(Locale.ROOT, "%.2f", value);
        return text.contains(".") ? text.replaceFirst("\\.?0+$", "") : text;
    }
}
