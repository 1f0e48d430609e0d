// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.api;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * Something a user should know about a result (SCIENCE 0.4, warnings). A refusal cannot be made without the numbers that caused
 * it and the smallest change that would help (appendix A).
 *
 * @param code stable code in capitals, for example {@code TOO_FEW_LOTS} (SCIENCE appendix A)
 * @param severity how much it matters
 * @param text what happened, with the numbers, in both languages; for a refusal the change that would help is its end
 * @param numbers what caused it, by name; empty unless it is a refusal
 * @since 1.0
 */
public record Notice(String code, Severity severity, Text text, Map<String, Double> numbers) {

    /** How much a notice matters. */
    public enum Severity {
        /** Good to know. */
        INFO,
        /** The result holds, with a limitation. */
        WARNING,
        /** A part was not computed; the text says why and what would help. */
        REFUSAL
    }

    /** All parts are required. */
    public Notice {
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(severity, "severity");
        Objects.requireNonNull(text, "text");
        numbers = Collections.unmodifiableMap(new LinkedHashMap<>(numbers));
        if (severity == Severity.REFUSAL && numbers.isEmpty()) {
            throw new IllegalArgumentException("a refusal must carry the numbers that caused it");
        }
    }

    /** A limitation of a result. */
    public static Notice warning(String code, String en, String ja) {
        return new Notice(code, Severity.WARNING, new Text(en, ja), Map.of());
    }

    /** Something worth knowing. */
    public static Notice info(String code, String en, String ja) {
        return new Notice(code, Severity.INFO, new Text(en, ja), Map.of());
    }

    /**
     * Something that was not computed.
     *
     * @param why what is in the way
     * @param numbers that caused it, by name
     * @param change the smallest change that would make it possible
     */
    public static Notice refusal(Refusal code, Text why, Map<String, ? extends Number> numbers, Text change) {
        if (change.en().isBlank() || change.ja().isBlank()) {
            throw new IllegalArgumentException("a refusal must say what would help");
        }
        var values = new LinkedHashMap<String, Double>();
        numbers.forEach((name, value) -> values.put(name, value.doubleValue()));
        return new Notice(code.name(), Severity.REFUSAL, new Text(why.en() + " " + change.en(), why.ja() + change.ja()), values);
    }
}
