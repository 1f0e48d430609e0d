// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import org.celltaxon.api.StepException;
import org.celltaxon.api.Text;
import org.celltaxon.api.cells.Clustering;
import org.celltaxon.api.cells.Labels;
import org.eclipse.core.runtime.OperationCanceledException;
import org.junit.jupiter.api.Test;

/** Modules by kind and id. */
class ModulesTest {

    private static final Clustering ONE = (cells, settings, run) -> Labels.of(new int[cells.cells()]);

    @Test
    void modulesAreOrderedByKindAndId() {
        var modules = new Modules(List.of(Fakes.module(Kind.LAYOUT, "a", "b", ONE),
                Fakes.module(Kind.CLUSTERING, "z", "b", ONE),
                Fakes.module(Kind.CLUSTERING, "y", "b", ONE)));
        assertEquals(List.of("y", "z", "a"), modules.all().stream().map(Module::id).toList());
        assertEquals(List.of("y", "z"), modules.of(Kind.CLUSTERING).stream().map(Module::id).toList());
        assertEquals(List.of(), modules.of(Kind.GRAPH));
    }

    @Test
    void anIdIsLookedForAmongItsKindOnly() throws StepException {
        var modules = new Modules(List.of(Fakes.module(Kind.LAYOUT, "a", "b", ONE),
                Fakes.module(Kind.CLUSTERING, "z", "b", ONE)));
        assertEquals("a", modules.require(Kind.LAYOUT, "a").id());
        assertThrows(StepException.class, () -> modules.require(Kind.CLUSTERING, "a"));
    }

    @Test
    void aClassIsLoadedWhenItIsFirstUsed() throws StepException, IOException {
        var made = new AtomicInteger();
        var module = new Module("a", Kind.CLUSTERING, Text.same("a"), "b", "1", () -> {
            made.incrementAndGet();
            return ONE;
        });
        var modules = new Modules(List.of(module));
        modules.all();
        modules.require(Kind.CLUSTERING, "a");
        assertEquals(0, made.get());
        module.call(Clustering.class, c -> c.parameters());
        assertEquals(1, made.get());
    }

    @Test
    void cancelAndReadErrorsPassThrough() {
        var module = Fakes.module(Kind.CLUSTERING, "a", "b", ONE);
        assertThrows(OperationCanceledException.class, () -> module.call(Clustering.class, c -> {
            throw new OperationCanceledException();
        }));
        assertThrows(IOException.class, () -> module.call(Clustering.class, c -> {
            throw new IOException();
        }));
    }

    @Test
    void aKindIsFoundByItsContract() {
        assertEquals(Kind.CLUSTERING, Kind.ofContract(Clustering.class.getName()).orElseThrow());
        assertEquals(true, Kind.ofContract("org.partner.Other").isEmpty());
    }
}
