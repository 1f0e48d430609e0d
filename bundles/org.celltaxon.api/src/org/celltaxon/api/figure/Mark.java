// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.api.figure;

import org.celltaxon.api.Text;

/**
 * Something drawn. Lengths are in points.
 *
 * @since 1.0
 */
public sealed interface Mark {

    /**
     * Many points of one colour and size, for example the cells of a cluster.
     *
     * @param x positions
     * @param y positions
     * @param radius radius of each
     * @param colour fill
     */
    record Points(double[] x, double[] y, double radius, Colour colour) implements Mark {
    }

    /**
     * One point that can be asked what it is.
     *
     * @param tip shown when the pointer rests on it
     */
    record Dot(double x, double y, double radius, Colour fill, Colour stroke, Text tip) implements Mark {
    }

    /**
     * A line through points.
     *
     * @param dashed whether it is dashed
     */
    record Line(double[] x, double[] y, double width, Colour colour, boolean dashed) implements Mark {
        /** A straight line. */
        public static Line of(double x1, double y1, double x2, double y2, double width, Colour colour) {
            return new Line(new double[] {x1, x2}, new double[] {y1, y2}, width, colour, false);
        }
    }

    /** A filled area with straight sides. */
    record Area(double[] x, double[] y, Colour fill) implements Mark {
    }

    /**
     * A filled rectangle.
     *
     * @param tip shown when the pointer rests on it
     */
    record Box(double x, double y, double width, double height, Colour fill, Text tip) implements Mark {
    }

    /**
     * Words.
     *
     * @param y the base line
     * @param size font size
     * @param anchor which part of the words is at x
     * @param angle degrees, anticlockwise
     */
    record Words(double x, double y, Text text, double size, Colour colour, Anchor anchor, double angle, boolean bold)
            implements Mark {
        /** Ordinary level words. */
        public static Words of(double x, double y, Text text, double size, Anchor anchor) {
            return new Words(x, y, text, size, Colour.INK, anchor, 0, false);
        }
    }

    /** Which part of the words is at the position. */
    enum Anchor {
        /** The beginning. */
        START,
        /** The middle. */
        MIDDLE,
        /** The end. */
        END
    }
}
