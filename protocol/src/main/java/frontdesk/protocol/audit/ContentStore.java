package frontdesk.protocol.audit;

import frontdesk.protocol.id.ContentHash;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** Contents that calls name by hash (catalogue, texts, grammars, limits), each stored once. */
public interface ContentStore {
  /** Stores a text unless it is there, and answers its SHA-256. */
  CompletionStage<ContentHash> put(String text);

  /** The text with this hash, if it was stored. */
  CompletionStage<Optional<String>> get(ContentHash hash);
}
