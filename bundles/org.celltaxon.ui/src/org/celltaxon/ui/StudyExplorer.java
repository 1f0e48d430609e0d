// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.ui;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.celltaxon.api.StepException;
import org.celltaxon.engine.StudyFolder;
import org.celltaxon.model.study.Lot;
import org.celltaxon.model.study.RunEntry;
import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.MenuManager;
import org.eclipse.jface.viewers.ColumnLabelProvider;
import org.eclipse.jface.viewers.ITreeContentProvider;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.jface.viewers.TreeViewer;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StackLayout;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.ui.part.ViewPart;

/** The studies of the workspace with their lots and runs; a double click on a run opens its report. */
public final class StudyExplorer extends ViewPart {

    static final String ID = "org.celltaxon.ui.explorer";

    private final Runnable refresh = this::refresh;
    private StackLayout stack;
    private Composite area;
    private Composite hint;
    private TreeViewer tree;

    /** A line of the tree. */
    private record Node(String text, List<Node> children, Path study, Path results) {
    }

    @Override
    public void createPartControl(Composite parent) {
        area = new Composite(parent, SWT.NONE);
        stack = new StackLayout();
        area.setLayout(stack);
        hint = new Composite(area, SWT.NONE);
        hint.setLayout(new GridLayout());
        var words = new Label(hint, SWT.WRAP);
        words.setText(Messages.Explorer_empty);
        words.setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false));
        tree = new TreeViewer(area, SWT.V_SCROLL | SWT.H_SCROLL);
        tree.getTree().setData("celltaxon.id", "explorer.tree");
        tree.setContentProvider(new Content());
        tree.setLabelProvider(ColumnLabelProvider.createTextProvider(n -> ((Node) n).text));
        tree.addDoubleClickListener(e -> open());
        var menu = new MenuManager();
        menu.setRemoveAllWhenShown(true);
        menu.addMenuListener(m -> {
            if (selected() != null && selected().study != null) {
                var study = selected().study;
                m.add(new Action(Messages.Explorer_runNow) {
                    @Override
                    public void run() {
                        new Actions(getSite()).run(study);
                    }
                });
            }
        });
        tree.getTree().setMenu(menu.createContextMenu(tree.getTree()));
        getSite().setSelectionProvider(tree);
        Workspace.get().onChange(refresh);
        refresh();
    }

    private Node selected() {
        return (Node) ((StructuredSelection) tree.getSelection()).getFirstElement();
    }

    private void open() {
        var node = selected();
        if (node != null && node.results != null) {
            Parts.openResults(getSite().getPage(), node.results);
        } else if (node != null) {
            tree.setExpandedState(node, !tree.getExpandedState(node));
        }
    }

    private void refresh() {
        var nodes = new ArrayList<Node>();
        for (var folder : Workspace.get().studies()) {
            nodes.add(study(folder));
        }
        for (var folder : Workspace.get().opened()) {
            nodes.add(new Node(NLS.bind(Messages.Explorer_results, folder.getFileName()), List.of(), null, folder));
        }
        tree.setInput(nodes);
        tree.expandToLevel(3);
        stack.topControl = nodes.isEmpty() ? hint : tree.getTree();
        area.layout();
    }

    private static Node study(Path folder) {
        try {
            var study = StudyFolder.view(folder);
            var lots = study.study().getLots().stream().map(l -> new Node(words(l), List.of(), folder, null)).toList();
            var runs = study.study().getRuns().stream()
                    .map(r -> new Node(words(r), List.of(), folder, study.results(r))).toList();
            var children = new ArrayList<Node>();
            if (!study.unknown().isEmpty()) {
                children.add(new Node(NLS.bind(Messages.Explorer_unknown, study.study().getName(),
                        String.join(", ", study.unknown())), List.of(), folder, null));
            }
            children.add(new Node(NLS.bind(Messages.Explorer_runs, runs.size()), runs, folder, null));
            children.add(new Node(NLS.bind(Messages.Explorer_lots, lots.size()), lots, folder, null));
            return new Node(study.study().getName(), children, folder, null);
        } catch (StepException e) {
            return new Node(folder.getFileName() + ": " + e.why().in(Locale.getDefault()), List.of(), null, null);
        }
    }

    private static String words(Lot lot) {
        return lot.getDonor() == null ? lot.getId() : lot.getId() + "  (" + lot.getDonor().getId() + ")";
    }

    private static String words(RunEntry run) {
        return run.getId() + "  " + run.getState().getLiteral().toLowerCase(Locale.ROOT);
    }

    @Override
    public void setFocus() {
        area.setFocus();
    }

    @Override
    public void dispose() {
        Workspace.get().forget(refresh);
        super.dispose();
    }

    /** The nodes as a tree. */
    private static final class Content implements ITreeContentProvider {

        @Override
        public Object[] getElements(Object input) {
            return ((List<?>) input).toArray();
        }

        @Override
        public Object[] getChildren(Object parent) {
            return ((Node) parent).children.toArray();
        }

        @Override
        public Object getParent(Object element) {
            return null;
        }

        @Override
        public boolean hasChildren(Object element) {
            return !((Node) element).children.isEmpty();
        }
    }
}
