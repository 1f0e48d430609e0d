// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.ui;

import java.nio.file.Path;
import java.util.List;

import org.eclipse.jface.action.GroupMarker;
import org.eclipse.jface.action.IMenuManager;
import org.eclipse.jface.action.MenuManager;
import org.eclipse.swt.graphics.Point;
import org.eclipse.ui.IWorkbenchActionConstants;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.actions.ActionFactory;
import org.eclipse.ui.application.ActionBarAdvisor;
import org.eclipse.ui.application.IActionBarConfigurer;
import org.eclipse.ui.application.IWorkbenchConfigurer;
import org.eclipse.ui.application.IWorkbenchWindowConfigurer;
import org.eclipse.ui.application.WorkbenchAdvisor;
import org.eclipse.ui.application.WorkbenchWindowAdvisor;

/** Sets the workbench up: one perspective, a menu, the Welcome page at the start. */
final class Advisor extends WorkbenchAdvisor {

    static final String PERSPECTIVE = "org.celltaxon.ui.perspective";

    private final List<Path> open;

    Advisor(List<Path> open) {
        this.open = open;
    }

    @Override
    public void initialize(IWorkbenchConfigurer configurer) {
        configurer.setSaveAndRestore(true);
    }

    @Override
    public String getInitialWindowPerspectiveId() {
        return PERSPECTIVE;
    }

    @Override
    public void postStartup() {
        System.out.println("CellTaxon is ready."); // scripts and tests wait for this line
    }

    @Override
    public WorkbenchWindowAdvisor createWorkbenchWindowAdvisor(IWorkbenchWindowConfigurer configurer) {
        return new WindowAdvisor(configurer, open);
    }

    /** Size and title of the window, and what is opened in it. */
    private static final class WindowAdvisor extends WorkbenchWindowAdvisor {

        private final List<Path> open;

        WindowAdvisor(IWorkbenchWindowConfigurer configurer, List<Path> open) {
            super(configurer);
            this.open = open;
        }

        @Override
        public ActionBarAdvisor createActionBarAdvisor(IActionBarConfigurer configurer) {
            return new MenuAdvisor(configurer);
        }

        @Override
        public void preWindowOpen() {
            var window = getWindowConfigurer();
            window.setInitialSize(new Point(1280, 860));
            window.setShowStatusLine(true);
            window.setShowProgressIndicator(true);
            window.setShowCoolBar(false);
            window.setTitle("CellTaxon");
        }

        @Override
        public void postWindowOpen() {
            var page = getWindowConfigurer().getWindow().getActivePage();
            Parts.openWelcome(page);
            for (var folder : open) {
                Parts.openResults(page, folder);
            }
        }
    }

    /** The menu. */
    private static final class MenuAdvisor extends ActionBarAdvisor {

        MenuAdvisor(IActionBarConfigurer configurer) {
            super(configurer);
        }

        @Override
        protected void makeActions(IWorkbenchWindow window) {
            register(ActionFactory.QUIT.create(window));
            register(ActionFactory.ABOUT.create(window));
            register(ActionFactory.RESET_PERSPECTIVE.create(window));
        }

        @Override
        protected void fillMenuBar(IMenuManager menu) {
            var file = new MenuManager(Messages.Menu_file, IWorkbenchActionConstants.M_FILE);
            file.add(new GroupMarker(IWorkbenchActionConstants.FILE_START));
            file.add(new GroupMarker(IWorkbenchActionConstants.MB_ADDITIONS));
            file.add(getAction(ActionFactory.QUIT.getId()));
            var view = new MenuManager(Messages.Menu_window, IWorkbenchActionConstants.M_WINDOW);
            view.add(new GroupMarker(IWorkbenchActionConstants.MB_ADDITIONS));
            view.add(getAction(ActionFactory.RESET_PERSPECTIVE.getId()));
            var help = new MenuManager(Messages.Menu_help, IWorkbenchActionConstants.M_HELP);
            help.add(getAction(ActionFactory.ABOUT.getId()));
            menu.add(file);
            menu.add(view);
            menu.add(help);
        }
    }
}
