// SPDX-License-Identifier: EPL-2.0
/** Steps from tables to tables: composition, distance, potency, association (SCIENCE chapters 2 to 4). */
@org.osgi.annotation.versioning.Version("1.0.0")
package org.celltaxon.api.analysis;
