// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.ui;

import java.nio.file.Files;
import java.nio.file.Path;

import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.osgi.util.NLS;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.statushandlers.StatusManager;

/** Opens pages. */
final class Parts {

    private Parts() {
    }

    static void openWelcome(IWorkbenchPage page) {
        open(page, PageInput.welcome(), WelcomePage.ID);
    }

    /** Shows the report in a folder of results, and the folder in the Study Explorer. */
    static void openResults(IWorkbenchPage page, Path folder) {
        var report = folder.resolve("report.html");
        if (!Files.isRegularFile(report)) {
            MessageDialog.openInformation(page.getWorkbenchWindow().getShell(), Messages.Dialog_problem,
                    NLS.bind(Messages.Dialog_notResults, folder));
            return;
        }
        Workspace.get().remember(folder);
        open(page, PageInput.report(report), ReportPage.ID);
    }

    private static void open(IWorkbenchPage page, PageInput input, String editor) {
        try {
            page.openEditor(input, editor);
        } catch (PartInitException e) {
            StatusManager.getManager().handle(e.getStatus(), StatusManager.SHOW | StatusManager.LOG);
        }
    }
}
