// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.report;

import java.util.HashMap;
import java.util.Map;

import org.celltaxon.api.Refusal;
import org.celltaxon.api.Text;
import org.celltaxon.api.analysis.Verdict;

/** What the codes in tables mean, in plain words; the codes themselves stay in the files. */
final class Words {

    private static final Map<String, Text> WORDS = new HashMap<>();

    static {
        for (var code : Refusal.values()) {
            put(code.name(), code.words().en(), code.words().ja());
        }
        for (var verdict : Verdict.values()) {
            put(verdict.name(), verdict.words().en(), verdict.words().ja());
        }
        put("OK", "OK", "OK");
        put("MAPPED", "Mapped", "写像した");
        put("NEW_STATE_OR_FAILED_LIBRARY", "New state or failed library: shares not released", "新しい状態又はライブラリーの失敗（割合は公開しない）");
        put("UNDERPOWERED", "Too few lots to rely on", "ロット数が少なく信頼できない");
        put("DRIVER_CANDIDATE", "Driver candidate", "駆動候補");
        put("MIRROR", "Mirror of another cluster", "他クラスターの裏返し");
        put("NOT_SEPARABLE", "Cannot be told from another cluster", "他クラスターと区別できない");
        put("NOT_SUPPORTED", "Not supported on all scales", "尺度を変えると支持されない");
        put("ROBUST", "Robust", "頑健");
        put("NOT_ROBUST", "Not robust", "頑健でない");
        put("TOO_FEW", "Too few settings", "条件数不足");
        put("STABLE", "Stable", "安定");
        put("RECOMMENDED", "Stable", "安定");
        put("NOT_STABLE", "Not stable", "不安定");
        put("ONE_CLUSTER", "One cluster", "1 クラスター");
        put("STABLE_RANGE", "A stable range", "安定な範囲あり");
        put("NO_STABLE_RANGE", "No stable range", "安定な範囲なし");
        put("HIGHLY_STABLE", "Highly stable", "非常に安定");
        put("PATTERN", "A pattern, not a stable cluster", "傾向のみ（安定ではない）");
        put("DOUBTFUL", "Doubtful", "疑わしい");
        put("DISSOLVED", "Dissolved: not found again", "消失（再現されない）");
        put("NO_SPECIFICATION", "No specification given", "規格の指定なし");
        put("NEGATIVE", "Model rejected: a negative amount", "モデル不成立（負の量）");
        put("RANGE_TOO_NARROW", "Shares differ too little", "割合の範囲が狭すぎる");
        put("UNEQUAL_DISPERSION", "The groups differ in spread", "群のばらつきが異なる");
        put("BENCHMARK", "Benchmark", "基準");
        put("BETTER", "Better than the simple line", "単回帰より良い");
        put("NOT_BETTER", "Not better than the simple line", "単回帰より良くない");
        put("PASS", "passed", "合格");
        put("FAIL", "FAILED", "不合格");
        put("NOT_DONE", "not done", "未実施");
        put("BREAKS", "would break the finding", "不合格なら否定");
        put("DOUBT", "would raise a doubt", "不合格なら疑義");
        put("EXACT", "exact", "定量値");
        put("BELOW_LLOQ", "below the limit of quantification", "定量下限未満");
        put("ABOVE_ULOQ", "above the limit of quantification", "定量上限超");
        put("MISSING", "missing", "欠測");
        put("INVALID", "invalid", "無効");
        put("ACCEPTED", "Accepted", "採用");
        put("REJECTED", "Rejected", "不採用");
        put("NOT_LINEAR", "Dilutions disagree", "希釈直線性なし");
        put("HOOK", "Hook effect", "フック効果");
        put("IMPRECISE", "Wells disagree", "ウェル間ばらつき大");
        put("PROVISIONAL", "Provisional limits", "暫定");
        put("PARALLEL", "Parallel", "平行");
        put("NOT_PARALLEL", "Not parallel", "平行でない");
        put("WHOLE_LOT", "whole lot", "ロット全体");
        put("WITHIN_CLUSTER", "within the cluster", "クラスター内");
        further();
        criteria();
        tests();
        needs();
    }

    private Words() {
    }

    /** Codes of analyses that are mostly run alone. */
    private static void further() {
        put("SUPPORTS", "Agrees", "支持");
        put("FAILS", "Does not agree", "支持しない");
        put("NO_MATCH", "No such cluster", "対応するクラスターなし");
        put("CLUSTERS_ARE_LOTS", "The clusters are just the lots; not counted", "クラスターがロットそのもの（数えない）");
        put("CONTRADICTS", "Contradicts", "矛盾");
        put("CHANGED", "Changed", "変化あり");
        put("NOT_CHANGED", "Not changed", "変化なし");
        put("VIABILITY", "Viability changed too", "生存率も変化");
        put("PREDICTED", "Predicted", "予測できた");
        put("NOT_PREDICTED", "Not predicted", "予測できない");
        put("NOT_ESTIMABLE", "Cannot be estimated", "推定できない");
        put("SET_TO_0", "Below 0, set to 0", "負のため 0 とした");
        put("NOT_TESTED", "Not tested", "検定なし");
        put("OUTLIER", "Outlier", "外れ値");
        put("VALID", "Valid", "成立");
        put("MASKED", "masked", "除外したウェル");
        put("BASELINE", "Baseline", "基準期間");
        put("IN_CONTROL", "In control", "管理状態");
        put("OUT_OF_CONTROL", "Out of control", "管理外れ");
        put("ACCEPT", "Accept", "受入れ");
        put("REJECT", "Reject", "不受入れ");
        put("TEST", "Test it first", "要試験");
        put("NOT_NEEDED", "No blend is needed", "混合は不要");
        put("IMPOSSIBLE", "No blend reaches it", "混合では届かない");
        put("MOA_LINKED", "Linked to the mechanism of action", "作用機序とつながる");
        put("HIDDEN", "Hidden: nothing firm leads to it", "隠れた領域（確かな経路なし）");
    }

