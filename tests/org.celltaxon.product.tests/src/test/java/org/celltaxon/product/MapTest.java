// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.product;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A lot that was left out of an analysis is mapped onto it. */
@EnabledOnOs(OS.LINUX)
class MapTest {

    @TempDir
    private Path folder;

    @Test
    void aLotLeftOutIsMappedAndADamagedReferenceIsRefused() throws IOException, InterruptedException {
        var product = Product.unpack(folder);
        var demo = folder.resolve("demo");
        assertEquals(0, product.celltaxon("demo", "--out", demo.toString(), "--set", "cells_per_lot=150", "--set", "genes=700").exit());
        var rows = Files.readAllLines(demo.resolve("lots.csv"));
        var ten = Files.write(demo.resolve("ten.csv"), rows.subList(0, rows.size() - 1));
        var last = Files.write(demo.resolve("last.csv"), List.of(rows.get(0), rows.getLast()));
        var run = folder.resolve("run");
        var analysed = product.celltaxon("analyze", "--lots", ten.toString(), "--out", run.toString());
        assertEquals(0, analysed.exit(), analysed.err());
        var mapped = folder.resolve("mapped");
        var answer = product.celltaxon("map", run.toString(), "--lots", last.toString(), "--out", mapped.toString(), "--lang", "en");
        assertEquals(0, answer.exit(), answer.err());
        assertTrue(answer.out().contains("mapped onto the reference of 10 lots"), answer.out());
        var verdict = Files.readAllLines(mapped.resolve("tables/mapping.tsv")).get(1).split("\t");
        assertEquals("MAPPED", verdict[5]);
        for (var file : List.of("report.html", "run.json", "SHA256SUMS", "figures/new_lot_maps.svg", "figures/new_lot_shares.svg",
                "tables/cells.tsv", "tables/composition.tsv")) {
            assertTrue(Files.size(mapped.resolve(file)) > 100, file);
        }
        var clusters = new HashSet<String>();
        Files.readAllLines(mapped.resolve("tables/composition.tsv")).forEach(l -> clusters.add(l.split("\t")[1]));
        assertTrue(clusters.containsAll(List.of("CL1", "CL2", "unassigned")), clusters.toString());
        var atlas = run.resolve("reference/population.atlas");
        var bytes = Files.readAllBytes(atlas);
        bytes[bytes.length / 2] ^= 4;
        Files.write(atlas, bytes);
        var refused = product.celltaxon("map", run.toString(), "--lots", last.toString(), "--out", folder.resolve("no").toString(),
                "--lang", "en");
        assertEquals(1, refused.exit());
        assertTrue(refused.err().contains("population.atlas"), refused.err());
        assertTrue(Files.notExists(folder.resolve("no")));
        assertEquals(2, product.celltaxon("map", run.toString()).exit());
    }
}
