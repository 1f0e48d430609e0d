// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.codegen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GenerateModelTest {

    @Test
    void theCommittedCodeIsWhatTheEcoreGives(@TempDir Path folder) throws IOException {
        var bundle = Path.of(System.getProperty("model.bundle"));
        GenerateModel.generate(bundle.resolve("model/study.ecore"), folder);
        var generated = sources(folder.resolve("src-gen"));
        assertFalse(generated.isEmpty());
        assertEquals(generated, sources(bundle.resolve("src-gen")),
                "run: releng/mvn -pl releng/org.celltaxon.codegen compile exec:java");
    }

    private static Map<String, String> sources(Path root) throws IOException {
        var sources = new TreeMap<String, String>();
        try (var files = Files.walk(root)) {
            for (var file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
                sources.put(root.relativize(file).toString(), Files.readString(file));
            }
        }
        return sources;
    }
}
