// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.store;

import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

import org.celltaxon.api.table.Table;

/** Lists of words and tables as bytes: each word without the beginning it shares with the one before it. */
final class Words {

    private static final int CONTINUES = 0x80;

    private Words() {
    }

    static void write(List<String> words, DataOutputStream out) throws IOException {
        number(words.size(), out);
        var before = new byte[0];
        for (var word : words) {
            var bytes = word.getBytes(StandardCharsets.UTF_8);
            int shared = Arrays.mismatch(before, bytes);
            shared = shared < 0 ? bytes.length : shared;
            number(shared, out);
            number(bytes.length - shared, out);
            out.write(bytes, shared, bytes.length - shared);
            before = bytes;
        }
    }

    static List<String> read(ByteBuffer in) {
        int count = count(in, 2);
        var words = new ArrayList<String>(count);
        var before = new byte[0];
        for (int i = 0; i < count; i++) {
            int shared = number(in);
            int rest = count(in, 1);
            var bytes = Arrays.copyOf(before, Math.addExact(shared, rest));
            in.get(bytes, shared, rest);
            words.add(new String(bytes, StandardCharsets.UTF_8));
            before = bytes;
        }
        return words;
    }

    /** A table: each column its name, its kind, and its numbers, or its different words and which of them each row has. */
    static void write(Table table, DataOutputStream out) throws IOException {
        write(table.names(), out);
        number(table.rows(), out);
        for (var name : table.names()) {
            out.writeBoolean(table.isNumber(name));
            if (table.isNumber(name)) {
                for (double value : table.numbers(name)) {
                    out.writeLong(Double.doubleToLongBits(value));
                }
            } else {
                var codes = new LinkedHashMap<String, Integer>();
                var code = new int[table.rows()];
                for (int r = 0; r < code.length; r++) {
                    code[r] = codes.computeIfAbsent(table.text(name, r), word -> codes.size());
                }
                write(List.copyOf(codes.keySet()), out);
                var packed = new byte[PackedInts.bound(code.length)];
                int length = PackedInts.pack(code, code.length, packed, 0);
                number(length, out);
                out.write(packed, 0, length);
            }
        }
    }

    static Table readTable(ByteBuffer in) {
        var names = read(in);
        int rows = number(in);
        var table = Table.builder();
        for (var name : names) {
            if (in.get() != 0) {
                var values = new double[rows];
                for (int r = 0; r < rows; r++) {
                    values[r] = Double.longBitsToDouble(in.getLong());
                }
                table.numbers(name, values);
            } else {
                var words = read(in);
                var packed = new byte[count(in, 1) + PackedInts.PADDING];
                in.get(packed, 0, packed.length - PackedInts.PADDING);
                var code = new int[rows];
                PackedInts.unpack(packed, 0, code, rows, 0);
                table.texts(name, Arrays.stream(code).mapToObj(words::get).toArray(String[]::new));
            }
        }
        return table.build();
    }

    private static void number(int value, DataOutputStream out) throws IOException {
        int rest = value;
        for (; rest >= CONTINUES; rest >>>= 7) {
            out.write(rest & CONTINUES - 1 | CONTINUES);
        }
        out.write(rest);
    }

    private static int number(ByteBuffer in) {
        int value = 0;
        for (int shift = 0; shift < Integer.SIZE; shift += 7) {
            byte next = in.get();
            value |= (next & CONTINUES - 1) << shift;
            if (next >= 0) {
                return value;
            }
        }
        throw new IllegalArgumentException("a number without end");
    }

    /** A number of things of which each takes so many bytes at least. */
    private static int count(ByteBuffer in, int bytes) {
        int count = number(in);
        if (count < 0 || (long) count * bytes > in.remaining()) {
            throw new IllegalArgumentException(count + " entries in " + in.remaining() + " bytes");
        }
        return count;
    }
}
