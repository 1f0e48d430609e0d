// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.engine;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.celltaxon.api.Notice;
import org.celltaxon.api.StepException;
import org.celltaxon.api.figure.Figure;
import org.celltaxon.api.run.FigureResult;
import org.celltaxon.api.table.Table;

/** Draws every figure whose tables are there; a faulty one is named and left out, the results stand. */
final class Figures {

    private final Modules modules;
    private final StepRunner runner;
    private final int work;
    private final List<Notice> notices = new ArrayList<>();

    Figures(Modules modules, StepRunner runner, int work) {
        this.modules = modules;
        this.runner = runner;
        this.work = work;
    }

    /** @param fresh the tables of which a figure must show at least one */
    List<FigureResult> draw(Map<String, Table> tables, Set<String> fresh) throws IOException {
        var figures = new ArrayList<FigureResult>();
        var all = modules.of(Kind.FIGURE);
        for (var module : all) {
            try {
                var needed = module.call(Figure.class, Figure::tables);
                if (needed.stream().anyMatch(fresh::contains) && needed.stream().allMatch(t -> tables.containsKey(t)
                        && tables.get(t).rows() > 0)) {
                    figures.add(runner.run(module, Figure.class, Map.of(), work / all.size(), (step, settings, run) ->
                            new FigureResult(module.id(),
                            step.screen(), step.caption(), step.draw(tables, settings, run))));
                }
            } catch (StepException e) {
                notices.add(Notice.warning("FIGURE_FAILED", e.what().en() + " " + e.why().en(), e.what().ja() + e.why().ja()));
            }
        }
        figures.sort(Comparator.comparingInt(FigureResult::screen).thenComparing(FigureResult::module));
        return figures;
    }

    /** What went wrong. */
    List<Notice> notices() {
        return List.copyOf(notices);
    }
}
