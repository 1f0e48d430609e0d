// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.engine;

import java.util.regex.Pattern;

/** Names in the order people expect: D2 before D10, also with the wide digits of Japanese. */
final class NaturalOrder {

    private static final Pattern PARTS = Pattern.compile("\\p{Nd}+|\\P{Nd}+");

    private NaturalOrder() {
    }

    static int compare(String a, String b) {
        var x = PARTS.matcher(a).results().map(r -> r.group()).toList();
        var y = PARTS.matcher(b).results().map(r -> r.group()).toList();
        for (int i = 0; i < Math.min(x.size(), y.size()); i++) {
            boolean number = Character.isDigit(x.get(i).charAt(0));
            int order = number != Character.isDigit(y.get(i).charAt(0)) ? number ? -1 : 1
                    : number ? new java.math.BigInteger(x.get(i)).compareTo(new java.math.BigInteger(y.get(i)))
                            : x.get(i).compareTo(y.get(i));
            if (order != 0) {
                return order;
            }
        }
        return x.size() != y.size() ? x.size() - y.size() : a.compareTo(b);
    }
}
