// SPDX-License-Identifier: EPL-2.0
/** Small tables with named, typed columns: what steps after the clustering take and give. */
@org.osgi.annotation.versioning.Version("1.0.0")
package org.celltaxon.api.table;
