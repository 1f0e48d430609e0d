// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.engine;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;

import org.celltaxon.api.Text;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.VersionRange;

/** Every module with its state, also those that did not start, with the reason in plain words. */
public final class ModuleStates {

    private static final Pattern COMPONENT_ID = Pattern.compile("name=\"celltaxon\\.id\"[^>]*value=\"([^\"]+)\"");
    private static final Pattern PROVIDED = Pattern.compile("interface=\"([^\"]+)\"");
    private static final Pattern MISSING = Pattern.compile(
            "Unresolved requirement: (Import-Package|Require-Bundle): ([\\w.\\-]+)(?:;[^\\n]*?version=\"([^\"]+)\")?");

    /**
     * The state of a module.
     *
     * @param id id, or the bundle's name where the module's is not known
     * @param kind word of its kind, empty when unknown
     * @param bundle symbolic name
     * @param version bundle version
     * @param ready whether it can be used
     * @param reason why not; empty when ready
     */
    public record State(String id, String kind, String bundle, String version, boolean ready, Text reason) {
    }

    private ModuleStates() {
    }

    /** All modules of the running platform. */
    public static List<State> all() {
        return all(FrameworkUtil.getBundle(ModuleStates.class).getBundleContext());
    }

    static List<State> all(BundleContext context) {
        var states = new ArrayList<State>();
        for (var module : Modules.of(context).all()) {
            states.add(new State(module.id(), module.kind().word(), module.bundle(), module.version(), true, Text.same("")));
        }
        for (var bundle : context.getBundles()) {
            if (bundle.getHeaders().get("Service-Component") != null && offersModules(bundle)) {
                addMissing(bundle, states);
            }
        }
        return states;
    }

    private static boolean offersModules(Bundle bundle) {
        var imports = bundle.getHeaders().get("Import-Package");
        var required = bundle.getHeaders().get("Require-Bundle");
        return (imports + "," + required).contains("org.celltaxon.api");
    }

    private static void addMissing(Bundle bundle, List<State> states) {
        for (var xml : components(bundle)) {
            var id = first(COMPONENT_ID, xml, bundle.getSymbolicName());
            var kind = Kind.ofContract(first(PROVIDED, xml, "")).map(Kind::word).orElse("");
            boolean known = states.stream().anyMatch(s -> s.bundle().equals(bundle.getSymbolicName())
                    && s.version().equals(bundle.getVersion().toString()) && s.id().equals(id));
            if (!known) {
                states.add(new State(id, kind, bundle.getSymbolicName(), bundle.getVersion().toString(), false, reason(bundle)));
            }
        }
    }

    private static List<String> components(Bundle bundle) {
        var xml = new ArrayList<String>();
        var entries = bundle.findEntries("OSGI-INF", "*.xml", false);
        for (var entry : entries == null ? List.<java.net.URL>of() : Collections.list(entries)) {
            try (var in = entry.openStream()) {
                xml.add(new String(in.readAllBytes(), StandardCharsets.UTF_8));
            } catch (IOException e) {
                xml.add("");
            }
        }
        return xml;
    }

    private static String first(Pattern pattern, String text, String fallback) {
        var match = pattern.matcher(text);
        return match.find() ? match.group(1) : fallback;
    }

    private static Text reason(Bundle bundle) {
        if (bundle.getHeaders().get("Bundle-ActivationPolicy") == null) {
            return new Text("Its manifest lacks 'Bundle-ActivationPolicy: lazy', so its service is never looked at.",
                    "マニフェストに Bundle-ActivationPolicy: lazy がないため認識されません。");
        }
        if (bundle.getState() != Bundle.INSTALLED) {
            return new Text("Its bundle is there but its service is not; the log has the details.",
                    "バンドルはあるがサービスがありません（ログ参照）。");
        }
        try {
            bundle.start(Bundle.START_TRANSIENT | Bundle.START_ACTIVATION_POLICY);
            return new Text("It was not started at first; start CellTaxon again.", "再起動してください。");
        } catch (BundleException e) {
            return explain(String.valueOf(e.getMessage()));
        }
    }

    /** The resolver's message in words that a person understands. */
    static Text explain(String message) {
        var match = MISSING.matcher(message);
        var en = new ArrayList<String>();
        var ja = new ArrayList<String>();
        while (match.find()) {
            var what = match.group(2);
            var range = match.group(3);
            if (what.startsWith("org.celltaxon.api")) {
                en.add("it was made for version " + wanted(range) + " of the CellTaxon module interface (" + what + "), and this"
                        + " CellTaxon has version " + apiVersion() + "; ask its maker for a version that fits, or update CellTaxon");
                ja.add("CellTaxon モジュール接続仕様 " + wanted(range) + " 用（" + what + "）ですが、この CellTaxon は " + apiVersion()
                        + " です。対応版を作成者に求めるか、CellTaxon を更新してください");
            } else {
                en.add("it needs " + what + (range == null ? "" : " " + range) + ", which is not installed");
                ja.add(what + (range == null ? "" : " " + range) + " が必要ですが、入っていません");
            }
        }
        if (en.isEmpty()) {
            return Text.same(message.strip());
        }
        return new Text("It did not start: " + en.get(en.size() - 1) + ".", "起動しません: " + ja.get(ja.size() - 1) + "。");
    }

    static String wanted(String range) {
        if (range == null) {
            return "?";
        }
        var parsed = VersionRange.valueOf(range);
        return parsed.getLeft().getMajor() + "." + parsed.getLeft().getMinor();
    }

    /** Version of the contracts of this platform, for example 1.0. */
    public static String apiVersion() {
        var api = FrameworkUtil.getBundle(org.celltaxon.api.Step.class);
        if (api == null) {
            return "?"; // not in a framework, as in tests
        }
        var wiring = api.adapt(org.osgi.framework.wiring.BundleWiring.class);
        for (var capability : wiring.getCapabilities("osgi.wiring.package")) {
            if ("org.celltaxon.api".equals(capability.getAttributes().get("osgi.wiring.package"))) {
                var version = (org.osgi.framework.Version) capability.getAttributes().get("version");
                return version.getMajor() + "." + version.getMinor();
            }
        }
        return "?";
    }
}
