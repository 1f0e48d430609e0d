// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.api;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The checked values of a step's parameters, defaults filled in. Immutable.
 *
 * @since 1.0
 */
public final class Settings {

    private final Map<String, Object> values;

    private Settings(Map<String, Object> values) {
        this.values = values;
    }

    /** All defaults. */
    public static Settings defaults(Collection<Parameter<?>> parameters) {
        try {
            return of(parameters, Map.of());
        } catch (StepException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Checks what a user gave against the parameters.
     *
     * @throws StepException when a name is unknown or a value outside its range
     */
    public static Settings of(Collection<Parameter<?>> parameters, Map<String, ?> given) throws StepException {
        var values = new LinkedHashMap<String, Object>();
        for (var parameter : parameters) {
            var value = given.get(parameter.name());
            values.put(parameter.name(), value == null ? parameter.defaultValue() : parameter.parse(value));
        }
        for (var name : given.keySet()) {
            if (!values.containsKey(name)) {
                var known = values.isEmpty() ? "none" : String.join(", ", values.keySet());
                throw new StepException(
                        new Text("There is no setting '" + name + "'.", "設定「" + name + "」はありません。"),
                        new Text("The settings of this step are: " + known + ".", "このステップの設定: " + known),
                        new Text("Correct the name or remove it.", "名前を直すか、削除してください。"));
            }
        }
        return new Settings(values);
    }

    /** The value of a parameter of this step. */
    public <T> T get(Parameter<T> parameter) {
        var value = values.get(parameter.name());
        if (value == null) {
            throw new IllegalArgumentException("not a parameter of this step: " + parameter.name());
        }
        return parameter.type().cast(value);
    }

    /** All values by name, in the order of the parameters. */
    public Map<String, Object> asMap() {
        return java.util.Collections.unmodifiableMap(values);
    }

    /** Names in order, for messages. */
    public List<String> names() {
        return List.copyOf(values.keySet());
    }
}
