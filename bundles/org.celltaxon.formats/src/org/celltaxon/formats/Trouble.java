// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.formats;

import java.nio.file.Path;

import org.celltaxon.api.StepException;
import org.celltaxon.api.Text;

/** Wording of damaged files: which file, what is wrong with it, what to do. */
public final class Trouble {

    private Trouble() {
    }

    /** A file that is not what it should be. */
    public static StepException in(Path file, String en, String ja, Throwable cause) {
        return new StepException(
                new Text("The file " + file + " cannot be read.", "ファイル " + file + " を読めません。"),
                new Text(en, ja),
                new Text("Export or copy the file again; if it opens elsewhere, please report it.",
                        "再出力又は再コピーしてください。他のソフトで開ける場合はご報告ください。"), cause);
    }

    /** A file that is not what it should be, where nothing else went wrong before. */
    public static StepException in(Path file, String en, String ja) {
        return in(file, en, ja, null);
    }
}
