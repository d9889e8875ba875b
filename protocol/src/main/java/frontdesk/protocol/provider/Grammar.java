package frontdesk.protocol.provider;

import frontdesk.protocol.id.ContentHash;

/**
 * What can be said now, for a recognizer that works by grammar.
 *
 * @param name a short stable name for caches and metrics, such as {@code confirm}
 * @param hash SHA-256 of the text: recognizers keep compiled grammars by it
 * @param jsgf a JSpeech Grammar Format 1.0 text with one public rule; lower-case words only
 */
public record Grammar(String name, ContentHash hash, String jsgf) {}
