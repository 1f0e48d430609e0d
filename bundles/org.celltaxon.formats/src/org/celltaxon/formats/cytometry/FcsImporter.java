// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.formats.cytometry;

import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.celltaxon.api.Notice;
import org.celltaxon.api.Offer;
import org.celltaxon.api.Run;
import org.celltaxon.api.Settings;
import org.celltaxon.api.StepException;
import org.celltaxon.api.formats.Source;
import org.celltaxon.api.formats.TableImporter;
import org.celltaxon.api.table.Column;
import org.celltaxon.api.table.Table;
import org.celltaxon.formats.Trouble;
import org.celltaxon.formats.cytometry.FcsFile.Part;
import org.osgi.service.component.annotations.Component;

/**
 * Flow cytometry files FCS 2.0, 3.0 and 3.1 in list mode: {@code events}, one row an event and one column a channel on its linear
 * scale (logarithmic amplification and gain undone, no compensation, time in its own ticks), {@code channels} and {@code keywords}.
 */
@Component
@Offer(id = "org.celltaxon.formats.fcs", label = "Flow cytometry FCS 2.0-3.1", label_ja = "フローサイトメトリー FCS 2.0〜3.1")
public final class FcsImporter implements TableImporter {

    private static final int MOST_CHANNELS = 10_000;
    private static final List<Column> CHANNELS = List.of(
            Column.number("number", "Number of the channel", "チャンネル番号"),
            Column.text("column", "Column of the table 'events'", "表 events の列"),
            Column.text("name", "Short name ($PnN)", "略名（$PnN）"),
            Column.text("label", "What was stained ($PnS)", "染色対象（$PnS）"),
            Column.number("range", "One more than the largest channel ($PnR)", "最大チャンネル+1（$PnR）"),
            Column.number("decades", "Decades of a logarithmic amplifier; 0 for a linear one", "対数増幅のデケード数（線形は 0）"),
            Column.number("gain", "Gain of a linear amplifier", "線形増幅のゲイン"));

    @Override
    public String format() {
        return "fcs";
    }

    @Override
    public boolean accepts(Source source) throws IOException {
        return new String(source.head(10), StandardCharsets.ISO_8859_1).matches("FCS\\d\\.\\d {4}");
    }

    @Override
    public Map<String, Table> read(Source source, Settings settings, Run run) throws StepException, IOException {
        try (var file = new FcsFile(source.path())) {
            var text = FcsText.of(file);
            var channels = channels(file, text);
            var tables = new LinkedHashMap<String, Table>();
            var names = names(channels);
            tables.put("events", events(file, text, channels, names, run));
            var rows = new Table.Rows(CHANNELS);
            for (int c = 0; c < names.size(); c++) {
                var channel = channels.get(c);
                rows.add(c + 1, names.get(c), channel.name(), channel.label(), channel.range(), channel.decades(), channel.gain());
            }
            tables.put("channels", rows.build());
            tables.put("keywords", Table.builder().texts("keyword", List.copyOf(text.keywords().keySet()))
                    .texts("value", List.copyOf(text.keywords().values())).build());
            if (!text.get("$NEXTDATA", "0").matches("0*")) {
                run.tell(Notice.warning("FURTHER_DATA", "The file holds further data sets; only the first was read.",
                        "ファイルに複数のデータセットがあり、最初のものだけを読んだ。"));
            }
            return tables;
        } catch (EOFException e) {
            throw Trouble.in(source.path(), "It is cut off " + e.getMessage() + ".", "途中で切れています（" + e.getMessage() + "）。", e);
        }
    }

    private static List<FcsChannel> channels(FcsFile file, FcsText text) throws StepException {
        if (!text.get("$MODE", "L").equals("L")) {
            throw file.trouble("$MODE is '" + text.get("$MODE", "") + "'; only lists of events (L) are read", "$MODE が「"
                    + text.get("$MODE", "") + "」（L のみ可）");
        }
        long count = text.whole(file, "$PAR");
        if (count < 1 || count > MOST_CHANNELS) {
            throw file.trouble("$PAR announces " + count + " channels; 1 to " + MOST_CHANNELS + " can be", "$PAR のチャンネル数 " + count
                    + " が不正（1〜" + MOST_CHANNELS + "）");
        }
        var channels = new ArrayList<FcsChannel>();
        for (int n = 1; n <= count; n++) {
            if (text.keywords().containsKey("$P" + n + "DATATYPE")) {
                throw file.trouble("$P" + n + "DATATYPE gives a channel a type of its own (FCS 3.2), which is not read",
                        "$P" + n + "DATATYPE（FCS 3.2 の混在型）は読めません");
            }
            channels.add(FcsChannel.of(file, text, n));
        }
        return channels;
    }

    /** Short names; a name that is there already gets the channel's number. */
    private static List<String> names(List<FcsChannel> channels) {
        var names = new ArrayList<String>();
        for (var channel : channels) {
            var name = channel.name();
            while (names.contains(name)) {
                name += " #" + (names.size() + 1);
            }
            names.add(name);
        }
        return names;
    }

