package frontdesk.engine.call;

import frontdesk.engine.dialogue.Turn;
import frontdesk.protocol.booking.Refusal;
import frontdesk.protocol.call.CallEvent;
import frontdesk.protocol.dialogue.Decision;
import frontdesk.protocol.dialogue.Input;
import frontdesk.protocol.dialogue.Intent;
import frontdesk.protocol.dialogue.ToolAnswer;
import frontdesk.protocol.dialogue.ToolCall;
import frontdesk.protocol.dialogue.Understanding;
import frontdesk.protocol.id.CallbackId;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** A call that goes wherever chance leads it: its events, written turn by turn, and its state. */
final class RandomTurns {
  private final Random random;
  private final ClinicKnowledge clinic = CallClinic.knowledge();
  private final List<CallEvent> events = new ArrayList<>();
  private CallState state = CallState.EMPTY;
  private Instant now = CallClinic.NOW;
  private int turns;

  RandomTurns(long seed) {
    random = new Random(seed);
    write(
        chain()
            .add(
                header ->
                    new CallEvent.CallArrived(
                        header,
                        CallClinic.call(1),
                        clinic.contents(),
                        CallClinic.NUMBER,
                        Optional.empty(),
                        "en"))
            .add(header -> new CallEvent.CallAnswered(header, StoredSamples.DIALOG)));
    turn(new Input.CallOpened(now, Optional.of(CallClinic.sealed("number")), "en"));
  }

  List<CallEvent> events() {
    return events;
  }

  /** The state as it went along. */
  CallState state() {
    return state;
  }

  int turnsTaken() {
    return turns;
  }

  void turns(int count) {
    for (int i = 0; i < count; i++) {
      now = now.plus(Duration.ofSeconds(random.nextInt(20)));
      turn(next());
    }
  }

  private EventChain chain() {
    return new EventChain(
        CallClinic.DIGEST, CallClinic.ID, CallClinic.BUILD, now, state.lastDigest());
  }

  private void turn(Input input) {
    Turn decided = Turn.of(clinic.context(), state.conversation(), input);
    turns++;
    write(chain().turn(turns, input, decided.decisions()));
  }

  private void write(EventChain chain) {
    for (CallEvent event : chain.events()) {
      events.add(event);
      state = state.after(event, CallClinic.DIGEST.of(event));
    }
  }

  private Input next() {
    int prompt = state.lastSay().map(Decision.Say::prompt).orElse(0);
    Optional<Outbox.PendingTool> tool = state.outbox().tools().values().stream().findFirst();
    if (tool.isPresent() && random.nextInt(4) > 0) {
      return new Input.ToolAnswered(now, tool.get().number(), answer(tool.get().call()));
    }
    return switch (random.nextInt(8)) {
      case 0 -> new Input.SilenceHeard(now, prompt);
      case 1 ->
          new Input.KeyPressed(
              now, prompt, random.nextBoolean(), (char) ('0' + random.nextInt(10)));
      case 2 ->
          Input.PromptEnded.of(
              now, prompt, random.nextBoolean(), random.nextInt(9), random.nextInt(4));
      case 3 -> new Input.AudioRecorded(now, prompt, CallClinic.sealed("audio"), 700);
      case 4 -> new Input.Resumed(now);
      default ->
          new Input.Heard(
              now,
              prompt,
              random.nextInt(4) > 0,
              said(),
              random.nextDouble(),
              CallClinic.sealed("words"));
    };
  }

  private Understanding said() {
    return switch (random.nextInt(7)) {
      case 0 -> Understanding.NOTHING.withIntent(Intent.BOOK).withService(CallClinic.CLEANING);
      case 1 ->
          Understanding.NOTHING.withDate(LocalDate.of(2026, 3, 3).plusDays(random.nextInt(9)));
      case 2 -> Understanding.NOTHING.withTime(LocalTime.of(9 + random.nextInt(7), 0));
      case 3 -> Understanding.NOTHING.withChoice(1);
      case 4 -> Understanding.NOTHING.withYes(false);
      default -> Understanding.NOTHING.withYes(true);
    };
  }

  private ToolAnswer answer(ToolCall call) {
    if (random.nextInt(8) == 0) {
      return new ToolAnswer.Unavailable();
    }
    if (call instanceof ToolCall.SearchSlots) {
      return new ToolAnswer.SlotsFound(List.of(CallClinic.SLOT), random.nextBoolean());
    }
    if (call instanceof ToolCall.HoldSlot) {
      return random.nextInt(5) == 0
          ? new ToolAnswer.Refused(Refusal.SLOT_NOT_FREE)
          : new ToolAnswer.SlotHeld(StoredSamples.HOLD, CallClinic.SLOT, now);
    }
    if (call instanceof ToolCall.ReleaseHold release) {
      return new ToolAnswer.HoldReleased(release.hold());
    }
    if (call instanceof ToolCall.RegisterPatient) {
      return new ToolAnswer.PatientRegistered(CallClinic.PATIENT);
    }
    return call instanceof ToolCall.ConfirmHold
        ? new ToolAnswer.AppointmentMade(CallClinic.APPOINTMENT)
        : new ToolAnswer.CallbackPromised(new CallbackId("c-1"), now);
  }
}
