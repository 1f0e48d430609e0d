// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.figures;

import java.util.ArrayList;
import java.util.List;

import org.celltaxon.api.Text;
import org.celltaxon.api.figure.Colour;
import org.celltaxon.api.figure.Drawing;
import org.celltaxon.api.figure.Mark;
import org.celltaxon.api.figure.Mark.Anchor;

/** Collects marks and draws the axes that all figures share. */
final class Canvas {

    static final double SMALL = 10;
    static final double NORMAL = 11;

    private static final Text NONE = Text.same("");

    private final List<Mark> marks = new ArrayList<>();

    Canvas add(Mark mark) {
        marks.add(mark);
        return this;
    }

    Canvas line(double x1, double y1, double x2, double y2, double width, Colour colour) {
        return add(Mark.Line.of(x1, y1, x2, y2, width, colour));
    }

    Canvas dashed(double x1, double y1, double x2, double y2, Colour colour) {
        return add(new Mark.Line(new double[] {x1, x2}, new double[] {y1, y2}, 1.2, colour, true));
    }

    Canvas dot(double x, double y, double radius, Colour fill, Text tip) {
        return add(new Mark.Dot(x, y, radius, fill, Colour.WHITE, tip));
    }

    Canvas box(double x, double y, double width, double height, Colour fill, Text tip) {
        return add(new Mark.Box(x, y, width, height, fill, tip));
    }

    Canvas background(double x, double y, double width, double height, Colour fill) {
        return box(x, y, width, height, fill, NONE);
    }

    Canvas words(double x, double y, String text, double size, Anchor anchor) {
        return words(x, y, Text.same(text), size, anchor, Colour.INK, false);
    }

    Canvas words(double x, double y, Text text, double size, Anchor anchor, Colour colour, boolean bold) {
        return add(new Mark.Words(x, y, text, size, colour, anchor, 0, bold));
    }

    Canvas upwards(double x, double y, Text text, double size) {
        return add(new Mark.Words(x, y, text, size, Colour.INK, Anchor.MIDDLE, 90, false));
    }

    /** Horizontal axis below a panel: ticks, numbers, title; faint lines up to {@code top}. */
    Canvas xAxis(Scale x, double y, double top, int ticks, Text title) {
        for (double t : x.ticks(ticks)) {
            line(x.at(t), y, x.at(t), top, 0.6, Colour.FAINT);
            words(x.at(t), y + 13, x.label(t, ticks), SMALL, Anchor.MIDDLE);
        }
        line(x.from(), y, x.to(), y, 1, Colour.INK);
        return words((x.from() + x.to()) / 2, y + 29, title, NORMAL, Anchor.MIDDLE, Colour.INK, false);
    }

    /** Vertical axis left of a panel. */
    Canvas yAxis(Scale y, double x, double right, int ticks, Text title) {
        double widest = 0;
        for (double t : y.ticks(ticks)) {
            line(x, y.at(t), right, y.at(t), 0.6, Colour.FAINT);
            words(x - 5, y.at(t) + 3.5, y.label(t, ticks), SMALL, Anchor.END);
            widest = Math.max(widest, y.label(t, ticks).length() * 5.8);
        }
        line(x, y.from(), x, y.to(), 1, Colour.INK);
        return title.en().isEmpty() ? this : upwards(x - widest - 14, (y.from() + y.to()) / 2, title, NORMAL);
    }

    Drawing drawing(String name, Text title, double width, double height) {
        return new Drawing(name, title, width, height, marks);
    }
}
