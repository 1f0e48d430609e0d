// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.engine;

import java.util.function.Supplier;

import org.celltaxon.api.Step;
import org.celltaxon.api.StepException;
import org.celltaxon.api.Text;

/**
 * A module that is ready to be used; its class is loaded when it is first asked for.
 *
 * @param id stable id
 * @param kind contract
 * @param label what a user reads
 * @param bundle symbolic name of its bundle
 * @param version version of its bundle
 * @param instance gives the step; null or a throwable when its code is faulty
 */
public record Module(String id, Kind kind, Text label, String bundle, String version, Supplier<? extends Step> instance) {

    /** Work that a module does; anything may go wrong in it. */
    @FunctionalInterface
    interface Verb<T, R> {
        R apply(T step) throws StepException, java.io.IOException;
    }

    /**
     * Lets the module work. Whatever goes wrong inside is turned into a failure that names module and bundle.
     */
    <T extends Step, R> R call(Class<T> contract, Verb<T, R> verb) throws StepException, java.io.IOException {
        T step;
        try {
            step = contract.cast(instance.get());
        } catch (RuntimeException | LinkageError e) {
            throw broken("could not be started", "は起動できません", e);
        }
        if (step == null) {
            throw broken("could not be started", "は起動できません",
                    new IllegalStateException("its constructor failed; the log has the details"));
        }
        try {
            return verb.apply(step);
        } catch (org.eclipse.core.runtime.OperationCanceledException e) {
            throw e;
        } catch (java.io.UncheckedIOException e) {
            throwIfDiskIsFull(e);
            throw new StepException(new Text("A file could not be read or written.", "ファイルを読み書きできません。"),
                    Text.same(Partial.reason(e.getCause())), new Text("If a stored matrix is damaged, import its file again;"
                            + " celltaxon verify names everything that is damaged.",
                            "保存済みの行列が壊れている場合は再度取り込んでください（celltaxon verify で確認できます）。"), e);
        } catch (RuntimeException | LinkageError e) {
            throwIfDiskIsFull(e);
            throw broken("failed", "が失敗しました", e);
        }
    }

    /** A full disk is not the module's fault, however a library wraps it. */
    private static void throwIfDiskIsFull(Throwable failure) throws java.io.IOException {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof java.io.IOException io && Partial.diskIsFull(io)) {
                throw io;
            }
        }
    }

    private StepException broken(String en, String ja, Throwable cause) {
        var reason = cause.getClass().getSimpleName() + (cause.getMessage() == null ? "" : ": " + cause.getMessage());
        return new StepException(
                new Text("The module " + id + " (bundle " + bundle + " " + version + ") " + en + " in the step '"
                        + kind.title().en() + "'.",
                        "モジュール " + id + "（バンドル " + bundle + " " + version + "）" + ja + "（" + kind.title().ja() + "）。"),
                new Text("It is a fault of the module: " + reason + ".", "モジュールの不具合: " + reason),
                new Text("Choose another module for this step in the recipe, or tell the maker of " + bundle + ".",
                        "レシピで別のモジュールを選ぶか、" + bundle + " の作成者に知らせてください。"), cause);
    }
}
