// SPDX-License-Identifier: EPL-2.0
/**
 * What several test fragments share: matrices in memory, the golden data set DEMO-11, running of analyses, shared public data,
 * comparison with printed numbers.
 */
package org.celltaxon.testkit;
