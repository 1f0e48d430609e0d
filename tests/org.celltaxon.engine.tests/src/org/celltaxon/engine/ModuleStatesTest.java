// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What Equinox 3.24.300 says about a bundle that does not resolve, and what a person reads. */
class ModuleStatesTest {

    private static String resolver(String... lines) {
        return "Could not resolve module: org.partner.louvain [42]\n  " + String.join("\n", lines) + "\n";
    }

    @Test
    void aModuleForAnotherVersionOfTheInterfaceSaysSo() {
        var reason = ModuleStates.explain(resolver(
                "Unresolved requirement: Import-Package: org.celltaxon.api.cells; version=\"[2.0.0,3.0.0)\""));
        assertTrue(reason.en().startsWith("It did not start: it was made for version 2.0 of the CellTaxon module "
                + "interface (org.celltaxon.api.cells), and this CellTaxon has version "), reason.en());
        assertTrue(reason.en().endsWith("ask its maker for a version that fits, or update CellTaxon."), reason.en());
        assertTrue(reason.ja().contains("接続仕様 2.0 用（org.celltaxon.api.cells）"), reason.ja());
        assertFalse(reason.en().contains("[2.0.0"), reason.en());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "Import-Package: org.celltaxon.api.cells; version=\"2.0.0\" | 2.0",
        "Import-Package: org.celltaxon.api.cells; version=\"[1.5.0,2.0.0)\" | 1.5",
        "Require-Bundle: org.celltaxon.api; bundle-version=\"[2.0.0,3.0.0)\" | 2.0"})
    void theWantedVersionIsTheLowestOne(String requirement, String wanted) {
        var reason = ModuleStates.explain(resolver("Unresolved requirement: " + requirement));
        assertTrue(reason.en().contains("made for version " + wanted + " of"), reason.en());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "Import-Package: com.partner.lib | com.partner.lib",
        "Import-Package: com.partner.lib; version=\"[1.2.0,2.0.0)\" | com.partner.lib [1.2.0,2.0.0)",
        "Require-Bundle: smile.core | smile.core",
        "Require-Bundle: smile.core; bundle-version=\"[3.0.0,4.0.0)\" | smile.core [3.0.0,4.0.0)"})
    void whatIsNotInstalledIsNamed(String requirement, String what) {
        var reason = ModuleStates.explain(resolver("Unresolved requirement: " + requirement));
        assertEquals("It did not start: it needs " + what + ", which is not installed.", reason.en());
        assertEquals("起動しません: " + what + " が必要ですが、入っていません。", reason.ja());
    }

    @Test
    void ofAChainTheLastLinkIsTheReason() {
        var reason = ModuleStates.explain(resolver(
                "Unresolved requirement: Import-Package: com.partner.lib; version=\"[1.0.0,2.0.0)\"",
                "    -> Export-Package: com.partner.lib; bundle-symbolic-name=\"com.partner.lib\"; "
                        + "bundle-version=\"1.2.0\"; version=\"1.5.0\"",
                "       com.partner.lib [17]",
                "         Unresolved requirement: Import-Package: org.celltaxon.api.cells; version=\"[2.0.0,3.0.0)\""));
        assertTrue(reason.en().contains("made for version 2.0"), reason.en());
        assertFalse(reason.en().contains("com.partner.lib"), reason.en());
    }

    @Test
    void anotherMessageIsShownAsItIs() {
        var message = resolver("Unresolved requirement: Require-Capability: osgi.ee; "
                + "filter:=\"(&(osgi.ee=JavaSE)(version=99))\"");
        assertEquals(message.strip(), ModuleStates.explain(message).en());
        assertEquals("null", ModuleStates.explain("null").en());
    }

    @Test
    void theWantedVersionHasTwoNumbers() {
        assertEquals("2.0", ModuleStates.wanted("[2,3)"));
        assertEquals("1.7", ModuleStates.wanted("1.7.3"));
        assertEquals("?", ModuleStates.wanted(null));
    }
}
