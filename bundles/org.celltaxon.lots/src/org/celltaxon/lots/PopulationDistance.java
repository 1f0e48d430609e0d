// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.lots;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

import org.celltaxon.api.Notice;
import org.celltaxon.api.Offer;
import org.celltaxon.api.Parameter;
import org.celltaxon.api.Refusal;
import org.celltaxon.api.Run;
import org.celltaxon.api.Settings;
import org.celltaxon.api.StepException;
import org.celltaxon.api.Text;
import org.celltaxon.api.analysis.Composition;
import org.celltaxon.api.analysis.Distance;
import org.celltaxon.api.analysis.Outcome;
import org.celltaxon.api.analysis.Port;
import org.celltaxon.api.table.Column;
import org.celltaxon.api.table.Table;
import org.celltaxon.stats.Adjust;
import org.celltaxon.stats.DirichletMultinomial;
import org.celltaxon.stats.Draw;
import org.celltaxon.stats.JensenShannon;
import org.celltaxon.stats.Spread;
import org.osgi.service.component.annotations.Component;

/**
 * Jensen-Shannon divergence of each lot from the mean of the others, against two nulls (SCIENCE 2.2, 2.3): sampling of cells
 * alone, and lots that vary as the other lots do (Dirichlet-multinomial fitted without the lot).
 */
@Component
@Offer(id = "org.celltaxon.lots.jsd", label = "Distance from the population", label_ja = "母集団からのズレ")
public final class PopulationDistance implements Distance {

    static final Parameter<Integer> SIMULATIONS = Parameter.whole("n_simulations", 20_000).between(100, 10_000_000)
            .help("Simulated lots for each of the two nulls.", "各帰無仮説でシミュレートするロット数。");

    static final Parameter<String> REFERENCE = Parameter.choice("reference", "LOO_MEAN", "POOLED", "ATLAS")
            .help("The population: mean of the other lots, all their cells together, or the table 'reference'.",
                    "母集団: 他ロットの平均、他ロットの全細胞、又は表「reference」。");

    private static final int FEW_LOTS = 6;
    private static final List<Column> COLUMNS = Stream.concat(DISTANCE.columns().stream(), Stream.of(
            Column.number("p_usual_lot_bh", "p_usual_lot after Benjamini-Hochberg over the lots", "p_usual_lot の全ロットでの BH 補正後"),
            Column.number("aitchison", "Aitchison distance with half a cell added; rare clusters weigh much",
                    "Aitchison 距離（+0.5。稀なクラスターの影響大）"),
            Column.number("mahalanobis2", "Squared Mahalanobis distance from the other lots, shrunk covariance",
                    "他ロットからの Mahalanobis 距離の二乗（縮小共分散）"))).toList();

    @Override
    public List<Parameter<?>> parameters() {
        return List.of(SIMULATIONS, REFERENCE);
    }

    @Override
    public List<Port> inputs() {
        return List.of(Composition.CELLS, Reference.ATLAS_SHARES);
    }

    @Override
    public List<Port> outputs() {
        return List.of(new Port(DISTANCE.name(), COLUMNS), RING, CONTRIBUTIONS);
    }

    private record Null(double p, double ring) {
        static final Null UNKNOWN = new Null(Double.NaN, Double.NaN);
    }

