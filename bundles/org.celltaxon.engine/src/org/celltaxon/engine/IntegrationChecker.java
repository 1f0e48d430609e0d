// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.celltaxon.api.Notice;
import org.celltaxon.api.StepException;
import org.celltaxon.api.Text;
import org.celltaxon.api.analysis.IntegrationCheck;
import org.celltaxon.api.run.RunResults;
import org.celltaxon.api.table.Table;
import org.celltaxon.store.Sums;
import org.celltaxon.store.Tsv;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.SubMonitor;

/** Was the integration good, and did it erase biology (SCIENCE 1.6)? For {@code celltaxon check-integration}. */
public final class IntegrationChecker {

    private static final int TICKS = 100;
    private static final int DRAWING = 100;

    private final Modules modules;

    /** @param modules where steps come from */
    public IntegrationChecker(Modules modules) {
        this.modules = modules;
    }

    /**
     * Checks the integration of a study.
     *
     * @param out folder for the results
     * @param lot to divide and to thin out; empty for the largest
     * @param repeats of each control, at least 1
     */
    public RunResults study(StudyFolder study, Recipe recipe, Path out, int threads, long seed, Locale language, String lot, int repeats,
            IProgressMonitor progress) throws StepException {
        Path sheets = null;
        try {
            sheets = Files.createTempDirectory("celltaxon");
            var lots = sheets.resolve("lots.csv");
            Files.writeString(lots, StudySheets.lots(study.study(), study.folder().toAbsolutePath().normalize()));
            return run(new AnalysisRequest(lots, java.util.Optional.empty(), recipe, out, threads, seed, language), lot, repeats, progress);
        } catch (IOException e) {
            throw new StepException(new Text("Temporary files cannot be written.", "一時ファイルを書き込めません。"), Text.same(Partial.reason(e)),
                    new Text("Free some space.", "空き容量を確保してください。"), e);
        } finally {
            StudySheets.forget(sheets);
        }
    }

    /** Checks the integration of a sheet's lots; writes {@code integration.tsv}, {@code run.json}, the tables behind it and figures. */
    public RunResults run(AnalysisRequest request, String lot, int repeats, IProgressMonitor progress) throws StepException {
        Analyzer.checkOut(request.out());
        return Partial.fill(request.out(), folder -> {
            try (var scratch = new Scratch(folder)) {
                return compute(request, lot, repeats, folder, scratch, progress);
            }
        });
    }

    private RunResults compute(AnalysisRequest request, String lot, int repeats, Path folder, Scratch scratch, IProgressMonitor progress)
            throws StepException, IOException {
        var provenance = new Provenance(request, Instant.now());
        var notices = new ArrayList<Notice>();
        var sheet = LotSheet.read(request.lots(), notices);
        int number = number(lot, sheet.lots(), request.lots());
        provenance.inputs(sheet, null);
        int reading = (Kind.IMPORT.work() + Kind.QUALITY_CONTROL.work() + 1) * TICKS;
        var runner = new StepRunner(SubMonitor.convert(progress, reading + IntegrationTrials.work(sheet.lots().size(), repeats) * TICKS
                + 2 * DRAWING), request.seed(), request.threads(), request.language());
        var pipeline = new Pipeline(modules, request.recipe(), runner, scratch);
        var study = pipeline.gather(sheet, notices);
        var tables = IntegrationTrials.tables(new CellSteps(modules, request.recipe(), runner, kind -> TICKS), study, scratch, number, repeats);
        tables.put("lots", pipeline.tables().get("lots"));
        var outcome = judge(request.recipe(), tables, runner);
        tables.put(IntegrationCheck.INTEGRATION.name(), outcome);
        var drawing = new Figures(modules, runner, DRAWING);
        var figures = drawing.draw(tables, java.util.Set.of(IntegrationCheck.INTEGRATION.name()));
        notices.addAll(drawing.notices());
        notices.addAll(0, runner.notices().stream().distinct().toList());
        provenance.lots(sheet.lots().size());
        provenance.steps(runner.records());
        provenance.notices(notices);
        var json = provenance.json(Instant.now());
        Files.writeString(folder.resolve("run.json"), json);
        RunInputs.write(folder, sheet, request);
        for (var name : List.of(IntegrationCheck.INTEGRATION.name(), IntegrationCheck.OWN.name(), IntegrationCheck.CONTROLS.name())) {
            Tsv.write(tables.get(name), tables.get(name).names(), folder.resolve(name + ".tsv"));
        }
        var results = new RunResults("check-integration", sheet.lots().size(), tables, Map.of(), List.of(), Map.of(), figures,
                finding(outcome), notices, runner.records(), json);
        Computation.figures(modules, results, folder, runner);
        Sums.write(folder);
        return results;
    }

    private static int number(String lot, List<String> lots, Path sheet) throws StepException {
        if (lot.isEmpty()) {
            return -1;
        }
        if (!lots.contains(lot)) {
            throw new StepException(new Text("There is no lot '" + lot + "' in " + sheet + ".", sheet + " にロット「" + lot + "」はありません。"),
                    new Text("The lots are: " + String.join(", ", lots) + ".", "ロット: " + String.join(", ", lots)),
                    new Text("Correct --lot.", "--lot を直してください。"));
        }
        return lots.indexOf(lot);
    }

    private Table judge(Recipe recipe, Map<String, Table> tables, StepRunner runner) throws StepException, IOException {
        var module = modules.require(Kind.INTEGRATION_CHECK, recipe.choice(Kind.INTEGRATION_CHECK).module());
        var outcome = runner.run(module, IntegrationCheck.class, recipe.choice(Kind.INTEGRATION_CHECK).settings(), DRAWING,
                (step, settings, run) -> {
                    var result = step.analyse(Map.copyOf(tables), settings, run);
                    result.notices().forEach(run::tell);
                    return result;
                });
        var table = outcome.tables().get(IntegrationCheck.INTEGRATION.name());
        Check.table(IntegrationCheck.INTEGRATION, table, module);
        return table;
    }

    private static Text finding(Table table) {
        int failed = table.where("verdict", "fail").rows();
        int passed = table.where("verdict", "pass").rows();
        int rest = table.rows() - failed - passed;
        return new Text("Integration: " + passed + " checks passed, " + failed + " failed, " + rest + " not assessable.",
                "統合の検査: 合格 " + passed + "、不合格 " + failed + "、判定不能 " + rest + "。");
    }
}
