// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.cells;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;

import org.celltaxon.api.StepException;
import org.celltaxon.api.cells.Embedding;
import org.junit.jupiter.api.Test;

class UmapTest extends AnyMap {

    UmapTest() {
        super(new Umap(), "n_epochs");
    }

    /** Share of cells whose nearest cell on the plane belongs to the same cloud. */
    private static double together(Embedding plane, int clouds) throws StepException {
        var near = Given.neighbours(plane, 2);
        int right = 0;
        for (int i = 0; i < plane.cells(); i++) {
            right += near.index()[2 * i + 1] % clouds == i % clouds ? 1 : 0;
        }
        return (double) right / plane.cells();
    }

    @Test
    void cloudsStayTogetherOnThePlane() throws StepException {
        var plane = layout(Given.space(Given.clouds(600, 4, 3, 21), 30), 1, 1);
        assertEquals(2, plane.dimensions());
        assertFinite(plane);
        assertTrue(together(plane, 3) > 0.97, "share " + together(plane, 3));
    }

    @Test
    void neighboursInSpaceAreNeighboursOnThePlane() throws StepException {
        var space = Given.space(Given.clouds(500, 3, 1, 3), 15);
        var near = Given.neighbours(layout(space, 1, 1), 40);
        int kept = 0;
        for (int i = 0; i < 500; i++) {
            for (int n = 1; n < 6; n++) {
                int wanted = space.neighbours().index()[15 * i + n];
                kept += Arrays.stream(near.index(), 40 * i, 40 * i + 40).anyMatch(j -> j == wanted) ? 1 : 0;
            }
        }
        assertTrue(kept > 0.7 * 2500, kept + " of 2500");
    }

    @Test
    void thePiecesOfAGraphStayApart() throws StepException {
        var points = Given.clouds(300, 2, 3, 5);
        var far = new Embedding(300, 2, points.values().clone());
        for (int i = 0; i < 300; i++) {
            far.values()[2 * i] += i % 3 * 1000;
        }
        var plane = layout(Given.space(far, 10), 1, 1);
        assertFinite(plane);
        assertEquals(1, together(plane, 3));
    }

    @Test
    void exactCopiesOfACellDoNotSpoilThePicture() throws StepException {
        var points = Given.clouds(200, 3, 2, 6);
        System.arraycopy(new double[90], 0, points.values(), 0, 90);
        assertFinite(layout(Given.space(points, 10), 1, 1));
    }

    @Test
    void copiesOnlyHaveAPictureToo() throws StepException {
        assertFinite(layout(Given.space(new Embedding(40, 2, new double[80]), 10), 1, 1, "n_epochs", 50));
    }

    @Test
    void oneDimensionIsEnough() throws StepException {
        assertFinite(layout(Given.space(Given.clouds(100, 1, 2, 7), 10), 1, 1, "n_epochs", 50));
    }

    @Test
    void theInputStaysAsItIs() throws StepException {
        var space = Given.space(Given.clouds(100, 3, 2, 8), 10);
        var before = space.coordinates().values().clone();
        layout(space, 1, 1, "n_epochs", 20);
        assertArrayEquals(before, space.coordinates().values());
    }
}
