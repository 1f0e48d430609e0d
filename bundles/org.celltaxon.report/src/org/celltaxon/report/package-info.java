// SPDX-License-Identifier: EPL-2.0
/** The report of a run: one HTML file that needs nothing else. */
package org.celltaxon.report;
