package frontdesk.engine.call;

import frontdesk.engine.call.summary.CallTurn;
import frontdesk.engine.dialogue.ConversationState;
import frontdesk.protocol.call.CallEvent;
import frontdesk.protocol.dialogue.Decision;
import frontdesk.protocol.dialogue.Expectation;
import frontdesk.protocol.id.PatientId;
import frontdesk.protocol.provider.Step;
import frontdesk.protocol.provider.VoiceTier;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What a call's events say, and nothing else: one method for each event.
 *
 * @param arrived how the call began; empty before the first event
 * @param dialog the SIP dialog as last stored; empty until it was answered
 * @param conversation the conversation
 * @param turn inputs so far
 * @param outbox effects without an outcome
 * @param lastSay the prompt last decided: its expectation says what is listened for
 * @param patient the patient that the call was linked to
 * @param ending how it ended, once it did
 * @param voiceTier the voice that it has earned
 * @param providers who did each step last, by name
 * @param lastDigest digest of the last event, empty before the first
 * @param lastAt wall time of the last event
 * @param recent the last turns, oldest first: what is told of them to a language model
 */
record CallState(
    Optional<CallEvent.CallArrived> arrived,
    Optional<CallEvent.StoredDialog> dialog,
    ConversationState conversation,
    int turn,
    Outbox outbox,
    Optional<Decision.Say> lastSay,
    Optional<PatientId> patient,
    Optional<CallEvent.Ending> ending,
    VoiceTier voiceTier,
    Map<Step, String> providers,
    String lastDigest,
    Instant lastAt,
    List<CallTurn> recent) {

  /** Of a longer call the first turns are forgotten here. */
  private static final int MOST_RECENT = 120;

  CallState {
    providers = Map.copyOf(providers);
    recent = List.copyOf(recent);
  }

  static final CallState EMPTY =
      new CallState(
          Optional.empty(),
          Optional.empty(),
          ConversationState.initial(),
          0,
          Outbox.EMPTY,
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          VoiceTier.STANDARD,
          Map.of(),
          "",
          Instant.EPOCH,
          List.of());

  /** What may be answered now, if a prompt asked for something. */
  Optional<Expectation> expectation() {
    return lastSay.map(Decision.Say::expectation);
  }

  /** The number of the prompt that was decided last; 0 before the first. */
  int lastPrompt() {
    return lastSay.map(Decision.Say::prompt).orElse(0);
  }

  boolean answered() {
    return dialog.isPresent();
  }

  boolean ended() {
    return ending.isPresent();
  }

  /** The state after this event, whose digest is given. */
  CallState after(CallEvent event, String digest) {
    return apply(event).stamped(digest, event.header().at());
  }

  private CallState apply(CallEvent event) {
    if (event instanceof CallEvent.CallArrived e) {
      return onArrived(e);
    }
    if (event instanceof CallEvent.CallAnswered e) {
      return withDialog(e.dialog());
    }
    if (event instanceof CallEvent.DialogChanged e) {
      return withDialog(e.dialog());
    }
    if (event instanceof CallEvent.InputRecorded e) {
      return onInput(e);
    }
    if (event instanceof CallEvent.DecisionMade e) {
      return onDecision(e);
    }
    if (event instanceof CallEvent.PatientLinked e) {
      return onLinked(e);
    }
    if (event instanceof CallEvent.VoiceTierChanged e) {
      return onVoiceTier(e);
    }
    if (event instanceof CallEvent.ProviderChanged e) {
      return onProvider(e);
    }
    return onEnded((CallEvent.CallEnded) event);
  }

  private CallState onArrived(CallEvent.CallArrived event) {
    return edited(edit -> edit.arrived = Optional.of(event));
  }

  private CallState withDialog(CallEvent.StoredDialog changed) {
    return edited(edit -> edit.dialog = Optional.of(changed));
  }

  private CallState onInput(CallEvent.InputRecorded event) {
    return edited(
        edit -> {
          edit.conversation = conversation.apply(event.input());
          edit.turn = event.turn();
          edit.outbox = outbox.settledBy(event.input());
          edit.recent = with(new CallTurn(event.input(), List.of()));
        });
  }

  private CallState onDecision(CallEvent.DecisionMade event) {
    return edited(
        edit -> {
          edit.conversation = conversation.apply(event.decision());
          edit.outbox = outbox.with(event.decision(), event.header().at());
          if (event.decision() instanceof Decision.Say said) {
            edit.lastSay = Optional.of(said);
          } else if (event.decision() instanceof Decision.SayMore more) {
            edit.lastSay = lastSay.map(more::of);
          }
          edit.recent = with(event.decision());
        });
  }

  private List<CallTurn> with(CallTurn turn) {
    List<CallTurn> more = new ArrayList<>(recent);
    more.add(turn);
    return more.size() > MOST_RECENT ? more.subList(1, more.size()) : more;
  }

  private List<CallTurn> with(Decision decision) {
    if (recent.isEmpty()) {
      return recent;
    }
    List<CallTurn> more = new ArrayList<>(recent);
    CallTurn last = more.remove(more.size() - 1);
    List<Decision> decisions = new ArrayList<>(last.decisions());
    decisions.add(decision);
    more.add(new CallTurn(last.input(), decisions));
    return more;
  }

  private CallState onLinked(CallEvent.PatientLinked event) {
    return edited(edit -> edit.patient = Optional.of(event.patient()));
  }

  private CallState onVoiceTier(CallEvent.VoiceTierChanged event) {
    return edited(edit -> edit.voiceTier = event.tier());
  }

  private CallState onProvider(CallEvent.ProviderChanged event) {
    Map<Step, String> changed = new HashMap<>(providers);
    changed.put(event.step(), event.to());
    return edited(edit -> edit.providers = changed);
  }

  private CallState onEnded(CallEvent.CallEnded event) {
    return edited(edit -> edit.ending = Optional.of(event.ending()));
  }

  private CallState stamped(String digest, Instant at) {
    return edited(
        edit -> {
          edit.lastDigest = digest;
          edit.lastAt = at;
        });
  }

  private CallState edited(Consumer<Edit> change) {
    Edit edit = new Edit(this);
    change.accept(edit);
    return edit.finish();
  }

  /** The fields of a state while some of them are changed. */
  private static final class Edit {
    private Optional<CallEvent.CallArrived> arrived;
    private Optional<CallEvent.StoredDialog> dialog;
    private ConversationState conversation;
    private int turn;
    private Outbox outbox;
    private Optional<Decision.Say> lastSay;
    private Optional<PatientId> patient;
    private Optional<CallEvent.Ending> ending;
    private VoiceTier voiceTier;
    private Map<Step, String> providers;
    private String lastDigest;
    private Instant lastAt;
    private List<CallTurn> recent;

    Edit(CallState from) {
      arrived = from.arrived;
      dialog = from.dialog;
      conversation = from.conversation;
      turn = from.turn;
      outbox = from.outbox;
      lastSay = from.lastSay;
      patient = from.patient;
      ending = from.ending;
      voiceTier = from.voiceTier;
      providers = from.providers;
      lastDigest = from.lastDigest;
      lastAt = from.lastAt;
      recent = from.recent;
    }

    CallState finish() {
      return new CallState(
          arrived,
          dialog,
          conversation,
          turn,
          outbox,
          lastSay,
          patient,
          ending,
          voiceTier,
          providers,
          lastDigest,
          lastAt,
          recent);
    }
  }
}
