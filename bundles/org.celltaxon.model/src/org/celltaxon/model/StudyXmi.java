// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.model;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.celltaxon.model.study.Study;
import org.celltaxon.model.study.StudyPackage;
import org.eclipse.emf.common.util.URI;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.util.FeatureMap;
import org.eclipse.emf.ecore.xmi.XMLResource;
import org.eclipse.emf.ecore.xmi.impl.XMIResourceImpl;

/**
 * A study as XMI text. What a later version of CellTaxon added and this one does not know is kept, written back when the same
 * study is saved, and reported.
 */
public final class StudyXmi {

    /**
     * A loaded study.
     *
     * @param study what was understood; remembers the rest for saving
     * @param unknown what was not understood, one phrase each
     */
    public record Loaded(Study study, List<String> unknown) {
    }

    private StudyXmi() {
    }

    /** Writes a study; one that was loaded keeps what was not understood. */
    public static byte[] write(Study study) throws IOException {
        XMLResource resource = study.eResource() instanceof XMLResource own ? own : resource();
        if (study.eResource() == null) {
            resource.getContents().add(study);
        }
        var out = new ByteArrayOutputStream();
        resource.save(out, Map.of(XMLResource.OPTION_ENCODING, "UTF-8"));
        return out.toByteArray();
    }

    /**
     * Reads a study.
     *
     * @throws IOException when it is damaged or holds something else than a study
     */
    public static Loaded read(byte[] xmi) throws IOException {
        var resource = resource();
        var options = new HashMap<Object, Object>();
        options.put(XMLResource.OPTION_RECORD_UNKNOWN_FEATURE, Boolean.TRUE);
        try {
            resource.load(new ByteArrayInputStream(xmi), options);
        } catch (RuntimeException e) {
            throw new IOException(e.getMessage(), e);
        }
        if (resource.getContents().size() != 1 || !(resource.getContents().get(0) instanceof Study study)) {
            throw new IOException("it does not hold a study");
        }
        var unknown = new ArrayList<String>();
        resource.getEObjectToExtensionMap().forEach((object, extra) -> {
            names(extra.getAnyAttribute(), "attribute", object, unknown);
            names(extra.getMixed(), "element", object, unknown);
        });
        return new Loaded(study, unknown);
    }

    private static void names(FeatureMap entries, String kind, EObject object, List<String> unknown) {
        for (var entry : entries) {
            if (!entry.getEStructuralFeature().getName().equals("text")) {
                unknown.add(kind + " '" + entry.getEStructuralFeature().getName() + "' of " + object.eClass().getName());
            }
        }
    }

    private static XMIResourceImpl resource() {
        StudyPackage.eINSTANCE.eClass(); // registers the package
        var resource = new XMIResourceImpl(URI.createURI("study.xmi"));
        resource.setEncoding("UTF-8");
        return resource;
    }
}
