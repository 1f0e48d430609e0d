// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Optional;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;

import org.celltaxon.api.StepException;
import org.celltaxon.api.Text;

/** What a run was started with, kept in its folder {@code inputs} so that it can be run again: sheets and recipe, not the counts. */
final class RunInputs {

    private static final String FOLDER = "inputs";
    private static final String LOTS = "lots.csv";
    private static final String RECIPE = "recipe.yaml";
    private static final String POTENCY = "potency.";

    private RunInputs() {
    }

    static void write(Path run, LotSheet sheet, AnalysisRequest request) throws IOException {
        var folder = Files.createDirectories(run.resolve(FOLDER));
        Files.writeString(folder.resolve(LOTS), lots(sheet, request.out().toAbsolutePath().normalize()));
        Files.writeString(folder.resolve(RECIPE), request.recipe().yaml());
        if (request.potency().isPresent()) {
            var name = request.potency().get().getFileName().toString();
            Files.copy(request.potency().get(), folder.resolve(POTENCY + name.substring(name.lastIndexOf('.') + 1)));
        }
    }

    /** The lot sheet with whole paths; what lies in the same study is found from the run, so that the study may be moved. */
    private static String lots(LotSheet sheet, Path run) {
        var details = new LinkedHashSet<String>();
        sheet.rows().forEach(r -> details.addAll(r.details().keySet()));
        var fields = new ArrayList<>(java.util.List.of("lot", "path", "format", "library"));
        fields.addAll(details);
        var csv = new StringBuilder(StudySheets.row(fields.toArray(String[]::new)));
        for (var row : sheet.rows()) {
            var words = new ArrayList<>(java.util.List.of(row.lot(), path(row.path(), run), row.format(), row.library()));
            details.forEach(name -> words.add(row.details().get(name)));
            csv.append(StudySheets.row(words.toArray(String[]::new)));
        }
        return csv.toString();
    }

    private static String path(Path counts, Path run) {
        return counts.startsWith(data(run)) ? run.resolve(FOLDER).relativize(counts).toString() : counts.toString();
    }

    /** Where the counts of the study lie of which this is a run. */
    private static Path data(Path run) {
        return run.resolve("..").resolve("..").resolve(StudyFolder.DATA).normalize();
    }

    /** Where an input of a run is now, by what its record says. */
    static Path find(Path run, Path recorded) {
        var moved = data(run.toAbsolutePath().normalize()).resolve(recorded.getFileName());
        return !Files.exists(recorded) && Files.exists(moved) ? moved : recorded;
    }

    /** The record of a run. */
    static JsonObject record(Path run) throws StepException {
        try {
            var record = JsonParser.parseString(Files.readString(run.resolve("run.json"))).getAsJsonObject();
            if (!(record.get("inputs") instanceof JsonArray)) {
                throw new IllegalStateException("it does not name its inputs");
            }
            return record;
        } catch (IOException | JsonParseException | IllegalStateException e) {
            throw new StepException(new Text(run + " is not a run of CellTaxon.", run + " は CellTaxon の解析結果ではありません。"),
                    new Text("Its file run.json is missing or damaged: " + e.getMessage() + ".", "run.json がないか壊れています: " + e.getMessage()),
                    new Text("Give the folder that holds run.json.", "run.json のあるフォルダーを指定してください。"), e);
        }
    }

    /** A word of a record; empty where it has none. */
    static String word(JsonObject record, String name) {
        return record.has(name) && record.get(name).isJsonPrimitive() ? record.get(name).getAsString() : "";
    }

    /** The request that runs it again, into another folder. */
    static AnalysisRequest request(Path run, Path out, int threads) throws StepException {
        var record = record(run);
        var folder = run.resolve(FOLDER);
        if (!Files.exists(folder.resolve(LOTS)) || !record.has("seed") || !record.has("language")) {
            throw new StepException(new Text("The run " + run + " cannot be run again.", "解析 " + run + " は再実行できません。"),
                    new Text("It has no folder 'inputs': it was made by an earlier version, or it is one analysis of tables.",
                            "inputs フォルダーがありません（以前の版、又は表だけの解析）。"),
                    new Text("Start it again by hand with the settings in run.json.", "run.json の設定で手動で再実行してください。"));
        }
        return new AnalysisRequest(folder.resolve(LOTS), potency(folder), Recipe.read(folder.resolve(RECIPE)), out, threads,
                record.get("seed").getAsLong(), Locale.of(record.get("language").getAsString()));
    }

    private static Optional<Path> potency(Path folder) throws StepException {
        try (var files = Files.list(folder)) {
            return files.filter(f -> f.getFileName().toString().startsWith(POTENCY)).findFirst();
        } catch (IOException e) {
            throw new StepException(new Text(folder + " cannot be read.", folder + " を読めません。"), Text.same(Partial.reason(e)),
                    new Text("Check permissions.", "権限を確認してください。"), e);
        }
    }
}
