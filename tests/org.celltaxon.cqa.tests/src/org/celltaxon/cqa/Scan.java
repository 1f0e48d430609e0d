// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.cqa;

import java.util.Map;

import org.celltaxon.api.StepException;
import org.celltaxon.api.analysis.Outcome;
import org.celltaxon.api.table.Table;
import org.celltaxon.testkit.Demo11;
import org.celltaxon.testkit.Steps;

/** Runs the scan of shares against potency. */
final class Scan {

    private Scan() {
    }

    /** The first lots of DEMO-11 with their VEGF. */
    static Outcome run(int lots, Map<String, ?> settings) throws StepException {
        return run(Demo11.composition(Demo11.counts(lots)), Demo11.potency(Demo11.vegf(lots), Map.of()), settings);
    }

    static Outcome run(Table composition, Table potency, Map<String, ?> settings) throws StepException {
        return Steps.run(new ShareAgainstPotency(), Map.of("composition", composition, "potency", potency), settings);
    }

    /** The table of an outcome. */
    static Table table(Outcome outcome) {
        return outcome.tables().get("association");
    }
}
