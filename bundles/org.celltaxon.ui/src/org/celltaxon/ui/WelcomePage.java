// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.ui;

import org.eclipse.jface.resource.FontDescriptor;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Font;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;

/** Where a user starts: the demo study, a new study, earlier results. */
public final class WelcomePage extends Page {

    static final String ID = "org.celltaxon.ui.welcome";

    private static final int WIDTH = 520;

    private Button first;

    @Override
    public void createPartControl(Composite parent) {
        var area = new Composite(parent, SWT.NONE);
        var layout = new GridLayout();
        layout.marginWidth = 48;
        layout.marginHeight = 40;
        layout.verticalSpacing = 6;
        area.setLayout(layout);
        area.setBackgroundMode(SWT.INHERIT_DEFAULT);
        var title = new Label(area, SWT.NONE);
        title.setText(Messages.Welcome_title);
        title.setFont(large(title));
        var claim = new Label(area, SWT.WRAP);
        claim.setText(Messages.Welcome_claim);
        claim.setLayoutData(wide());
        first = choice(area, "welcome.demo", Messages.Welcome_demo, Messages.Welcome_demoHelp,
                () -> new Actions(getSite()).demo());
        choice(area, "welcome.new", Messages.Welcome_new, Messages.Welcome_newHelp, () -> new Actions(getSite()).newStudy());
        choice(area, "welcome.open", Messages.Welcome_open, Messages.Welcome_openHelp,
                () -> new Actions(getSite()).openResults());
    }

    private static Button choice(Composite area, String id, String label, String help, Runnable action) {
        var button = new Button(area, SWT.PUSH);
        button.setText(label);
        button.setData("celltaxon.id", id);
        button.addListener(SWT.Selection, e -> action.run());
        var size = new GridData(SWT.BEGINNING, SWT.CENTER, false, false);
        size.widthHint = 260;
        size.verticalIndent = 22;
        button.setLayoutData(size);
        var words = new Label(area, SWT.WRAP);
        words.setText(help);
        words.setLayoutData(wide());
        return button;
    }

    private static GridData wide() {
        var data = new GridData(SWT.BEGINNING, SWT.TOP, false, false);
        data.widthHint = WIDTH;
        return data;
    }

    private static Font large(Control control) {
        var font = FontDescriptor.createFrom(JFaceResources.getHeaderFont()).increaseHeight(8).createFont(control.getDisplay());
        control.addDisposeListener(e -> font.dispose());
        return font;
    }

    @Override
    public void setFocus() {
        first.setFocus();
    }
}
