// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;

import org.celltaxon.api.StepException;
import org.celltaxon.api.Text;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Which module does each step, with which settings. In YAML, one entry a step that should differ from the built-in choice:
 * <pre>
 * clustering:
 *   module: org.partner.louvain
 *   resolution: 0.1
 * analysis:
 *   org.celltaxon.cqa.minimum_share:
 *     specification: 400
 *   org.celltaxon.lots.neighbourhoods: off
 * reclustering: off
 * cluster_number: on
 * </pre>
 *
 * @param name shown in reports
 * @param choices what was set, by step
 * @param analyses settings of further analyses and scores that differ from their defaults, by module; or that they are off
 * @param reclustering settings for clustering again in other ways
 * @param clusterNumber settings for the question how many clusters there are; off unless it is asked for
 */
public record Recipe(String name, Map<Kind, Choice> choices, Map<String, Option> analyses, Option reclustering, Option clusterNumber) {

    /**
     * Something that may be switched on or off.
     *
     * @param off whether it is left out
     * @param settings by name
     */
    public record Option(boolean off, Map<String, Object> settings) {
        private static final Option DEFAULT = new Option(false, Map.of());
        private static final Option OFF = new Option(true, Map.of());
    }

    private static final String ANALYSES = "analysis";
    private static final String RECLUSTERING = "reclustering";
    private static final String CLUSTER_NUMBER = "cluster_number";

    /** A recipe with all further analyses as they are. */
    public Recipe(String name, Map<Kind, Choice> choices) {
        this(name, choices, Map.of(), Option.DEFAULT, Option.OFF);
    }

    /** What was said of a further analysis. */
    public Option analysis(String module) {
        return analyses.getOrDefault(module, Option.DEFAULT);
    }

    /**
     * A module and the settings that differ from its defaults.
     *
     * @param module id; empty for the choice by content (import)
     * @param settings by name
     */
    public record Choice(String module, Map<String, Object> settings) {
    }

    /** The built-in modules with all defaults. */
    public static Recipe standard() {
        return new Recipe("standard", Map.of());
    }

    /** Module and settings of a step. */
    public Choice choice(Kind kind) {
        return choices.getOrDefault(kind, new Choice(kind.builtIn(), Map.of()));
    }

    /** Reads a recipe file. */
    public static Recipe read(Path file) throws StepException {
        try {
            return parse(file.getFileName().toString(), Files.readString(file));
        } catch (java.nio.file.NoSuchFileException e) {
            throw trouble(file.toString(), "It does not exist.", "存在しません。", e);
        } catch (IOException e) {
            throw trouble(file.toString(), "It cannot be read (" + e.getMessage() + ").", "読めません（" + e.getMessage() + "）。", e);
        }
    }

