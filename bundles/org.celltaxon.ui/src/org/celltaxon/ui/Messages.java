// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.ui;

import org.eclipse.osgi.util.NLS;

/** All texts of the workbench that are not in plugin.xml. */
final class Messages extends NLS {

    public static String Welcome_title;
    public static String Welcome_claim;
    public static String Welcome_demo;
    public static String Welcome_demoHelp;
    public static String Welcome_new;
    public static String Welcome_newHelp;
    public static String Welcome_open;
    public static String Welcome_openHelp;
    public static String Explorer_empty;
    public static String Explorer_lots;
    public static String Explorer_runs;
    public static String Explorer_runNow;
    public static String Explorer_running;
    public static String Explorer_results;
    public static String Explorer_unknown;
    public static String Job_demo;
    public static String Job_analysis;
    public static String Job_create;
    public static String Dialog_problem;
    public static String Dialog_chooseLots;
    public static String Dialog_choosePotency;
    public static String Dialog_potencyQuestion;
    public static String Dialog_chooseResults;
    public static String Dialog_notResults;
    public static String Report_noBrowser;
    public static String Report_openOutside;
    public static String Report_missing;
    public static String Menu_file;
    public static String Menu_window;
    public static String Menu_help;
    public static String Demo_name;

    static {
        NLS.initializeMessages("org.celltaxon.ui.messages", Messages.class);
    }

    private Messages() {
    }
}
