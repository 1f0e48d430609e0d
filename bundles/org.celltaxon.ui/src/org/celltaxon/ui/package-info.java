// SPDX-License-Identifier: EPL-2.0
/** The workbench: Study Explorer, Welcome page, reports. */
package org.celltaxon.ui;
