// SPDX-License-Identifier: EPL-2.0
package org.partner.modules;

import java.util.Arrays;
import java.util.List;

import org.celltaxon.api.Offer;
import org.celltaxon.api.Parameter;
import org.celltaxon.api.Run;
import org.celltaxon.api.Settings;
import org.celltaxon.api.cells.CellSpace;
import org.celltaxon.api.cells.Clustering;
import org.celltaxon.api.cells.Embedding;
import org.celltaxon.api.cells.Labels;
import org.osgi.service.component.annotations.Component;

/**
 * Farthest-first clustering (Gonzalez 1985): centres are chosen as far from each other as possible, each cell joins the
 * nearest. Small enough to read in a minute.
 */
@Component
@Offer(id = "org.partner.farthest_first", label = "Farthest first", label_ja = "最遠点クラスタリング")
public final class FarthestFirst implements Clustering {

    static final Parameter<Integer> CLUSTERS = Parameter.whole("n_clusters", 8).between(1, 100)
            .help("Number of clusters.", "クラスター数。");

    @Override
    public List<Parameter<?>> parameters() {
        return List.of(CLUSTERS);
    }

    @Override
    public Labels cluster(CellSpace cells, Settings settings, Run run) {
        var space = cells.coordinates();
        var nearest = new double[cells.cells()];
        var label = new int[cells.cells()];
        Arrays.fill(nearest, Double.POSITIVE_INFINITY);
        int centre = run.random().nextInt(cells.cells()); // the platform's seeded source, never new Random()
        for (int c = 0; c < settings.get(CLUSTERS); c++) {
            run.checkCanceled();
            for (int i = 0; i < nearest.length; i++) {
                double distance = squareDistance(space, i, centre);
                if (distance < nearest[i]) {
                    nearest[i] = distance;
                    label[i] = c;
                }
            }
            for (int i = 0; i < nearest.length; i++) {
                centre = nearest[i] > nearest[centre] ? i : centre;
            }
        }
        return Labels.of(label);
    }

    private static double squareDistance(Embedding space, int a, int b) {
        double sum = 0;
        for (int d = 0; d < space.dimensions(); d++) {
            double t = space.at(a, d) - space.at(b, d);
            sum += t * t;
        }
        return sum;
    }
}
