package frontdesk.ops.node;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import frontdesk.config.catalogue.Catalogue;
import frontdesk.config.catalogue.CatalogueLoader;
import frontdesk.config.catalogue.Catalogues;
import frontdesk.engine.call.ClinicKnowledge;
import frontdesk.engine.call.ClinicsInUse;
import frontdesk.engine.dialogue.Texts;
import frontdesk.engine.speech.language.GrammarWriter;
import frontdesk.protocol.audit.ContentStore;
import frontdesk.protocol.call.CallEvent;
import frontdesk.protocol.dialogue.Limits;
import frontdesk.protocol.dialogue.Phrase;
import frontdesk.protocol.id.ClinicId;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What calls of each clinic work with, its contents stored by hash. New calls get what is there
 * now; a call goes on with what it began with, as long as this node knows it. Any thread.
 */
public final class ClinicBook implements ClinicsInUse {
  private static final ObjectMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS).build();

  private final Limits limits;
  private final GrammarWriter grammars;
  private final ContentStore contents;
  private final int versionsKept;
  private final Map<CallEvent.Contents, ClinicKnowledge> versions = new LinkedHashMap<>();
  private volatile Map<ClinicId, ClinicKnowledge> now = Map.of();

  private ClinicBook(
      Limits limits, GrammarWriter grammars, ContentStore contents, int versionsKept) {
    this.limits = limits;
    this.grammars = grammars;
    this.contents = contents;
    this.versionsKept = versionsKept;
  }

  /**
   * Stores every clinic's contents and remembers their hashes. Blocking.
   *
   * @param versionsKept contents that calls may have begun with, of all clinics together
   */
  static ClinicBook store(
      Catalogues catalogues,
      Limits limits,
      GrammarWriter grammars,
      ContentStore contents,
      int versionsKept) {
    ClinicBook book = new ClinicBook(limits, grammars, contents, versionsKept);
    book.replace(catalogues);
    return book;
  }

  /** Stores these contents: new calls work with them from now on. Blocking. */
  void replace(Catalogues catalogues) {
    Map<ClinicId, ClinicKnowledge> next = new HashMap<>();
    for (CatalogueLoader.Loaded loaded : catalogues.all()) {
      next.put(loaded.catalogue().id(), stored(loaded));
    }
    synchronized (versions) {
      next.values().forEach(knowledge -> versions.put(knowledge.contents(), knowledge));
      while (versions.size() > Math.max(versionsKept, next.size())) {
        versions.remove(versions.keySet().iterator().next());
      }
    }
    now = Map.copyOf(next);
  }

  private ClinicKnowledge stored(CatalogueLoader.Loaded loaded) {
    Catalogue catalogue = loaded.catalogue();
    Texts texts = texts(catalogue);
    CallEvent.Contents hashes =
        new CallEvent.Contents(
            contents.put(loaded.canonicalText()).toCompletableFuture().join(),
            contents.put(texts.canonicalText()).toCompletableFuture().join(),
            contents.put(grammars.grammarsContent(catalogue)).toCompletableFuture().join(),
            contents.put(limitsText(limits)).toCompletableFuture().join());
    return new ClinicKnowledge(catalogue, hashes, texts.byKey(), limits);
  }

  /** What new calls of this clinic work with. */
  @Override
  public Optional<ClinicKnowledge> apply(ClinicId clinic) {
    return Optional.ofNullable(now.get(clinic));
  }

  @Override
  public Optional<ClinicKnowledge> asBegun(ClinicId clinic, CallEvent.Contents begun) {
    synchronized (versions) {
      return Optional.ofNullable(versions.get(begun)).or(() -> apply(clinic));
    }
  }

  /** The sentences of a clinic: its own before those of its languages. */
  static Texts texts(Catalogue catalogue) {
    Texts texts = texts(catalogue.language()).overlaid(catalogue.texts());
    for (String language : catalogue.languages()) {
      if (!language.equals(catalogue.language())) {
        Map<String, String> others = new HashMap<>();
        texts(language)
            .overlaid(catalogue.texts(language))
            .byKey()
            .forEach((key, text) -> others.put(Phrase.keyIn(language, key), text));
        texts = texts.overlaid(others);
      }
    }
    return texts;
  }

  /** The sentences of a language; English where there is no bundle for it. */
  static Texts texts(String language) {
    return Texts.bundled(language).or(() -> Texts.bundled("en")).orElseThrow();
  }

  /** The limits as they are stored. */
  public static String limitsText(Limits limits) {
    try {
      return JSON.writeValueAsString(limits);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("limits are a record of numbers", e);
    }
  }

  /** The limits in a stored text. */
  public static Limits limits(String text) throws JsonProcessingException {
    return JSON.readValue(text, Limits.class);
  }
}
