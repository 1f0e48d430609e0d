// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.lots;

import java.util.List;

import org.celltaxon.api.StepException;
import org.celltaxon.api.Text;
import org.celltaxon.api.analysis.Port;
import org.celltaxon.api.table.Column;
import org.celltaxon.api.table.Table;

/** The population that a lot is compared with (SCIENCE 2.2). */
enum Reference {
    /** Unweighted mean of the other lots. */
    LOO_MEAN,
    /** All cells of the other lots together. */
    POOLED,
    /** A frozen composition. */
    ATLAS;

    /** Input: the frozen composition. */
    static final Port ATLAS_SHARES = new Port("reference", List.of(
            Column.text("cluster", "Cluster", "クラスター"),
            Column.number("share", "Share of the reference population", "参照集団の割合").in("0-1"))).optional();

    /** Shares for each lot. @param atlas for {@link #ATLAS} only */
    double[][] shares(LotCounts counts, Table atlas) throws StepException {
        int lots = counts.lots().size();
        var shares = new double[lots][];
        var frozen = this == ATLAS ? frozen(counts, atlas) : null;
        for (int i = 0; i < lots; i++) {
            shares[i] = switch (this) {
                case LOO_MEAN -> counts.meanWithout(i);
                case POOLED -> pooled(counts, i);
                case ATLAS -> frozen;
            };
        }
        return shares;
    }

    private static double[] pooled(LotCounts counts, int left) {
        var pooled = new double[counts.clusters().size()];
        double all = 0;
        for (var row : counts.without(left)) {
            for (int k = 0; k < pooled.length; k++) {
                pooled[k] += row[k];
                all += row[k];
            }
        }
        for (int k = 0; k < pooled.length; k++) {
            pooled[k] /= all;
        }
        return pooled;
    }

    private static double[] frozen(LotCounts counts, Table atlas) throws StepException {
        if (atlas == null) {
            throw new StepException(new Text("The table 'reference' is missing.", "表「reference」がありません。"),
                    new Text("The setting reference = ATLAS compares with a frozen composition.", "reference = ATLAS には固定した参照組成が必要です。"),
                    new Text("Add --in reference=FILE, or use LOO_MEAN.", "--in reference=ファイル を加えるか、LOO_MEAN にしてください。"));
        }
        var shares = new double[counts.clusters().size()];
        double sum = 0;
        var seen = new java.util.HashSet<Integer>();
        for (int r = 0; r < atlas.rows(); r++) {
            int k = counts.clusters().indexOf(atlas.text("cluster", r));
            double share = atlas.number("share", r);
            if (k < 0 || !(share >= 0 && share <= 1e9) || !seen.add(k)) {
                throw new StepException(new Text("Row " + (r + 1) + " of the table 'reference' cannot be used.",
                        "表「reference」の " + (r + 1) + " 行目は使えません。"),
                        k < 0 ? new Text("The lots have no cluster '" + atlas.text("cluster", r) + "'.",
                                "クラスター「" + atlas.text("cluster", r) + "」はロットにありません。")
                                : share >= 0 && share <= 1e9 ? new Text("Cluster " + atlas.text("cluster", r) + " is there twice.",
                                        "クラスター " + atlas.text("cluster", r) + " が 2 回あります。")
                                : new Text("The share '" + atlas.text("share", r) + "' is not a number of at least 0.",
                                        "割合「" + atlas.text("share", r) + "」は 0 以上の数ではありません。"),
                        new Text("A reference belongs to the same clustering as the lots.", "参照は同じクラスタリングのものを使ってください。"));
            }
            shares[k] = share;
            sum += share;
        }
        if (sum == 0) {
            throw new StepException(new Text("The table 'reference' cannot be used.", "表「reference」は使えません。"),
                    new Text("All of its shares are 0.", "割合がすべて 0 です。"),
                    new Text("A reference belongs to the same clustering as the lots.", "参照は同じクラスタリングのものを使ってください。"));
        }
        for (int k = 0; k < shares.length; k++) {
            shares[k] /= sum;
        }
        return shares;
    }
}
