// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.api.figure;

import java.util.List;

import org.celltaxon.api.Text;

/**
 * A finished picture without a medium: marks in a plane of {@code width} x {@code height} points (1/72 inch), origin at the
 * upper left, y downwards. Later marks cover earlier ones.
 *
 * @param name short name for a file, small letters
 * @param title shown above
 * @param width points
 * @param height points
 * @param marks what to draw
 * @since 1.0
 */
public record Drawing(String name, Text title, double width, double height, List<Mark> marks) {

    /** Copies the marks. */
    public Drawing {
        marks = List.copyOf(marks);
    }
}
