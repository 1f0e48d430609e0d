// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;

import org.celltaxon.ui.App;
import org.eclipse.swt.widgets.Tree;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** From an empty workspace to the finding of the demo study, by mouse. */
class DemoJourneyTest {

    private static Robot robot;

    @BeforeAll
    static void startTheWorkbench() throws InterruptedException {
        robot = Robot.start(() -> App.advisor(java.util.List.of()));
    }

    @AfterAll
    static void closeTheWorkbench() {
        robot.close();
    }

    @Test
    void theDemoStudyLeadsToItsReport() throws IOException {
        assertEquals("Welcome to CellTaxon", activePage());
        robot.screenshot("welcome");

        robot.click("welcome.demo");
        robot.until("the report of the demo study", 240, () -> !"Welcome to CellTaxon".equals(pageTitle()));
        robot.until("the browser or its substitute", 20, () -> robot.workbench().getActiveWorkbenchWindow().getActivePage()
                .getActiveEditor() != null);
        robot.until("a settled screen", 20, new Settled());
        assertTrue(Files.size(robot.screenshot("report")) > 20_000);

        var tree = (Tree) robot.find("explorer.tree");
        assertNotNull(tree);
        assertEquals("Demo", robot.ask(() -> tree.getItem(0).getText()));
        assertEquals("Runs (1)", robot.ask(() -> tree.getItem(0).getItem(0).getText()));
        assertTrue(robot.ask(() -> tree.getItem(0).getItem(0).getItem(0).getText()).endsWith("done"));
        assertEquals("Lots (11)", robot.ask(() -> tree.getItem(0).getItem(1).getText()));
    }

    private static String pageTitle() {
        var editor = robot.workbench().getActiveWorkbenchWindow().getActivePage().getActiveEditor();
        return editor == null ? "" : editor.getTitle();
    }

    private static String activePage() {
        return robot.ask(DemoJourneyTest::pageTitle);
    }

    /** True once the display thread has been asked a number of times in a row: pages had time to draw. */
    private static final class Settled implements java.util.concurrent.Callable<Boolean> {

        private int asked;

        @Override
        public Boolean call() {
            return ++asked > 60;
        }
    }
}
