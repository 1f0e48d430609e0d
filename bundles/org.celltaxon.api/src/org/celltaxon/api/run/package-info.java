// SPDX-License-Identifier: EPL-2.0
/** What a finished run knows: for exporters and reports. */
@org.osgi.annotation.versioning.Version("1.0.0")
package org.celltaxon.api.run;
