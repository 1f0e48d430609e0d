// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Hashtable;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

import org.celltaxon.api.StepException;
import org.celltaxon.api.cells.Clustering;
import org.celltaxon.api.cells.Labels;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceFactory;
import org.osgi.framework.ServiceRegistration;

/** Modules as services of the running framework: faulty ones, and ones that do not fit. */
class PlatformTest {

    private BundleContext context;

    @BeforeEach
    void needTheFramework() {
        var own = FrameworkUtil.getBundle(Modules.class);
        Assumptions.assumeTrue(own != null, "runs inside Equinox only");
        context = own.getBundleContext();
    }

    private static Hashtable<String, Object> properties(String id) {
        var properties = new Hashtable<String, Object>();
        properties.put("celltaxon.id", id);
        properties.put("celltaxon.label", id);
        return properties;
    }

    @Test
    void aModuleThatFailsAtConstructionIsNamedAndHarmsNoOther() throws StepException, IOException {
        ServiceFactory<Clustering> broken = new ServiceFactory<>() {
            @Override
            public Clustering getService(Bundle bundle, ServiceRegistration<Clustering> registration) {
                throw new IllegalStateException("constructor");
            }

            @Override
            public void ungetService(Bundle bundle, ServiceRegistration<Clustering> registration, Clustering service) {
                // nothing was made
            }
        };
        Clustering sound = (cells, settings, run) -> Labels.of(new int[cells.cells()]);
        var first = context.registerService(Clustering.class, broken, properties("test.broken"));
        var second = context.registerService(Clustering.class, sound, properties("test.sound"));
        try {
            var modules = Modules.of(context);
            var failure = assertThrows(StepException.class,
                    () -> modules.require(Kind.CLUSTERING, "test.broken").call(Clustering.class, c -> c.parameters()));
            assertTrue(failure.what().en().contains("test.broken") && failure.what().en().contains("org.celltaxon.engine"));
            assertEquals(0, (int) modules.require(Kind.CLUSTERING, "test.sound").call(Clustering.class,
                    c -> c.parameters().size()));
        } finally {
            first.unregister();
            second.unregister();
        }
    }

    @Test
    void aModuleForTheNextMajorVersionIsListedWithAReasonInWords() throws BundleException, IOException {
        var bundle = context.installBundle("test:next", new ByteArrayInputStream(next()));
        try {
            var state = ModuleStates.all(context).stream().filter(s -> s.id().equals("test.next")).findFirst().orElseThrow();
            assertFalse(state.ready());
            assertEquals("clustering", state.kind());
            assertTrue(state.reason().en().contains("was made for version 2.0 of the CellTaxon module interface"),
                    state.reason().en());
            assertTrue(state.reason().en().contains("has version 1.0"), state.reason().en());
            assertTrue(state.reason().ja().contains("2.0"), state.reason().ja());
        } finally {
            bundle.uninstall();
        }
    }

    private static byte[] next() throws IOException {
        var manifest = new Manifest();
        var main = manifest.getMainAttributes();
        main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        main.putValue("Bundle-ManifestVersion", "2");
        main.putValue("Bundle-SymbolicName", "test.next");
        main.putValue("Bundle-Version", "2.0.0");
        main.putValue("Bundle-ActivationPolicy", "lazy");
        main.putValue("Service-Component", "OSGI-INF/*.xml");
        main.putValue("Import-Package", "org.celltaxon.api.cells;version=\"[2,3)\"");
        var bytes = new ByteArrayOutputStream();
        try (var jar = new JarOutputStream(bytes, manifest)) {
            jar.putNextEntry(new JarEntry("OSGI-INF/next.xml"));
            jar.write(("<scr:component xmlns:scr=\"http://www.osgi.org/xmlns/scr/v1.4.0\" name=\"next\">"
                    + "<property name=\"celltaxon.id\" value=\"test.next\"/><service>"
                    + "<provide interface=\"org.celltaxon.api.cells.Clustering\"/></service>"
                    + "<implementation class=\"test.Next\"/></scr:component>").getBytes(StandardCharsets.UTF_8));
            jar.closeEntry();
        }
        return bytes.toByteArray();
    }
}
