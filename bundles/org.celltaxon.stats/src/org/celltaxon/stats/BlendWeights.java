// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.stats;

import java.util.ArrayList;
import java.util.Arrays;

import org.hipparchus.exception.MathIllegalStateException;
import org.hipparchus.optim.linear.LinearConstraint;
import org.hipparchus.optim.linear.LinearConstraintSet;
import org.hipparchus.optim.linear.LinearObjectiveFunction;
import org.hipparchus.optim.linear.NonNegativeConstraint;
import org.hipparchus.optim.linear.Relationship;
import org.hipparchus.optim.linear.SimplexSolver;
import org.hipparchus.optim.nonlinear.scalar.GoalType;

/** Weights of lots in a mix by Hipparchus' simplex (SCIENCE 4.11). */
public final class BlendWeights {

    private BlendWeights() {
    }

    /**
     * The largest weight of one lot in a mix whose shares keep within limits.
     *
     * @param shares constraints x lots
     * @param least lower limit of each constraint, NaN for none
     * @param most upper limit, NaN for none
     * @return weights that sum to 1; null when no mix keeps within all limits
     */
    public static double[] largest(int lot, double[][] shares, double[] least, double[] most) {
        int n = shares[0].length;
        var limits = new ArrayList<LinearConstraint>();
        var ones = new double[n];
        Arrays.fill(ones, 1);
        limits.add(new LinearConstraint(ones, Relationship.EQ, 1));
        for (int c = 0; c < shares.length; c++) {
            if (!Double.isNaN(least[c])) {
                limits.add(new LinearConstraint(shares[c], Relationship.GEQ, least[c]));
            }
            if (!Double.isNaN(most[c])) {
                limits.add(new LinearConstraint(shares[c], Relationship.LEQ, most[c]));
            }
        }
        var goal = new double[n];
        goal[lot] = 1;
        try {
            return new SimplexSolver().optimize(new LinearObjectiveFunction(goal, 0), new LinearConstraintSet(limits), GoalType.MAXIMIZE,
                    new NonNegativeConstraint(true)).getPoint();
        } catch (MathIllegalStateException e) {
            return null; // no mix keeps within all limits
        }
    }
}
