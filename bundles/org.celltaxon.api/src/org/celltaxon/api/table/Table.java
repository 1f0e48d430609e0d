// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.api.table;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A table of named columns of equal length, each of text or of numbers. Immutable: the arrays handed out are copies for
 * callers outside, so nobody changes a result. Missing numbers are NaN, missing words empty.
 *
 * @since 1.0
 */
public final class Table {

    private final Map<String, Object> columns;
    private final int rows;

    private Table(Map<String, Object> columns, int rows) {
        this.columns = columns;
        this.rows = rows;
    }

    /** Starts a table. */
    public static Builder builder() {
        return new Builder();
    }

    /** Number of rows. */
    public int rows() {
        return rows;
    }

    /** Column names in order. */
    public List<String> names() {
        return List.copyOf(columns.keySet());
    }

    /** Whether there is such a column. */
    public boolean has(String name) {
        return columns.containsKey(name);
    }

    /** Whether a column holds numbers. */
    public boolean isNumber(String name) {
        return column(name) instanceof double[];
    }

    /** The numbers of a column. */
    public double[] numbers(String name) {
        if (column(name) instanceof double[] numbers) {
            return numbers.clone();
        }
        throw new IllegalArgumentException("column '" + name + "' holds text, not numbers");
    }

    /** The words of a column; numbers are written as they are in a file. */
    public String[] texts(String name) {
        if (column(name) instanceof String[] words) {
            return words.clone();
        }
        var words = new String[rows];
        for (int i = 0; i < rows; i++) {
            words[i] = text(name, i);
        }
        return words;
    }

    /** One number. */
    public double number(String name, int row) {
        return ((double[]) column(name))[row];
    }

    /** One cell as in a file: whole numbers without a point, missing as an empty word. */
    public String text(String name, int row) {
        return column(name) instanceof double[] numbers ? Numbers.plain(numbers[row]) : ((String[]) column(name))[row];
    }

    /** The different words of a column in the order of their first row. */
    public List<String> distinct(String name) {
        return List.copyOf(new LinkedHashSet<>(List.of(texts(name))));
    }

    /** The rows for which a test holds, in order. */
    public Table where(java.util.function.IntPredicate test) {
        int[] kept = java.util.stream.IntStream.range(0, rows).filter(test).toArray();
        var result = builder();
        columns.forEach((name, column) -> {
            if (column instanceof double[] numbers) {
                result.numbers(name, java.util.Arrays.stream(kept).mapToDouble(i -> numbers[i]).toArray());
            } else {
                var words = (String[]) column;
                result.texts(name, java.util.Arrays.stream(kept).mapToObj(i -> words[i]).toArray(String[]::new));
            }
        });
        return result.build();
    }

    /** The rows where a column has this word. */
    public Table where(String name, String word) {
        return where(i -> text(name, i).equals(word));
    }

    /** The first row where a column has this word. */
    public Optional<Integer> row(String name, String word) {
        for (int i = 0; i < rows; i++) {
            if (text(name, i).equals(word)) {
                return Optional.of(i);
            }
        }
        return Optional.empty();
    }

    private Object column(String name) {
        var column = columns.get(name);
        if (column == null) {
            throw new IllegalArgumentException("no column '" + name + "' in " + columns.keySet());
        }
        return column;
    }

    @Override
    public boolean equals(Object other) {
        if (!(other instanceof Table that) || rows != that.rows || !names().equals(that.names())) {
            return false;
        }
        return columns.keySet().stream().allMatch(n -> Column.equalContent(columns.get(n), that.columns.get(n)));
    }

    @Override
    public int hashCode() {
        return 31 * columns.keySet().hashCode() + rows;
    }

    @Override
    public String toString() {
        return "Table" + columns.keySet() + " x " + rows;
    }

    /** Collects the columns of a table; the first decides the number of rows. */
    public static final class Builder {

        private final Map<String, Object> columns = new LinkedHashMap<>();
        private int rows = -1;

        private Builder() {
        }

        /** Adds a column of numbers. */
        public Builder numbers(String name, double... values) {
            return put(name, values.clone(), values.length);
        }

        /** Adds a column of whole numbers. */
        public Builder numbers(String name, int[] values) {
            return put(name, java.util.Arrays.stream(values).asDoubleStream().toArray(), values.length);
        }

        /** Adds a column of words. */
        public Builder texts(String name, String... values) {
            return put(name, values.clone(), values.length);
        }

        /** Adds a column of words. */
        public Builder texts(String name, List<String> values) {
            return put(name, values.toArray(String[]::new), values.size());
        }

        /** Adds a column of another table, as it is there. */
        public Builder column(Table table, String name) {
            return put(name, table.column(name), table.rows);
        }

        private Builder put(String name, Object values, int length) {
            if (rows >= 0 && rows != length) {
                throw new IllegalArgumentException("column '" + name + "' has " + length + " rows, not " + rows);
            }
            if (columns.putIfAbsent(name, values) != null) {
                throw new IllegalArgumentException("two columns '" + name + "'");
            }
            rows = length;
            return this;
        }

        /** The finished table. */
        public Table build() {
            return new Table(new LinkedHashMap<>(columns), Math.max(rows, 0));
        }
    }

    /** Collects a table row by row. */
    public static final class Rows {

        private final List<Column> columns;
        private final List<Object[]> rows = new ArrayList<>();

        /** The columns of each row, in order. */
        public Rows(List<Column> columns) {
            this.columns = List.copyOf(columns);
        }

        /** Adds one row: a String for each text column, a Number for each column of numbers. */
        public Rows add(Object... cells) {
            if (cells.length != columns.size()) {
                throw new IllegalArgumentException(cells.length + " cells for " + columns.size() + " columns");
            }
            rows.add(cells.clone());
            return this;
        }

        /** The finished table. */
        public Table build() {
            var result = builder();
            for (int c = 0; c < columns.size(); c++) {
                int at = c;
                if (columns.get(c).kind() == Column.Kind.NUMBER) {
                    result.numbers(columns.get(c).name(),
                            rows.stream().mapToDouble(r -> ((Number) r[at]).doubleValue()).toArray());
                } else {
                    result.texts(columns.get(c).name(), rows.stream().map(r -> (String) r[at]).toArray(String[]::new));
                }
            }
            return result.build();
        }
    }
}
