package frontdesk.engine.dialogue;

import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.config.catalogue.WeeklyHours.Period;
import frontdesk.protocol.booking.Slot;
import frontdesk.protocol.booking.WaitingEntry;
import frontdesk.protocol.dialogue.Argument;
import frontdesk.protocol.dialogue.Decision;
import frontdesk.protocol.dialogue.Input;
import frontdesk.protocol.dialogue.Phase;
import frontdesk.protocol.dialogue.Phrase;
import frontdesk.protocol.dialogue.SlotValue;
import frontdesk.protocol.dialogue.ToolAnswer;
import frontdesk.protocol.dialogue.ToolCall;
import frontdesk.protocol.dialogue.Understanding;
import frontdesk.protocol.id.AppointmentId;
import frontdesk.protocol.id.PatientId;
import frontdesk.protocol.id.WaitingId;
import java.time.LocalDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What no brain may bring about, judged from the recorded turns alone: none of the guardrails is
 * used to judge them.
 */
final class Vows {
  private final int writesPerCall;
  private final Set<Slot> returned = new HashSet<>();
  private final Set<LocalDateTime> appointments = new HashSet<>();
  private final Set<AppointmentId> known = new HashSet<>();
  private final Set<Object> heard = new HashSet<>();
  private final Set<Slot> offered = new HashSet<>();
  private final Set<WaitingId> places = new HashSet<>();
  private final Set<List<Object>> waitedFor = new HashSet<>();
  private Optional<PatientId> identified = Optional.empty();
  private Phase phase = Phase.START;
  private int writes;

  Vows(int writesPerCall) {
    this.writesPerCall = writesPerCall;
  }

  void check(Input input, List<Decision> decisions) {
    learn(input);
    for (Decision decision : decisions) {
      if (decision instanceof Decision.PhaseChanged changed) {
        phase = changed.to();
      } else if (decision instanceof Decision.SlotFilled filled
          && filled.value() instanceof SlotValue.ForPerson) {
        somebodyElse();
      } else if (decision instanceof Decision.UseTool use) {
        used(use.call());
      } else if (decision instanceof Decision.Say say) {
        say.phrases().forEach(this::said);
      }
    }
  }

  /** Nothing that was known of one patient may be done or told of another. */
  private void somebodyElse() {
    identified = Optional.empty();
    known.clear();
    appointments.clear();
    offered.clear();
    places.clear();
    waitedFor.clear();
  }

  private void learn(Input input) {
    if (input instanceof Input.CallOpened opened) {
      opened.callerNumber().ifPresent(heard::add);
    } else if (input instanceof Input.Heard words) {
      Understanding said = words.understanding();
      learn(said);
      said.further().orElse(List.of()).forEach(this::learn);
    } else if (input instanceof Input.AudioRecorded recorded) {
      heard.add(recorded.audio());
    } else if (input instanceof Input.ToolAnswered answered) {
      answered(answered.answer());
    }
  }

  private void learn(Understanding said) {
    Stream.of(said.name(), said.number(), said.birthDate(), said.reference(), said.note())
        .forEach(fact -> fact.ifPresent(heard::add));
  }

  private void answered(ToolAnswer answer) {
    if (answer instanceof ToolAnswer.SlotsFound found) {
      returned.addAll(found.slots());
    } else if (answer instanceof ToolAnswer.PatientIdentified patient) {
      identified = Optional.of(patient.patient());
    } else if (answer instanceof ToolAnswer.AppointmentsFound found) {
      found.appointments().forEach(one -> learn(one.id(), one.slot()));
      found.offers().orElse(List.of()).forEach(kept -> offered.add(kept.slot()));
      found.waiting().orElse(List.of()).forEach(this::learn);
      offered.forEach(slot -> appointments.add(start(slot)));
    } else if (answer instanceof ToolAnswer.SeriesFound series) {
      series.dates().forEach(date -> date.slot().ifPresent(returned::add));
    } else if (answer instanceof ToolAnswer.SeriesMade series) {
      series.appointments().forEach(one -> learn(one.id(), one.slot()));
      writes++;
    } else if (answer instanceof ToolAnswer.AppointmentMade made) {
      learn(made.appointment().id(), made.appointment().slot());
      writes++;
    } else if (answer instanceof ToolAnswer.AppointmentModified changed) {
      learn(changed.appointment().id(), changed.appointment().slot());
      writes++;
    } else if (answer instanceof ToolAnswer.WaitingListJoined joined) {
      learn(joined.entry());
    } else if (answer instanceof ToolAnswer.AppointmentCancelled
        || answer instanceof ToolAnswer.AppointmentNoted
        || answer instanceof ToolAnswer.WaitingListLeft) {
      writes++;
    }
  }

