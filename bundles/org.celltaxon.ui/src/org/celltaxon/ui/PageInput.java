// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.ui;

import java.nio.file.Path;

import org.eclipse.core.runtime.PlatformObject;
import org.eclipse.jface.resource.ImageDescriptor;
import org.eclipse.ui.IEditorInput;
import org.eclipse.ui.IPersistableElement;

/** What a page shows: the Welcome text, or the report at a path. */
final class PageInput extends PlatformObject implements IEditorInput {

    private final String name;
    private final Path report;

    private PageInput(String name, Path report) {
        this.name = name;
        this.report = report;
    }

    static PageInput welcome() {
        return new PageInput(Messages.Welcome_title, null);
    }

    static PageInput report(Path report) {
        return new PageInput(String.valueOf(report.toAbsolutePath().getParent().getFileName()), report.toAbsolutePath());
    }

    Path report() {
        return report;
    }

    @Override
    public boolean exists() {
        return true;
    }

    @Override
    public ImageDescriptor getImageDescriptor() {
        return ImageDescriptor.getMissingImageDescriptor();
    }

    @Override
    public String getName() {
        return name;
    }

    @Override
    public IPersistableElement getPersistable() {
        return null;
    }

    @Override
    public String getToolTipText() {
        return report == null ? name : report.toString();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PageInput that && java.util.Objects.equals(report, that.report);
    }

    @Override
    public int hashCode() {
        return java.util.Objects.hashCode(report);
    }
}
