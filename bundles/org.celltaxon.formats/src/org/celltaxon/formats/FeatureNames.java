// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.formats;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Tells names of genes and of cells by their looks. */
final class FeatureNames {

    private static final Pattern GENE = Pattern.compile("ENS[A-Z]{0,4}G[0-9]{11}([._].*)?|ERCC-[0-9]{5}|MT-[A-Z][A-Z0-9]+|mt-[A-Z][a-z0-9]+"
            + "|RP[LS][0-9]+[AXYL]?[0-9]?|Rp[ls][0-9]+[axyl]?[0-9]?");
    private static final Pattern BARCODE = Pattern.compile("(?:^|.*[^A-Za-z])[ACGTN]{10,}(?:[^A-Za-z].*|$)");
    /** Genes that nearly every human or mouse matrix has. */
    private static final Set<String> COMMON = Set.of(
            "ACTB", "ACTG1", "GAPDH", "B2M", "MALAT1", "EEF1A1", "EEF2", "TPT1", "TMSB4X", "TMSB10", "FTL", "FTH1", "PTPRC",
            "CD3D", "CD3E", "CD4", "CD8A", "CD14", "CD19", "CD34", "CD44", "CD63", "CD74", "CD81", "MS4A1", "LYZ", "NKG7",
            "PPBP", "COL1A1", "COL1A2", "COL3A1", "VIM", "FN1", "THY1", "NT5E", "ENG", "VEGFA", "TGFB1", "HPRT1", "TBP",
            "UBC", "PPIA", "PGK1", "LDHA", "ENO1", "HSP90AB1", "HSPA8", "NEAT1", "SOX2", "NANOG", "POU5F1", "KRT18", "EPCAM",
            "PECAM1", "XIST", "TP53", "MYC", "A1BG", "A2M", "AAAS", "AACS", "TSPAN6");

    private FeatureNames() {
    }

    /** An Ensembl id, a mitochondrial or ribosomal gene, or a gene that nearly every matrix has. */
    static boolean isGene(String name) {
        return COMMON.contains(name.toUpperCase(Locale.ROOT)) || GENE.matcher(name).matches();
    }

    /** A word that holds a run of at least ten letters A, C, G, T. */
    static boolean isBarcode(String name) {
        return name.length() >= 10 && BARCODE.matcher(name).matches();
    }
}
