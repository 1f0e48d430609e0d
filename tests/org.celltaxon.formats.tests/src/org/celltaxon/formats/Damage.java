// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.formats;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** What may happen to a file: cut off, bits turned, ranges wiped out, swapped or doubled, absurd numbers, parts
 * that hold each other. */
final class Damage {

    private static final long[] ABSURD = {Integer.MAX_VALUE, Long.MAX_VALUE, -1, Integer.MIN_VALUE, Long.MIN_VALUE, 1L << 40, 0};
    private static final List<String> ABSURD_WORDS = List.of("2147483647", "2147483648", "9223372036854775807", "-1", "NaN", "inf",
            "-inf", "1e300", "0.5", "0x10", "", "\0", "99999999999999999999999999", "../../x", "/etc/passwd", "\"", "1\t1", "%");
    private static final String SIGNS = "0123456789 ,;\t\n\r\"-.eE%#N\0";

    private Damage() {
    }

    static byte[] binary(byte[] original, Random random) {
        var bytes = original.clone();
        switch (random.nextInt(8)) {
            case 0 -> bytes = Arrays.copyOf(bytes, random.nextInt(bytes.length));
            case 1 -> bits(bytes, 1, random);
            case 2 -> bits(bytes, 2 + random.nextInt(30), random);
            case 3 -> wipe(bytes, random);
            case 4 -> bytes = move(bytes, random);
            case 5 -> redirect(bytes, random);
            default -> number(bytes, random);
        }
        return bytes;
    }

    static byte[] text(byte[] original, Random random) {
        return switch (random.nextInt(3)) {
            case 0 -> binary(original, random);
            case 1 -> signs(original.clone(), random);
            default -> word(original, random);
        };
    }

    /** A place in the file, more often one that is in use. */
    private static int place(byte[] bytes, Random random) {
        int at = random.nextInt(bytes.length);
        for (int i = 0; i < 9 && bytes[at] == 0; i++) {
            at = random.nextInt(bytes.length);
        }
        return Math.clamp(at + (long) random.nextInt(9) - 4, 0, bytes.length - 1);
    }

    private static void bits(byte[] bytes, int count, Random random) {
        for (int i = 0; i < count; i++) {
            bytes[place(bytes, random)] ^= (byte) (1 << random.nextInt(8));
        }
    }

    private static void wipe(byte[] bytes, Random random) {
        int from = place(bytes, random);
        int length = 1 + random.nextInt(random.nextBoolean() ? 16 : 600);
        Arrays.fill(bytes, from, Math.min(bytes.length, from + length), (byte) (random.nextBoolean() ? 0 : 0xff));
    }

    /** Puts a range where another one is; both are swapped, or the first is there twice then. */
    private static byte[] move(byte[] bytes, Random random) {
        int length = Math.min(bytes.length / 2, 1 + random.nextInt(random.nextBoolean() ? 16 : 600));
        int one = Math.min(place(bytes, random), bytes.length - length);
        int other = Math.min(place(bytes, random), bytes.length - length);
        var first = Arrays.copyOfRange(bytes, one, one + length);
        switch (random.nextInt(3)) {
            case 0 -> System.arraycopy(bytes, other, bytes, one, length);
            case 1 -> { } // over the other one
            default -> {
                var longer = Arrays.copyOf(bytes, bytes.length + length);
                System.arraycopy(bytes, other, longer, other + length, bytes.length - other);
                System.arraycopy(first, 0, longer, other, length);
                return longer;
            }
        }
        System.arraycopy(first, 0, bytes, other, length);
        return bytes;
    }

    private static void number(byte[] bytes, Random random) {
        int size = 1 << random.nextInt(4);
        int at = place(bytes, random) / size * size;
        long value = random.nextInt(4) == 0 ? random.nextInt(bytes.length) : ABSURD[random.nextInt(ABSURD.length)];
        var number = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(0, value);
        System.arraycopy(number.array(), 0, bytes, at, Math.min(size, bytes.length - at));
    }

    /** Makes what may be a place in the file that of another part: circles and parts taken for others. */
    private static void redirect(byte[] bytes, Random random) {
        var numbers = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        var at = IntStream.rangeClosed(0, bytes.length - 8).filter(i -> numbers.getLong(i) >= 48 && numbers.getLong(i) < bytes.length)
                .toArray();
        if (at.length == 0) {
            number(bytes, random);
            return;
        }
        numbers.putLong(at[random.nextInt(at.length)], numbers.getLong(at[random.nextInt(at.length)]));
    }

    private static byte[] signs(byte[] bytes, Random random) {
        for (int k = random.nextInt(4); k >= 0; k--) {
            bytes[random.nextInt(bytes.length)] = (byte) SIGNS.charAt(random.nextInt(SIGNS.length()));
        }
        return bytes;
    }

    private static byte[] word(byte[] original, Random random) {
        var parts = new String(original, StandardCharsets.UTF_8).split("(?<=[ ,;\t\n])|(?=[ ,;\t\n])");
        parts[random.nextInt(parts.length)] = ABSURD_WORDS.get(random.nextInt(ABSURD_WORDS.size()));
        return String.join("", parts).getBytes(StandardCharsets.UTF_8);
    }
}
