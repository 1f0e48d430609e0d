// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.figures;

import java.util.Collection;

/** How much room names take. */
final class Labels {

    private static final double NARROW = 6.2;
    private static final double WIDE = 11.2;
    private static final double MOST = 200;

    private Labels() {
    }

    /** Points that the longest name takes at the normal size, between a little and {@value #MOST}. */
    static double room(Collection<String> names) {
        return Math.clamp(names.stream().mapToDouble(Labels::width).max().orElse(0), 40, MOST);
    }

    /** Points that a name takes at the normal size. */
    static double width(String name) {
        return name.codePoints().mapToDouble(c -> c < 0x2E80 ? NARROW : WIDE).sum();
    }

    /** A name with its middle left out when it is longer than so many letters. */
    static String fit(String name, int letters) {
        int n = name.codePointCount(0, name.length());
        if (n <= letters) {
            return name;
        }
        int head = (letters - 1) / 2;
        return name.substring(0, name.offsetByCodePoints(0, head)) + "\u2026" + name.substring(name.offsetByCodePoints(name.length(), head
                + 1 - letters));
    }

    /** A name as it fits into the most room there is. */
    static String fit(String name) {
        return within(name, MOST);
    }

    /** A name with as much of its middle left out as it takes to fit into so many points at the normal size. */
    static String within(String name, double points) {
        var shown = name;
        for (int letters = name.codePointCount(0, name.length()); letters > 2 && width(shown) > points; letters--) {
            shown = fit(name, letters);
        }
        return shown;
    }
}
