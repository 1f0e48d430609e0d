// SPDX-License-Identifier: EPL-2.0
/** Potency assays (SCIENCE chapter 3). */
package org.celltaxon.potency;
