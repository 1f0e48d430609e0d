// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.cells;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.celltaxon.api.PlainRun;
import org.celltaxon.api.StepException;
import org.celltaxon.api.counts.CountBlock;
import org.celltaxon.api.counts.CountMatrix;
import org.celltaxon.api.counts.Gene;
import org.celltaxon.testkit.Matrices;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GeneMajorTest {

    @ParameterizedTest
    @CsvSource({"1,1", "7,1", "7,4", "50,2"})
    void eachGeneHasItsEntriesInTheOrderOfTheCells(int cellsInBlock, int threads) throws StepException {
        var rows = Matrices.clusters(50, 13, 2, 1);
        for (var row : rows) {
            row[4] = 0;
        }
        var turned = new int[50][13];
        var next = new int[1];
        var matrix = Matrices.of(rows, cellsInBlock);
        GeneMajor.forEachPart(matrix, new PlainRun(1, threads), (first, offsets, entries) -> {
            assertEquals(next[0], first);
            next[0] += offsets.length - 1;
            for (int g = 0; g < offsets.length - 1; g++) {
                for (int e = offsets[g]; e < offsets[g + 1]; e++) {
                    assertTrue(e == offsets[g] || GeneMajor.cell(entries[e]) > GeneMajor.cell(entries[e - 1]));
                    turned[GeneMajor.cell(entries[e])][first + g] = GeneMajor.count(entries[e]);
                }
            }
        });
        assertEquals(13, next[0]);
        assertArrayEquals(rows, turned);
    }

    /** 6300 cells x 4000 genes without a zero: every block shows the same hundred cells. */
    @Test
    void moreEntriesThanFitAtOnceComeInSeveralParts() throws StepException {
        var hundred = new int[100][4000];
        for (int i = 0; i < 100; i++) {
            int cell = i;
            Arrays.setAll(hundred[i], g -> 1 + (g + cell) % 7);
        }
        var one = Matrices.of(hundred).block(0);
        var genes = Matrices.of(hundred).genes();
        var many = new CountMatrix() {

            @Override
            public int cells() {
                return 6300;
            }

            @Override
            public List<Gene> genes() {
                return genes;
            }

            @Override
            public long nonZeros() {
                return 6300L * 4000;
            }

            @Override
            public int blocks() {
                return 63;
            }

            @Override
            public CountBlock block(int index) {
                return new CountBlock(100 * index, one.offsets(), one.genes(), one.counts());
            }

            @Override
            public List<String> barcodes() {
                return List.of();
            }
        };
        var firsts = new ArrayList<Integer>();
        GeneMajor.forEachPart(many, Given.run(), (first, offsets, entries) -> {
            firsts.add(first);
            for (int g = 0; g < offsets.length - 1; g += 97) {
                assertEquals(6300, offsets[g + 1] - offsets[g]);
                for (int cell = 0; cell < 6300; cell++) {
                    assertEquals(cell, GeneMajor.cell(entries[offsets[g] + cell]));
                    assertEquals(1 + (first + g + cell % 100) % 7, GeneMajor.count(entries[offsets[g] + cell]));
                }
            }
        });
        assertEquals(2, firsts.size());
    }

    /** A matrix that says it is too large to be turned in memory, and has its genes on disk. */
    @Test
    void theViewOfALargeMatrixGivesTheSame() throws StepException {
        var rows = Matrices.clusters(50, 13, 2, 1);
        var small = Matrices.of(rows, 7);
        var turned = new int[50][13];
        var large = (CountMatrix) java.lang.reflect.Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] {CountMatrix.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "nonZeros" -> 1L << 40;
                    case "genes" -> small.genes();
                    case "byGene" -> java.util.Optional.of(new org.celltaxon.api.counts.GeneCounts() {
                        @Override
                        public int entries(int gene) {
                            return (int) Arrays.stream(rows).filter(r -> r[gene] > 0).count();
                        }

                        @Override
                        public Column column(int gene) {
                            var cells = java.util.stream.IntStream.range(0, 50).filter(i -> rows[i][gene] > 0).toArray();
                            return new Column(cells, Arrays.stream(cells).map(i -> rows[i][gene]).toArray());
                        }
                    });
                    default -> throw new UnsupportedOperationException(method.getName());
                });
        GeneMajor.forEachPart(large, new PlainRun(1, 2), (first, offsets, entries) -> {
            for (int g = 0; g < offsets.length - 1; g++) {
                for (int e = offsets[g]; e < offsets[g + 1]; e++) {
                    turned[GeneMajor.cell(entries[e])][first + g] = GeneMajor.count(entries[e]);
                }
            }
        });
        assertArrayEquals(rows, turned);
    }
}
