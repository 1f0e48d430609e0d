// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.cells;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;


import org.celltaxon.api.StepException;
import org.celltaxon.api.cells.Embedding;
import org.junit.jupiter.api.Test;

class TsneTest extends AnyMap {

    TsneTest() {
        super(new Tsne(), "n_iter");
    }

    @Test
    void cloudsStayTogetherOnThePlane() throws StepException {
        var plane = layout(Given.space(Given.clouds(600, 4, 3, 21), 30), 1, 2);
        assertFinite(plane);
        var near = Given.neighbours(plane, 2);
        int right = 0;
        for (int i = 0; i < 600; i++) {
            right += near.index()[2 * i + 1] % 3 == i % 3 ? 1 : 0;
        }
        assertTrue(right > 0.97 * 600, right + " of 600");
    }

    @Test
    void moreNeighboursThanNeededGiveTheSamePicture() throws StepException {
        var points = Given.clouds(150, 3, 2, 4);
        var few = layout(Given.space(points, 5), 1, 1, "n_iter", 30, "perplexity", 10);
        assertArrayEquals(few.values(), layout(Given.space(points, 31), 1, 1, "n_iter", 30, "perplexity", 10).values());
        assertArrayEquals(few.values(), layout(Given.space(points, 60), 1, 1, "n_iter", 30, "perplexity", 10).values());
    }

    @Test
    void piecesFarApartHaveAPicture() throws StepException {
        var far = Given.clouds(300, 2, 3, 5);
        for (int i = 0; i < 300; i++) {
            far.values()[2 * i] += i % 3 * 1000;
        }
        assertFinite(layout(Given.space(far, 10), 1, 1, "n_iter", 400));
    }

    @Test
    void copiesHaveAPicture() throws StepException {
        assertFinite(layout(Given.space(new Embedding(40, 2, new double[80]), 10), 1, 1));
        var points = Given.clouds(200, 3, 2, 6);
        System.arraycopy(new double[90], 0, points.values(), 0, 90);
        assertFinite(layout(Given.space(points, 10), 1, 1, "n_iter", 400));
    }

    @Test
    void oneDimensionIsEnough() throws StepException {
        assertFinite(layout(Given.space(Given.clouds(100, 1, 2, 7), 10), 1, 1, "n_iter", 300));
    }
}