    private static void criteria() {
        put("ASSOCIATED", "goes with potency (exact p below 0.05)", "力価と関連（正確 p < 0.05）");
        put("FAMILY_WISE", "also when all clusters are taken into account", "全クラスターの多重性を調整しても有意");
        put("PIVOT_AGREES", "also against the other clusters (log-ratio)", "他クラスターとの対数比でも一致");
        put("NOT_ONE_LOT", "does not hang on one lot", "1 ロットに依存しない");
        put("OTHER_SETTINGS", "holds under at least 80 % of other settings", "解析条件の 80 % 以上で成立");
        put("STABLE_CLUSTER", "the cluster stays when lots are left out", "ロットを除いてもクラスターが安定");
        put("MARKERS_IN_LOTS", "its markers are seen in at least 3 lots", "マーカーが 3 ロット以上で確認");
        put("NEW_LOTS_PREDICTED", "5 or more new lots are predicted", "新規 5 ロット以上を予測できる");
        put("PERTURBATION", "changing it changes potency (2 reagents, 3 lots)", "介入で力価が変わる（試薬 2 種・3 ロット）");
        put("IN_VIVO_OR_CLINICAL", "linked in vivo or in patients", "in vivo・臨床と関連");
        put("MORE_LOTS", "Measure more lots.", "ロットを追加して測定する。");
        put("NEW_LOTS", "Predict new lots before they are measured.", "新規ロットを測定前に予測して確かめる。");
        put("MORE_CELLS", "Sequence more cells, so that the cluster and its markers become firm.", "細胞数を増やし、クラスターとマーカーを確かにする。");
        put("KNOCK_DOWN", "Lower its marker gene with 2 reagents in 3 lots, or sort the cells, and measure potency.",
                "マーカー遺伝子を試薬 2 種・3 ロットでノックダウン、又は細胞を分取して力価を測定する。");
        put("IN_VIVO", "Look for the same link in vivo or in patients.", "in vivo 又は臨床で同じ関連を調べる。");
        put("NONE", "None is needed for this ladder.", "この格付けで必要な実験はない。");
    }

    private static void tests() {
        put("SHUFFLED_POTENCY", "Potency shuffled: how often some cluster is called", "力価を入れ替えても関連が出ないか");
        put("NEGATIVE_CONTROL_RESPONSE", "A response that has nothing to do with it", "無関係な応答と関連しないか");
        put("RANDOM_CELL_GROUPS", "Random groups of cells of the same size", "同じ大きさのランダムな細胞群");
        put("TECHNICAL_COVARIATES", "Depth, quality, passage and the like explain it", "深度・品質・継代数などで説明できないか");
        put("DONOR_DUPLICATES", "A donor counted twice", "同一ドナーの重複");
        put("SPLIT_HALF", "Clusters from one half of the cells, shares from the other", "半数の細胞で定義し残りで確認");
        put("LEAVE_LOT_OUT", "Clusters that never saw a lot", "ロットを除いて定義したクラスター");
        put("DIRECTION", "The direction was written down before", "方向の事前登録");
        put("CLOSURE", "A mirror of another cluster", "他クラスターの裏返しでないか");
        put("DISSOCIATION_STRESS", "Genes of dissociation stress among its markers", "解離ストレス遺伝子の混入");
    }

    private static void needs() {
        put("NEEDS_NEGATIVE_CONTROL", "needs an assay that must not go with it (setting negative_control)",
                "関連してはならない試験が必要（設定 negative_control）");
        put("NEEDS_MEASURES", "needs quality figures or measured columns of the lots", "品質値又はロットの数値列が必要");
        put("NEEDS_DONORS", "needs the column donor of the lot sheet", "ロット表の donor 列が必要");
        put("NEEDS_DIRECTION", "needs a direction written down before the potency was seen (setting direction)",
                "力価を見る前に記録した方向が必要（設定 direction）");
        put("NEEDS_CLOSURE", "needs the closure test", "閉鎖性検定が必要");
        put("NEEDS_MARKERS", "needs the markers", "マーカー表が必要");
        put("NEEDS_RECLUSTERING", "needs clusterings in other ways", "別条件の再クラスタリングが必要");
    }

    private static void put(String code, String en, String ja) {
        WORDS.put(code, new Text(en, ja));
    }

    /** Plain words for a code; the code itself when it has none. */
    static Text of(String code) {
        return WORDS.getOrDefault(code, Text.same(code));
    }
}
