package frontdesk.ops.call;

import frontdesk.engine.call.Replay;
import frontdesk.engine.call.summary.OpenedWords;
import frontdesk.engine.dialogue.Conversation;
import frontdesk.ops.node.Storage;
import frontdesk.protocol.call.CallEvent;
import frontdesk.protocol.id.BuildId;
import frontdesk.protocol.id.CallId;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Replays a call from the journal. Blocking: call it on a thread of its own. */
public final class ReplayReader {
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

  /**
   * Replays a call.
   *
   * @param withWords whether what was said and heard is shown; whoever asks has been journaled
   */
  public ReplayReport replay(CallId call, boolean withWords) throws SQLException {
    Optional<CallHistory> found = CallHistory.read(storage, call);
    if (found.isEmpty()) {
      return ReplayReport.unknown(call, build);
    }
    CallHistory history = found.get();
    StoredContents contents = history.contents();
    List<String> missing = new ArrayList<>(history.missing());
    missing.addAll(contents.missing());
    Replay.Verdict verdict =
        missing.isEmpty()
            ? decideAgain(history.events(), contents)
            : new Replay.NotRedecidable(String.join(", ", missing));
    Optional<OpenedWords> words =
        withWords ? Optional.of(history.words(storage)) : Optional.empty();
    return ReplayReport.of(
        call,
        history.events(),
        build,
        verdict,
        contents.altered(),
        new Timeline(words).of(history.events()));
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
}
