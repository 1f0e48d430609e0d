// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.engine;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.celltaxon.api.StepException;
import org.celltaxon.api.Text;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.SubMonitor;
import org.eclipse.equinox.p2.core.IProvisioningAgent;
import org.eclipse.equinox.p2.core.ProvisionException;
import org.eclipse.equinox.p2.engine.IProfileRegistry;
import org.eclipse.equinox.p2.metadata.IInstallableUnit;
import org.eclipse.equinox.p2.operations.InstallOperation;
import org.eclipse.equinox.p2.operations.ProvisioningSession;
import org.eclipse.equinox.p2.query.QueryUtil;
import org.eclipse.equinox.p2.repository.artifact.IArtifactRepositoryManager;
import org.eclipse.equinox.p2.repository.metadata.IMetadataRepository;
import org.eclipse.equinox.p2.repository.metadata.IMetadataRepositoryManager;
import org.osgi.framework.FrameworkUtil;

/** Installs modules into the running product from a site: a folder, a zip or a URL. What does not fit changes nothing. */
public final class ModuleInstaller {

    private static final String GROUP = ".feature.group";

    private ModuleInstaller() {
    }

    /**
     * Installs features of the site.
     *
     * @param wanted ids of the features; all of the site when empty
     * @return ids and versions of what was installed; ready at the next start
     */
    public static List<String> install(String site, List<String> wanted, IProgressMonitor monitor) throws StepException {
        var progress = SubMonitor.convert(monitor, 100);
        var context = FrameworkUtil.getBundle(ModuleInstaller.class).getBundleContext();
        var reference = context.getServiceReference(IProvisioningAgent.class);
        if (reference == null) {
            throw trouble(site, "This CellTaxon was not started as an installed product.", "製品として起動されていません。", null);
        }
        var agent = context.getService(reference);
        var location = location(site);
        var repository = repository(agent, site, location, progress.split(20));
        var features = wanted(site, repository.query(QueryUtil.createIUGroupQuery(), progress.split(5)).toSet().stream()
                .filter(iu -> iu.getId().endsWith(GROUP)).toList(), wanted);
        var misfit = misfits(repository, progress.split(5));
        if (!misfit.isEmpty()) {
            throw refused(site, misfit);
        }
        perform(agent, site, location, features, progress);
        return features.stream().map(f -> id(f) + " " + f.getVersion()).sorted().toList();
    }

    private static String id(IInstallableUnit feature) {
        return feature.getId().substring(0, feature.getId().length() - GROUP.length());
    }

    private static List<IInstallableUnit> wanted(String site, List<IInstallableUnit> features, List<String> wanted)
            throws StepException {
        if (features.isEmpty()) {
            throw trouble(site, "It holds no feature to install.", "インストールできるものがありません。", null);
        }
        var ids = features.stream().map(ModuleInstaller::id).sorted().toList();
        for (var name : wanted) {
            if (!ids.contains(name)) {
                var known = String.join(", ", ids);
                throw trouble(site, "It has no feature '" + name + "'; it has: " + known + ".",
                        "フィーチャー「" + name + "」はありません。あるもの: " + known, null);
            }
        }
        return features.stream().filter(f -> wanted.isEmpty() || wanted.contains(id(f))).toList();
    }

    private static void perform(IProvisioningAgent agent, String site, URI location, List<IInstallableUnit> features,
            SubMonitor progress) throws StepException {
        if (agent.getService(IProfileRegistry.class).getProfile(IProfileRegistry.SELF) == null) {
            throw trouble(site, "This CellTaxon was not started as an installed product.", "製品として起動されていません。", null);
        }
        var operation = new InstallOperation(new ProvisioningSession(agent), features);
        operation.getProvisioningContext().setMetadataRepositories(location);
        operation.getProvisioningContext().setArtifactRepositories(location);
        var resolution = operation.resolveModal(progress.split(30));
        if (resolution.getSeverity() >= IStatus.ERROR) {
            throw trouble(site, words(operation.getResolutionDetails(), resolution), words(operation.getResolutionDetails(),
                    resolution), resolution.getException());
        }
        var result = operation.getProvisioningJob(null).runModal(progress.split(40));
        if (result.getSeverity() >= IStatus.ERROR) {
            throw trouble(site, words(result.getMessage(), result), words(result.getMessage(), result), result.getException());
        }
    }

