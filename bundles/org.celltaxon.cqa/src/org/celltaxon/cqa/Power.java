// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.cqa;

import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

import org.celltaxon.api.Notice;
import org.celltaxon.api.Offer;
import org.celltaxon.api.Parameter;
import org.celltaxon.api.Run;
import org.celltaxon.api.Settings;
import org.celltaxon.api.StepException;
import org.celltaxon.api.analysis.Analysis;
import org.celltaxon.api.analysis.Composition;
import org.celltaxon.api.analysis.Inputs;
import org.celltaxon.api.analysis.Outcome;
import org.celltaxon.api.analysis.Port;
import org.celltaxon.api.table.Column;
import org.celltaxon.api.table.Table;
import org.celltaxon.stats.RankPower;
import org.celltaxon.stats.Spearman;
import org.osgi.service.component.annotations.Component;

/**
 * What so many lots can show, before anybody looks at the result (SCIENCE 4.2): the correlation that must be seen, the one that is
 * found four times out of five, the number of lots that a given one needs, and how much a found one is exaggerated.
 */
@Component
@Offer(id = "org.celltaxon.cqa.power", label = "Power: what so many lots can show", label_ja = "検出力（ロット数で何が言えるか）")
public final class Power implements Analysis {

    static final Parameter<Integer> LOTS = Parameter.whole("n_lots", 0).between(0, 200).unit("lots")
            .help("Lots planned; 0 takes those of the composition.", "予定ロット数（0 は組成表のロット数）。");
    static final Parameter<Integer> CLUSTERS = Parameter.whole("n_clusters", 0).between(0, 1000)
            .help("Clusters that will be tested; 0 takes those of the composition, or 8.", "検定するクラスター数（0 は組成表の数、なければ 8）。");
    static final Parameter<Integer> SIMULATIONS = Parameter.whole("n_simulations", 20_000).between(1000, 1_000_000)
            .help("Simulated studies for each correlation.", "各相関でシミュレートする研究数。");

    static final Port POWER = new Port("power", List.of(
            Column.number("n", "Number of lots", "ロット数").in("lots"),
            Column.number("smallest_p", "Smallest exact p that is possible", "可能な最小の正確 p 値"),
            Column.number("critical_05", "|rho| that is significant at 0.05", "有意水準 0.05 の |rho|"),
            Column.number("critical_01", "|rho| that is significant at 0.01", "有意水準 0.01 の |rho|"),
            Column.number("critical_family", "|rho| that is significant at 0.05 over the number of clusters", "0.05/クラスター数での |rho|"),
            Column.number("detectable_05", "True correlation found in 80 % of studies at 0.05", "0.05 で検出力 80 % となる真の相関"),
            Column.number("detectable_family", "True correlation found in 80 % of studies at 0.05 over the number of clusters",
                    "0.05/クラスター数で検出力 80 % となる真の相関"),
            Column.number("pearson_05", "The same at 0.05 for Pearson's r, which needs less but trusts straight lines",
                    "同（0.05、ピアソン。直線を仮定する分有利）"),
            Column.number("pearson_family", "The same over the number of clusters for Pearson's r", "同（クラスター数補正、ピアソン）")));

    static final Port EFFECTS = new Port("power_effects", List.of(
            Column.number("n", "Number of lots", "ロット数").in("lots"),
            Column.number("r", "True correlation", "真の相関"),
            Column.number("power_05", "Share of studies that find it at 0.05", "0.05 での検出力").in("0-1"),
            Column.number("power_family", "Share of studies that find it at 0.05 over the number of clusters",
                    "0.05/クラスター数での検出力").in("0-1"),
            Column.number("pearson_05", "Share of studies that find it at 0.05 with Pearson's r", "ピアソンでの検出力（0.05）").in("0-1"),
            Column.number("pearson_family", "The same at 0.05 over the number of clusters", "ピアソンでの検出力（クラスター数補正）").in("0-1"),
            Column.number("seen_when_found", "Mean rho of the studies that find it at 0.05: the winner's curse", "有意時の平均 rho（勝者の呪い）"),
            Column.number("lots_05", "Lots needed for 80 % at 0.05", "0.05・検出力 80 % に必要なロット数").in("lots"),
            Column.number("lots_family", "Lots needed for 80 % at 0.05 over the number of clusters", "0.05/クラスター数での必要ロット数").in("lots")));

