// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.figures;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.celltaxon.api.StepException;
import org.celltaxon.api.figure.Colour;
import org.celltaxon.api.figure.Drawing;
import org.celltaxon.api.figure.Mark;
import org.celltaxon.api.table.Column;
import org.celltaxon.api.table.Table;
import org.junit.jupiter.api.Test;

class IntegrationLimitsTest {

    private static final List<Column> COLUMNS = List.of(Column.text("check", "", ""), Column.text("lot", "", ""),
            Column.number("value", "", ""), Column.number("limit_low", "", ""), Column.number("limit_high", "", ""), Column.text("verdict", "", ""));

    private static Drawing drawing(String lot) throws StepException {
        var rows = new Table.Rows(COLUMNS).add("ilisi", "", 0.7, 0.4, Double.NaN, "pass").add("clisi", "", 9, Double.NaN, 1.5, "fail")
                .add("preservation", lot, 0.8, 0.6, Double.NaN, "pass").add("split", lot, 0.5, 0.01, Double.NaN, "pass")
                .add("planted", lot, -0.3, 0.8, 1.2, "fail").add("confounding", "", Double.NaN, 1, Double.NaN, "not assessable");
        return Given.draw(new IntegrationLimits(), Map.of("integration", rows.build())).getFirst();
    }

    @Test
    void whatFailedHasAnotherColourAndWhatIsUnknownNoBar() throws StepException {
        var boxes = drawing("D1").marks().stream().filter(Mark.Box.class::isInstance).map(Mark.Box.class::cast).toList();
        assertEquals(5, boxes.size());
        assertEquals(2, boxes.stream().filter(b -> b.fill().equals(Colour.category(1))).count());
        assertTrue(boxes.stream().allMatch(b -> b.width() >= 0));
    }

    @Test
    void wordsAreWholeAndApartInBothLanguages() throws StepException, IOException {
        for (var lot : List.of("D1", "a lot with a very long name, donor 12")) {
            for (var language : List.of(Locale.ENGLISH, Locale.JAPANESE)) {
                Svg.of(drawing(lot), language);
                assertEquals(List.of(), Room.faults(drawing(lot), language));
            }
        }
    }
}
