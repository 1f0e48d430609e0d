// SPDX-License-Identifier: EPL-2.0
/** Simulated studies with known truth, for tutorials and tests (SCIENCE appendix C). Never to be shown as real data. */
package org.celltaxon.demo;
