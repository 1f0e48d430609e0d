// SPDX-License-Identifier: EPL-2.0
/** Finds modules, runs recipes, reports progress, keeps provenance. No window, no science. */
package org.celltaxon.engine;
