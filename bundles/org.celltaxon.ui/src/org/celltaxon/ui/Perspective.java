// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.ui;

import org.eclipse.ui.IPageLayout;
import org.eclipse.ui.IPerspectiveFactory;

/** Study Explorer on the left, pages on the right. */
public final class Perspective implements IPerspectiveFactory {

    @Override
    public void createInitialLayout(IPageLayout layout) {
        layout.addView(StudyExplorer.ID, IPageLayout.LEFT, 0.27f, layout.getEditorArea());
        layout.getViewLayout(StudyExplorer.ID).setCloseable(false);
    }
}
