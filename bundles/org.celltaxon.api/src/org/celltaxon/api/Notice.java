// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.api;

import java.util.Objects;

/**
 * Something a user should know about a result (SCIENCE 0.4, warnings).
 *
 * @param code stable code in capitals, for example {@code TOO_FEW_LOTS} (SCIENCE appendix A)
 * @param severity how much it matters
 * @param text what happened, with the numbers, in both languages
 * @since 1.0
 */
public record Notice(String code, Severity severity, Text text) {

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
    }

    /** A limitation of a result. */
    public static Notice warning(String code, String en, String ja) {
        return new Notice(code, Severity.WARNING, new Text(en, ja));
    }

    /** Something worth knowing. */
    public static Notice info(String code, String en, String ja) {
        return new Notice(code, Severity.INFO, new Text(en, ja));
    }

    /** Something that was not computed, why, and what would help. */
    public static Notice refusal(String code, String en, String ja) {
        return new Notice(code, Severity.REFUSAL, new Text(en, ja));
    }
}
