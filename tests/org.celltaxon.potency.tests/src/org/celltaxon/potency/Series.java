// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.potency;

import java.util.Map;

import org.celltaxon.api.StepException;
import org.celltaxon.api.analysis.Analysis;
import org.celltaxon.api.analysis.Outcome;
import org.celltaxon.api.table.Table;

/** Doses and responses of preparations, written shortly; the numbers are those of SCIENCE 3.2. */
final class Series {

    static final double[] THREE = {1, 2, 4};
    static final String LINE_S = "10.1 9.8 10.4|14.9 15.3 15.1|20.2 19.7 20.1";
    static final String LINE_T = "12.0 11.6 12.1|17.0 16.5 16.8|21.9 21.6 22.3";
    static final double[] SEVEN = {1, 3.1623, 10, 31.623, 100, 316.23, 1000};
    static final String CURVE_S = ".12 .10 .11|.20 .23 .21|.52 .49 .55|1.02 1.08 1.05|1.60 1.55 1.63|1.85 1.90 1.88|1.97 1.94 1.99";
    static final String CURVE_T = ".11 .13 .12|.29 .26 .28|.70 .66 .69|1.27 1.22 1.30|1.71 1.74 1.69|1.92 1.89 1.94|1.96 2.00 1.98";

    private final Table.Rows rows = new Table.Rows(RelativePotency.DOSES.columns());
    private String assay = "";
    private double doses = 1;
    private double responses = 1;

    /** The straight lines of SCIENCE. */
    static Series lines() {
        return new Series().with("S", THREE, LINE_S).with("T", THREE, LINE_T);
    }

    /** The logistic curves of SCIENCE. */
    static Series curves() {
        return new Series().with("S", SEVEN, CURVE_S).with("T", SEVEN, CURVE_T);
    }

    /** Further rows are of this assay. */
    Series of(String other) {
        assay = other;
        return this;
    }

    /** Further rows have doses and responses so many times as large. */
    Series times(double ofDoses, double ofResponses) {
        doses = ofDoses;
        responses = ofResponses;
        return this;
    }

    /** Responses of each dose, separated by blanks, doses by bars. */
    Series with(String preparation, double[] dose, String text) {
        var own = text.split("\\|");
        for (int d = 0; d < own.length; d++) {
            for (var response : own[d].strip().split(" ")) {
                row(preparation, dose[d], Double.parseDouble(response), "", "", "");
            }
        }
        return this;
    }

    /** Any row. */
    Series row(String preparation, double dose, double response, String block, String column, String series) {
        rows.add(preparation, dose * doses, response * responses, assay, block, column, series);
        return this;
    }

    Table build() {
        return rows.build();
    }

    Outcome run(Analysis step, Map<String, ?> settings) throws StepException {
        return Promises.run(step, "doses", build(), settings);
    }

    Outcome run(Analysis step) throws StepException {
        return run(step, Map.of("reference", "S"));
    }
}
