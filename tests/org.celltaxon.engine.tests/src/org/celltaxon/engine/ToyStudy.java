// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;

import org.celltaxon.api.StepException;
import org.celltaxon.api.run.RunResults;
import org.eclipse.core.runtime.NullProgressMonitor;

/** Six lots of twelve cells on disk: lot i has i cells in the smaller cluster and its last cell is empty. */
final class ToyStudy {

    final Path folder;
    final Path lots;
    final Path potency;
    final Path out;

    ToyStudy(Path folder) throws IOException {
        this(folder, null);
    }

    /** As above, with the rows of the sheets and the cells of the files in another order. */
    ToyStudy(Path folder, Random random) throws IOException {
        this.folder = Files.createDirectories(folder);
        var rows = new ArrayList<String>();
        for (int lot = 1; lot <= 6; lot++) {
            var cells = new ArrayList<String>();
            for (int c = 0; c < 12; c++) {
                cells.add("細胞" + c + (c == 11 ? " 0 0 0" : c < lot ? " 1 " + (3 + c) + " 0" : " 9 " + c % 3 + " 2"));
            }
            if (random != null) {
                Collections.shuffle(cells, random);
            }
            Fakes.toy(folder.resolve("ロット" + lot + ".toy"), "G1 G2 G3", cells.toArray(String[]::new));
            rows.add("D" + lot + ",ロット" + lot + ".toy,M" + lot);
        }
        if (random != null) {
            Collections.shuffle(rows, random);
        }
        lots = Files.writeString(folder.resolve("lots.csv"), "lot,path,donor\n" + String.join("\n", rows) + "\n");
        potency = Files.writeString(folder.resolve("potency.csv"),
                "lot,assay,value,unit\nD1,VEGF,<360,pg\nD2,VEGF,400,pg\nD3,VEGF,450,pg\nD4,VEGF,500,pg\n"
                        + "D5,VEGF,560,pg\nD6,VEGF,610,pg\n");
        out = folder.resolve("結果");
    }

    AnalysisRequest request() {
        return request(Recipe.standard(), 1);
    }

    AnalysisRequest request(Recipe recipe, int threads) {
        return new AnalysisRequest(lots, Optional.of(potency), recipe, out, threads, 1, Locale.ENGLISH);
    }

    AnalysisRequest withoutPotency() {
        return new AnalysisRequest(lots, Optional.empty(), Recipe.standard(), out, 1, 1, Locale.ENGLISH);
    }

    RunResults run(Fakes fakes) throws StepException {
        return new Analyzer(fakes.modules()).run(request(), new NullProgressMonitor());
    }

    /** Names of all that is in the study's folder. */
    List<String> names() throws IOException {
        return names(folder);
    }

    static List<String> names(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(f -> f.getFileName().toString()).sorted().toList();
        }
    }
}