    /** Reads a recipe from YAML text. */
    public static Recipe parse(String name, String yaml) throws StepException {
        Object root;
        try {
            root = new Load(LoadSettings.builder().setLabel(name).build()).loadFromString(yaml);
        } catch (YamlEngineException e) {
            throw trouble(name, "It is not valid YAML: " + e.getMessage(), "YAML として読めません: " + e.getMessage(), e);
        }
        if (root == null) {
            return new Recipe(name, Map.of());
        }
        if (!(root instanceof Map<?, ?> steps)) {
            throw trouble(name, "It must have one entry a step, such as 'clustering:'.", "「clustering:」のようにステップごとに書いてください。",
                    null);
        }
        var choices = new EnumMap<Kind, Choice>(Kind.class);
        var analyses = new LinkedHashMap<String, Option>();
        var reclustering = Option.DEFAULT;
        var clusterNumber = Option.OFF;
        for (var entry : steps.entrySet()) {
            if (entry.getKey().equals(RECLUSTERING)) {
                reclustering = option(name, RECLUSTERING, entry.getValue());
                continue;
            }
            if (entry.getKey().equals(CLUSTER_NUMBER)) {
                clusterNumber = option(name, CLUSTER_NUMBER, entry.getValue());
                continue;
            }
            if (entry.getKey().equals(ANALYSES) || entry.getKey().equals(Kind.SCORES.word())) {
                if (entry.getValue() == null) {
                    continue;
                }
                if (!(entry.getValue() instanceof Map<?, ?> given)) {
                    throw trouble(name, "'" + entry.getKey() + "' must hold one entry a module.", "「" + entry.getKey()
                            + "」にはモジュールごとに書いてください。", null);
                }
                for (var analysis : given.entrySet()) {
                    var id = String.valueOf(analysis.getKey());
                    analyses.put(id, option(name, id, analysis.getValue()));
                }
                continue;
            }
            var kind = kind(name, String.valueOf(entry.getKey()));
            var settings = new LinkedHashMap<String, Object>();
            if (entry.getValue() instanceof Map<?, ?> given) {
                given.forEach((k, v) -> settings.put(String.valueOf(k), v));
            } else if (entry.getValue() != null) {
                throw trouble(name, "The step '" + entry.getKey() + "' must hold settings as 'name: value' lines.",
                        "ステップ「" + entry.getKey() + "」には「名前: 値」を書いてください。", null);
            }
            var module = settings.remove("module");
            choices.put(kind, new Choice(module == null ? kind.builtIn() : String.valueOf(module), settings));
        }
        return new Recipe(name, choices, analyses, reclustering, clusterNumber);
    }

    /** As YAML that {@link #parse} reads. */
    public String yaml() {
        var root = new LinkedHashMap<String, Object>();
        choices.forEach((kind, choice) -> {
            var entry = new LinkedHashMap<String, Object>();
            if (!choice.module.isEmpty()) {
                entry.put("module", choice.module);
            }
            entry.putAll(choice.settings);
            root.put(kind.word(), entry);
        });
        if (!analyses.isEmpty()) {
            var entries = new LinkedHashMap<String, Object>();
            analyses.forEach((module, option) -> entries.put(module, option.off ? "off" : option.settings));
            root.put(ANALYSES, entries);
        }
        if (!reclustering.equals(Option.DEFAULT)) {
            root.put(RECLUSTERING, reclustering.off ? "off" : reclustering.settings);
        }
        if (!clusterNumber.off) {
            root.put(CLUSTER_NUMBER, clusterNumber.settings.isEmpty() ? "on" : clusterNumber.settings);
        }
        return new Dump(DumpSettings.builder().build()).dumpToString(root);
    }

    private static Option option(String name, String entry, Object value) throws StepException {
        if (value instanceof Map<?, ?> given) {
            var settings = new LinkedHashMap<String, Object>();
            given.forEach((k, v) -> settings.put(String.valueOf(k), v));
            return new Option(false, settings);
        }
        var word = String.valueOf(value);
        if (word.equals("off") || word.equals("false")) {
            return new Option(true, Map.of());
        }
        if (value == null || word.equals("on") || word.equals("true")) {
            return Option.DEFAULT;
        }
        throw trouble(name, "'" + entry + "' must hold settings as 'name: value' lines, or off.",
                "「" + entry + "」には「名前: 値」又は off を書いてください。", null);
    }

    private static Kind kind(String name, String word) throws StepException {
        for (var kind : Kind.values()) {
            if (kind.inRecipe() && kind.word().equals(word)) {
                return kind;
            }
        }
        var known = java.util.Arrays.stream(Kind.values()).filter(Kind::inRecipe).map(Kind::word).toList();
        var all = String.join(", ", known) + ", " + Kind.SCORES.word() + ", " + ANALYSES + ", " + RECLUSTERING + ", "
                + CLUSTER_NUMBER;
        throw trouble(name, "There is no step '" + word + "'; the steps are " + all + ".", "ステップ「" + word + "」はありません。使えるもの: " + all, null);
    }

    private static StepException trouble(String name, String en, String ja, Throwable cause) {
        return new StepException(new Text("The recipe " + name + " cannot be used.", "レシピ " + name + " は使えません。"),
                new Text(en, ja), new Text("Correct the recipe and start again.", "レシピを直してやり直してください。"), cause);
    }
}
