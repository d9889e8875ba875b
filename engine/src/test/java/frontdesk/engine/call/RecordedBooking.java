package frontdesk.engine.call;

import frontdesk.config.catalogue.Catalogue;
import frontdesk.config.catalogue.Catalogues;
import frontdesk.engine.dialogue.Conversation;
import frontdesk.engine.dialogue.ConversationState;
import frontdesk.engine.dialogue.Turn;
import frontdesk.protocol.booking.Appointment;
import frontdesk.protocol.booking.Slot;
import frontdesk.protocol.call.CallEvent;
import frontdesk.protocol.dialogue.Decision;
import frontdesk.protocol.dialogue.Input;
import frontdesk.protocol.dialogue.Limits;
import frontdesk.protocol.dialogue.Question;
import frontdesk.protocol.dialogue.ToolAnswer;
import frontdesk.protocol.dialogue.ToolCall;
import frontdesk.protocol.id.AppointmentId;
import frontdesk.protocol.id.BuildId;
import frontdesk.protocol.id.CallId;
import frontdesk.protocol.id.ClinicId;
import frontdesk.protocol.id.ContentHash;
import frontdesk.protocol.id.HoldId;
import frontdesk.protocol.id.KeyId;
import frontdesk.protocol.id.PatientId;
import frontdesk.protocol.id.ShardId;
import frontdesk.protocol.privacy.Sealed;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** The events of a call that booked by keys, as its actor writes them; answers are made up. */
final class RecordedBooking {
  static final BuildId BUILD = new BuildId("build-1");
  static final Catalogue CATALOGUE = catalogue();
  static final Conversation.Context CONTEXT = new Conversation.Context(CATALOGUE, Limits.DEFAULT);
  private static final Instant BEGIN = Instant.parse("2026-03-02T07:00:00Z");
  private static final int MOST_TURNS = 60;

  private final List<CallEvent> events = new ArrayList<>();
  private ConversationState state = ConversationState.initial();
  private Instant now = BEGIN;
  private int turn;

  private RecordedBooking() {}

  /** From the INVITE to the goodbye. */
  static List<CallEvent> events() {
    RecordedBooking call = new RecordedBooking();
    ContentHash hash = new ContentHash("0");
    call.events.addAll(
        call.chain()
            .add(
                header ->
                    new CallEvent.CallArrived(
                        header,
                        CallId.create(ShardId.of("node", 0), new Random(1)),
                        new CallEvent.Contents(hash, hash, hash, hash),
                        "zambet",
                        Optional.empty(),
                        "en"))
            .events());
    Sealed number = new Sealed(new KeyId("test"), new byte[] {1});
    call.give(new Input.CallOpened(call.tick(), Optional.of(number), "en"));
    while (call.state.appointment().isEmpty()) {
      call.answerPrompt();
    }
    return List.copyOf(call.events);
  }

  private static Catalogue catalogue() {
    if (!(Catalogues.loadSamples() instanceof Catalogues.Loaded loaded)) {
      throw new AssertionError("the samples are wrong");
    }
    return loaded.catalogues().byId(new ClinicId("bright-smile")).orElseThrow();
  }

  private void answerPrompt() {
    int prompt = state.prompts();
    give(Input.PromptEnded.of(tick(), prompt, true, 20, 4));
    char key = state.question() == Question.NAME ? '#' : '1';
    give(new Input.KeyPressed(tick(), prompt, true, key));
  }

  private void give(Input input) {
    if (turn >= MOST_TURNS) {
      throw new AssertionError("nothing is booked; asked last: " + state.question());
    }
    Turn decided = Turn.of(CONTEXT, state, input);
    state = decided.next();
    turn++;
    events.addAll(chain().turn(turn, input, decided.decisions()).events());
    for (Decision decision : decided.decisions()) {
      if (decision instanceof Decision.UseTool use) {
        give(new Input.ToolAnswered(tick(), use.tool(), answer(use.call())));
      }
    }
  }

  private ToolAnswer answer(ToolCall wanted) {
    if (wanted instanceof ToolCall.SearchSlots search) {
      var service = search.query().service();
      var practitioner = CATALOGUE.practitionersFor(service).get(0).id();
      Duration length = CATALOGUE.service(service).orElseThrow().duration();
      Instant ten = BEGIN.plus(Duration.ofHours(25));
      return new ToolAnswer.SlotsFound(
          List.of(
              new Slot(service, practitioner, ten, length),
              new Slot(service, practitioner, ten.plus(length), length)),
          false);
    }
    if (wanted instanceof ToolCall.HoldSlot hold) {
      return new ToolAnswer.SlotHeld(
          new HoldId("hold"), hold.slot(), now.plus(Duration.ofMinutes(3)));
    }
    if (wanted instanceof ToolCall.RegisterPatient) {
      return new ToolAnswer.PatientRegistered(new PatientId("patient"));
    }
    if (wanted instanceof ToolCall.ConfirmHold confirm) {
      Slot slot = state.hold().orElseThrow().slot();
      return new ToolAnswer.AppointmentMade(
          new Appointment(new AppointmentId("a"), "1234", slot, confirm.patient()));
    }
    throw new AssertionError("not part of a booking: " + wanted);
  }

  private EventChain chain() {
    return new EventChain(event -> "", CATALOGUE.id(), BUILD, now, "");
  }

  private Instant tick() {
    now = now.plusSeconds(1);
    return now;
  }
}
