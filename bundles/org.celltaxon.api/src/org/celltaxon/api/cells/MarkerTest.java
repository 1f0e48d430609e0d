// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.api.cells;

import java.util.List;

import org.celltaxon.api.Run;
import org.celltaxon.api.Settings;
import org.celltaxon.api.Step;
import org.celltaxon.api.StepException;
import org.celltaxon.api.table.Column;
import org.celltaxon.api.table.Table;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Which genes mark each cluster (SCIENCE 1.10).
 *
 * @since 1.0
 */
@ConsumerType
public interface MarkerTest extends Step {

    /** The columns of the result. */
    List<Column> COLUMNS = List.of(
            Column.text("cluster", "Cluster", "クラスター"),
            Column.text("gene", "Gene symbol", "遺伝子名"),
            Column.number("logfc", "log2 fold change against all other cells, by the definition the settings name", "他の全細胞に対する log2"
                    + " 発現比（定義は設定による）"),
            Column.number("auroc", "Median over lots of the area under the ROC curve", "ロットごとの AUROC の中央値"),
            Column.number("pct_1", "Share of the cluster's cells with the gene", "クラスター内の発現細胞割合"),
            Column.number("pct_2", "Share of the other cells with the gene", "他の細胞の発現細胞割合"),
            Column.number("p", "Rank-sum p, for ranking only", "順位和検定 p 値（順位付け専用）"),
            Column.number("p_adj", "p after Benjamini-Hochberg over all genes", "BH 補正 p 値"),
            Column.number("lots", "Number of lots in which the gene is higher in the cluster", "上昇が見られたロット数"),
            Column.number("logfc_seurat_v4", "log2 fold change of Seurat 4: of mean + 1", "Seurat 4 の log2 発現比（平均+1）"),
            Column.number("logfc_seurat_v5", "log2 fold change of Seurat 5: of (sum + 1) / n", "Seurat 5 の log2 発現比（(合計+1)/n）"),
            Column.number("logfc_scanpy", "log2 fold change of scanpy: of the mean logarithm turned back",
                    "scanpy の log2 発現比（対数平均を戻す）"),
            Column.number("p_bonferroni", "p times the number of genes, as Seurat adjusts", "Bonferroni 補正 p 値（Seurat 式）"));

    /** Ranks genes for each cluster, best first; the result has the {@link #COLUMNS}. */
    Table markers(NormalisedMatrix matrix, Labels clusters, Grouping lots, Settings settings, Run run)
            throws StepException;
}
