// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.api;

import org.osgi.service.component.annotations.ComponentPropertyType;

/**
 * Names a module, beside {@code @Component}. The id is kept for ever: recipes and provenance refer to it.
 *
 * @since 1.0
 */
@ComponentPropertyType
public @interface Offer {

    /** Prefix of the service properties. */
    String PREFIX_ = "celltaxon.";

    /** Unique and stable, for example {@code org.partner.louvain}. */
    String id();

    /** What a user reads in English. */
    String label();

    /** What a user reads in Japanese; without it the English label is shown. */
    String label_ja() default "";
}
