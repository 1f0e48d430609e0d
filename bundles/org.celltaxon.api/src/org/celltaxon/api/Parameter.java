// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.api;

import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * One setting of a step: its name, type, default, range, unit and help. Immutable; built by the static methods and refined
 * by {@link #between}, {@link #unit} and {@link #help}:
 * <pre>{@code
 * static final Parameter<Double> RESOLUTION = Parameter.real("resolution", 0.8).between(0.01, 10)
 *         .help("Higher gives more clusters.", "大きいほどクラスターが増える。");
 * }</pre>
 *
 * @param <T> Double, Integer, Boolean or String
 * @param name the field's word in small letters, for example {@code n_neighbors}; kept for ever
 * @param type class of the value
 * @param defaultValue used when nothing is set
 * @param min smallest value allowed, NaN for none
 * @param max largest value allowed, NaN for none
 * @param choices the allowed words; empty when any
 * @param unit unit as shown to the user, empty for none
 * @param help one or two sentences
 * @since 1.0
 */
public record Parameter<T>(String name, Class<T> type, T defaultValue, double min, double max, List<String> choices,
        String unit, Text help) {

    /** All parts are required. */
    public Parameter {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(defaultValue, "defaultValue");
        choices = List.copyOf(choices);
        Objects.requireNonNull(unit, "unit");
        Objects.requireNonNull(help, "help");
    }

    private static <T> Parameter<T> of(String name, Class<T> type, T value, List<String> choices) {
        return new Parameter<>(name, type, value, Double.NaN, Double.NaN, choices, "", new Text("", ""));
    }

    /** A real number. */
    public static Parameter<Double> real(String name, double value) {
        return of(name, Double.class, value, List.of());
    }

    /** A whole number. */
    public static Parameter<Integer> whole(String name, int value) {
        return of(name, Integer.class, value, List.of());
    }

    /** Yes or no. */
    public static Parameter<Boolean> flag(String name, boolean value) {
        return of(name, Boolean.class, value, List.of());
    }

    /** Free text. */
    public static Parameter<String> text(String name, String value) {
        return of(name, String.class, value, List.of());
    }

    /** One of several words; the first is the default. */
    public static Parameter<String> choice(String name, String first, String... others) {
        var all = new java.util.ArrayList<String>();
        all.add(first);
        all.addAll(List.of(others));
        return of(name, String.class, first, all);
    }

    /** Limits, both included. */
    public Parameter<T> between(double low, double high) {
        return new Parameter<>(name, type, defaultValue, low, high, choices, unit, help);
    }

    /** The unit as shown to the user. */
    public Parameter<T> unit(String shown) {
        return new Parameter<>(name, type, defaultValue, min, max, choices, shown, help);
    }

    /** One or two sentences of help in both languages. */
    public Parameter<T> help(String en, String ja) {
        return new Parameter<>(name, type, defaultValue, min, max, choices, unit, new Text(en, ja));
    }

    /**
     * Reads and checks a value given by a user.
     *
     * @param given a number, a Boolean or text
     * @throws StepException when it is not of this type or outside the range
     */
    public T parse(Object given) throws StepException {
        var words = String.valueOf(given).strip();
        try {
            if (type == Boolean.class) {
                return type.cast(switch (words.toLowerCase(Locale.ROOT)) {
                    case "true", "yes", "on" -> true;
                    case "false", "no", "off" -> false;
                    default -> throw new NumberFormatException(words);
                });
            }
            if (type == String.class) {
                if (!choices.isEmpty() && !choices.contains(words)) {
                    throw new NumberFormatException(words);
                }
                return type.cast(words);
            }
            double number = Double.parseDouble(words);
            if (!Double.isFinite(number) || number < min || number > max
                    || type == Integer.class && number != (int) number) {
                throw new NumberFormatException(words);
            }
            return type.cast(type == Integer.class ? (Object) (int) number : (Object) number);
        } catch (NumberFormatException e) {
            throw new StepException(
                    new Text("The setting '" + name + "' cannot be '" + words + "'.",
                            "設定「" + name + "」に「" + words + "」は使えません。"),
                    new Text("It must be " + expected() + ".", "使える値: " + expected()),
                    new Text("Correct it in the recipe or on the command line; the default is " + defaultValue + ".",
                            "レシピ又はコマンドラインで直してください（既定値 " + defaultValue + "）。"), e);
        }
    }

    /** The allowed values in words, for example "a number from 0.01 to 10". */
    public String expected() {
        if (!choices.isEmpty()) {
            return "one of " + String.join(", ", choices);
        }
        if (type == Boolean.class) {
            return "true or false";
        }
        if (type == String.class) {
            return "text";
        }
        var kind = type == Integer.class ? "a whole number" : "a number";
        return Double.isNaN(min) ? kind : kind + " from " + plain(min) + " to " + plain(max);
    }

    private static String plain(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e9 ? Long.toString((long) value) : Double.toString(value);
    }
}
