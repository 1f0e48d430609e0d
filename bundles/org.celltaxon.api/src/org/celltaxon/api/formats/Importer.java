// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.api.formats;

import java.io.IOException;

import org.celltaxon.api.Run;
import org.celltaxon.api.Settings;
import org.celltaxon.api.Step;
import org.celltaxon.api.StepException;
import org.celltaxon.api.counts.MatrixSink;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Reads one format of count matrices, cell by cell, and never holds the whole matrix.
 *
 * @since 1.0
 */
@ConsumerType
public interface Importer extends Step {

    /** Short name for the {@code format} column of a lot sheet, for example {@code 10x-h5}. */
    String format();

    /** Whether this is its format, judged by content: a few kilobytes at most are read. */
    boolean accepts(Source source) throws IOException;

    /**
     * Reads all cells into the sink.
     *
     * @throws StepException when the file is damaged or not what it says: names file and place
     */
    void read(Source source, MatrixSink sink, Settings settings, Run run) throws StepException, IOException;
}
