/**
 * What all language models share: the library that speaks the vendors' forms (langchain4j), and the
 * HTTP client of ours that it is given, one for each answer.
 *
 * <p><i>IO flow:</i> prompt {@literal >} turns as the library's messages {@literal >} its request
 * {@literal >} the vendor's dialect {@literal >} wire {@literal >} pieces {@literal >} events
 * {@literal >} dialect (ended? failed? counted?) {@literal >} the library's answer {@literal >}
 * listener.
 */
@NullMarked
package frontdesk.engine.provider.chat;

import org.jspecify.annotations.NullMarked;
