// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.api.run;

import java.util.List;

import org.celltaxon.api.Text;
import org.celltaxon.api.figure.Drawing;

/**
 * What a figure module drew.
 *
 * @param module id of the module
 * @param screen screen of SCIENCE 0.7, 1 to 8; 0 for none
 * @param caption how to read it
 * @param drawings one or several
 * @since 1.0
 */
public record FigureResult(String module, int screen, Text caption, List<Drawing> drawings) {

    /** Copies the list. */
    public FigureResult {
        drawings = List.copyOf(drawings);
    }
}
