// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.engine;

import org.celltaxon.api.StepException;
import org.celltaxon.api.Text;

/** Whether a step's need of memory fits into the heap, asked before it starts. Counts lie on disk and are no part of it. */
final class MemoryPlan {

    /** Needs below this are not worth a word. */
    static final long WORTH_SAYING = 50L << 20;

    private MemoryPlan() {
    }

    /**
     * Refuses a step that will not fit.
     *
     * @param step its title
     * @param bytes what it needs beyond what is there
     * @param cells number of cells of the study
     */
    static void require(Text step, long bytes, long cells) throws StepException {
        if (bytes <= free()) {
            return;
        }
        System.gc(); // what is not needed any more may still lie there
        require(step, bytes, cells, free());
    }

    static void require(Text step, long bytes, long cells, long free) throws StepException {
        if (bytes > free) {
            throw new StepException(
                    new Text(step.en() + " needs about " + words(bytes) + " of memory for " + cells + " cells, and " + words(free) + " are free.",
                            step.ja() + "には " + cells + " 細胞で約 " + words(bytes) + " のメモリーが必要ですが、空きは " + words(free) + " です。"),
                    new Text("Counts stay on disk whatever their size, but what is found for each cell is kept in memory; the limit is "
                            + words(Runtime.getRuntime().maxMemory()) + ".",
                            "カウントは大きさに関わらずディスクに置かれますが、各細胞の結果はメモリーに置かれます（上限 "
                                    + words(Runtime.getRuntime().maxMemory()) + "）。"),
                    new Text("Raise the limit in celltaxon.options (-Xmx, or MaxRAMPercentage), use a computer with more memory, or take fewer"
                            + " components or neighbours in the recipe. What was imported into a study (celltaxon import) need not be read again.",
                            "celltaxon.options の上限（-Xmx 又は MaxRAMPercentage）を上げるか、メモリーの多い計算機を使うか、レシピの主成分数や近傍数を減らしてください。"
                                    + "celltaxon import で取り込んだデータは読み直す必要はありません。"));
        }
    }

    private static long free() {
        var heap = Runtime.getRuntime();
        return heap.maxMemory() - heap.totalMemory() + heap.freeMemory();
    }

    /** As a user reads it, for example 1.2 GB. */
    static String words(long bytes) {
        return bytes >= 1L << 30 ? Math.round(bytes / (double) (1L << 30) * 10) / 10.0 + " GB" : (bytes >> 20) + " MB";
    }
}