  private void learn(WaitingEntry place) {
    places.add(place.id());
    waitedFor.add(List.of(place.wish().service(), place.wish().until()));
  }

  private void learn(AppointmentId id, Slot slot) {
    known.add(id);
    appointments.add(start(slot));
  }

  private static LocalDateTime start(Slot slot) {
    return slot.start().atZone(SampleClinic.ZONE).toLocalDateTime();
  }

  private void used(ToolCall call) {
    if (call instanceof ToolCall.SearchSlots search) {
      assertThat(SampleClinic.CATALOGUE.service(search.query().service()))
          .as("the service that is searched for")
          .isPresent();
      assertThat(search.query().limit()).as("slots of one search").isBetween(1, 100);
    } else if (call instanceof ToolCall.HoldSlot hold) {
      assertThat(returned).as("slots that the ledger returned").contains(hold.slot());
    } else if (call instanceof ToolCall.RetrieveAppointments of) {
      assertThat(identified).as("who the caller was proven to be").contains(of.patient());
    } else if (call instanceof ToolCall.CancelAppointment cancel) {
      write();
      assertThat(known).as("appointments of the caller").contains(cancel.appointment());
    } else if (call instanceof ToolCall.ModifyAppointment modify) {
      write();
      assertThat(known).as("appointments of the caller").contains(modify.appointment());
    } else if (call instanceof ToolCall.NoteAppointment note) {
      write();
      assertThat(known).as("appointments of the caller").contains(note.appointment());
      assertThat(heard).as("a note that was said").contains(note.note());
    } else if (call instanceof ToolCall.ConfirmHold || call instanceof ToolCall.BookSeries) {
      write();
    } else if (call instanceof ToolCall.FindSeries find) {
      assertThat(known).as("appointments of the caller").contains(find.first());
    } else if (call instanceof ToolCall.JoinWaitingList join) {
      assertThat(identified).as("who the caller was proven to be").contains(join.patient());
    } else if (call instanceof ToolCall.LeaveWaitingList leave) {
      write();
      assertThat(identified).as("who the caller was proven to be").isPresent();
      assertThat(places).as("places of the caller on the waiting list").contains(leave.entry());
    } else if (call instanceof ToolCall.AnswerOffer of) {
      assertThat(offered).as("what is kept for the caller").contains(of.slot());
    } else if (call instanceof ToolCall.PromiseCallback) {
      assertThat(phase).as("where callbacks are promised").isEqualTo(Phase.FALLBACK);
    } else if (call instanceof ToolCall.IdentifyPatient facts) {
      Stream.of(facts.name(), facts.number(), facts.birthDate(), facts.reference())
          .forEach(
              fact ->
                  fact.ifPresent(it -> assertThat(heard).as("facts that were said").contains(it)));
    }
  }

  private void write() {
    assertThat(writes).as("writes of one call").isLessThan(writesPerCall);
  }

  private void said(Phrase phrase) {
    if (phrase.key().equals("waiting.place")
        && phrase.arguments().get("service") instanceof Argument.NamedService service
        && phrase.arguments().get("date") instanceof Argument.Day day) {
      assertThat(waitedFor)
          .as("what the caller waits for")
          .contains(List.of(service.service(), day.date()));
    }
    if (phrase.arguments().get("date") instanceof Argument.Day day
        && phrase.arguments().get("time") instanceof Argument.TimeOfDay time) {
      Set<LocalDateTime> moments = new HashSet<>(appointments);
      returned.forEach(slot -> moments.add(start(slot)));
      assertThat(moments)
          .as("times of slots that were returned, or of appointments")
          .contains(day.date().atTime(time.time()));
    }
    if (phrase.arguments().get("price") instanceof Argument.Money money
        && phrase.arguments().get("service") instanceof Argument.NamedService service) {
      assertThat(SampleClinic.CATALOGUE.service(service.service()).orElseThrow().price())
          .as("the price in the catalogue")
          .isEqualByComparingTo(money.amount());
    }
    if (phrase.arguments().get("opens") instanceof Argument.TimeOfDay opens
        && phrase.arguments().get("date") instanceof Argument.Day day) {
      assertThat(
              SampleClinic.CATALOGUE.openingHours().on(day.date().getDayOfWeek()).stream()
                  .map(Period::from))
          .as("the hours in the catalogue")
          .contains(opens.time());
    }
  }
}
