// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.cqa;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.celltaxon.api.analysis.Port;
import org.celltaxon.api.table.Column;
import org.celltaxon.api.table.Table;

/** Tables written down row by row: each row names the columns it fills, the others stay empty. */
final class Records {

    private final Port port;
    private final Table.Rows rows;

    private Records(Port port) {
        this.port = port;
        this.rows = new Table.Rows(port.columns());
    }

    static Records of(Port port) {
        return new Records(port);
    }

    /** A table of one row. */
    static Table of(Port port, Object... namesAndValues) {
        return of(port).add(namesAndValues).build();
    }

    Records add(Object... namesAndValues) {
        var names = List.of(namesAndValues);
        rows.add(port.columns().stream().map(column -> {
            int at = names.indexOf(column.name());
            return at >= 0 ? namesAndValues[at + 1] : column.kind() == Column.Kind.NUMBER ? (Object) Double.NaN : "";
        }).toArray());
        return this;
    }

    Table build() {
        return rows.build();
    }

    /** Tables by port. */
    static Map<String, Table> tables(Object... portsAndTables) {
        var tables = new HashMap<String, Table>();
        for (int i = 0; i < portsAndTables.length; i += 2) {
            tables.put(((Port) portsAndTables[i]).name(), (Table) portsAndTables[i + 1]);
        }
        return tables;
    }

    /** One more or another table. */
    static Map<String, Table> with(Map<String, Table> tables, Port port, Table table) {
        var changed = new HashMap<>(tables);
        changed.put(port.name(), table);
        return changed;
    }

    static Map<String, Table> without(Map<String, Table> tables, Port port) {
        var changed = new HashMap<>(tables);
        changed.remove(port.name());
        return changed;
    }

    /** A column of words of all rows. */
    static List<String> words(Table table, String column) {
        return Arrays.asList(table.texts(column));
    }
}
