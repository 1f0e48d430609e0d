// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.engine;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

import org.celltaxon.api.StepException;
import org.celltaxon.api.Text;
import org.celltaxon.api.formats.StudyGenerator;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.SubMonitor;

/** Makes the demo study in a folder that does not exist yet: complete, or not at all. */
public final class Demo {

    private Demo() {
    }

    /** Generates a study with the module of this id, or the first one when the id is empty. */
    public static void create(Modules modules, String id, Map<String, Object> settings, Path folder, long seed,
            IProgressMonitor monitor) throws StepException {
        var generators = modules.of(Kind.STUDY);
        var module = id.isEmpty() && !generators.isEmpty() ? generators.get(0) : modules.require(Kind.STUDY, id);
        if (Files.exists(folder)) {
            throw new StepException(new Text("The folder " + folder + " exists already.", folder + " は既にあります。"),
                    new Text("A study is never overwritten.", "上書きはしません。"),
                    new Text("Choose another folder.", "別のフォルダーを選んでください。"));
        }
        Partial.fill(folder, partial -> new StepRunner(SubMonitor.convert(monitor, 100), seed, 1, Locale.ENGLISH)
                .run(module, StudyGenerator.class, settings, 100, (step, given, run) -> {
                    step.generate(partial, given, run);
                    return partial;
                }));
    }
}
