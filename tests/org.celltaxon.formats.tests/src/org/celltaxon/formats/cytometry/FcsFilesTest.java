// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.formats.cytometry;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

import org.celltaxon.api.StepException;
import org.celltaxon.api.table.Table;
import org.celltaxon.formats.ReadTables;
import org.celltaxon.testkit.SharedData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Flow cytometry files made here: number types, widths, byte orders, texts, and damaged ones. */
class FcsFilesTest {

    private static final int TEXT = 58;

    @TempDir
    Path folder;

    /** Keywords of two channels A and B. */
    private static Map<String, String> keywords(String type, String order, String bits, String range, int events) {
        var keywords = new LinkedHashMap<>(Map.of("$MODE", "L", "$DATATYPE", type, "$BYTEORD", order, "$PAR", "2", "$TOT", "" + events,
                "$NEXTDATA", "0"));
        int n = 1;
        for (var name : List.of("A", "B")) {
            keywords.putAll(Map.of("$P" + n + "N", name, "$P" + n + "B", bits, "$P" + n + "R", range, "$P" + n + "E", "0,0"));
            n++;
        }
        return keywords;
    }

    private static String text(Map<String, String> keywords) {
        var text = new StringBuilder("/");
        keywords.forEach((k, v) -> text.append(k.replace("/", "//")).append('/').append(v.replace("/", "//")).append('/'));
        return text.toString();
    }

    private Path write(Map<String, String> keywords, byte[] data) throws IOException {
        var text = text(keywords);
        int begin = TEXT + text.length();
        var head = String.format("FCS3.1    %8d%8d%8d%8d%8d%8d", TEXT, begin - 1, begin, begin + data.length - 1, 0, 0);
        return write(head + text, data);
    }

    private Path write(String head, byte[] data) throws IOException {
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes(head.getBytes(StandardCharsets.ISO_8859_1));
        bytes.writeBytes(data);
        return Files.write(folder.resolve("試料.fcs"), bytes.toByteArray());
    }

    private static Table events(Path file) throws StepException, IOException {
        return ReadTables.of(file).tables().get("events");
    }

    @ParameterizedTest
    @CsvSource({"8, 256", "16, 65536", "24, 16777216", "32, 4294967296", "48, 281474976710656", "64, 18446744073709551616"})
    void wholeNumbersOfAnyBytesAndOrderAreRead(int bits, String range) throws StepException, IOException {
        long[] numbers = {1, 200, 0, bits == 8 ? 255 : 513};
        for (var order : List.of("1,2,3,4", "4,3,2,1", "1,2", "2,1")) {
            var data = new ByteArrayOutputStream();
            for (long number : numbers) {
                for (int b = 0; b < bits / 8; b++) {
                    int place = order.startsWith("1") ? b : bits / 8 - 1 - b;
                    data.write((int) (number >>> 8 * place));
                }
            }
            var events = events(write(keywords("I", order, "" + bits, range, 2), data.toByteArray()));
            assertArrayEquals(new double[] {1, 0}, events.numbers("A"), bits + " bits " + order);
            assertArrayEquals(new double[] {200, numbers[3]}, events.numbers("B"), bits + " bits " + order);
        }
    }

    @Test
    void aMixedByteOrderIsRead() throws StepException, IOException {
        var data = new byte[] {2, 1, 4, 3, 0, 0, 5, 0}; // 0x01020304 and 5 with the halves swapped
        var events = events(write(keywords("I", "3,4,1,2", "32", "4294967296", 1), data));
        assertEquals(0x01020304, events.number("A", 0));
        assertEquals(5, events.number("B", 0));
    }

    @Test
    void bitsAboveTheRangeAreTakenOff() throws StepException, IOException {
        var data = ByteBuffer.allocate(4).putShort((short) (0xFC00 | 1023)).putShort((short) (0x4000 | 7)).array();
        var events = events(write(keywords("I", "2,1", "16", "1024", 1), data));
        assertEquals(1023, events.number("A", 0));
        assertEquals(7, events.number("B", 0));
    }

