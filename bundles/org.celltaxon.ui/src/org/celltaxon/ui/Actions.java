// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.ui;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import org.celltaxon.api.StepException;
import org.celltaxon.engine.AnalysisRequest;
import org.celltaxon.engine.Demo;
import org.celltaxon.engine.Modules;
import org.celltaxon.engine.Recipe;
import org.celltaxon.engine.StudyFolder;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.OperationCanceledException;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.SubMonitor;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.DirectoryDialog;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.ui.IWorkbenchPartSite;
import org.eclipse.ui.PlatformUI;

/** What a user can start; the work itself runs in jobs with progress and cancel. */
final class Actions {

    private final IWorkbenchPartSite site;

    Actions(IWorkbenchPartSite site) {
        this.site = site;
    }

    /** Work of a job. */
    @FunctionalInterface
    private interface Work {
        void run(SubMonitor monitor) throws StepException, IOException;
    }

    /** Makes the demo study, analyses it and shows the report. */
    void demo() {
        var folder = Workspace.get().free(Messages.Demo_name);
        start(Messages.Job_demo, monitor -> {
            var files = folder.resolve("sources");
            Demo.create(Modules.installed(), "", Map.of(), files, AnalysisRequest.SEED, monitor.split(20));
            try (var study = StudyFolder.createIn(folder, files.resolve("lots.csv"), Optional.of(files.resolve("potency.csv")))) {
                changed();
                analyse(study, monitor.split(80));
            }
        });
    }

    void newStudy() {
        var chooser = new FileDialog(site.getShell(), SWT.OPEN);
        chooser.setText(Messages.Dialog_chooseLots);
        chooser.setFilterExtensions(new String[] {"*.csv;*.tsv;*.txt", "*"});
        var lots = chooser.open();
        if (lots == null) {
            return;
        }
        Optional<Path> potency = Optional.empty();
        if (MessageDialog.openQuestion(site.getShell(), Messages.Welcome_new, Messages.Dialog_potencyQuestion)) {
            chooser.setText(Messages.Dialog_choosePotency);
            var chosen = chooser.open();
            if (chosen == null) {
                return;
            }
            potency = Optional.of(Path.of(chosen));
        }
        var table = potency;
        var name = String.valueOf(Path.of(lots).toAbsolutePath().getParent().getFileName());
        var folder = Workspace.get().free(name);
        start(NLS.bind(Messages.Job_create, name), monitor -> {
            try (var study = StudyFolder.create(folder, Path.of(lots), table)) {
                changed();
                analyse(study, monitor);
            }
        });
    }

    void openResults() {
        var chooser = new DirectoryDialog(site.getShell());
        chooser.setText(Messages.Dialog_chooseResults);
        var folder = chooser.open();
        if (folder != null) {
            Parts.openResults(site.getPage(), Path.of(folder));
        }
    }

    /** Runs the standard analysis of a study. */
    void run(Path folder) {
        start(NLS.bind(Messages.Job_analysis, folder.getFileName()), monitor -> {
            try (var study = StudyFolder.open(folder)) {
                analyse(study, monitor);
            }
        });
    }

    private void analyse(StudyFolder study, IProgressMonitor monitor) throws StepException {
        var run = study.run(Modules.installed(), Recipe.standard(), Runtime.getRuntime().availableProcessors(),
                AnalysisRequest.SEED, Locale.getDefault(), monitor);
        PlatformUI.getWorkbench().getDisplay().asyncExec(() -> {
            Workspace.get().changed();
            Parts.openResults(site.getPage(), study.results(run));
        });
    }

    private static void changed() {
        PlatformUI.getWorkbench().getDisplay().asyncExec(Workspace.get()::changed);
    }

    private void start(String name, Work work) {
        var job = new Job(name) {
            @Override
            protected IStatus run(IProgressMonitor monitor) {
                try {
                    work.run(SubMonitor.convert(monitor, 100));
                    return Status.OK_STATUS;
                } catch (OperationCanceledException e) {
                    return Status.CANCEL_STATUS;
                } catch (StepException e) {
                    var language = Locale.getDefault();
                    show(e.what().in(language) + "\n\n" + e.why().in(language) + "\n\n" + e.todo().in(language));
                    return Status.OK_STATUS;
                } catch (IOException | RuntimeException e) {
                    return new Status(IStatus.ERROR, Actions.class, Messages.Dialog_problem, e);
                }
            }
        };
        job.setUser(false);
        job.schedule();
    }

    private static void show(String words) {
        PlatformUI.getWorkbench().getDisplay().asyncExec(() -> {
            Workspace.get().changed();
            MessageDialog.openError(PlatformUI.getWorkbench().getActiveWorkbenchWindow().getShell(), Messages.Dialog_problem,
                    words);
        });
    }
}
