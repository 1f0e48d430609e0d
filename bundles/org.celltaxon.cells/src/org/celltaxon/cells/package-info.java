// SPDX-License-Identifier: EPL-2.0
/** From counts to clusters (SCIENCE chapter 1): the built-in pipeline steps, offered like a partner's modules. */
package org.celltaxon.cells;
