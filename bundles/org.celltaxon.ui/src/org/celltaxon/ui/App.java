// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.ui;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

import org.eclipse.equinox.app.IApplication;
import org.eclipse.equinox.app.IApplicationContext;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.application.WorkbenchAdvisor;

/** The desktop application. {@code --open DIR} shows the results in a folder at once. */
public final class App implements IApplication {

    @Override
    public Object start(IApplicationContext context) {
        var args = Arrays.asList((String[]) context.getArguments().get(IApplicationContext.APPLICATION_ARGS));
        Display.setAppName("CellTaxon");
        var display = PlatformUI.createDisplay();
        try {
            int result = PlatformUI.createAndRunWorkbench(display, advisor(folders(args)));
            return result == PlatformUI.RETURN_RESTART ? EXIT_RESTART : EXIT_OK;
        } finally {
            display.dispose();
        }
    }

    /** What sets the workbench up; the tests of the window start it with this. */
    public static WorkbenchAdvisor advisor(List<Path> open) {
        return new Advisor(open);
    }

    private static List<Path> folders(List<String> args) {
        int open = args.indexOf("--open");
        return open < 0 || open + 1 >= args.size() ? List.of() : List.of(Path.of(args.get(open + 1)).toAbsolutePath());
    }

    @Override
    public void stop() {
        if (PlatformUI.isWorkbenchRunning()) {
            var workbench = PlatformUI.getWorkbench();
            workbench.getDisplay().syncExec(workbench::close);
        }
    }
}
