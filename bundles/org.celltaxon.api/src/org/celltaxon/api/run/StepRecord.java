// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.api.run;

import java.util.List;
import java.util.Map;

import org.celltaxon.api.Notice;
import org.celltaxon.api.Text;
import org.celltaxon.api.analysis.Outcome;

/**
 * One step of a run, for the provenance.
 *
 * @param step role in the pipeline, for example {@code clustering}
 * @param title what a user reads
 * @param module id of the module that did it
 * @param bundle its bundle
 * @param version its bundle's version
 * @param settings all settings, defaults included
 * @param seed seed of its random source
 * @param seconds wall-clock time
 * @param notices what it told
 * @param outcome what an analysis found, without which lots it says nothing (SCIENCE 0.4); null for other steps
 * @since 1.0
 */
public record StepRecord(String step, Text title, String module, String bundle, String version,
        Map<String, Object> settings, long seed, double seconds, List<Notice> notices, Outcome outcome) {

    /** Copies the notices. */
    public StepRecord {
        notices = List.copyOf(notices);
    }
}
