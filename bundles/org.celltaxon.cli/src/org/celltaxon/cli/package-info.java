// SPDX-License-Identifier: EPL-2.0
/** The headless application. */
package org.celltaxon.cli;
