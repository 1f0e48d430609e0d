// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.engine;

import org.celltaxon.api.StepException;
import org.celltaxon.api.Text;
import org.celltaxon.api.cells.Embedding;

/** Checks of what a module returned, so that a fault is named where it arose. */
final class Check {

    private Check() {
    }

    static void length(String what, int given, int cells, Module module) throws StepException {
        if (given != cells) {
            throw fault(module, "it returned " + what + " for " + given + " cells, not " + cells);
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

    private static StepException fault(Module module, String reason) {
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
