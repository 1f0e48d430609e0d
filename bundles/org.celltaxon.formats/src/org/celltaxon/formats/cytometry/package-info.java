// SPDX-License-Identifier: EPL-2.0
/** Importer of flow cytometry files. */
package org.celltaxon.formats.cytometry;
