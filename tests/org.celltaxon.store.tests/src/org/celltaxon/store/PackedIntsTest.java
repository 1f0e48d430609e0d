// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Numbers come back as they were, in few bytes. */
class PackedIntsTest {

    private static int roundTrip(int... values) {
        var packed = new byte[3 + PackedInts.bound(values.length)];
        int end = PackedInts.pack(values, values.length, packed, 3);
        assertTrue(end + PackedInts.PADDING <= packed.length);
        var back = new int[values.length];
        assertEquals(end, PackedInts.unpack(packed, 3, back, values.length, 0));
        assertArrayEquals(values, back);
        return end - 3;
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 127, 128, 129, 256, 1000})
    void anyNumberOfNumbersComesBack(int count) {
        var random = new Random(count);
        for (int width = 0; width < 32; width++) {
            int bits = width;
            roundTrip(random.ints(count).map(i -> (int) ((i & 0x7FFF_FFFFL) >>> 31 - bits)).toArray());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 5, 127, 128})
    void aFewLargeOnesAmongSmallOnesComeBack(int large) {
        var random = new Random(large);
        var values = random.ints(128, 0, 3).toArray();
        for (int i = 0; i < large; i++) {
            values[random.nextInt(128)] = Integer.MAX_VALUE - i;
        }
        roundTrip(values);
    }

    @Test
    void aLargeOneDoesNotWidenTheOthers() {
        var ones = new int[128];
        Arrays.fill(ones, 1);
        assertEquals(18, roundTrip(ones));
        ones[77] = 1_000_000;
        assertTrue(roundTrip(ones) <= 18 + 5);
    }

    @Test
    void zerosTakeTwoBytesAGroup() {
        assertEquals(20, roundTrip(new int[1280]));
    }

    @Test
    void somethingCanBeAddedToEach() {
        var packed = new byte[PackedInts.bound(3)];
        PackedInts.pack(new int[] {0, 5, 1 << 20}, 3, packed, 0);
        var back = new int[3];
        PackedInts.unpack(packed, 0, back, 3, 1);
        assertArrayEquals(new int[] {1, 6, (1 << 20) + 1}, back);
    }
}
