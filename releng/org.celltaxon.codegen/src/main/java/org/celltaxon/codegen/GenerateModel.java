// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.codegen;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.eclipse.emf.codegen.ecore.generator.Generator;
import org.eclipse.emf.codegen.ecore.generator.GeneratorAdapterFactory;
import org.eclipse.emf.codegen.ecore.genmodel.GenJDKLevel;
import org.eclipse.emf.codegen.ecore.genmodel.GenModelFactory;
import org.eclipse.emf.codegen.ecore.genmodel.GenModelPackage;
import org.eclipse.emf.codegen.ecore.genmodel.generator.GenBaseGeneratorAdapter;
import org.eclipse.emf.codegen.ecore.genmodel.generator.GenModelGeneratorAdapterFactory;
import org.eclipse.emf.common.util.BasicMonitor;
import org.eclipse.emf.common.util.Diagnostic;
import org.eclipse.emf.common.util.URI;
import org.eclipse.emf.ecore.EPackage;
import org.eclipse.emf.ecore.EcorePackage;
import org.eclipse.emf.ecore.resource.Resource;
import org.eclipse.emf.ecore.resource.impl.ResourceSetImpl;
import org.eclipse.emf.ecore.xmi.impl.XMIResourceFactoryImpl;

/** Generates the code of the study model without an IDE. Arguments: the .ecore file, the bundle's folder. */
public final class GenerateModel {

    private static final String BUNDLE = "org.celltaxon.model";

    private GenerateModel() {
    }

    public static void main(String[] args) throws IOException {
        generate(Path.of(args[0]), Path.of(args[1]));
    }

    /** Writes {@code src-gen} below the bundle's folder. */
    static void generate(Path ecore, Path bundle) throws IOException {
        Resource.Factory.Registry.INSTANCE.getExtensionToFactoryMap().put("*", new XMIResourceFactoryImpl());
        EcorePackage.eINSTANCE.eClass();
        GenModelPackage.eINSTANCE.eClass();
        GeneratorAdapterFactory.Descriptor.Registry.INSTANCE.addDescriptor(GenModelPackage.eNS_URI,
                GenModelGeneratorAdapterFactory.DESCRIPTOR);
        var resources = new ResourceSetImpl();
        resources.getURIConverter().getURIMap().put(URI.createURI("platform:/resource/" + BUNDLE + "/"),
                URI.createFileURI(bundle.toAbsolutePath() + "/"));
        var model = (EPackage) resources.getResource(URI.createFileURI(ecore.toAbsolutePath().toString()), true)
                .getContents().get(0);
        var genModel = GenModelFactory.eINSTANCE.createGenModel();
        genModel.initialize(List.of(model));
        genModel.setComplianceLevel(GenJDKLevel.JDK170_LITERAL);
        genModel.setModelDirectory("/" + BUNDLE + "/src-gen");
        genModel.setModelPluginID("");
        genModel.setModelName("Study");
        genModel.setCanGenerate(true);
        genModel.setForceOverwrite(true);
        genModel.setBundleManifest(false);
        genModel.setUpdateClasspath(false);
        genModel.getGenPackages().get(0).setBasePackage(BUNDLE);
        resources.createResource(URI.createFileURI(bundle.resolve("model/study.genmodel").toString())).getContents()
                .add(genModel);
        var generator = new Generator();
        generator.setInput(genModel);
        var result = generator.generate(genModel, GenBaseGeneratorAdapter.MODEL_PROJECT_TYPE, new BasicMonitor());
        if (result.getSeverity() >= Diagnostic.ERROR) {
            throw new IllegalStateException(result.toString(), result.getException());
        }
        try (var files = Files.walk(bundle.resolve("src-gen"))) {
            files.filter(f -> f.toString().endsWith(".java")).forEach(GenerateModel::withUnixLines);
        }
    }

    private static void withUnixLines(Path file) {
        try {
            var text = Files.readString(file).replace("\r\n", "\n");
            Files.writeString(file, text.stripTrailing() + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
