// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.api.formats;

import java.io.IOException;
import java.util.Map;

import org.celltaxon.api.Run;
import org.celltaxon.api.Settings;
import org.celltaxon.api.Step;
import org.celltaxon.api.StepException;
import org.celltaxon.api.table.Table;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Reads one format of tables: the export of a plate reader, of a flow cytometer, of a PCR instrument.
 *
 * @since 1.0
 */
@ConsumerType
public interface TableImporter extends Step {

    /** Short name, for example {@code softmax} or {@code fcs}. */
    String format();

    /** Whether this is its format, judged by content: a few kilobytes at most are read. */
    boolean accepts(Source source) throws IOException;

    /**
     * Reads the file.
     *
     * @return tables by name in small letters, for example {@code wells} (one row a well and reading) or {@code events}
     * @throws StepException when the file is damaged or not what it says: names file, line and column or byte
     */
    Map<String, Table> read(Source source, Settings settings, Run run) throws StepException, IOException;
}
