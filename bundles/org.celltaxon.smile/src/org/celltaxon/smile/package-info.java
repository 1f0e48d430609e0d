// SPDX-License-Identifier: EPL-2.0
/** Clusterings of the Smile library (GPL-3) as modules; in a feature of their own, which no archive carries (NOTICE). */
package org.celltaxon.smile;
