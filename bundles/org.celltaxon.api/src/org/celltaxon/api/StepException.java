// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.api;

import java.util.Objects;

/**
 * An expected failure that a user can act on: three short sentences. Everything else that is thrown counts as a bug.
 *
 * @since 1.0
 */
public class StepException extends Exception {

    private static final long serialVersionUID = 1L;

    private final Text what;
    private final Text why;
    private final Text todo;

    /**
     * @param what what happened, with file, line or column
     * @param why the reason
     * @param todo what the user can do next
     */
    public StepException(Text what, Text why, Text todo) {
        this(what, why, todo, null);
    }

    /** As above, with the technical cause. */
    public StepException(Text what, Text why, Text todo, Throwable cause) {
        super(Objects.requireNonNull(what).en() + " " + Objects.requireNonNull(why).en() + " "
                + Objects.requireNonNull(todo).en(), cause);
        this.what = what;
        this.why = why;
        this.todo = todo;
    }

    /** A failure worded in English only, for modules without a translation. */
    public StepException(String what, String why, String todo) {
        this(Text.same(what), Text.same(why), Text.same(todo));
    }

    /** What happened. */
    public Text what() {
        return what;
    }

    /** The reason. */
    public Text why() {
        return why;
    }

    /** What the user can do next. */
    public Text todo() {
        return todo;
    }
}
