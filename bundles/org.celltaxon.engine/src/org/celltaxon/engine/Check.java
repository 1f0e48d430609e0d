// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.engine;

import java.util.Arrays;

import org.celltaxon.api.StepException;
import org.celltaxon.api.Text;
import org.celltaxon.api.analysis.Outcome;
import org.celltaxon.api.analysis.Port;
import org.celltaxon.api.cells.CellQuality;
import org.celltaxon.api.cells.Embedding;
import org.celltaxon.api.cells.SelectedGenes;
import org.celltaxon.api.table.Column;
import org.celltaxon.api.table.Table;

/** Checks of what a module returned, so that a fault is named where it arose. */
final class Check {

    private Check() {
    }

    static void length(String what, int given, int cells, Module module) throws StepException {
        if (given != cells) {
            throw fault(module, "it returned " + what + " for " + given + " cells, not " + cells);
        }
    }

    static void quality(CellQuality quality, int cells, Module module) throws StepException {
        length("quality", quality.kept().length, cells, module);
        length("quality", quality.reasons().length, cells, module);
        length("quality", quality.umi().length, cells, module);
        length("quality", quality.genes().length, cells, module);
        length("quality", quality.mitoPercent().length, cells, module);
        if (!quality.more().names().isEmpty()) {
            length("further columns", quality.more().rows(), cells, module);
        }
    }

    static void selected(SelectedGenes selected, int genes, Module module) throws StepException {
        if (Arrays.stream(selected.genes()).anyMatch(g -> g < 0 || g >= genes)
                || Arrays.stream(selected.genes()).distinct().count() != selected.genes().length) {
            throw fault(module, "it selected genes that do not exist, or one twice");
        }
        if (selected.statistics().rows() != genes) {
            throw fault(module, "it returned statistics of " + selected.statistics().rows() + " genes, not " + genes);
        }
    }

    static void map(Embedding map, int cells, Module module) throws StepException {
        embedding(map, cells, module);
        if (map.dimensions() != 2) {
            throw fault(module, "it returned " + map.dimensions() + " coordinates a cell, not 2");
        }
    }

    /** A result table, which must have all columns of its port: an optional column may be absent from an input only. */
    static void table(Port port, Table table, Module module) throws StepException {
        if (table == null) {
            throw fault(module, "it did not give the table '" + port.name() + "'");
        }
        try {
            new Port(port.name(), port.columns().stream().map(Column::mandatory).toList()).check(table);
        } catch (StepException e) {
            throw fault(module, e.what().en() + " " + e.why().en());
        }
    }

    /** Names of result tables become names of files. */
    static void names(Outcome outcome, Module module) throws StepException {
        for (var name : outcome.tables().keySet()) {
            if (!name.matches("[a-z0-9_]+")) {
                throw fault(module, "it gave a table '" + name + "'; a name has small letters, digits and _ only");
            }
        }
    }

    static void embedding(Embedding embedding, int cells, Module module) throws StepException {
        length("coordinates", embedding.cells(), cells, module);
        for (double v : embedding.values()) {
            if (!Double.isFinite(v)) {
                throw fault(module, "it returned coordinates that are not finite numbers");
            }
        }
    }

    static StepException fault(Module module, String reason) {
        return new StepException(
                new Text("The module " + module.id() + " (bundle " + module.bundle() + " " + module.version()
                        + ") gave a wrong result in the step '" + module.kind().title().en() + "'.",
                        "モジュール " + module.id() + "（バンドル " + module.bundle() + " " + module.version() + "）の結果が不正です（"
                                + module.kind().title().ja() + "）。"),
                new Text("It is a fault of the module: " + reason + ".", "モジュールの不具合: " + reason),
                new Text("Choose another module for this step in the recipe, or tell the maker of " + module.bundle() + ".",
                        "レシピで別のモジュールを選ぶか、" + module.bundle() + " の作成者に知らせてください。"));
    }
}
