// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.engine;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.celltaxon.api.StepException;
import org.celltaxon.api.analysis.Analysis;
import org.celltaxon.api.analysis.Port;

/** In which order further analyses run: each after those whose tables it takes. */
final class Analyses {

    private final List<Module> modules = new ArrayList<>();
    private final List<List<Port>> inputs = new ArrayList<>();
    private final List<Set<String>> outputs = new ArrayList<>();

    /** Modules that take no table compute plans, not results of a study; they are left out. */
    void add(Module module) throws StepException, IOException {
        var in = module.call(Analysis.class, Analysis::inputs);
        var out = new HashSet<String>();
        module.call(Analysis.class, Analysis::outputs).forEach(p -> out.add(p.name()));
        if (!in.isEmpty()) {
            modules.add(module);
            inputs.add(in);
            outputs.add(out);
        }
    }

    /** The next module that can run with these tables, without it; null when none can. */
    Module next(Map<String, ?> tables) {
        var possible = possible(tables);
        for (boolean wait : new boolean[] {true, false}) {
            for (int m = 0; m < modules.size(); m++) {
                if (ready(m, tables, wait ? possible : Set.of())) {
                    inputs.remove(m);
                    outputs.remove(m);
                    return modules.remove(m);
                }
            }
        }
        return null;
    }

    /** Tables that the modules that can run at all still give. */
    private Set<String> possible(Map<String, ?> tables) {
        var given = new HashSet<String>(tables.keySet());
        int before;
        do {
            before = given.size();
            for (int m = 0; m < modules.size(); m++) {
                if (inputs.get(m).stream().allMatch(p -> !p.required() || given.contains(p.name()))) {
                    given.addAll(outputs.get(m));
                }
            }
        } while (given.size() > before);
        return given;
    }

    /** @param possible optional tables to wait for */
    private boolean ready(int m, Map<String, ?> tables, Set<String> possible) {
        boolean any = false;
        for (var port : inputs.get(m)) {
            boolean there = tables.containsKey(port.name());
            any |= there;
            if (!there && (port.required() || possible.contains(port.name()) && !outputs.get(m).contains(port.name()))) {
                return false;
            }
        }
        return any;
    }
}
