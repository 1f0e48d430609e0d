// SPDX-License-Identifier: EPL-2.0
/** CQA discovery: which subpopulation goes with potency, and how sure a few lots can make us (SCIENCE chapter 4). */
package org.celltaxon.cqa;
