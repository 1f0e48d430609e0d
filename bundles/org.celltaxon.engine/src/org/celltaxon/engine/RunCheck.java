// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.celltaxon.api.StepException;
import org.celltaxon.api.Text;
import org.celltaxon.store.Digest;
import org.celltaxon.store.SafeWrite;
import org.celltaxon.store.Sums;
import org.eclipse.core.runtime.IProgressMonitor;

/** Checks a run: its files are as they were written, its inputs are unchanged, and run again it gives the same tables and figures. */
public final class RunCheck {

    private static final List<String> COMPARED = List.of("tables", "figures");

    private final Modules modules;
    private final int threads;

    /** @param threads to run it again with */
    public RunCheck(Modules modules, int threads) {
        this.modules = modules;
        this.threads = threads;
    }

    /**
     * Runs it again and compares.
     *
     * @return what is not as it should be; empty when all is well
     */
    public List<Text> verify(Path run, IProgressMonitor progress) throws StepException {
        var found = new ArrayList<Text>();
        Path again = null;
        try {
            if (Files.exists(run.resolve(Sums.NAME))) {
                Sums.check(run).forEach(problem -> found.add(Text.same(problem)));
            }
            if (!found.isEmpty()) {
                return found; // what it was made of may be wrong as well
            }
            var record = RunInputs.record(run);
            for (var input : record.getAsJsonArray("inputs")) {
                var path = RunInputs.find(run, Path.of(input.getAsJsonObject().get("path").getAsString()));
                var of = input.getAsJsonObject().get("of").getAsString();
                boolean sheet = of.equals("lots") || of.equals("potency"); // kept with the run
                if (!sheet && !Files.exists(path)) {
                    found.add(new Text(path + ": is missing, so the run cannot be run again", path + ": ファイルがなく再実行できません"));
                } else if (!sheet && !Digest.sha256(path).equals(input.getAsJsonObject().get("sha256").getAsString())) {
                    found.add(new Text(path + ": is not what was analysed", path + ": 解析時と内容が異なります"));
                }
            }
            if (!found.isEmpty()) {
                return found;
            }
            again = Files.createTempDirectory("celltaxon-verify");
            var out = again.resolve("run");
            new Analyzer(modules).run(title(run), RunInputs.request(run, out, threads), progress);
            for (var folder : COMPARED) {
                found.addAll(differences(run.resolve(folder), out.resolve(folder)));
            }
            if (Files.exists(run.resolve(Atlas.FOLDER))) { // runs of earlier versions have none
                found.addAll(differences(run.resolve(Atlas.FOLDER), out.resolve(Atlas.FOLDER)));
            }
            return found;
        } catch (IOException e) {
            throw new StepException(new Text("The run " + run + " could not be checked.", "解析 " + run + " を検証できません。"),
                    Text.same(Partial.reason(e)), new Text("Check space and permissions.", "空き容量と権限を確認してください。"), e);
        } finally {
            remove(again);
        }
    }

    private static String title(Path run) {
        return String.valueOf(run.toAbsolutePath().normalize().getFileName());
    }

    private static List<Text> differences(Path before, Path now) throws IOException {
        var found = new ArrayList<Text>();
        var names = new java.util.TreeSet<String>();
        for (var folder : List.of(before, now)) {
            if (Files.isDirectory(folder)) {
                try (var files = Files.list(folder)) {
                    files.forEach(f -> names.add(f.getFileName().toString()));
                }
            }
        }
        for (var name : names) {
            var one = before.resolve(name);
            var other = now.resolve(name);
            if (!Files.exists(one) || !Files.exists(other) || Files.mismatch(one, other) >= 0) {
                found.add(new Text(one + ": run again it is different", one + ": 再実行の結果と異なります"));
            }
        }
        return found;
    }

    private static void remove(Path folder) {
        try {
            if (folder != null) {
                SafeWrite.remove(folder);
            }
        } catch (IOException e) {
            System.err.println("celltaxon: " + folder + " could not be removed: " + e.getMessage());
        }
    }
}
