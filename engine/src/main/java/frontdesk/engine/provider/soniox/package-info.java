/** Soniox: streaming in every language of its one model, Romanian among them. */
@NullMarked
package frontdesk.engine.provider.soniox;

import org.jspecify.annotations.NullMarked;
