// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.api.analysis;

import java.util.List;

import org.celltaxon.api.StepException;
import org.celltaxon.api.Text;
import org.celltaxon.api.table.Column;
import org.celltaxon.api.table.Table;

/**
 * A table that goes into or comes out of an analysis.
 *
 * @param name short name, for example {@code composition}
 * @param columns what it must hold; further columns are allowed
 * @param required whether the analysis cannot do without; an optional input table may be absent from the map it gets
 * @since 1.0
 */
public record Port(String name, List<Column> columns, boolean required) {

    /** Copies the list. */
    public Port {
        columns = List.copyOf(columns);
    }

    /** A required table. */
    public Port(String name, List<Column> columns) {
        this(name, columns, true);
    }

    /** The same table, not required. */
    public Port optional() {
        return new Port(name, columns, false);
    }

    /** Checks that a table has the required columns of the right kind. */
    public void check(Table table) throws StepException {
        for (var column : columns) {
            boolean missing = column.required() && !table.has(column.name());
            boolean wrong = table.has(column.name()) && column.kind() == Column.Kind.NUMBER
                    && !table.isNumber(column.name());
            if (missing || wrong) {
                throw new StepException(
                        new Text("The table '" + name + "' cannot be used.", "表「" + name + "」は使えません。"),
                        missing ? new Text("The column '" + column.name() + "' is missing; it has " + table.names() + ".",
                                "列「" + column.name() + "」がありません（あるのは " + table.names() + "）。")
                                : new Text("The column '" + column.name() + "' holds text, not numbers.",
                                        "列「" + column.name() + "」が数値ではありません。"),
                        new Text("Add or correct the column: " + column.meaning().en() + ".",
                                "列を追加又は修正してください: " + column.meaning().ja()));
            }
        }
    }
}
