// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.potency;

import org.celltaxon.api.StepException;
import org.celltaxon.api.analysis.Outcome;
import org.celltaxon.api.table.Table;
import org.celltaxon.testkit.Steps;

import java.util.Map;
import java.util.function.DoubleUnaryOperator;

/** Wells of plates, written shortly; the standards are those of SCIENCE 3.1. */
final class Plate {

    static final double[] NOMINAL = {15.6, 31.3, 62.5, 125, 250, 500, 1000, 2000};
    static final double[][] OD = {{.095, .101}, {.142, .136}, {.231, .239}, {.408, .396}, {.741, .763}, {1.302, 1.268}, {2.011, 2.071},
            {2.742, 2.688}};

    /** As the numbers of SCIENCE 3.1 were made. */
    static final Map<String, Object> SCIENCE = Map.of("weighting", "1/y^2");

    private final Table.Rows rows = new Table.Rows(PlateAssay.WELLS.columns());
    private String assay = "";
    private String plate = "P1";
    private double volume = 2;
    private double harvest = 1.8e5;
    private double seeding = 2e5;
    private double hours = 24;
    private String masked = "";
    private int wells;

    /** A plate with the standards of SCIENCE. */
    static Plate science() {
        return new Plate().standards();
    }

    /** Further wells are on this plate. */
    Plate on(String other) {
        plate = other;
        return this;
    }

    /** Further wells are of this assay. */
    Plate of(String other) {
        assay = other;
        return this;
    }

    /** Further samples are of such a culture. */
    Plate culture(double ml, double cellsHarvest, double cellsSeeding, double inHours) {
        volume = ml;
        harvest = cellsHarvest;
        seeding = cellsSeeding;
        hours = inHours;
        return this;
    }

    /** Further wells are left out for this reason; none where empty. */
    Plate masked(String reason) {
        masked = reason;
        return this;
    }

    Plate standards() {
        return standards(NOMINAL.length, v -> v);
    }

    /** The lowest of the standards with their optical density changed. */
    Plate standards(int levels, DoubleUnaryOperator change) {
        for (int l = 0; l < levels; l++) {
            standard(NOMINAL[l], change.applyAsDouble(OD[l][0]), change.applyAsDouble(OD[l][1]));
        }
        return this;
    }

    Plate standard(double nominal, double... od) {
        for (double one : od) {
            well("STANDARD", "", one, nominal, 1);
        }
        return this;
    }

    Plate blank(double... od) {
        for (double one : od) {
            well("BLANK", "", one, Double.NaN, 1);
        }
        return this;
    }

    Plate sample(String lot, double dilution, double... od) {
        for (double one : od) {
            well("SAMPLE", lot, one, Double.NaN, dilution);
        }
        return this;
    }

    Plate control(String name, double... od) {
        for (double one : od) {
            well("CONTROL", name, one, Double.NaN, 1);
        }
        return this;
    }

    /** Any well, numbered by itself. */
    Plate well(String role, String sample, double od, double concentration, double dilution) {
        return named("W" + ++wells, role, sample, od, concentration, dilution);
    }

    /** Any well. */
    Plate named(String well, String role, String sample, double od, double concentration, double dilution) {
        rows.add(plate, well, role, sample, od, concentration, assay, dilution, volume, harvest, seeding, hours, masked);
        return this;
    }

    Table build() {
        return rows.build();
    }

    Outcome run(Map<String, ?> settings) throws StepException {
        return Steps.run(new PlateAssay(), Map.of("wells", build()), settings);
    }

    Outcome run() throws StepException {
        return run(SCIENCE);
    }
}
