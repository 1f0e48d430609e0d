// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.figures;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.celltaxon.api.figure.Drawing;
import org.celltaxon.api.figure.Mark;

/**
 * The room that words take on a drawing, estimated a little too small, so that only real faults are told.
 *
 * @param left smallest x
 * @param top smallest y
 * @param right largest x
 * @param bottom largest y
 * @param words what stands there
 */
record Room(double left, double top, double right, double bottom, String words) {

    private static final double NARROW = 0.46;
    private static final double WIDE = 0.94;
    private static final double EDGE = 2;
    private static final double TOUCHING = 0.2;

    static Room of(Mark.Words words, Locale language) {
        var text = words.text().in(language);
        double width = words.size() * text.codePoints().mapToDouble(c -> c < 0x2E80 ? NARROW : WIDE).sum();
        double from = switch (words.anchor()) {
            case START -> 0;
            case MIDDLE -> -width / 2;
            case END -> -width;
        };
        double[] x = {from, from + width, from, from + width};
        double[] y = {0, 0, -0.7 * words.size(), -0.7 * words.size()};
        double angle = -Math.toRadians(words.angle());
        double left = Double.POSITIVE_INFINITY;
        double top = left;
        double right = Double.NEGATIVE_INFINITY;
        double bottom = right;
        for (int i = 0; i < x.length; i++) {
            double turnedX = words.x() + x[i] * Math.cos(angle) - y[i] * Math.sin(angle);
            double turnedY = words.y() + x[i] * Math.sin(angle) + y[i] * Math.cos(angle);
            left = Math.min(left, turnedX);
            right = Math.max(right, turnedX);
            top = Math.min(top, turnedY);
            bottom = Math.max(bottom, turnedY);
        }
        return new Room(left, top, right, bottom, text);
    }

    /** What is wrong with the words of a drawing: cut off at an edge, or written over each other. */
    static List<String> faults(Drawing drawing, Locale language) {
        var faults = new ArrayList<String>();
        var seen = new ArrayList<Room>();
        for (var mark : drawing.marks()) {
            if (mark instanceof Mark.Words words && !words.text().in(language).isEmpty()) {
                var room = of(words, language);
                if (room.left < -EDGE || room.top < -EDGE || room.right > drawing.width() + EDGE || room.bottom > drawing.height() + EDGE) {
                    faults.add(String.format(Locale.ROOT, "%s: '%s' is cut off: %.0f to %.0f of %.0f, %.0f to %.0f of %.0f", drawing.name(),
                            room.words, room.left, room.right, drawing.width(), room.top, room.bottom, drawing.height()));
                }
                if (words.angle() == 0 || words.angle() == 90) { // the room of slanted words is mostly empty
                    seen.stream().filter(room::covers).forEach(other -> faults.add(drawing.name() + ": '" + room.words + "' covers '"
                            + other.words + "'"));
                    seen.add(room);
                }
            }
        }
        return faults;
    }

    private boolean covers(Room other) {
        double width = Math.min(right, other.right) - Math.max(left, other.left);
        double height = Math.min(bottom, other.bottom) - Math.max(top, other.top);
        return width > 0 && height > 0 && width * height > TOUCHING * Math.min(size(), other.size());
    }

    private double size() {
        return (right - left) * (bottom - top);
    }
}
