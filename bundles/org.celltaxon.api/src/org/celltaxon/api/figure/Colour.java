// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.api.figure;

/**
 * A colour.
 *
 * @param rgb 0xRRGGBB
 * @param alpha 0 (clear) to 1 (solid)
 * @since 1.0
 */
public record Colour(int rgb, double alpha) {

    /** Near-black ink for text and axes. */
    public static final Colour INK = new Colour(0x222222, 1);
    /** Grey for what stands back. */
    public static final Colour GREY = new Colour(0x8A8A8A, 1);
    /** Light grey for grid lines and backgrounds of data. */
    public static final Colour FAINT = new Colour(0xD9D9D9, 1);
    /** White. */
    public static final Colour WHITE = new Colour(0xFFFFFF, 1);

    // Okabe and Ito's colour-blind-safe eight without black, then eight more of other lightness (Tol's muted scheme).
    private static final int[] PALETTE = {0x0072B2, 0xE69F00, 0x009E73, 0xD55E00, 0xCC79A7, 0x56B4E9, 0xB5A800, 0x882255,
        0x332288, 0x44AA99, 0x999933, 0xAA4499, 0x117733, 0x6699CC, 0x661100, 0x777777};

    /** Colour of the n-th category, from 0: clusters keep theirs in every view. */
    public static Colour category(int n) {
        return new Colour(PALETTE[Math.floorMod(n, PALETTE.length)], 1);
    }

    /** Colour of a cluster by its name (CL1, CL2, ...). */
    public static Colour cluster(String name) {
        return name.matches("CL[1-9]\\d{0,3}") ? category(Integer.parseInt(name.substring(2)) - 1) : GREY;
    }

    /** The same colour, more or less solid. */
    public Colour alpha(double value) {
        return new Colour(rgb, value);
    }

    /** As in CSS: {@code #rrggbb}. */
    public String css() {
        return String.format("#%06x", rgb);
    }
}
