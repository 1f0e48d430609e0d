// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.smile;

import java.util.Locale;

import org.celltaxon.api.StepException;
import org.celltaxon.api.Text;

/** Refuses before it starts what would not fit. */
final class Memory {

    /** The rest of the run needs some, too. */
    private static final double SHARE = 0.6;
    private static final double GIB = 1 << 30;

    private Memory() {
    }

    /** Refuses when {@code bytes} for so many cells are more than this Java may take. */
    static void demand(long bytes, int cells) throws StepException {
        double have = SHARE * Runtime.getRuntime().maxMemory();
        if (bytes > have) {
            throw refused(cells,
                    String.format(Locale.ROOT, "That needs %.1f GiB of memory; %.1f GiB may be used.", bytes / GIB, have / GIB),
                    String.format(Locale.ROOT, "必要なメモリーは %.1f GiB、使用できるのは %.1f GiB。", bytes / GIB, have / GIB));
        }
    }

    static StepException refused(int cells, String why, String ja) {
        return new StepException(
                new Text("This clustering cannot take " + cells + " cells.", "このクラスタリングは " + cells + " 細胞を扱えません。"),
                new Text(why, ja),
                new Text("Take k-means or Leiden, which need little, or raise MaxRAMPercentage in celltaxon.options.",
                        "少量で済む k-means か Leiden を使うか、celltaxon.options の MaxRAMPercentage を上げてください。"));
    }
}
