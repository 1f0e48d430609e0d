// SPDX-License-Identifier: EPL-2.0
/** What several test fragments share: matrices in memory, shared public data, comparison with printed numbers. */
package org.celltaxon.testkit;
