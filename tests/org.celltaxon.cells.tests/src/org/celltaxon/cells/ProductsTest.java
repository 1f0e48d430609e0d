// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.cells;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import org.junit.jupiter.api.Test;

class ProductsTest {

    @Test
    void oddDimensionsAreNotForgotten() {
        var columns = Products.columns(new double[][] {{1, 2, 3}, {4, 5, 6}}, 3);
        var to = new double[2];
        Products.into(to, new double[] {0.5, 0.25}, columns, new double[] {99, 1, 10, 100}, 1);
        assertArrayEquals(new double[] {321.5, 654.25}, to);
    }

    @Test
    void evenDimensionsToo() {
        var columns = Products.columns(new double[][] {{1, 2}, {4, 5}, {7, 8}}, 2);
        var to = new double[3];
        Products.into(to, new double[3], columns, new double[] {1, 10}, 0);
        assertArrayEquals(new double[] {21, 54, 87}, to);
    }
}
