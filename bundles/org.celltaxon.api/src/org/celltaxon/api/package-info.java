// SPDX-License-Identifier: EPL-2.0
/**
 * The shape all modules share: {@link org.celltaxon.api.Step} says which parameters it has and offers one verb.
 *
 * <p>A module is one class that implements a contract of the sub-packages and carries two annotations:
 * <pre>{@code
 * @Component
 * @Offer(id = "org.partner.louvain", label = "Louvain", label_ja = "Louvain法")
 * public final class Louvain implements Clustering { ... }
 * }</pre>
 */
@org.osgi.annotation.versioning.Version("1.0.0")
package org.celltaxon.api;
