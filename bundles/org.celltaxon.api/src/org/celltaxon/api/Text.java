// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.api;

import java.util.Locale;
import java.util.Objects;

/**
 * A sentence or label in the two languages of the platform.
 *
 * @param en English
 * @param ja Japanese
 * @since 1.0
 */
public record Text(String en, String ja) {

    /** Both languages are required; use {@link #same(String)} for names that have no translation. */
    public Text {
        Objects.requireNonNull(en, "en");
        Objects.requireNonNull(ja, "ja");
    }

    /** A name that reads the same in both languages, such as a gene symbol. */
    public static Text same(String name) {
        return new Text(name, name);
    }

    /** The wording for a language: Japanese for {@code ja}, English for all others. */
    public String in(Locale language) {
        return "ja".equals(language.getLanguage()) ? ja : en;
    }

    @Override
    public String toString() {
        return en;
    }
}
