// SPDX-License-Identifier: EPL-2.0
/** The pipeline from counts to clusters (SCIENCE chapter 1), one contract a step; each can be replaced by a module. */
@org.osgi.annotation.versioning.Version("1.0.0")
package org.celltaxon.api.cells;
