// SPDX-License-Identifier: EPL-2.0
/** Files in and out. */
@org.osgi.annotation.versioning.Version("1.0.0")
package org.celltaxon.api.formats;
