// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.formats;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;

/** Turns bytes of one file into words: UTF-8, or from the first that is not, Windows-31J as Japanese Excel writes it. */
final class Words {

    private CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();

    String decode(byte[] bytes, int from, int to) {
        try {
            return decoder.decode(ByteBuffer.wrap(bytes, from, to - from)).toString();
        } catch (CharacterCodingException e) {
            decoder = Charset.forName("windows-31j").newDecoder().onMalformedInput(java.nio.charset.CodingErrorAction.REPLACE)
                    .onUnmappableCharacter(java.nio.charset.CodingErrorAction.REPLACE);
            return decode(bytes, from, to);
        }
    }
}
