// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.formats.cytometry;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;

import org.celltaxon.api.Run;
import org.celltaxon.api.StepException;
import org.celltaxon.formats.cytometry.FcsFile.Part;

/** The events of a flow cytometry file in list mode, decoded channel by channel into arrays. */
final class FcsEvents {

    private static final int BUFFER = 1 << 20;

    private final FcsFile file;
    private final List<FcsChannel> channels;
    private final char type;
    private final int[] byteOrder;

    /**
     * @param type I, F, D or A as $DATATYPE
     * @param byteOrder places of a word's bytes as $BYTEORD: 1 is the least significant
     */
    FcsEvents(FcsFile file, List<FcsChannel> channels, char type, int[] byteOrder) throws StepException {
        this.file = file;
        this.channels = channels;
        this.type = type;
        this.byteOrder = byteOrder;
        for (int c = 0; c < channels.size(); c++) {
            int bits = channels.get(c).bits();
            boolean fits = switch (type) {
                case 'F' -> bits == Float.SIZE;
                case 'D' -> bits == Double.SIZE;
                case 'A' -> true;
                default -> bits > 0;
            };
            if (!fits) {
                throw file.trouble("$P" + (c + 1) + "B is " + bits + ", which does not fit $DATATYPE " + type,
                        "$P" + (c + 1) + "B の " + bits + " は $DATATYPE " + type + " に合いません");
            }
        }
    }

    /** Bits of an event; 0 where words may have any length. */
    long bits() {
        if (type == 'A' && channels.stream().anyMatch(c -> c.bits() == 0)) {
            return 0;
        }
        return channels.stream().mapToLong(c -> type == 'A' ? 8L * c.bits() : c.bits()).sum();
    }

    /** Fills one array a channel. */
    void read(Part data, double[][] values, Run run) throws StepException, IOException {
        if (bits() == 0) {
            words(data, values, run);
        } else if (channels.stream().allMatch(c -> c.bits() % 8 == 0) || type == 'A') {
            bytes(data, values, run);
        } else {
            stream(data, values, run);
        }
    }

    private void bytes(Part data, double[][] values, Run run) throws StepException, IOException {
        int length = (int) (bits() / 8);
        int atOnce = Math.max(1, BUFFER / length);
        var buffer = ByteBuffer.allocate(atOnce * length);
        int events = values[0].length;
        for (int first = 0; first < events; first += atOnce) {
            run.checkCanceled();
            int count = Math.min(atOnce, events - first);
            file.fill(buffer.clear().limit(count * length), data.first() + (long) first * length);
            for (int e = first; e < first + count; e++) {
                for (int c = 0; c < values.length; c++) {
                    values[c][e] = channels.get(c).scaled(next(buffer, c, e));
                }
            }
        }
    }

    private double next(ByteBuffer buffer, int c, int event) throws StepException {
        var channel = channels.get(c);
        if (type == 'A') {
            var word = new byte[channel.bits()];
            buffer.get(word);
            return decimal(new String(word, java.nio.charset.StandardCharsets.ISO_8859_1).strip(), c, event);
        }
        long word = 0;
        int bytes = channel.bits() / 8;
        for (int b = 0; b < bytes; b++) {
            word |= (buffer.get() & 0xffL) << 8 * place(b, bytes);
        }
        return type == 'F' ? Float.intBitsToFloat((int) word) : type == 'D' ? Double.longBitsToDouble(word) : whole(word & channel.mask());
    }

    /** How many bytes are less significant than a byte of a word. */
    private int place(int b, int bytes) throws StepException {
        if (byteOrder.length == bytes) {
            return byteOrder[b] - 1;
        }
        if (byteOrder[0] != 1 && byteOrder[0] != byteOrder.length) {
            throw file.trouble("$BYTEORD mixes the bytes of " + byteOrder.length + ", but a channel has " + bytes, "$BYTEORD は "
                    + byteOrder.length + " バイト用だが、チャネルは " + bytes + " バイト");
        }
        return byteOrder[0] == 1 ? b : bytes - 1 - b;
    }

    private static double whole(long word) {
        return word >= 0 ? word : (word >>> 1) * 2.0 + (word & 1);
    }

    /** Whole numbers of any width without gaps: the first bit is the most significant, or the least where the first byte is. */
    private void stream(Part data, double[][] values, Run run) throws IOException {
        boolean little = byteOrder[0] == 1;
        var buffer = ByteBuffer.allocate(BUFFER).limit(0);
        long place = data.first();
        int left = 0;
        int current = 0;
        for (int e = 0; e < values[0].length; e++) {
            if ((e & 0xFFFF) == 0) {
                run.checkCanceled();
            }
            for (int c = 0; c < values.length; c++) {
                long word = 0;
                for (int bit = 0; bit < channels.get(c).bits(); bit++) {
                    if (left == 0) {
                        if (!buffer.hasRemaining()) {
                            file.fill(buffer.clear().limit((int) Math.min(BUFFER, data.last() + 1 - place)), place);
                            place += buffer.limit();
                        }
                        current = buffer.get();
                        left = 8;
                    }
                    left--;
                    word = little ? word | (long) (current >> 7 - left & 1) << bit : word << 1 | current >> left & 1;
                }
                values[c][e] = channels.get(c).scaled(whole(word & channels.get(c).mask()));
            }
        }
    }

    /** Decimal numbers of any length with blanks, commas or ends of lines between them. */
    private void words(Part data, double[][] values, Run run) throws StepException, IOException {
        var buffer = ByteBuffer.allocate(BUFFER).limit(0);
        long place = data.first();
        var word = new StringBuilder();
        long count = 0;
        long wanted = (long) values.length * values[0].length;
        while (count < wanted) {
            if (!buffer.hasRemaining()) {
                run.checkCanceled();
                int length = (int) Math.min(BUFFER, data.last() + 1 - place);
                file.fill(buffer.clear().limit(length), place);
                place += length;
            }
            boolean end = !buffer.hasRemaining();
            char c = end ? ' ' : (char) (buffer.get() & 0xff);
            if (c > ' ' && c != ',') {
                if (word.length() > 30) {
                    throw number(word.toString(), (int) (count % values.length), (int) (count / values.length));
                }
                word.append(c);
            } else if (!word.isEmpty()) {
                int channel = (int) (count % values.length);
                int event = (int) (count / values.length);
                values[channel][event] = channels.get(channel).scaled(decimal(word.toString(), channel, event));
                word.setLength(0);
                count++;
            } else if (end) {
                throw file.trouble("The events end after " + count + " of " + wanted + " numbers", "数値 " + wanted + " 個のうち " + count
                        + " 個で終わっています");
            }
        }
    }

    private double decimal(String word, int channel, int event) throws StepException {
        if (!word.matches("[-+]?\\d{1,18}(\\.\\d{0,18})?")) {
            throw number(word, channel, event);
        }
        return Double.parseDouble(word);
    }

    private StepException number(String word, int channel, int event) {
        var shown = word.replaceAll("\\P{Print}", "?");
        return file.trouble("Event " + (event + 1) + " has '" + shown + "' in channel " + channels.get(channel).name() + ", not a number",
                "イベント " + (event + 1) + " のチャンネル " + channels.get(channel).name() + "「" + shown + "」が数値ではありません");
    }
}
