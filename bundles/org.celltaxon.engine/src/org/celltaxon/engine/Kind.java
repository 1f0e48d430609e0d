// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.engine;

import java.util.Arrays;
import java.util.Optional;

import org.celltaxon.api.Step;
import org.celltaxon.api.Text;
import org.celltaxon.api.analysis.Analysis;
import org.celltaxon.api.analysis.Association;
import org.celltaxon.api.analysis.Composition;
import org.celltaxon.api.analysis.Distance;
import org.celltaxon.api.analysis.IntegrationCheck;
import org.celltaxon.api.analysis.PotencyModel;
import org.celltaxon.api.cells.AmbientEstimation;
import org.celltaxon.api.cells.CellScore;
import org.celltaxon.api.cells.Clustering;
import org.celltaxon.api.cells.FeatureSelection;
import org.celltaxon.api.cells.GraphConstruction;
import org.celltaxon.api.cells.Integration;
import org.celltaxon.api.cells.Layout;
import org.celltaxon.api.cells.MarkerTest;
import org.celltaxon.api.cells.NeighbourSearch;
import org.celltaxon.api.cells.Normalisation;
import org.celltaxon.api.cells.QualityControl;
import org.celltaxon.api.cells.Reduction;
import org.celltaxon.api.cells.ReferenceMapping;
import org.celltaxon.api.figure.Figure;
import org.celltaxon.api.formats.Exporter;
import org.celltaxon.api.formats.Importer;
import org.celltaxon.api.formats.StudyGenerator;
import org.celltaxon.api.formats.TableImporter;

/** The kinds of module: the contract, the word in a recipe, the built-in choice, and the share of a run's work. */
public enum Kind {
    /** Reads count files; chosen by content unless the lot sheet names a format. */
    IMPORT(Importer.class, "import", "", 12, "Import", "読込み"),
    /** Reads tables of instruments; chosen by content. */
    TABLES(TableImporter.class, "tables", "", 0, "Tables of instruments", "測定機器の表"),
    /** Cell quality. */
    QUALITY_CONTROL(QualityControl.class, "quality_control", "org.celltaxon.cells.mad", 4, "Quality control", "品質管理"),
    /** RNA in the liquid, where there is an unfiltered file. */
    AMBIENT(AmbientEstimation.class, "ambient", "org.celltaxon.cells.soup", 2, "Ambient RNA", "環境 RNA"),
    /** Depth. */
    NORMALISATION(Normalisation.class, "normalisation", "org.celltaxon.cells.lognormalize", 1, "Normalisation", "正規化"),
    /** Variable genes. */
    FEATURE_SELECTION(FeatureSelection.class, "feature_selection", "org.celltaxon.cells.vst", 4, "Variable genes", "高変動遺伝子"),
    /** Components. */
    REDUCTION(Reduction.class, "reduction", "org.celltaxon.cells.pca", 24, "Principal components", "主成分分析"),
    /** Lots together. */
    INTEGRATION(Integration.class, "integration", "org.celltaxon.cells.harmony1", 14, "Integration of lots", "ロット統合"),
    /** Nearest cells. */
    NEIGHBOURS(NeighbourSearch.class, "neighbours", "org.celltaxon.cells.neighbours", 20, "Nearest neighbours", "近傍探索"),
    /** Graph. */
    GRAPH(GraphConstruction.class, "graph", "org.celltaxon.cells.snn", 2, "Neighbour graph", "近傍グラフ"),
    /** Subpopulations. */
    CLUSTERING(Clustering.class, "clustering", "org.celltaxon.cells.leiden", 8, "Clustering", "クラスタリング"),
    /** Map for viewing. */
    LAYOUT(Layout.class, "layout", "org.celltaxon.cells.umap", 9, "Map", "地図（UMAP）"),
    /** Marker genes. */
    MARKERS(MarkerTest.class, "markers", "org.celltaxon.cells.ranksum", 12, "Marker genes", "マーカー遺伝子"),
    /** New lots onto the population as it is. */
    MAPPING(ReferenceMapping.class, "mapping", "org.celltaxon.cells.symphony", 8, "Mapping onto a reference", "参照への写像"),
    /** Scores of cells by sets of genes: every module that is there computes. */
    SCORES(CellScore.class, "scores", "", 2, "Scores of cells", "細胞のスコア"),
    /** Shares. */
    COMPOSITION(Composition.class, "composition", "org.celltaxon.lots.shares", 1, "Composition of lots", "ロット組成"),
    /** Distance from the population. */
    DISTANCE(Distance.class, "distance", "org.celltaxon.lots.jsd", 4, "Distance from the population", "母集団からのズレ"),
    /** Potency of each lot. */
    POTENCY(PotencyModel.class, "potency", "org.celltaxon.potency.mean", 1, "Potency", "力価"),
    /** Share against potency. */
    ASSOCIATION(Association.class, "association", "org.celltaxon.cqa.spearman", 3, "Share against potency", "割合と力価"),
    /** Verdicts on the integration, when they are asked for. */
    INTEGRATION_CHECK(IntegrationCheck.class, "integration_check", "org.celltaxon.cells.integration_check", 0, "Check of the integration",
            "統合の検査"),
    /** Further analyses of the tables: every module whose tables are there computes. */
    ANALYSIS(Analysis.class, "analysis", "", 8, "Further analyses", "追加解析"),
    /** Pictures: every module that is there draws. */
    FIGURE(Figure.class, "figure", "", 3, "Figures", "図"),
    /** Result files. */
    EXPORT(Exporter.class, "export", "", 14, "Result files", "結果ファイル"),
    /** Simulated studies. */
    STUDY(StudyGenerator.class, "study", "", 0, "Simulated study", "模擬データ");

    private final Class<? extends Step> contract;
    private final String word;
    private final String builtIn;
    private final int work;
    private final Text title;

    Kind(Class<? extends Step> contract, String word, String builtIn, int work, String en, String ja) {
        this.contract = contract;
        this.word = word;
        this.builtIn = builtIn;
        this.work = work;
        this.title = new Text(en, ja);
    }

    /** The interface of its modules. */
    public Class<? extends Step> contract() {
        return contract;
    }

    /** Its key in a recipe and in {@code celltaxon modules}. */
    public String word() {
        return word;
    }

    /** Id of the module that a recipe uses when it names none; empty where the choice depends on the data. */
    public String builtIn() {
        return builtIn;
    }

    /** Share of a run's work, for progress. */
    int work() {
        return work;
    }

    /** What a user reads. */
    public Text title() {
        return title;
    }

    /** Whether a recipe may set it. */
    public boolean inRecipe() {
        return this != TABLES && this != EXPORT && this != STUDY && this != FIGURE && this != ANALYSIS && this != SCORES;
    }

    /** The kind of a contract's class name. */
    static Optional<Kind> ofContract(String className) {
        return Arrays.stream(values()).filter(k -> k.contract.getName().equals(className)).findFirst();
    }
}
