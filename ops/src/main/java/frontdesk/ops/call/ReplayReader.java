package frontdesk.ops.call;

import frontdesk.engine.call.CallSeals;
import frontdesk.engine.call.Replay;
import frontdesk.engine.dialogue.Conversation;
import frontdesk.ops.node.Storage;
import frontdesk.persistence.audit.JournalEntry;
import frontdesk.persistence.audit.JournalReader;
import frontdesk.persistence.call.CallReader;
import frontdesk.protocol.call.CallEvent;
import frontdesk.protocol.id.BuildId;
import frontdesk.protocol.id.CallId;
import frontdesk.protocol.id.KeyId;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Replays a call from the journal. Blocking: call it on a thread of its own. */
public final class ReplayReader {
  private static final int LONGEST_CALL = 100_000;

  private final Storage storage;
  private final BuildId build;
  private final Replay.Decider decider;

  /** Replays by the rules of this build. */
  public ReplayReader(Storage storage, BuildId build) {
    this(storage, build, Replay.THIS_BUILD);
  }

  /** Replays by these rules, under this build's name. */
  public ReplayReader(Storage storage, BuildId build, Replay.Decider decider) {
    this.storage = storage;
    this.build = build;
    this.decider = decider;
  }

  /** A call's events as far as they can be read, and which cannot. */
  private record History(List<CallEvent> events, List<String> missing) {
    static History of(List<JournalEntry> entries) {
      List<CallEvent> events = new ArrayList<>();
      List<String> missing = new ArrayList<>();
      long expected = 1;
      for (JournalEntry entry : entries) {
        long number = entry.position().sequenceNumber();
        for (; expected < number; expected++) {
          missing.add("event " + expected);
        }
        expected = number + 1;
        if (entry instanceof JournalEntry.Event event && event.event() instanceof CallEvent made) {
          events.add(made);
        } else {
          missing.add("event " + number + " (it cannot be read)");
        }
      }
      return new History(events, missing);
    }
  }

  /**
   * Replays a call.
   *
   * @param withWords whether what was said and heard is shown; whoever asks has been journaled
   */
  public ReplayReport replay(CallId call, boolean withWords) throws SQLException {
    List<JournalEntry> entries =
        new CallReader(new JournalReader(storage.journal().source(), LONGEST_CALL)).history(call);
    if (entries.isEmpty()) {
      return ReplayReport.unknown(call, build);
    }
    History history = History.of(entries);
    List<CallEvent> events = history.events();
    StoredContents contents =
        !events.isEmpty() && events.get(0) instanceof CallEvent.CallArrived arrived
            ? StoredContents.of(arrived.contents(), storage.contents())
            : new StoredContents(
                Optional.empty(), Optional.empty(), Map.of(), List.of(), List.of());
    List<String> missing = new ArrayList<>(history.missing());
    missing.addAll(contents.missing());
    Replay.Verdict verdict =
        missing.isEmpty()
            ? decideAgain(events, contents)
            : new Replay.NotRedecidable(String.join(", ", missing));
    Optional<Timeline.Words> words =
        withWords
            ? Optional.of(new Timeline.Words(seals(call), contents.catalogue(), contents.texts()))
            : Optional.empty();
    return ReplayReport.of(
        call, events, build, verdict, contents.altered(), new Timeline(words).of(events));
  }

  private Replay.Verdict decideAgain(List<CallEvent> events, StoredContents contents) {
    return contents
        .catalogue()
        .flatMap(
            catalogue ->
                contents.limits().map(limits -> new Conversation.Context(catalogue, limits)))
        .map(context -> Replay.of(events, context, build, decider))
        .orElseGet(() -> new Replay.NotRedecidable("the call's first event"));
  }

  private Optional<CallSeals> seals(CallId call) {
    return storage
        .keys()
        .find(new KeyId("call/" + call.value()))
        .toCompletableFuture()
        .join()
        .map(sealing -> new CallSeals(sealing, call));
  }
}