    @Override
    public Outcome analyse(Map<String, Table> in, Settings settings, Run run) throws StepException {
        var counts = LotCounts.of(in.get("cells"));
        int lots = counts.lots().size();
        if (lots < 2) {
            var empty = new Table.Rows(COLUMNS).add(counts.lots().get(0), Double.NaN, Double.NaN, Double.NaN,
                    Double.NaN, Double.NaN, Double.NaN);
            return new Outcome(1, Map.of(DISTANCE.name(), empty.build(), RING.name(), ring(new double[0]),
                    CONTRIBUTIONS.name(), new Table.Rows(CONTRIBUTIONS.columns()).build()),
                    List.of(Notice.refusal(Refusal.TOO_FEW_LOTS, new Text("One lot has no population to be compared with.",
                            "1 ロットでは母集団と比較できない。"), Map.of("lots", 1, "needed", 2),
                            new Text("2 lots give a distance, " + FEW_LOTS + " a usual-lot test.",
                                    "2 ロットで距離、" + FEW_LOTS + " ロットで通常変動の検定が可能。"))));
        }
        var notices = new ArrayList<Notice>();
        if (lots < FEW_LOTS) {
            notices.add(Notice.refusal(Refusal.TOO_FEW_LOTS, new Text("With " + lots + " lots it cannot be told how lots usually vary.",
                    lots + " ロットでは通常のロット間変動を推定できない。"), Map.of("lots", lots, "needed", FEW_LOTS),
                    new Text("The usual-lot test needs " + FEW_LOTS + " lots.", "通常変動の検定には " + FEW_LOTS + " ロット必要。")));
        }
        int simulations = settings.get(SIMULATIONS);
        var reference = Reference.valueOf(settings.get(REFERENCE));
        var references = reference.shares(counts, in.get(Reference.ATLAS_SHARES.name()));
        var seeds = run.random().longs(2L * lots).toArray();
        var sampling = new Null[lots];
        var usual = new Null[lots];
        run.parallel(lots, i -> {
            sampling[i] = sampling(counts, i, references[i], simulations, new SplittableRandom(seeds[2 * i]), run);
            usual[i] = lots < FEW_LOTS ? Null.UNKNOWN
                    : usual(counts, i, references[i], simulations, new SplittableRandom(seeds[2 * i + 1]), run);
        });
        var distances = new Table.Rows(COLUMNS);
        var contributions = new Table.Rows(CONTRIBUTIONS.columns());
        var adjusted = Adjust.benjaminiHochberg(Arrays.stream(usual).mapToDouble(Null::p).toArray());
        for (int i = 0; i < lots; i++) {
            var own = counts.shares(i);
            var others = references[i];
            distances.add(counts.lots().get(i), JensenShannon.divergence(own, others), sampling[i].p, usual[i].p, adjusted[i],
                    reference == Reference.LOO_MEAN ? LogRatioDistances.aitchison(counts.without(i), counts.counts()[i])
                            : LogRatioDistances.aitchison(others, counts.counts()[i]), lots <= own.length || own.length < 2 ? Double.NaN
                            : LogRatioDistances.mahalanobis(counts.without(i), counts.counts()[i]));
            for (int k = 0; k < own.length; k++) {
                contributions.add(counts.lots().get(i), counts.clusters().get(k),
                        Math.copySign(JensenShannon.part(own[k], others[k]), own[k] - others[k]));
            }
        }
        var rings = Arrays.stream(usual).mapToDouble(Null::ring).filter(Double::isFinite).toArray();
        return new Outcome(lots, Map.of(DISTANCE.name(), distances.build(), RING.name(), ring(rings),
                CONTRIBUTIONS.name(), contributions.build()), notices);
    }

    private static Table ring(double[] rings) {
        return Table.builder().numbers("jsd", rings.length == 0 ? new double[0] : new double[] {Spread.median(rings)}).build();
    }

    private static Null sampling(LotCounts counts, int lot, double[] population, int simulations, RandomGenerator random, Run run) {
        return compare(counts, lot, simulations, random, run, population, () -> population);
    }

    private static Null usual(LotCounts counts, int lot, double[] population, int simulations, RandomGenerator random, Run run) {
        var alpha = DirichletMultinomial.fit(counts.without(lot)).alpha();
        return compare(counts, lot, simulations, random, run, population, () -> Draw.dirichlet(alpha, random));
    }

    private static Null compare(LotCounts counts, int lot, int simulations, RandomGenerator random, Run run,
            double[] population, java.util.function.Supplier<double[]> shares) {
        int cells = counts.total(lot);
        double observed = JensenShannon.divergence(counts.shares(lot), population);
        var simulated = new double[simulations];
        int asFar = 0;
        for (int s = 0; s < simulations; s++) {
            if ((s & 1023) == 0) {
                run.checkCanceled();
            }
            var drawn = Draw.multinomial(cells, shares.get(), random);
            var own = Arrays.stream(drawn).mapToDouble(c -> (double) c / cells).toArray();
            simulated[s] = JensenShannon.divergence(own, population);
            asFar += simulated[s] >= observed - 1e-12 ? 1 : 0;
        }
        return new Null((asFar + 1.0) / (simulations + 1.0), Spread.quantile(simulated, 0.95));
    }
}
