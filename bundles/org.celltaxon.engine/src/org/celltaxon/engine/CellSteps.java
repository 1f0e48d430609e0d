// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.engine;

import java.io.IOException;
import java.util.function.ToIntFunction;

import org.celltaxon.api.Step;
import org.celltaxon.api.StepException;
import org.celltaxon.api.cells.CellSpace;
import org.celltaxon.api.cells.Clustering;
import org.celltaxon.api.cells.Embedding;
import org.celltaxon.api.cells.FeatureSelection;
import org.celltaxon.api.cells.GraphConstruction;
import org.celltaxon.api.cells.Grouping;
import org.celltaxon.api.cells.Integration;
import org.celltaxon.api.cells.Labels;
import org.celltaxon.api.cells.NeighbourSearch;
import org.celltaxon.api.cells.Normalisation;
import org.celltaxon.api.cells.NormalisedMatrix;
import org.celltaxon.api.cells.PrincipalComponents;
import org.celltaxon.api.cells.Reduction;
import org.celltaxon.api.cells.SelectedGenes;
import org.celltaxon.api.counts.CountMatrix;

/**
 * The recipe's steps from counts to clusters, for any cells. What a module returns is checked before the next one sees it.
 *
 * @param ticks progress of a step of each kind
 */
record CellSteps(Modules modules, Recipe recipe, StepRunner runner, ToIntFunction<Kind> ticks) {

    /** Number of steps from counts to components. */
    static final int COMPONENTS = 3;
    /** Number of steps from coordinates to clusters. */
    static final int CLUSTERS = 3;

    NormalisedMatrix normalise(CountMatrix counts) throws StepException, IOException {
        return call(Kind.NORMALISATION, Normalisation.class, (step, settings, run) -> step.normalise(counts, settings, run));
    }

    SelectedGenes select(NormalisedMatrix normalised, Grouping lots) throws StepException, IOException {
        var selected = call(Kind.FEATURE_SELECTION, FeatureSelection.class,
                (step, settings, run) -> step.select(normalised, lots, settings, run));
        Check.selected(selected, normalised.counts().genes().size(), module(Kind.FEATURE_SELECTION));
        return selected;
    }

    PrincipalComponents reduce(NormalisedMatrix normalised, SelectedGenes selected) throws StepException, IOException {
        var components = call(Kind.REDUCTION, Reduction.class,
                (step, settings, run) -> step.reduce(normalised, selected.genes(), settings, run));
        Check.embedding(components.scores(), normalised.counts().cells(), module(Kind.REDUCTION));
        return components;
    }

    /** Variable genes and components of these cells. */
    Embedding components(CountMatrix counts, Grouping lots) throws StepException, IOException {
        var normalised = normalise(counts);
        return reduce(normalised, select(normalised, lots)).scores();
    }

    Embedding integrate(Embedding components, Grouping lots) throws StepException, IOException {
        var integrated = call(Kind.INTEGRATION, Integration.class,
                (step, settings, run) -> step.integrate(components, lots, settings, run));
        Check.embedding(integrated, components.cells(), module(Kind.INTEGRATION));
        return integrated;
    }

    /** The cells with their neighbours and graph. */
    CellSpace space(Embedding coordinates) throws StepException, IOException {
        var neighbours = call(Kind.NEIGHBOURS, NeighbourSearch.class, (step, settings, run) -> step.search(coordinates, settings, run));
        Check.length("neighbours", neighbours.cells(), coordinates.cells(), module(Kind.NEIGHBOURS));
        var graph = call(Kind.GRAPH, GraphConstruction.class, (step, settings, run) -> step.build(neighbours, settings, run));
        Check.length("graph", graph.cells(), coordinates.cells(), module(Kind.GRAPH));
        return new CellSpace(coordinates, neighbours, graph);
    }

    Labels cluster(CellSpace space) throws StepException, IOException {
        var labels = call(Kind.CLUSTERING, Clustering.class, (step, settings, run) -> step.cluster(space, settings, run));
        Check.length("labels", labels.cells(), space.cells(), module(Kind.CLUSTERING));
        return labels;
    }

    private <T extends Step, R> R call(Kind kind, Class<T> contract, StepRunner.Work<T, R> work) throws StepException, IOException {
        return runner.run(module(kind), contract, recipe.choice(kind).settings(), ticks.applyAsInt(kind), work);
    }

    private Module module(Kind kind) throws StepException {
        return modules.require(kind, recipe.choice(kind).module());
    }
}