    private static URI location(String site) throws StepException {
        try {
            if (site.matches("(?i)[a-z]{2,}:.*")) {
                return URI.create(site);
            }
            var path = Path.of(site).toAbsolutePath().normalize();
            if (!Files.exists(path)) {
                throw trouble(site, "It does not exist.", "存在しません。", null);
            }
            return Files.isDirectory(path) ? path.toUri() : URI.create("jar:" + path.toUri() + "!/");
        } catch (IllegalArgumentException e) {
            throw trouble(site, "It is neither a folder, a zip nor a URL.", "フォルダー、zip、URL のいずれでもありません。", e);
        }
    }

    private static IMetadataRepository repository(IProvisioningAgent agent, String site, URI location, SubMonitor progress)
            throws StepException {
        try {
            progress.setWorkRemaining(2);
            agent.getService(IArtifactRepositoryManager.class).loadRepository(location, progress.split(1));
            return agent.getService(IMetadataRepositoryManager.class).loadRepository(location, progress.split(1));
        } catch (ProvisionException e) {
            throw trouble(site, "It is not a site of modules (" + e.getMessage() + ").",
                    "モジュールのサイトではありません（" + e.getMessage() + "）。", e);
        }
    }

    /** Units that ask for a version of the contracts that this platform does not have, in words. */
    private static List<Text> misfits(IMetadataRepository repository, SubMonitor progress) {
        var misfits = new ArrayList<Text>();
        var have = org.eclipse.equinox.p2.metadata.Version.create(ModuleStates.apiVersion() + ".0");
        Set<IInstallableUnit> units = repository.query(QueryUtil.createIUAnyQuery(), progress).toUnmodifiableSet();
        for (var unit : units) {
            unit.getRequirements().stream()
                    .filter(r -> r instanceof org.eclipse.equinox.internal.p2.metadata.IRequiredCapability)
                    .map(r -> (org.eclipse.equinox.internal.p2.metadata.IRequiredCapability) r)
                    .filter(r -> r.getName().startsWith("org.celltaxon.api") && !r.getRange().isIncluded(have)
                            && !unit.getId().startsWith("org.celltaxon."))
                    .findFirst().ifPresent(r -> {
                        var wanted = ModuleStates.wanted(r.getRange().toString());
                        misfits.add(new Text(unit.getId() + " " + unit.getVersion() + " was made for version " + wanted
                                + " of the CellTaxon module interface (" + r.getName() + "); this CellTaxon has version "
                                + ModuleStates.apiVersion() + ".",
                                unit.getId() + " " + unit.getVersion() + " は CellTaxon モジュール接続仕様 " + wanted + " 用（"
                                        + r.getName() + "）ですが、この CellTaxon は " + ModuleStates.apiVersion() + " です。"));
                    });
        }
        return misfits;
    }

    private static StepException refused(String site, List<Text> misfits) {
        return new StepException(
                new Text("The modules of " + site + " do not fit this CellTaxon; nothing was changed.",
                        site + " のモジュールはこの CellTaxon に合いません。何も変更していません。"),
                new Text(String.join(" ", misfits.stream().map(Text::en).toList()),
                        String.join("", misfits.stream().map(Text::ja).toList())),
                new Text("Ask the maker for a version that fits, or update CellTaxon.",
                        "対応版を作成者に求めるか、CellTaxon を更新してください。"));
    }

    private static String words(String details, IStatus status) {
        var words = details == null || details.isBlank() ? status.getMessage() : details;
        return words.strip().replaceAll("\\s*\\R\\s*", " ");
    }

    private static StepException trouble(String site, String en, String ja, Throwable cause) {
        return new StepException(
                new Text("The modules of " + site + " could not be installed; nothing was changed.",
                        site + " のモジュールをインストールできません。何も変更していません。"),
                new Text(en, ja), new Text("Check the place, or ask the maker of the modules.", "場所を確認するか、作成者に尋ねてください。"),
                cause);
    }
}
