package frontdesk.ops.node;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import frontdesk.config.catalogue.Catalogue;
import frontdesk.config.catalogue.CatalogueLoader;
import frontdesk.config.catalogue.Catalogues;
import frontdesk.engine.call.ClinicKnowledge;
import frontdesk.engine.dialogue.Texts;
import frontdesk.engine.speech.language.GrammarWriter;
import frontdesk.protocol.audit.ContentStore;
import frontdesk.protocol.call.CallEvent;
import frontdesk.protocol.dialogue.Limits;
import frontdesk.protocol.id.ClinicId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What calls of each clinic work with, its contents stored by hash. Immutable, any thread. */
public final class ClinicBook {
  private static final ObjectMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS).build();

  private final Map<ClinicId, ClinicKnowledge> clinics;

  private ClinicBook(Map<ClinicId, ClinicKnowledge> clinics) {
    this.clinics = Map.copyOf(clinics);
  }

  /** Stores every clinic's contents and remembers their hashes. Blocking; at start only. */
  static ClinicBook store(
      Catalogues catalogues, Limits limits, GrammarWriter grammars, ContentStore contents) {
    Map<ClinicId, ClinicKnowledge> clinics = new HashMap<>();
    for (CatalogueLoader.Loaded loaded : catalogues.all()) {
      var catalogue = loaded.catalogue();
      Texts texts = texts(catalogue);
      CallEvent.Contents hashes =
          new CallEvent.Contents(
              contents.put(loaded.canonicalText()).toCompletableFuture().join(),
              contents.put(texts.canonicalText()).toCompletableFuture().join(),
              contents.put(grammars.grammarsContent(catalogue)).toCompletableFuture().join(),
              contents.put(limitsText(limits)).toCompletableFuture().join());
      clinics.put(catalogue.id(), new ClinicKnowledge(catalogue, hashes, texts.byKey(), limits));
    }
    return new ClinicBook(clinics);
  }

  /** What calls of this clinic work with. */
  public Optional<ClinicKnowledge> find(ClinicId clinic) {
    return Optional.ofNullable(clinics.get(clinic));
  }

  /** The sentences of a clinic: its own before those of its language. */
  static Texts texts(Catalogue catalogue) {
    return texts(catalogue.language()).overlaid(catalogue.texts());
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
