// SPDX-License-Identifier: EPL-2.0
/** Lot composition against the population (SCIENCE chapter 2). */
package org.celltaxon.lots;
