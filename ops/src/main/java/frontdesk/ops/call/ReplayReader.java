package frontdesk.ops.call;

import com.fasterxml.jackson.core.JsonProcessingException;
import frontdesk.config.catalogue.Catalogue;
import frontdesk.config.catalogue.CatalogueLoader;
import frontdesk.engine.call.CallSeals;
import frontdesk.engine.call.Replay;
import frontdesk.engine.dialogue.Conversation;
import frontdesk.ops.node.ClinicBook;
import frontdesk.ops.node.Storage;
import frontdesk.persistence.audit.JournalEntry;
import frontdesk.persistence.audit.JournalReader;
import frontdesk.persistence.call.CallReader;
import frontdesk.protocol.call.CallEvent;
import frontdesk.protocol.id.BuildId;
import frontdesk.protocol.id.CallId;
import frontdesk.protocol.id.ContentHash;
import frontdesk.protocol.id.KeyId;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Replays a call from the journal. Blocking: call it on a thread of its own. */
public final class ReplayReader {
  private static final int LONGEST_CALL = 100_000;

  private final Storage storage;
  private final BuildId build;

  public ReplayReader(Storage storage, BuildId build) {
    this.storage = storage;
    this.build = build;
  }

  /**
   * Replays a call.
   *
   * @param withWords whether what was said and heard is shown; whoever asks has been journaled
   */
  public ReplayReport replay(CallId call, boolean withWords) throws SQLException {
    List<JournalEntry> entries =
        new CallReader(new JournalReader(storage.journal().source(), LONGEST_CALL)).history(call);
    List<CallEvent> events = new ArrayList<>();
    for (JournalEntry entry : entries) {
      if (entry instanceof JournalEntry.Event event && event.event() instanceof CallEvent made) {
        events.add(made);
      } else {
        return missing(
            call, events, "event " + entry.position().sequenceNumber() + " cannot be read");
      }
    }
    Optional<Long> hole = hole(entries);
    if (hole.isPresent()) {
      return missing(call, events, "event " + hole.get());
    }
    if (events.isEmpty() || !(events.get(0) instanceof CallEvent.CallArrived arrived)) {
      return missing(call, events, "no event of this call is in the journal");
    }
    return decideAgain(call, events, arrived, withWords);
  }

  private static Optional<Long> hole(List<JournalEntry> entries) {
    long expected = 1;
    for (JournalEntry entry : entries) {
      if (entry.position().sequenceNumber() != expected) {
        return Optional.of(expected);
      }
      expected++;
    }
    return Optional.empty();
  }

  private ReplayReport decideAgain(
      CallId call, List<CallEvent> events, CallEvent.CallArrived arrived, boolean withWords) {
    CallEvent.Contents contents = arrived.contents();
    Optional<Catalogue> catalogue = text(contents.catalogue()).flatMap(ReplayReader::catalogue);
    Optional<String> limits = text(contents.limits());
    Optional<String> texts = text(contents.texts());
    if (catalogue.isEmpty()) {
      return missing(call, events, "the catalogue " + contents.catalogue());
    }
    if (limits.isEmpty()) {
      return missing(call, events, "the limits " + contents.limits());
    }
    Conversation.Context context;
    try {
      context = new Conversation.Context(catalogue.get(), ClinicBook.limits(limits.get()));
    } catch (JsonProcessingException e) {
      return missing(call, events, "the limits " + contents.limits() + " cannot be read");
    }
    Optional<Timeline.Words> words =
        withWords
            ? Optional.of(
                new Timeline.Words(seals(call), catalogue.get(), parseTexts(texts.orElse(""))))
            : Optional.empty();
    return report(call, events, Replay.of(events, context, build), new Timeline(words));
  }

  private ReplayReport report(
      CallId call, List<CallEvent> events, Replay.Verdict verdict, Timeline timeline) {
    if (verdict instanceof Replay.NotRedecidable not) {
      return missing(call, events, not.missing());
    }
    boolean identical = verdict instanceof Replay.Identical;
    int decisions =
        verdict instanceof Replay.Identical same
            ? same.decisions()
            : ((Replay.Different) verdict).decisions();
    List<ReplayReport.Difference> differences =
        verdict instanceof Replay.Different different
            ? different.differences().stream()
                .map(
                    d ->
                        new ReplayReport.Difference(
                            d.turn(),
                            d.recorded().stream().map(Object::toString).toList(),
                            d.redecided().stream().map(Object::toString).toList()))
                .toList()
            : List.of();
    boolean otherBuild = verdict instanceof Replay.Different different && different.otherBuild();
    return new ReplayReport(
        call.value(),
        clinic(events),
        madeBy(events),
        build.value(),
        identical ? "identical" : otherBuild ? "different-build" : "different",
        decisions,
        "",
        differences,
        timeline.of(events));
  }

  private ReplayReport missing(CallId call, List<CallEvent> events, String what) {
    return new ReplayReport(
        call.value(),
        clinic(events),
        madeBy(events),
        build.value(),
        "not-re-decidable",
        0,
        what,
        List.of(),
        new Timeline(Optional.empty()).of(events));
  }

  private static String clinic(List<CallEvent> events) {
    return events.isEmpty() ? "" : events.get(0).header().clinic().value();
  }

  private static String madeBy(List<CallEvent> events) {
    return events.isEmpty() ? "" : events.get(0).header().build().value();
  }

  private Optional<String> text(ContentHash hash) {
    return storage.contents().get(hash).toCompletableFuture().join();
  }

  private static Optional<Catalogue> catalogue(String text) {
    return CatalogueLoader.parseCanonical(text) instanceof CatalogueLoader.Loaded loaded
        ? Optional.of(loaded.catalogue())
        : Optional.empty();
  }

  private Optional<CallSeals> seals(CallId call) {
    return storage
        .keys()
        .find(new KeyId("call/" + call.value()))
        .toCompletableFuture()
        .join()
        .map(sealing -> new CallSeals(sealing, call));
  }

  /** The stored form of texts: a line each, key and sentence around an equals sign. */
  private static Map<String, String> parseTexts(String canonical) {
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
