// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.cli;

import java.util.Locale;

import org.osgi.framework.FrameworkUtil;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The command without a sub-command: help and version. */
@Command(name = "celltaxon", mixinStandardHelpOptions = true, versionProvider = CellTaxonCommand.Version.class,
        description = "From single cells of many lots to the subpopulation behind the potency.",
        footer = {"", "Without arguments the workbench opens. Exit codes: 0 done, 1 refused or failed, 2 wrong usage."},
        subcommands = {AnalyzeCommand.class, MapCommand.class, ImportCommand.class, ExportCommand.class, VerifyCommand.class,
            ComputeCommand.class, CheckIntegrationCommand.class, ModulesCommand.class, InstallCommand.class, DemoCommand.class})
final class CellTaxonCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    private Locale language = Locale.getDefault().getLanguage().equals("ja") ? Locale.JAPANESE : Locale.ENGLISH;

    /** Checked here, so that no command starts its work in a language that is not there. */
    @Option(names = "--lang", scope = ScopeType.INHERIT, paramLabel = "en|ja",
            description = "Language of report, figures and messages; the system's without it.")
    void setLanguage(String word) {
        language = switch (word) {
            case "en" -> Locale.ENGLISH;
            case "ja" -> Locale.JAPANESE;
            default -> throw new CommandLine.ParameterException(spec.commandLine(),
                    "--lang must be en or ja, not '" + word + "'");
        };
    }

    /** The chosen language. */
    Locale language() {
        return language;
    }

    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "A command is missing.");
    }

    /** Product version and Java. */
    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            var bundle = FrameworkUtil.getBundle(CellTaxonCommand.class);
            return new String[] {"celltaxon " + (bundle == null ? "test" : bundle.getVersion()) + " (Java "
                    + Runtime.version().feature() + ")"};
        }
    }
}
