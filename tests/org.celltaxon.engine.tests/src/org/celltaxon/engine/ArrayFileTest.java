// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

import com.google.gson.JsonObject;

import org.celltaxon.store.Digest;
import org.junit.jupiter.api.Test;

class ArrayFileTest {

    private static byte[] bytes() {
        var header = new JsonObject();
        header.addProperty("form", "試験");
        var arrays = new LinkedHashMap<String, Object>();
        arrays.put("a", new double[] {1.5, Double.POSITIVE_INFINITY, -0.0});
        arrays.put("b", new float[] {0.1f});
        arrays.put("c", new int[] {-1, Integer.MAX_VALUE});
        arrays.put("none", new int[0]);
        return new ArrayFile(header, arrays).bytes();
    }

    @Test
    void whatIsWrittenIsRead() throws IOException {
        var read = ArrayFile.of(bytes());
        assertEquals("試験", read.header().get("form").getAsString());
        assertArrayEquals(new double[] {1.5, Double.POSITIVE_INFINITY, -0.0}, read.array("a", double[].class), 0);
        assertArrayEquals(new float[] {0.1f}, read.array("b", float[].class));
        assertArrayEquals(new int[] {-1, Integer.MAX_VALUE}, read.array("c", int[].class));
        assertArrayEquals(bytes(), new ArrayFile(read.header(), read.arrays()).bytes());
        assertThrows(IllegalArgumentException.class, () -> read.array("a", int[].class));
    }

    @Test
    void theFormIsTheWrittenOne() {
        var bytes = bytes();
        var in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        assertEquals("CTARRAY1", new String(bytes, 0, 8, StandardCharsets.US_ASCII));
        int header = in.getInt(8);
        assertTrue(new String(bytes, 12, header, StandardCharsets.UTF_8).contains("{\"name\":\"a\",\"type\":\"f64\",\"length\":3}"));
        assertEquals(1.5, in.getDouble(12 + header));
        assertEquals(Digest.hex(Arrays.copyOf(bytes, bytes.length - 32)), ArrayFile.hash(bytes));
    }

    @Test
    void anyChangedByteIsSeen() {
        var bytes = bytes();
        for (int i = 0; i < bytes.length; i++) {
            var damaged = bytes.clone();
            damaged[i] ^= 1;
            assertThrows(IOException.class, () -> ArrayFile.of(damaged));
        }
        for (int length = 0; length < bytes.length; length += 7) {
            var torn = Arrays.copyOf(bytes, length);
            assertThrows(IOException.class, () -> ArrayFile.of(torn));
        }
    }

    /** A file whose digest fits a header that lies. */
    private static byte[] signed(String header) {
        var json = header.getBytes(StandardCharsets.UTF_8);
        var out = ByteBuffer.allocate(12 + json.length).order(ByteOrder.LITTLE_ENDIAN);
        out.put("CTARRAY1".getBytes(StandardCharsets.US_ASCII)).putInt(json.length).put(json);
        return ByteBuffer.allocate(out.capacity() + 32).put(out.array()).put(HexFormat.of().parseHex(Digest.hex(out.array()))).array();
    }

    @Test
    void aHeaderThatLiesIsRefusedAndTakesNoMemory() {
        for (var header : new String[] {"", "[]", "{}", "{\"arrays\":3}",
            "{\"arrays\":[{\"name\":\"a\",\"type\":\"f64\",\"length\":2000000000}]}",
            "{\"arrays\":[{\"name\":\"a\",\"type\":\"f64\",\"length\":-1}]}",
            "{\"arrays\":[{\"name\":\"a\",\"type\":\"f16\",\"length\":0}]}"}) {
            assertThrows(IOException.class, () -> ArrayFile.of(signed(header)), header);
        }
        assertEquals(Map.of(), assertDoesRead(signed("{\"arrays\":[]}")));
    }

    private static Map<String, Object> assertDoesRead(byte[] bytes) {
        try {
            return ArrayFile.of(bytes).arrays();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
