/** Tests of grammars, interpreter and spoken text. */
@NullMarked
package frontdesk.engine.speech.language;

import org.jspecify.annotations.NullMarked;
