// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.engine;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import org.celltaxon.api.Step;
import org.celltaxon.api.StepException;
import org.celltaxon.api.Text;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;

/** All modules that are there, found as services; of two with one id the one of the higher bundle version counts. */
public final class Modules {

    private final List<Module> all;

    /** From a list, for tests. */
    public Modules(List<Module> all) {
        this.all = all.stream().sorted(Comparator.comparing(Module::kind).thenComparing(Module::id)).toList();
    }

    /** The modules of the running platform, as they are now. */
    public static Modules installed() {
        return of(FrameworkUtil.getBundle(Modules.class).getBundleContext());
    }

    static Modules of(BundleContext context) {
        var found = new ArrayList<Module>();
        for (var kind : Kind.values()) {
            try {
                var references = context.getAllServiceReferences(kind.contract().getName(), null);
                for (var reference : references == null ? new ServiceReference<?>[0] : references) { // null means none
                    var module = module(context, kind, reference);
                    boolean fits = reference.isAssignableTo(context.getBundle(), kind.contract().getName());
                    boolean hidden = found.stream().anyMatch(m -> m.id().equals(module.id()) && m.kind() == kind);
                    if (fits && !hidden) {
                        found.add(module);
                    }
                }
            } catch (InvalidSyntaxException e) {
                throw new IllegalStateException(e);
            }
        }
        return new Modules(found);
    }

    private static Module module(BundleContext context, Kind kind, ServiceReference<?> reference) {
        var bundle = reference.getBundle();
        var id = text(reference, "celltaxon.id", bundle.getSymbolicName());
        var en = text(reference, "celltaxon.label", id);
        return new Module(id, kind, new Text(en, text(reference, "celltaxon.label.ja", en)), bundle.getSymbolicName(),
                bundle.getVersion().toString(), () -> (Step) context.getService(reference));
    }

    private static String text(ServiceReference<?> reference, String property, String fallback) {
        var value = reference.getProperty(property);
        return value instanceof String words && !words.isBlank() ? words : fallback;
    }

    /** All modules, by kind and id. */
    public List<Module> all() {
        return all;
    }

    /** The modules of a kind, by id. */
    public List<Module> of(Kind kind) {
        return all.stream().filter(m -> m.kind() == kind).toList();
    }

    /** The module with an id. */
    public Module require(Kind kind, String id) throws StepException {
        for (var module : of(kind)) {
            if (module.id().equals(id)) {
                return module;
            }
        }
        var known = of(kind).stream().map(Module::id).toList();
        throw new StepException(
                new Text("There is no module '" + id + "' for the step '" + kind.title().en() + "'.",
                        "ステップ「" + kind.title().ja() + "」のモジュール「" + id + "」がありません。"),
                new Text(known.isEmpty() ? "None is installed." : "Installed are: " + String.join(", ", known) + ".",
                        known.isEmpty() ? "何も入っていません。" : "入っているもの: " + String.join(", ", known)),
                new Text("Correct the id, install the module, or see why it did not start with: celltaxon modules --all",
                        "ID を直すか、モジュールを入れてください。起動しない理由は celltaxon modules --all で分かります。"));
    }
}
