// SPDX-License-Identifier: EPL-2.0
/** The built-in figures, and the writer of SVG. */
package org.celltaxon.figures;
