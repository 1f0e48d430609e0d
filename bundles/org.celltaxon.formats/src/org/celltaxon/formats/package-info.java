// SPDX-License-Identifier: EPL-2.0
/** Importers and exporters of the formats the field uses. */
package org.celltaxon.formats;
