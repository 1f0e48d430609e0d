// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.lots;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

import org.celltaxon.api.Notice;
import org.celltaxon.api.Offer;
import org.celltaxon.api.Parameter;
import org.celltaxon.api.Run;
import org.celltaxon.api.Settings;
import org.celltaxon.api.StepException;
import org.celltaxon.api.analysis.Distance;
import org.celltaxon.api.analysis.Outcome;
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

    private static final int FEW_LOTS = 6;
    private static final List<Column> COLUMNS = java.util.stream.Stream.concat(DISTANCE.columns().stream(),
            java.util.stream.Stream.of(Column.number("p_usual_lot_bh", "p_usual_lot after Benjamini-Hochberg over the lots",
                    "p_usual_lot の全ロットでの BH 補正後"))).toList();

    @Override
    public List<Parameter<?>> parameters() {
        return List.of(SIMULATIONS);
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
                    Double.NaN);
            return new Outcome(1, Map.of(DISTANCE.name(), empty.build(), RING.name(), ring(new double[0]),
                    CONTRIBUTIONS.name(), new Table.Rows(CONTRIBUTIONS.columns()).build()),
                    List.of(Notice.refusal("TOO_FEW_LOTS", "One lot has no population to be compared with; 2 lots give a"
                            + " distance, " + FEW_LOTS + " a usual-lot test.",
                            "1 ロットでは母集団と比較できない。2 ロットで距離、" + FEW_LOTS + " ロットで通常変動の検定が可能。")));
        }
        var notices = new ArrayList<Notice>();
        if (lots < FEW_LOTS) {
            notices.add(Notice.refusal("TOO_FEW_LOTS", "With " + lots + " lots it cannot be told how lots usually vary; the"
                    + " usual-lot test needs " + FEW_LOTS + ".", lots + " ロットでは通常のロット間変動を推定できない（"
                    + FEW_LOTS + " ロット必要）。"));
        }
        int simulations = settings.get(SIMULATIONS);
        var seeds = run.random().longs(2L * lots).toArray();
        var sampling = new Null[lots];
        var usual = new Null[lots];
        run.parallel(lots, i -> {
            sampling[i] = sampling(counts, i, simulations, new SplittableRandom(seeds[2 * i]), run);
            usual[i] = lots < FEW_LOTS ? Null.UNKNOWN
                    : usual(counts, i, simulations, new SplittableRandom(seeds[2 * i + 1]), run);
        });
        var distances = new Table.Rows(COLUMNS);
        var contributions = new Table.Rows(CONTRIBUTIONS.columns());
        var adjusted = Adjust.benjaminiHochberg(Arrays.stream(usual).mapToDouble(Null::p).toArray());
        for (int i = 0; i < lots; i++) {
            var own = counts.shares(i);
            var others = counts.meanWithout(i);
            distances.add(counts.lots().get(i), JensenShannon.divergence(own, others), sampling[i].p, usual[i].p,
                    adjusted[i]);
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

    private static Null sampling(LotCounts counts, int lot, int simulations, RandomGenerator random, Run run) {
        var population = counts.meanWithout(lot);
        return compare(counts, lot, simulations, random, run, population, () -> population);
    }

    private static Null usual(LotCounts counts, int lot, int simulations, RandomGenerator random, Run run) {
        var alpha = DirichletMultinomial.fit(counts.without(lot)).alpha();
        return compare(counts, lot, simulations, random, run, counts.meanWithout(lot), () -> Draw.dirichlet(alpha, random));
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
