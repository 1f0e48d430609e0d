// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.engine;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.NullProgressMonitor;

/** Shows no progress but lets the user cancel. */
final class Silent extends NullProgressMonitor {

    private final IProgressMonitor outer;

    Silent(IProgressMonitor outer) {
        this.outer = outer;
    }

    @Override
    public boolean isCanceled() {
        return super.isCanceled() || outer.isCanceled();
    }
}
