// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.engine;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

import org.celltaxon.store.Digest;
import org.celltaxon.store.SafeWrite;

/**
 * Named arrays of numbers in one file, with a header in JSON, that checks itself and that any language reads in a few lines
 * (docs/adr/0009). All numbers are little-endian:
 * <ol>
 * <li>8 bytes: {@code CTARRAY1} in ASCII;
 * <li>4 bytes: length n of the header;
 * <li>n bytes: the header, JSON in UTF-8. Its entry {@code arrays} lists name, type ({@code f64}, {@code f32}, {@code i32}) and length
 * of each array;
 * <li>the arrays, in that order, without gaps;
 * <li>32 bytes: SHA-256 of everything before. In hexadecimal it is the hash by which the file is named.
 * </ol>
 *
 * @param header without its list of arrays
 * @param arrays {@code double[]}, {@code float[]} or {@code int[]} by name
 */
record ArrayFile(JsonObject header, Map<String, Object> arrays) {

    private static final byte[] MAGIC = "CTARRAY1".getBytes(StandardCharsets.US_ASCII);
    private static final String ARRAYS = "arrays";
    private static final int SUM = 32;

    /** The file's bytes. The same content gives the same bytes. */
    byte[] bytes() {
        var described = header.deepCopy();
        var list = new JsonArray();
        int length = 0;
        for (var entry : arrays.entrySet()) {
            var type = Type.of(entry.getValue());
            var one = new JsonObject();
            one.addProperty("name", entry.getKey());
            one.addProperty("type", type.name());
            one.addProperty("length", java.lang.reflect.Array.getLength(entry.getValue()));
            list.add(one);
            length = Math.addExact(length, Math.multiplyExact(type.size, java.lang.reflect.Array.getLength(entry.getValue())));
        }
        described.add(ARRAYS, list);
        var json = new GsonBuilder().disableHtmlEscaping().create().toJson(described).getBytes(StandardCharsets.UTF_8);
        var out = ByteBuffer.allocate(Math.addExact(length, MAGIC.length + 4 + json.length + SUM)).order(ByteOrder.LITTLE_ENDIAN);
        out.put(MAGIC).putInt(json.length).put(json);
        arrays.values().forEach(array -> Type.of(array).put(array, out));
        out.put(HexFormat.of().parseHex(Digest.hex(Arrays.copyOf(out.array(), out.position()))));
        return out.array();
    }

    /** Writes the file, whole or not at all. */
    void write(Path file) throws IOException {
        SafeWrite.file(file, bytes());
    }

    /** The hash by which a file is named. */
    static String hash(byte[] bytes) {
        return HexFormat.of().formatHex(bytes, bytes.length - SUM, bytes.length);
    }

    /**
     * Reads a file.
     *
     * @throws IOException when it is not of this kind, or not as it was written
     */
    static ArrayFile of(byte[] bytes) throws IOException {
        if (bytes.length < MAGIC.length + 4 + SUM || !Arrays.equals(MAGIC, 0, MAGIC.length, bytes, 0, MAGIC.length)) {
            throw new IOException("it does not begin with " + new String(MAGIC, StandardCharsets.US_ASCII));
        }
        if (!Digest.hex(Arrays.copyOf(bytes, bytes.length - SUM)).equals(hash(bytes))) {
            throw new IOException("it is damaged: its content does not agree with the digest at its end");
        }
        var in = ByteBuffer.wrap(bytes, 0, bytes.length - SUM).order(ByteOrder.LITTLE_ENDIAN).position(MAGIC.length);
        try {
            var json = new byte[in.getInt()];
            in.get(json);
            var header = JsonParser.parseString(new String(json, StandardCharsets.UTF_8)).getAsJsonObject();
            var arrays = new LinkedHashMap<String, Object>();
            for (var one : header.remove(ARRAYS).getAsJsonArray()) {
                var described = one.getAsJsonObject();
                arrays.put(described.get("name").getAsString(),
                        Type.valueOf(described.get("type").getAsString()).get(in, described.get("length").getAsInt()));
            }
            return new ArrayFile(header, arrays);
        } catch (RuntimeException e) { // a digest that fits, but not our words: another program wrote it
            throw new IOException("its header cannot be read: " + e.getMessage(), e);
        }
    }

    /** An array that must be there. */
    <T> T array(String name, Class<T> type) {
        if (!type.isInstance(arrays.get(name))) {
            throw new IllegalArgumentException("it has no " + type.getSimpleName() + " '" + name + "'");
        }
        return type.cast(arrays.get(name));
    }

    private enum Type {
        f64(8), f32(4), i32(4);

        private final int size;

        Type(int size) {
            this.size = size;
        }

        static Type of(Object array) {
            return switch (array) {
                case double[] d -> f64;
                case float[] f -> f32;
                case int[] i -> i32;
                default -> throw new IllegalArgumentException("not an array of numbers: " + array.getClass());
            };
        }

        void put(Object array, ByteBuffer out) {
            int bytes = size * java.lang.reflect.Array.getLength(array);
            switch (this) {
                case f64 -> out.asDoubleBuffer().put((double[]) array);
                case f32 -> out.asFloatBuffer().put((float[]) array);
                default -> out.asIntBuffer().put((int[]) array);
            }
            out.position(out.position() + bytes);
        }

        Object get(ByteBuffer in, int length) {
            if (length < 0 || (long) length * size > in.remaining()) {
                throw new IllegalArgumentException("an array of " + length + " does not fit");
            }
            Object array = switch (this) {
                case f64 -> new double[length];
                case f32 -> new float[length];
                default -> new int[length];
            };
            switch (array) {
                case double[] d -> in.asDoubleBuffer().get(d);
                case float[] f -> in.asFloatBuffer().get(f);
                default -> in.asIntBuffer().get((int[]) array);
            }
            in.position(in.position() + size * length);
            return array;
        }
    }
}
