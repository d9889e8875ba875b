package frontdesk.ops.call;

import com.fasterxml.jackson.core.JsonProcessingException;
import frontdesk.config.catalogue.Catalogue;
import frontdesk.config.catalogue.CatalogueLoader;
import frontdesk.ops.node.ClinicBook;
import frontdesk.persistence.audit.JdbcContentStore;
import frontdesk.protocol.audit.ContentStore;
import frontdesk.protocol.call.CallEvent;
import frontdesk.protocol.dialogue.Limits;
import frontdesk.protocol.id.ContentHash;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The contents that a call names by hash, as far as they are still there.
 *
 * @param texts sentences by key; empty when they are missing
 * @param missing what is not there, or cannot be read; the grammars too, which decide nothing, but
 *     whose absence says that the store is not whole
 * @param altered what is there and is not what its hash names
 */
record StoredContents(
    Optional<Catalogue> catalogue,
    Optional<Limits> limits,
    Map<String, String> texts,
    List<String> missing,
    List<String> altered) {

  /** Reads them. Blocking. */
  static StoredContents of(CallEvent.Contents named, ContentStore store) {
    Reading reading = new Reading(store);
    Optional<Catalogue> catalogue =
        reading
            .text("the catalogue", named.catalogue())
            .flatMap(text -> reading.parsed("the catalogue", named.catalogue(), catalogue(text)));
    Optional<Limits> limits =
        reading
            .text("the limits", named.limits())
            .flatMap(text -> reading.parsed("the limits", named.limits(), limits(text)));
    Map<String, String> texts =
        reading.text("the texts", named.texts()).map(StoredContents::texts).orElse(Map.of());
    reading.text("the grammars", named.grammars());
    return new StoredContents(
        catalogue, limits, texts, List.copyOf(reading.missing), List.copyOf(reading.altered));
  }

  private static final class Reading {
    private final ContentStore store;
    private final List<String> missing = new ArrayList<>();
    private final List<String> altered = new ArrayList<>();

    Reading(ContentStore store) {
      this.store = store;
    }

    Optional<String> text(String what, ContentHash hash) {
      Optional<String> text = store.get(hash).toCompletableFuture().join();
      if (text.isEmpty()) {
        missing.add(what + " " + hash);
      } else if (!JdbcContentStore.hash(text.get()).equals(hash)) {
        altered.add(what + " " + hash);
      }
      return text;
    }

    <T> Optional<T> parsed(String what, ContentHash hash, Optional<T> content) {
      if (content.isEmpty()) {
        missing.add(what + " " + hash + " (it cannot be read)");
      }
      return content;
    }
  }

  private static Optional<Catalogue> catalogue(String text) {
    return CatalogueLoader.parseCanonical(text) instanceof CatalogueLoader.Loaded loaded
        ? Optional.of(loaded.catalogue())
        : Optional.empty();
  }

  private static Optional<Limits> limits(String text) {
    try {
      return Optional.of(ClinicBook.limits(text));
    } catch (JsonProcessingException unreadable) {
      return Optional.empty();
    }
  }

  /** The stored form of texts: a line each, key and sentence around an equals sign. */
  private static Map<String, String> texts(String canonical) {
    Map<String, String> texts = new HashMap<>();
    canonical
        .lines()
        .skip(1)
        .forEach(
            line -> {
              int equals = line.indexOf(" = ");
              if (equals > 0) {
                texts.put(line.substring(0, equals), line.substring(equals + 3));
              }
            });
    return texts;
  }
}
