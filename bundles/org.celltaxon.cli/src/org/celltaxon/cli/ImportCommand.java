// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

import org.celltaxon.api.Notice;
import org.celltaxon.api.StepException;
import org.celltaxon.api.Text;
import org.celltaxon.engine.Annotations;
import org.celltaxon.engine.ImportPlan;
import org.celltaxon.engine.Kind;
import org.celltaxon.engine.Modules;
import org.celltaxon.engine.Recipe;
import org.celltaxon.engine.StudyFolder;
import org.celltaxon.engine.StudyImport;
import org.eclipse.core.runtime.OperationCanceledException;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code celltaxon import}: files into a study. */
@Command(name = "import", mixinStandardHelpOptions = true,
        description = "Brings counts, sheets and tables into a study; a study that is not there yet is made.")
final class ImportCommand implements Callable<Integer> {

    @ParentCommand
    private CellTaxonCommand parent;

    @Spec
    private CommandSpec spec;

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "Count files, folders to look through, lot sheets, potency tables,"
            + " annotations of cells, files of instruments. What each is, its content tells.")
    private List<Path> files;

    @Option(names = "--study", required = true, paramLabel = "DIR", description = "The study's folder, NAME.celltaxon.")
    private Path folder;

    @Option(names = "--lot", paramLabel = "NAME", description = "Lot of the count files that no lot sheet names; from their names without it.")
    private String lot = "";

    @Option(names = "--format", paramLabel = "WORD", description = "Format of these files; detected without it (see: celltaxon modules).")
    private String format = "";

    @Option(names = "--set", paramLabel = "NAME=VALUE", description = "A setting of the importer that --format names, for example genome=hg19.")
    private Map<String, Object> settings = new LinkedHashMap<>();

    @Option(names = "--dry-run", description = "Only say what would be imported.")
    private boolean dryRun;

    @Mixin
    private Threads threads;

    @Override
    public Integer call() throws StepException {
        for (var file : files) {
            if (!Files.exists(file)) {
                throw new StepException(new Text("The file " + file + " does not exist.", "ファイル " + file + " がありません。"),
                        new Text("Nothing was imported.", "何も取り込んでいません。"), new Text("Correct the path.", "パスを直してください。"));
            }
        }
        var modules = Modules.installed();
        ImportPlan plan;
        try (var progress = new ConsoleProgress(spec.commandLine().getErr())) {
            plan = ImportPlan.of(files, lot, format, modules, parent.language(), progress);
        }
        if (dryRun) {
            show(plan);
            return plan.problems().isEmpty() ? 0 : 1;
        }
        try (var study = StudyFolder.exists(folder) ? StudyFolder.open(folder) : StudyFolder.createEmpty(folder)) {
            return run(plan, study, modules);
        } catch (OperationCanceledException e) {
            spec.commandLine().getErr().println("celltaxon: " + new Text("cancelled; what was imported so far is in the study. The same"
                    + " command goes on from there.", "中止しました。取込み済みのものはスタディーにあります。同じコマンドで続きから再開できます。")
                    .in(parent.language()));
            return 1;
        }
    }

    private void show(ImportPlan plan) {
        var out = spec.commandLine().getOut();
        for (var row : plan.libraries().rows()) {
            out.println(String.join("\t", row.lot(), row.format(), row.path().toString()));
        }
        plan.potencyTables().forEach(f -> out.println("\tpotency\t" + f));
        plan.annotations().forEach(f -> out.println("\tannotations\t" + f));
        plan.instrumentTables().forEach(f -> out.println("\ttable\t" + f));
        problems(plan);
    }

    private void problems(ImportPlan plan) {
        for (var problem : plan.problems()) {
            spec.commandLine().getErr().println("celltaxon: " + problem.problem());
        }
        tell(plan.notices());
    }

    /** What is told of several files in the same words is told once. */
    private void tell(List<Notice> notices) {
        var times = new LinkedHashMap<String, Integer>();
        notices.forEach(n -> times.merge(n.code() + ": " + n.text().in(parent.language()), 1, Integer::sum));
        times.forEach((words, count) -> spec.commandLine().getErr().println("  " + words + (count == 1 ? "" : " (x " + count + ")")));
    }

    private int run(ImportPlan plan, StudyFolder study, Modules modules) throws StepException {
        var tables = new ArrayList<Annotations>();
        for (var file : plan.annotations()) {
            tables.add(Annotations.read(file));
        }
        var work = new StudyImport(study, modules, recipe(), tables);
        var out = spec.commandLine().getOut();
        int failures = plan.problems().size();
        List<StudyImport.Line> lines;
        try (var progress = new ConsoleProgress(spec.commandLine().getErr())) {
            lines = work.libraries(plan.libraries(), threads.count(), parent.language(), progress);
        }
        for (var line : lines) {
            if (line.failure().isPresent()) {
                failures++;
                Failures.print(line.failure().get(), spec.commandLine().getErr(), parent.language());
            } else {
                out.println(new Text(line.lot() + ": " + line.cells() + " cells x " + line.genes() + " genes from " + line.path()
                        + (line.done() ? "" : " (there already)"), line.lot() + ": " + line.cells() + " 細胞 x " + line.genes()
                        + " 遺伝子、" + line.path() + (line.done() ? "" : "（取込み済み）")).in(parent.language()));
            }
        }
        for (var table : plan.potencyTables()) {
            boolean added = work.potency(table);
            out.println(new Text("potency: " + table + (added ? "" : " (there already)"), "力価: " + table + (added ? "" : "（取込み済み）"))
                    .in(parent.language()));
        }
        for (var file : plan.instrumentTables()) {
            var names = work.tables(file, parent.language());
            out.println(names.isEmpty() ? new Text("tables: " + file + " (there already)", "表: " + file + "（取込み済み）")
                    .in(parent.language()) : new Text("tables: " + String.join(", ", names) + " from " + file,
                            "表: " + String.join(", ", names) + "、" + file).in(parent.language()));
        }
        problems(plan);
        tell(work.notices());
        out.println(study.folder().toAbsolutePath().normalize());
        return failures == 0 ? 0 : 1;
    }

    private Recipe recipe() {
        var choices = new EnumMap<Kind, Recipe.Choice>(Kind.class);
        choices.put(Kind.IMPORT, new Recipe.Choice("", settings));
        return new Recipe("import", choices);
    }
}