    private static Table events(FcsFile file, FcsText text, List<FcsChannel> channels, List<String> names, Run run)
            throws StepException, IOException {
        var type = text.get("$DATATYPE", "");
        if (!type.matches("[IFDA]")) {
            throw file.trouble("$DATATYPE is '" + type + "'; I, F, D and A can be", "$DATATYPE「" + type + "」が不正（I・F・D・A のみ）");
        }
        var events = new FcsEvents(file, channels, type.charAt(0), byteOrder(file, text));
        var said = data(file, text, events.bits(), run);
        var data = new Part(said.first(), Math.min(said.last(), file.size() - 1));
        int count = count(file, text, data, events.bits(), channels.size());
        tellLength(said, Math.ceilDiv(count * events.bits(), 8), run);
        var values = new double[channels.size()][count];
        if (count > 0) {
            events.read(data, values, run);
        }
        var table = Table.builder();
        for (int c = 0; c < values.length; c++) {
            table.numbers(names.get(c), values[c]);
            values[c] = null; // the table has its own copy: never hold all twice
        }
        return table.build();
    }

    private static int[] byteOrder(FcsFile file, FcsText text) throws StepException {
        var word = text.get("$BYTEORD", "").replace(" ", "");
        if (word.matches("[1-8](,[1-8]){0,7}")) {
            var order = Arrays.stream(word.split(",")).mapToInt(Integer::parseInt).toArray();
            var sorted = Arrays.stream(order).sorted().toArray();
            boolean all = true;
            for (int i = 0; i < sorted.length; i++) {
                all &= sorted[i] == i + 1;
            }
            if (all) {
                return order;
            }
        }
        throw file.trouble("$BYTEORD is '" + word + "', not an order of bytes as 1,2,3,4", "$BYTEORD「" + word + "」が不正");
    }

    /**
     * Where the events are. Header and text should agree; where they do not, the one whose length is that of the announced events
     * is taken, with a warning.
     */
    private static Part data(FcsFile file, FcsText text, long bits, Run run) throws StepException {
        var header = text.data();
        var given = FcsText.part(file, text.keywords(), "$BEGINDATA", "$ENDDATA");
        if (!header.given() && !given.given()) {
            if (text.get("$TOT", "0").matches("0*")) {
                return Part.NONE;
            }
            throw file.trouble("Neither header nor text says where the events are", "イベントの位置がヘッダーにも TEXT にもありません");
        }
        if (!header.given() || header.equals(given)) {
            return given;
        }
        if (!given.given()) {
            return header;
        }
        boolean byText = fits(file, text, given, bits);
        if (byText == fits(file, text, header, bits)) {
            throw file.trouble("The header puts the events in bytes " + header.first() + " to " + header.last() + ", the text in "
                    + given.first() + " to " + given.last() + ", and their number does not tell which is right",
                    "イベントの位置がヘッダー（" + header.first() + "-" + header.last() + "）と TEXT（" + given.first() + "-" + given.last()
                            + "）で異なり、どちらが正しいか決められません");
        }
        var taken = byText ? given : header;
        run.tell(Notice.warning("OFFSETS_DIFFER", "The header puts the events in bytes " + header.first() + " to " + header.last()
                + ", the text in " + given.first() + " to " + given.last() + "; the number of events fits " + taken.first() + " to "
                + taken.last() + ", which was read.", "イベントの位置がヘッダーと TEXT で異なるため、イベント数に合う " + taken.first() + "-"
                + taken.last() + " を読んだ。"));
        return taken;
    }

    private static boolean fits(FcsFile file, FcsText text, Part part, long bits) {
        var total = text.get("$TOT", "");
        return file.holds(part) && total.matches("\\d{1,9}") && part.length() == Math.ceilDiv(Long.parseLong(total) * bits, 8);
    }

    private static void tellLength(Part said, long needed, Run run) {
        if (needed > 0 && said.length() != needed) {
            run.tell(Notice.warning("DATA_LENGTH", "The events need " + needed + " bytes, but bytes " + said.first() + " to " + said.last()
                    + " are announced; the first " + needed + " were read.", "イベントは " + needed + " バイトだが、位置の指定は " + said.first()
                    + "-" + said.last() + "。先頭の " + needed + " バイトを読んだ。"));
        }
    }

    /** Number of events, checked against the bytes that there are before anything is set aside for them. */
    private static int count(FcsFile file, FcsText text, Part data, long bits, int channels) throws StepException {
        long there = data.given() ? data.length() : 0;
        long most = bits == 0 ? there / (2L * channels) + 1 : there * 8 / bits;
        long count = text.keywords().containsKey("$TOT") ? text.whole(file, "$TOT") : bits == 0 ? -1 : most;
        if (count < 0) {
            throw file.trouble("The keyword $TOT is missing", "$TOT がありません");
        }
        if (count > most) {
            throw file.trouble("$TOT announces " + count + " events, but from byte " + data.first() + " on there are " + there
                    + " bytes, enough for " + most, "$TOT は " + count + " 個だが、" + data.first() + " バイト目以降は " + there + " バイトで "
                    + most + " 個分しかありません");
        }
        long memory = count * channels * Double.BYTES;
        if (count > Integer.MAX_VALUE - 8 || memory > Runtime.getRuntime().maxMemory() * 3 / 4) {
            throw file.trouble("Its " + count + " events need " + (memory >> 20) + " MB of memory, more than there is; give more with -Xmx",
                    "イベント " + count + " 個に " + (memory >> 20) + " MB のメモリーが必要です（-Xmx で増やせます）");
        }
        return (int) count;
    }
}