    private static final double[] CORRELATIONS = {0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9};
    private static final List<Integer> LARGER = List.of(16, 20, 24, 32, 48);
    private static final int DEFAULT_LOTS = 11;
    private static final int DEFAULT_CLUSTERS = 8;
    private static final int FEWEST = 4;

    @Override
    public List<Parameter<?>> parameters() {
        return List.of(LOTS, CLUSTERS, SIMULATIONS);
    }

    @Override
    public List<Port> inputs() {
        return List.of(Composition.COMPOSITION.optional());
    }

    @Override
    public List<Port> outputs() {
        return List.of(POWER, EFFECTS);
    }

    @Override
    public Outcome analyse(Map<String, Table> in, Settings settings, Run run) throws StepException {
        var composition = in.get(Composition.COMPOSITION.name());
        if (composition != null) {
            Inputs.cells(composition);
        }
        int n = settings.get(LOTS) > 0 ? settings.get(LOTS) : composition == null ? DEFAULT_LOTS : composition.distinct("lot").size();
        int k = settings.get(CLUSTERS) > 0 ? settings.get(CLUSTERS)
                : composition == null ? DEFAULT_CLUSTERS : composition.distinct("cluster").size();
        double family = 0.05 / k;
        int to = Math.max(Spearman.EXACT_LIMIT, n);
        var sizes = java.util.stream.IntStream.rangeClosed(FEWEST, to)
                .filter(i -> i <= Spearman.EXACT_LIMIT || i == n || LARGER.contains(i)).toArray();
        var rows = new Object[sizes.length][];
        long seed = run.random().nextLong();
        int simulations = settings.get(SIMULATIONS);
        run.parallel(sizes.length, i -> {
            run.checkCanceled();
            var power = new RankPower(sizes[i], enough(simulations, sizes[i]), new SplittableRandom(seed + sizes[i]));
            rows[i] = new Object[] {sizes[i], ShareAgainstPotency.smallestP(sizes[i]), RankPower.critical(sizes[i], 0.05),
                RankPower.critical(sizes[i], 0.01), RankPower.critical(sizes[i], family), power.detectable(0.05, 0.8),
                power.detectable(family, 0.8), power.pearsonDetectable(0.05, 0.8), power.pearsonDetectable(family, 0.8)};
        });
        var table = new Table.Rows(POWER.columns());
        for (var row : rows) {
            table.add(row);
        }
        var effects = new Table.Rows(EFFECTS.columns());
        var own = new RankPower(Math.max(n, 1), enough(simulations, n), new SplittableRandom(seed));
        for (double r : CORRELATIONS) {
            run.checkCanceled();
            effects.add(n, r, n < FEWEST ? 0 : own.power(r, 0.05), n < FEWEST ? 0 : own.power(r, family),
                    n < FEWEST ? 0 : own.pearsonPower(r, 0.05), n < FEWEST ? 0 : own.pearsonPower(r, family),
                    n < FEWEST ? Double.NaN : own.seenWhenFound(r, 0.05), RankPower.lots(r, 0.05, 0.8), RankPower.lots(r, family, 0.8));
        }
        return new Outcome(n, Map.of(POWER.name(), table.build(), EFFECTS.name(), effects.build()), List.of(Notice.info("POWER",
                "A non-finding proves nothing: with " + n + " lots even a strong association is often missed.",
                "関連が見つからなくても、ないことの証明にはならない（" + n + " ロットでは強い関連も見逃しやすい）。")));
    }

    /** Fewer simulations of large studies, which take longer and differ less. */
    private static int enough(int simulations, int lots) {
        return lots <= Spearman.EXACT_LIMIT ? simulations : Math.max(1000, simulations * Spearman.EXACT_LIMIT / lots);
    }
}
