// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.google.gson.GsonBuilder;

import org.celltaxon.api.Notice;
import org.celltaxon.api.Text;
import org.celltaxon.api.analysis.Assumption;
import org.celltaxon.api.run.StepRecord;
import org.celltaxon.store.Digest;
import org.osgi.framework.FrameworkUtil;

/** The record of a run: {@code run.json}. */
final class Provenance {

    private final Map<String, Object> record = new LinkedHashMap<>();

    Provenance(AnalysisRequest request, Instant start) {
        this(request.seed(), request.threads(), request.language(), request.recipe().name(), start);
    }

    Provenance(long seed, int threads, java.util.Locale language, String recipe, Instant start) {
        record.put("celltaxon", version());
        record.put("api", bundle(Provenance.class) == null ? "" : ModuleStates.apiVersion());
        record.put("start", start.toString());
        record.put("end", "");
        record.put("seed", seed);
        record.put("threads", threads);
        record.put("language", language.getLanguage());
        record.put("recipe", recipe);
        record.put("platform", platform());
    }

    private static Map<String, Object> platform() {
        var platform = new LinkedHashMap<String, Object>();
        platform.put("os", System.getProperty("os.name") + " " + System.getProperty("os.version"));
        platform.put("arch", System.getProperty("os.arch"));
        platform.put("processors", Runtime.getRuntime().availableProcessors());
        platform.put("java", System.getProperty("java.vm.name") + " " + Runtime.version());
        platform.put("max_heap_mb", Runtime.getRuntime().maxMemory() >> 20);
        return platform;
    }

    private static org.osgi.framework.Bundle bundle(Class<?> type) {
        return FrameworkUtil.getBundle(type);
    }

    /** Version of this CellTaxon. */
    static String version() {
        var own = bundle(Provenance.class);
        return own == null ? "test" : own.getVersion().toString();
    }

    /** Adds the digests of everything that was read; of a folder, of each file in it. */
    void inputs(LotSheet sheet, Path potency) throws IOException {
        var inputs = new ArrayList<Map<String, Object>>();
        add(inputs, "lots", sheet.file());
        if (potency != null) {
            add(inputs, "potency", potency);
        }
        for (var row : sheet.rows()) {
            add(inputs, row.lot(), row.path());
            var raw = row.details().get(LotSheet.RAW);
            if (raw != null && Files.exists(Path.of(raw))) {
                add(inputs, row.lot() + " " + LotSheet.RAW, Path.of(raw));
            }
        }
        record.put("inputs", inputs);
    }

    /** Adds the digests of named tables. */
    void inputs(Map<String, Path> tables) throws IOException {
        var inputs = new ArrayList<Map<String, Object>>();
        for (var table : tables.entrySet()) {
            add(inputs, table.getKey(), table.getValue());
        }
        record.put("inputs", inputs);
    }

    /** Adds the reference that was mapped onto. */
    void reference(Path file, String digest) {
        record.put("reference", new java.util.TreeMap<>(Map.of("path", file.toAbsolutePath().toString(), "sha256", digest)));
    }

    void lots(int lots) {
        record.put("lots", lots);
    }

    private static void add(List<Map<String, Object>> inputs, String role, Path path) throws IOException {
        if (Files.isDirectory(path)) {
            try (var files = Files.list(path)) {
                for (var file : files.filter(Files::isRegularFile).sorted().toList()) {
                    add(inputs, role, file);
                }
            }
            return;
        }
        var entry = new LinkedHashMap<String, Object>();
        entry.put("of", role);
        entry.put("path", path.toAbsolutePath().toString());
        entry.put("bytes", Files.size(path));
        entry.put("sha256", Digest.sha256(path));
        inputs.add(entry);
    }

    void results(int lots, int cells, int kept, int genes, int clusters, Text finding) {
        record.put("lots", lots);
        record.put("cells", cells);
        record.put("cells_kept", kept);
        record.put("genes", genes);
        record.put("clusters", clusters);
        record.put("finding", Map.of("en", finding.en(), "ja", finding.ja()).entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .collect(LinkedHashMap::new, (m, e) -> m.put(e.getKey(), e.getValue()), Map::putAll));
    }

    void steps(List<StepRecord> steps) {
        record.put("steps", steps.stream().map(Provenance::step).toList());
    }

    private static Map<String, Object> step(StepRecord step) {
        var entry = new LinkedHashMap<String, Object>();
        entry.put("step", step.step());
        entry.put("module", step.module());
        entry.put("bundle", step.bundle());
        entry.put("version", step.version());
        entry.put("settings", step.settings());
        entry.put("seed", step.seed());
        entry.put("seconds", Math.round(step.seconds() * 1000) / 1000.0);
        if (step.outcome() != null) {
            var found = step.outcome();
            entry.put("lots", found.lots());
            entry.put("lots_missing", found.missing());
            entry.put("lots_censored", found.censored());
            entry.put("assumptions", found.assumptions().stream().map(Provenance::assumption).toList());
        }
        return entry;
    }

    private static Map<String, Object> assumption(Assumption assumption) {
        var entry = new LinkedHashMap<String, Object>();
        entry.put("name", assumption.name());
        entry.put("status", assumption.status().name());
        entry.put("value", finite(assumption.value()));
        entry.put("threshold", finite(assumption.threshold()));
        return entry;
    }

    /** JSON has no word for numbers that are none. */
    private static Double finite(double value) {
        return Double.isFinite(value) ? value : null;
    }

    void notices(List<Notice> notices) {
        record.put("notices", notices.stream().map(n -> {
            var entry = new LinkedHashMap<String, Object>();
            entry.put("code", n.code());
            entry.put("severity", n.severity().name());
            entry.put("en", n.text().en());
            entry.put("ja", n.text().ja());
            if (!n.numbers().isEmpty()) {
                var numbers = new LinkedHashMap<String, Object>();
                n.numbers().forEach((name, value) -> numbers.put(name, finite(value)));
                entry.put("numbers", numbers);
            }
            return entry;
        }).toList());
    }

    String json(Instant end) {
        record.put("end", end.toString());
        return new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().serializeNulls().create().toJson(record) + "\n";
    }
}
