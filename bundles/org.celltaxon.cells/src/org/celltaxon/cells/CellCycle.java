// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.cells;

import java.util.Arrays;
import java.util.List;

import org.celltaxon.api.Notice;
import org.celltaxon.api.Offer;
import org.celltaxon.api.Parameter;
import org.celltaxon.api.Run;
import org.celltaxon.api.Settings;
import org.celltaxon.api.StepException;
import org.celltaxon.api.cells.CellScore;
import org.celltaxon.api.cells.NormalisedMatrix;
import org.celltaxon.api.table.Table;
import org.osgi.service.component.annotations.Component;

/**
 * Phase of the cell cycle by the S and G2M genes of Tirosh 2016, as Seurat's CellCycleScoring (SCIENCE 1.12): both scores below 0 is
 * G1, else the larger decides. Nothing is regressed out: proliferation may be the biology.
 */
@Component
@Offer(id = "org.celltaxon.cells.cell_cycle", label = "Cell cycle (Tirosh)", label_ja = "細胞周期（Tirosh）")
public final class CellCycle implements CellScore {

    static final Parameter<Integer> BINS = Parameter.whole("n_bins", 24).between(1, 10_000)
            .help("Groups of genes of about the same mean expression.", "平均発現による遺伝子の区分数。");
    static final Parameter<String> CONTROLS = Parameter.choice("controls", "drawn", "all")
            .help("Control genes drawn from the bins, as many a gene as the smaller set has, as in Seurat; or all others of the bins.",
                    "対照遺伝子: 区分から小さい方のセットの遺伝子数だけ抽出（Seurat と同じ）、又は区分の他の全遺伝子。");

    static final GeneSet S = new GeneSet("S", List.of(("MCM5 PCNA TYMS FEN1 MCM2 MCM4 RRM1 UNG GINS2 MCM6 CDCA7 DTL PRIM1 UHRF1"
            + " MLF1IP/CENPU HELLS RFC2 RPA2 NASP RAD51AP1 GMNN WDR76 SLBP CCNE2 UBR7 POLD3 MSH2 ATAD2 RAD51 RRM2 CDC45 CDC6 EXO1 TIPIN"
            + " DSCC1 BLM CASP8AP2 USP1 CLSPN POLA1 CHAF1B BRIP1 E2F8").split(" ")));
    static final GeneSet G2M = new GeneSet("G2M", List.of(("HMGB2 CDK1 NUSAP1 UBE2C BIRC5 TPX2 TOP2A NDC80 CKS2 NUF2 CKS1B MKI67 TMPO"
            + " CENPF TACC3 FAM64A/PIMREG SMC4 CCNB2 CKAP2L CKAP2 AURKB BUB1 KIF11 ANP32E TUBB4B GTSE1 KIF20B HJURP CDCA3 HN1/JPT1 CDC20"
            + " TTK CDC25C KIF2C RANGAP1 NCAPD2 DLGAP5 CDCA2 CDCA8 ECT2 KIF23 HMMR AURKA PSRC1 ANLN LBR CKAP5 CENPE CTCF NEK2 G2E3 GAS2L3"
            + " CBX5 CENPA").split(" ")));

    @Override
    public List<Parameter<?>> parameters() {
        return List.of(BINS, CONTROLS);
    }

    @Override
    public Table score(NormalisedMatrix matrix, Settings settings, Run run) throws StepException {
        var numbers = GeneSet.numbers(matrix.counts().genes());
        boolean any = List.of(S, G2M).stream().allMatch(set -> set.genes().stream()
                .anyMatch(g -> Arrays.stream(g.split("/")).anyMatch(numbers::containsKey)));
        if (!any) {
            run.tell(Notice.info("NO_CELL_CYCLE_GENES", "None of the S genes or of the G2M genes is among the genes; the cell cycle is not"
                    + " scored.", "S 期又は G2M 期の遺伝子がないため、細胞周期は評価しない。"));
            return Table.builder().build();
        }
        var sets = List.of(S.find(numbers, run), G2M.find(numbers, run));
        int controls = settings.get(CONTROLS).equals("all") ? 0 : Math.min(sets.get(0).length, sets.get(1).length);
        var scores = ModuleScore.of(matrix, sets, settings.get(BINS), controls, run);
        var phase = new String[matrix.counts().cells()];
        Arrays.setAll(phase, i -> phase(scores[0][i], scores[1][i]));
        return Table.builder().numbers("s_score", scores[0]).numbers("g2m_score", scores[1]).texts("phase", phase).build();
    }

    static String phase(double s, double g2m) {
        return s < 0 && g2m < 0 ? "G1" : s == g2m ? "Undecided" : s > g2m ? "S" : "G2M";
    }
}
