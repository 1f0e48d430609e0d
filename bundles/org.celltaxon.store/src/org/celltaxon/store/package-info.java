// SPDX-License-Identifier: EPL-2.0
/** What lies on disk and in memory: count matrices, result files, digests. Every write appears whole or not at all. */
package org.celltaxon.store;
