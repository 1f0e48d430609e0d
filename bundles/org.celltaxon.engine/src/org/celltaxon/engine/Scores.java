// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.engine;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import org.celltaxon.api.StepException;
import org.celltaxon.api.cells.CellScore;
import org.celltaxon.api.cells.Grouping;
import org.celltaxon.api.cells.Labels;
import org.celltaxon.api.cells.NormalisedMatrix;
import org.celltaxon.api.table.Column;
import org.celltaxon.api.table.Table;

/**
 * Scores of all modules that are there and not switched off (SCIENCE 1.12): further columns of the table {@code cells}, the files'
 * {@code cell_scores}, and their medians by lot and cluster, {@code scores}.
 */
final class Scores {

    private static final List<Column> MEDIANS = List.of(
            Column.text("lot", "Lot", "ロット"),
            Column.text("cluster", "Cluster", "クラスター"),
            Column.text("score", "Score", "スコア"),
            Column.number("cells", "Number of cells", "細胞数").in("cells"),
            Column.number("median", "Median over the cells", "細胞の中央値"));

    private final Modules modules;
    private final Recipe recipe;
    private final StepRunner runner;
    private final int parts;

    Scores(Modules modules, Recipe recipe, StepRunner runner, int parts) {
        this.modules = modules;
        this.recipe = recipe;
        this.runner = runner;
        this.parts = parts;
    }

    /** @param cells all cells, kept or not */
    void of(NormalisedMatrix matrix, Grouping lots, Labels labels, Table cells, Map<String, Table> tables)
            throws StepException, IOException {
        var wanted = new ArrayList<Module>();
        for (var module : modules.of(Kind.SCORES)) {
            if (!recipe.analysis(module.id()).off()) {
                wanted.add(module);
            }
        }
        var all = Table.builder();
        var names = new ArrayList<String>();
        for (var module : wanted) {
            var scored = runner.run(module, CellScore.class, recipe.analysis(module.id()).settings(),
                    Kind.SCORES.work() * parts / wanted.size(), (step, settings, run) -> step.score(matrix, settings, run));
            if (!scored.names().isEmpty()) {
                Check.length("scores", scored.rows(), labels.cells(), module);
            }
            for (var name : scored.names()) {
                if (cells.has(name) || names.contains(name)) {
                    throw Check.fault(module, "there is a column '" + name + "' already");
                }
                names.add(name);
                all.column(scored, name);
            }
        }
        tables.put("cells", cells);
        if (!names.isEmpty()) {
            var scores = all.build();
            tables.put("cells", joined(cells, scores));
            tables.put("cell_scores", perCell(cells.where("kept", "true"), scores));
            tables.put("scores", medians(scores, lots, labels));
        }
    }

    private static Table joined(Table cells, Table scores) {
        int n = cells.rows();
        var number = new int[n]; // of each cell among the kept ones, or -1
        for (int i = 0, next = 0; i < n; i++) {
            number[i] = cells.text("kept", i).equals("true") ? next++ : -1;
        }
        var table = Table.builder();
        cells.names().forEach(name -> table.column(cells, name));
        for (var name : scores.names()) {
            if (scores.isNumber(name)) {
                var values = scores.numbers(name);
                table.numbers(name, Arrays.stream(number).mapToDouble(i -> i < 0 ? Double.NaN : values[i]).toArray());
            } else {
                table.texts(name, Arrays.stream(number).mapToObj(i -> i < 0 ? "" : scores.text(name, i)).toArray(String[]::new));
            }
        }
        return table.build();
    }

    private static Table perCell(Table kept, Table scores) {
        var table = Table.builder().column(kept, "lot").column(kept, "barcode").column(kept, "cluster");
        scores.names().forEach(name -> table.column(scores, name));
        return table.build();
    }

    private static Table medians(Table scores, Grouping lots, Labels labels) {
        var groups = new ArrayList<List<Integer>>();
        for (int g = 0; g < lots.count() * labels.count(); g++) {
            groups.add(new ArrayList<>());
        }
        for (int i = 0; i < labels.cells(); i++) {
            groups.get(lots.of()[i] * labels.count() + labels.of(i)).add(i);
        }
        var rows = new Table.Rows(MEDIANS);
        for (var name : scores.names()) {
            var values = scores.isNumber(name) ? scores.numbers(name) : new double[0];
            for (int g = 0; values.length > 0 && g < groups.size(); g++) {
                var own = groups.get(g).stream().mapToDouble(i -> values[i]).sorted().toArray();
                if (own.length > 0) {
                    rows.add(lots.names().get(g / labels.count()), Labels.name(g % labels.count()), name, own.length, median(own));
                }
            }
        }
        return rows.build();
    }

    private static double median(double[] sorted) {
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }
}
