// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.product;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.regex.Pattern;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The report and the figures know what the modules of the science give; looked up in the packed product by reflection. */
@EnabledOnOs(OS.LINUX)
class ReportTablesTest {

    private static final Pattern COMPONENT = Pattern.compile("implementation class=\"([\\w.]+)\"");
    private static final Pattern CODE = Pattern.compile("\\b[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+\\b|\\b[A-Z]{5,}\\b");
    private static final Set<String> OF_CODES = Set.of("label", "flag", "verdict", "screen", "weight", "next_experiment", "result");
    /** Tables that the engine itself makes, and files that a user gives to a single analysis. */
    private static final Set<String> OF_THE_ENGINE = Set.of("cells", "qc", "lots", "markers", "marker_expression", "pseudobulk",
            "embedding", "genes", "specifications", "scores", "cell_scores", "mapped_cells", "mapped_composition", "reference_cells");
    /** Roles of wells are no codes of results. */
    private static final Set<String> NO_RESULT = Set.of("SAMPLE", "CONTROL");

    @TempDir
    private static Path folder;
    private static URLClassLoader loader;
    /** Names and meanings of the columns, by table. */
    private static final Map<String, Map<String, String>> GIVEN = new HashMap<>();
    private static final Set<String> TAKEN = new TreeSet<>();
    private static final List<Object> FIGURES = new ArrayList<>();

    @BeforeAll
    static void loadTheModules() throws IOException, InterruptedException, ReflectiveOperationException {
        var plugins = Product.unpack(folder).home().resolve("plugins");
        List<Path> jars;
        try (var files = Files.list(plugins)) {
            jars = files.filter(f -> f.toString().endsWith(".jar")).sorted().toList();
        }
        var urls = new ArrayList<URL>();
        for (var jar : jars) {
            urls.add(jar.toUri().toURL());
        }
        loader = new URLClassLoader(urls.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
        for (var jar : jars) {
            if (jar.getFileName().toString().matches("org\\.celltaxon\\.(cells|lots|cqa|potency|figures)_.*")) {
                for (var name : components(jar)) {
                    var module = loader.loadClass(name).getConstructor().newInstance();
                    if (loader.loadClass("org.celltaxon.api.figure.Figure").isInstance(module)) {
                        FIGURES.add(module);
                    } else if (loader.loadClass("org.celltaxon.api.analysis.Analysis").isInstance(module)) {
                        ports(module);
                    }
                }
            }
        }
        var ofClusterNumber = loader.loadClass("org.celltaxon.engine.ClusterRange").getDeclaredField("PORTS");
        ofClusterNumber.setAccessible(true);
        for (var port : (List<?>) ofClusterNumber.get(null)) {
            given(port);
        }
    }

    @AfterAll
    static void close() throws IOException {
        loader.close();
    }

    private static List<String> components(Path jar) throws IOException {
        var names = new ArrayList<String>();
        try (var file = new JarFile(jar.toFile())) {
            for (var entry : file.stream().filter(e -> e.getName().matches("OSGI-INF/.*\\.xml")).toList()) {
                var found = COMPONENT.matcher(new String(file.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8));
                while (found.find()) {
                    names.add(found.group(1));
                }
            }
        }
        return names;
    }

    private static void ports(Object module) throws ReflectiveOperationException {
        for (var port : (List<?>) get(module, "outputs")) {
            given(port);
        }
        for (var port : (List<?>) get(module, "inputs")) {
            TAKEN.add((String) get(port, "name"));
        }
    }

    private static void given(Object port) throws ReflectiveOperationException {
        var columns = GIVEN.computeIfAbsent((String) get(port, "name"), n -> new HashMap<>());
        for (var column : (List<?>) get(port, "columns")) {
            columns.put((String) get(column, "name"), (String) get(get(column, "meaning"), "en"));
        }
    }

    private static Object get(Object of, String name) throws ReflectiveOperationException {
        var method = of.getClass().getDeclaredMethods();
        for (var candidate : method) {
            if (candidate.getName().equals(name) && candidate.getParameterCount() == 0) {
                candidate.setAccessible(true);
                return candidate.invoke(of);
            }
        }
        return of.getClass().getMethod(name).invoke(of);
    }

    private static Object report(String type, String field) throws ReflectiveOperationException {
        var found = loader.loadClass("org.celltaxon.report." + type).getDeclaredField(field);
        found.setAccessible(true);
        return found.get(null);
    }

    @Test
    void tablesAndColumnsOfTheReportAreThoseOfTheModules() throws ReflectiveOperationException {
        var unknown = new ArrayList<String>();
        for (var further : (List<?>) report("Further", "ALL")) {
            var name = (String) get(further, "table");
            var columns = GIVEN.getOrDefault(name, Map.of());
            for (var column : (List<?>) get(further, "columns")) {
                if (!columns.containsKey(column)) {
                    unknown.add(name + "." + column);
                }
            }
        }
        assertEquals(List.of(), unknown);
    }

    @Test
    void tablesOfEveryFigureAreMadeBySomething() throws ReflectiveOperationException {
        assertTrue(FIGURES.size() >= 22, FIGURES.toString());
        for (var figure : FIGURES) {
            for (var table : (List<?>) get(figure, "tables")) {
                assertTrue(GIVEN.containsKey(table) || TAKEN.contains(table) || OF_THE_ENGINE.contains(table), figure + " wants " + table);
            }
        }
    }

    @Test
    void codesThatTheColumnsNameHavePlainWords() throws ReflectiveOperationException {
        var of = loader.loadClass("org.celltaxon.report.Words").getDeclaredMethod("of", String.class);
        of.setAccessible(true);
        var missing = new TreeSet<String>();
        for (var table : GIVEN.entrySet()) {
            for (var column : table.getValue().entrySet()) {
                var codes = CODE.matcher(column.getValue());
                while (OF_CODES.contains(column.getKey()) && codes.find()) {
                    var code = codes.group();
                    var words = (String) get(of.invoke(null, code), "ja");
                    if (!NO_RESULT.contains(code) && words.toUpperCase(Locale.ROOT).equals(code)) {
                        missing.add(code + " of " + table.getKey() + "." + column.getKey());
                    }
                }
            }
        }
        assertEquals("[]", missing.toString());
    }
}
