// SPDX-License-Identifier: EPL-2.0
/** Importers of what plate readers, PCR instruments and plate maps hold: values of wells. */
package org.celltaxon.formats.plates;
