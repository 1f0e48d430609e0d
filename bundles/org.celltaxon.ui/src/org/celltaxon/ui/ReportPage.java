// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.ui;

import java.nio.file.Files;

import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.SWTError;
import org.eclipse.swt.browser.Browser;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.program.Program;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Link;

/** The report of a run; where no browser can be shown inside, a link to the one outside. */
public final class ReportPage extends Page {

    static final String ID = "org.celltaxon.ui.report";

    private Control control;

    @Override
    public void createPartControl(Composite parent) {
        parent.setLayout(new FillLayout());
        var report = input().report();
        if (!Files.isRegularFile(report)) {
            control = words(parent, NLS.bind(Messages.Report_missing, report), false);
            return;
        }
        try {
            var browser = new Browser(parent, SWT.NONE);
            browser.setUrl(report.toUri().toString());
            browser.setData("celltaxon.id", "report.browser");
            control = browser;
        } catch (SWTError e) {
            control = words(parent, NLS.bind(Messages.Report_noBrowser, e.getMessage()), true);
        }
    }

    private Control words(Composite parent, String text, boolean link) {
        var area = new Composite(parent, SWT.NONE);
        area.setLayout(new GridLayout());
        var label = new Label(area, SWT.WRAP);
        label.setText(text);
        label.setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false));
        if (link) {
            var outside = new Link(area, SWT.NONE);
            outside.setText("<a>" + Messages.Report_openOutside + "</a>");
            outside.addListener(SWT.Selection, e -> Program.launch(input().report().toString()));
        }
        return area;
    }

    @Override
    public void setFocus() {
        control.setFocus();
    }
}