    @ParameterizedTest
    @CsvSource({"'4,3,2,1', 111111000001000000001000", "'1,2,3,4', 001111110000100000001000"})
    void numbersOfTenBitsFollowEachOtherWithoutGaps(String order, String bits) throws StepException, IOException {
        int number = Integer.parseInt(bits, 2);
        var data = new byte[] {(byte) (number >> 16), (byte) (number >> 8), (byte) number};
        var events = events(write(keywords("I", order, "10", "1024", 1), data));
        // big: 1111110000 0100000000 ; little: least bits first of 0x3F 0x08 0x08
        assertEquals(order.startsWith("4") ? 0b1111110000 : 0x08_3F & 0x3FF, events.number("A", 0));
        assertEquals(order.startsWith("4") ? 0b0100000000 : (0x08_08_3F >> 10) & 0x3FF, events.number("B", 0));
    }

    @ParameterizedTest
    @CsvSource({"F, 32, 'LITTLE'", "F, 32, 'BIG'", "D, 64, 'LITTLE'", "D, 64, 'BIG'"})
    void realNumbersAreRead(String type, int bits, String order) throws StepException, IOException {
        var buffer = ByteBuffer.allocate(4 * bits / 8).order(order.equals("BIG") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
        for (double v : new double[] {-1.5, 3e10, 0.25, 7}) {
            if (bits == 32) {
                buffer.putFloat((float) v);
            } else {
                buffer.putDouble(v);
            }
        }
        var events = events(write(keywords(type, order.equals("BIG") ? "4,3,2,1" : "1,2,3,4", "" + bits, "262144", 2), buffer.array()));
        assertArrayEquals(new double[] {-1.5, 0.25}, events.numbers("A"));
        assertArrayEquals(new double[] {bits == 32 ? (float) 3e10 : 3e10, 7}, events.numbers("B"));
    }

    @Test
    void decimalNumbersAreReadWithFixedAndFreeLength() throws StepException, IOException {
        var fixed = events(write(keywords("A", "1,2,3,4", "4", "10000", 2), "  12 0079999   0".getBytes(StandardCharsets.US_ASCII)));
        assertArrayEquals(new double[] {12, 9999}, fixed.numbers("A"));
        assertArrayEquals(new double[] {7, 0}, fixed.numbers("B"));
        var free = events(write(keywords("A", "1,2,3,4", "*", "10000", 2), "12,007\r\n9999\t0".getBytes(StandardCharsets.US_ASCII)));
        assertEquals(fixed, free);
    }

    @Test
    void amplificationIsUndone() throws StepException, IOException {
        var keywords = keywords("I", "1,2,3,4", "16", "1024", 1);
        keywords.put("$P1E", "4,0");
        keywords.put("$P2G", "8");
        var events = events(write(keywords, new byte[] {0, 2, 100, 0}));
        assertEquals(100, events.number("A", 0), 1e-9, "half of four decades, the lowest is 1 where 0 is given");
        assertEquals(12.5, events.number("B", 0));
    }

    @Test
    void theTextMayHoldItsDelimiterJapaneseWordsAndASupplement() throws StepException, IOException {
        var keywords = keywords("I", "1,2,3,4", "8", "256", 1);
        keywords.put("$P1S", "CD73/CD90 " + new String("検体".getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1));
        keywords.remove("$P2N");
        var extra = "/$P2N/B/";
        keywords.put("$BEGINSTEXT", "00000000");
        keywords.put("$ENDSTEXT", "00000000");
        int begin = TEXT + text(keywords).length();
        keywords.put("$BEGINSTEXT", String.format("%08d", begin + 2));
        keywords.put("$ENDSTEXT", String.format("%08d", begin + 2 + extra.length() - 1));
        var head = String.format("FCS3.1    %8d%8d%8d%8d%8d%8d", TEXT, begin - 1, begin, begin + 1, 0, 0);
        var read = ReadTables.of(write(head + text(keywords), ("\u0003\u0004" + extra).getBytes(StandardCharsets.ISO_8859_1)));
        assertEquals("CD73/CD90 検体", read.tables().get("channels").text("label", 0));
        assertEquals(List.of("A", "B"), read.tables().get("events").names());
        assertEquals(4, read.tables().get("events").number("B", 0));
    }

    @Test
    void offsetsTooLargeForTheHeaderAreTakenFromTheText() throws StepException, IOException {
        var keywords = keywords("I", "1,2,3,4", "8", "256", 1);
        keywords.put("$BEGINDATA", "00000000");
        keywords.put("$ENDDATA", "00000000");
        int begin = TEXT + text(keywords).length();
        keywords.put("$BEGINDATA", String.format("%08d", begin));
        keywords.put("$ENDDATA", String.format("%08d", begin + 1));
        var head = String.format("FCS3.1    %8d%8d%8d%8d%8s%8s", TEXT, begin - 1, 0, 0, "", "");
        assertEquals(3, events(write(head + text(keywords), new byte[] {3, 4})).number("A", 0));
    }

    @Test
    void twoChannelsOfOneNameStayApart() throws StepException, IOException {
        var keywords = keywords("I", "1,2,3,4", "8", "256", 1);
        keywords.put("$P2N", "A");
        assertEquals(List.of("A", "A #2"), events(write(keywords, new byte[] {3, 4})).names());
    }

    @ParameterizedTest
    @CsvSource({"$TOT, 999999999999999, enough for 1", "$TOT, 2, enough for 1", "$TOT, -1, not a whole number", "$TOT, '', missing",
        "$PAR, 4000000000, channels", "$PAR, 3, $P3B is missing", "$PAR, 0, channels", "$MODE, C, only lists", "$DATATYPE, X, $DATATYPE",
        "$DATATYPE, F, does not fit", "$BYTEORD, '1,1,2,3', $BYTEORD", "$BYTEORD, '', $BYTEORD", "$P1B, 65, 64 bits", "$P1B, 0, 64 bits",
        "$P1E, 4, $P1E", "$P1E, 'x,y', $P1E", "$P1R, many, $P1R", "$P1G, 1.2.3, $P1G", "$P1DATATYPE, F, type of its own",
        "$BEGINDATA, 0x40, offset", "$BEGINSTEXT, 999999999, text"})
    void aKeywordThatCannotBeIsRefusedBeforeAnythingIsSetAside(String keyword, String value, String why) throws IOException {
        var keywords = keywords("I", "1,2,3,4", "8", "256", 1);
        keywords.put(keyword, value.isEmpty() ? " " : value);
        if (keyword.equals("$BEGINSTEXT")) {
            keywords.put("$ENDSTEXT", "9999999999999");
        }
        var refusal = ReadTables.refused("fcs", write(keywords, new byte[] {3, 4}));
        assertTrue(refusal.why().en().contains(why), refusal.why().en());
    }

    @Test
    void manyDecadesOrEventsThanMemoryAreRefusedNotTried() throws IOException {
        var keywords = keywords("I", "1,2,3,4", "1", "2", 1);
        keywords.put("$TOT", "" + Long.MAX_VALUE / 1000);
        assertTrue(ReadTables.refused("fcs", write(keywords, new byte[] {3})).why().en().contains("enough for 4"));
    }

    @Test
    void aFileCutAnywhereIsRefusedOrReadButNoAccident() throws IOException {
        var whole = Files.readAllBytes(SharedData.require("fcs_gatingml_reference/other/data_set_simple_line_100.fcs"));
        for (int length = 0; length < whole.length; length += 7) {
            var cut = Files.write(folder.resolve("切れた.fcs"), Arrays.copyOf(whole, length));
            ReadTables.refused("fcs", cut);
        }
    }

    @Test
    void aFileWithDamagedBytesIsRefusedOrReadButNoAccident() throws IOException {
        var whole = Files.readAllBytes(SharedData.require("fcs_gatingml_reference/other/data_start_offset_discrepancy_example.fcs"));
        var random = new Random(1);
        int refused = 0;
        for (int i = 0; i < 3000; i++) {
            var damaged = whole.clone();
            for (int d = 0; d < 1 + i % 3; d++) {
                int place = random.nextInt(i % 2 == 0 ? 400 : whole.length);
                damaged[place] = (byte) (i % 5 == 0 ? '9' : random.nextInt(256));
            }
            try {
                ReadTables.with(new FcsImporter(), Files.write(folder.resolve("damaged.fcs"), damaged));
            } catch (StepException e) {
                refused++;
            }
        }
        assertTrue(refused > 100, refused + " refused");
    }
}
