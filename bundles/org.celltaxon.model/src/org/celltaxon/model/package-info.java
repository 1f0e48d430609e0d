// SPDX-License-Identifier: EPL-2.0
/** Loading and saving of the study model. */
package org.celltaxon.model;
