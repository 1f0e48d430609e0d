// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.cells;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

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

/** Scores of the user's own gene sets (SCIENCE 1.12): by ranks within each cell (UCell), or against control genes (AddModuleScore). */
@Component
@Offer(id = "org.celltaxon.cells.signatures", label = "Gene sets of your own (UCell, module score)",
        label_ja = "任意の遺伝子セット（UCell, module score）")
public final class Signatures implements CellScore {

    static final Parameter<String> FILE = Parameter.text("file", "")
            .help("File of gene sets: GMT, or a table of two columns, set and gene (CSV, TSV). Without it nothing is scored.",
                    "遺伝子セットのファイル（GMT、又は set・gene の 2 列の CSV・TSV）。空なら評価しない。");
    static final Parameter<String> METHOD = Parameter.choice("method", "ucell", "module")
            .help("ucell ranks the genes within each cell, so a signature means the same in every study; module compares with control"
                    + " genes of the data.", "ucell は細胞内順位（データに依存しない）、module は対照遺伝子との差。");
    static final Parameter<Integer> MAX_RANK = Parameter.whole("max_rank", 1500).between(1, 1_000_000)
            .help("ucell: ranks beyond count as the next one.", "ucell: これより後の順位は次の順位とみなす。");
    static final Parameter<Integer> CONTROLS = Parameter.whole("n_controls", 100).between(0, 100_000)
            .help("module: control genes drawn for each gene; 0 takes all others of its bin.", "module: 遺伝子ごとの対照数（0 は区分の他の全遺伝子）。");

    @Override
    public List<Parameter<?>> parameters() {
        return List.of(FILE, METHOD, MAX_RANK, CellCycle.BINS, CONTROLS);
    }

    @Override
    public Table score(NormalisedMatrix matrix, Settings settings, Run run) throws StepException {
        var table = Table.builder();
        if (settings.get(FILE).isEmpty()) {
            return table.build();
        }
        var numbers = GeneSet.numbers(matrix.counts().genes());
        var names = new ArrayList<String>();
        var sets = new ArrayList<int[]>();
        for (var set : GeneSet.read(Path.of(settings.get(FILE)))) {
            var found = set.find(numbers, run);
            if (found.length == 0) {
                run.tell(Notice.warning("NO_GENE_FOUND", set.name() + ": none of its genes is there; it is not scored.",
                        set.name() + ": 遺伝子がないため評価しない。"));
                continue;
            }
            names.add(settings.get(METHOD) + "_" + set.name().toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", "_"));
            sets.add(found);
        }
        int longest = sets.stream().mapToInt(s -> s.length).max().orElse(0);
        var scores = settings.get(METHOD).equals("ucell")
                ? RankScore.of(matrix.counts(), sets, Math.max(longest + 1, settings.get(MAX_RANK)), run)
                : ModuleScore.of(matrix, sets, settings.get(CellCycle.BINS), settings.get(CONTROLS), run);
        for (int s = 0; s < scores.length; s++) {
            table.numbers(names.get(s), scores[s]);
        }
        return table.build();
    }
}
