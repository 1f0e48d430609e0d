// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.formats;

import java.util.List;
import java.util.function.Predicate;

import org.celltaxon.api.Notice;

/** What the CELLxGENE schema 7.0.0 wants to know of cells beside their counts (SCIENCE 7.2). */
final class Cellxgene {

    /** The one field that belongs to the whole file and not to each cell. */
    static final String ORGANISM = "organism_ontology_term_id";

    /** All fields, in the order in which they are told. */
    static final List<String> FIELDS = List.of("assay_ontology_term_id", "cell_type_ontology_term_id",
            "development_stage_ontology_term_id", "disease_ontology_term_id", "self_reported_ethnicity_ontology_term_id",
            "sex_ontology_term_id", "tissue_ontology_term_id", "donor_id", "is_primary_data", "suspension_type", "tissue_type", ORGANISM);

    private Cellxgene() {
    }

    /** The fields that are not there for all cells. */
    static List<String> missing(Predicate<String> known) {
        return FIELDS.stream().filter(known.negate()).toList();
    }

    /** Names the missing fields and how to give them. */
    static Notice notice(List<String> missing) {
        var fields = String.join(", ", missing);
        return Notice.info("CELLXGENE_MISSING", "For the CELLxGENE schema 7.0.0 the file lacks: " + fields
                + ". Columns of the lot sheet with these names fill them.",
                "CELLxGENE スキーマ 7.0.0 に足りない項目: " + fields + "。ロット表に同名の列を加えると補えます。");
    }
}
