// SPDX-License-Identifier: EPL-2.0
/** Figures as marks: points, lines and words in a plane. A module says what to draw, the platform draws it. */
@org.osgi.annotation.versioning.Version("1.0.0")
package org.celltaxon.api.figure;
