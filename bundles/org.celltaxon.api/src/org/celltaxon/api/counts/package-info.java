// SPDX-License-Identifier: EPL-2.0
/** Counts of molecules: sparse, never negative, whole numbers; one row a cell, in blocks of consecutive cells. */
@org.osgi.annotation.versioning.Version("1.0.0")
package org.celltaxon.api.counts;
