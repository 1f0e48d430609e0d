// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

/** Names in the order people expect. */
class NaturalOrderTest {

    private static void assertOrder(String... names) {
        var shuffled = new ArrayList<>(List.of(names));
        for (int round = 0; round < 20; round++) {
            Collections.shuffle(shuffled, new Random(round));
            assertEquals(List.of(names), shuffled.stream().sorted(NaturalOrder::compare).toList());
        }
    }

    @Test
    void numbersAreComparedAsNumbers() {
        assertOrder("D1", "D2", "D10", "D11", "D100");
        assertOrder("1", "2", "10", "99999999999999999999", "100000000000000000000");
        assertOrder("lot 2 run 9", "lot 2 run 10", "lot 10 run 1");
    }

    @Test
    void aPrefixComesFirst() {
        assertOrder("", "D", "D1", "D1-a", "D1-a1");
    }

    @Test
    void numbersThatDifferInLeadingZerosOnlyStayApart() {
        assertNotEquals(0, NaturalOrder.compare("D01", "D1"));
        assertOrder("D01", "D1", "D02", "D2");
        assertEquals(0, NaturalOrder.compare("D01", "D01"));
    }

    @Test
    void japaneseNamesWithWideDigitsAreOrderedByTheirNumbers() {
        assertOrder("ロット2", "ロット10");
        assertOrder("１号", "２号", "１０号");
        assertOrder("ロット１", "ロット２", "ロット１０");
        assertOrder("1号", "２号", "10号");
    }

    @Test
    void anyNamesHaveOneOrder() {
        var random = new Random(11);
        var letters = "019ab-１９ロ号";
        for (int round = 0; round < 3000; round++) {
            var names = IntStream.range(0, 3).mapToObj(i -> random.ints(random.nextInt(5), 0, letters.length())
                    .mapToObj(c -> "" + letters.charAt(c)).collect(Collectors.joining())).toList();
            String a = names.get(0);
            String b = names.get(1);
            String c = names.get(2);
            assertEquals(Integer.signum(NaturalOrder.compare(a, b)), -Integer.signum(NaturalOrder.compare(b, a)),
                    a + " " + b);
            assertEquals(a.equals(b), NaturalOrder.compare(a, b) == 0, a + " " + b);
            if (NaturalOrder.compare(a, b) <= 0 && NaturalOrder.compare(b, c) <= 0) {
                assertTrue(NaturalOrder.compare(a, c) <= 0, a + " " + b + " " + c);
            }
        }
    }
}
