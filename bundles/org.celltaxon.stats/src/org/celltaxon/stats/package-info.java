// SPDX-License-Identifier: EPL-2.0
/** Numerical kernels (SCIENCE appendix B): small, pure, exact where that is possible. Libraries do the rest. */
@org.osgi.annotation.versioning.Version("0.1.0")
package org.celltaxon.stats;
