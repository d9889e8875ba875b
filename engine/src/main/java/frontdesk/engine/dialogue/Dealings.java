package frontdesk.engine.dialogue;

import frontdesk.protocol.booking.Appointment;
import frontdesk.protocol.booking.Slot;
import frontdesk.protocol.booking.SlotOffer;
import frontdesk.protocol.booking.WaitingEntry;
import frontdesk.protocol.dialogue.Decision.EndReason;
import frontdesk.protocol.dialogue.ToolAnswer;
import frontdesk.protocol.dialogue.ToolCall;
import frontdesk.protocol.id.AppointmentId;
import frontdesk.protocol.id.PatientId;
import frontdesk.protocol.id.WaitingId;
import frontdesk.protocol.privacy.Sealed;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * What a call has come to know and do beside the wish of the moment: who is calling, which
 * appointments there are, what was written.
 *
 * @param callerNumber the number that the call came from; a hint, never proof
 * @param identified the patient who the caller is, by facts that they said
 * @param tried the facts that were in vain
 * @param found the identified patient's appointments, once they were asked for
 * @param made what was booked in this call for whoever is spoken of now and still stands
 * @param others what was booked in this call for whomever was spoken of before
 * @param returned every slot that the ledger returned in this call
 * @param outcome what the call has achieved so far
 * @param offers what is kept for the identified patient, not answered yet
 * @param waiting what the identified patient waits for, where that is known
 * @param writes how many bookings, changes and cancellations were committed
 */
record Dealings(
    Optional<Sealed> callerNumber,
    Optional<PatientId> identified,
    List<ToolCall.IdentifyPatient> tried,
    Optional<List<Appointment>> found,
    List<Appointment> made,
    List<Appointment> others,
    Set<Slot> returned,
    Optional<EndReason> outcome,
    List<SlotOffer> offers,
    Optional<List<WaitingEntry>> waiting,
    int writes) {

  Dealings {
    tried = List.copyOf(tried);
    found = found.map(List::copyOf);
    made = List.copyOf(made);
    others = List.copyOf(others);
    offers = List.copyOf(offers);
    returned = Set.copyOf(returned);
    waiting = waiting.map(List::copyOf);
  }

  static final Dealings NONE =
      new Dealings(
          Optional.empty(),
          Optional.empty(),
          List.of(),
          Optional.empty(),
          List.of(),
          List.of(),
          Set.of(),
          Optional.empty(),
          List.of(),
          Optional.empty(),
          0);

  /** The appointments that may be spoken of: the patient's, or what this very call booked. */
  List<Appointment> appointments() {
    if (identified.isEmpty()) {
      return made;
    }
    List<Appointment> all = new ArrayList<>(found.orElse(List.of()));
    made.stream().filter(one -> !all.contains(one)).forEach(all::add);
    return List.copyOf(all);
  }

  /** What was booked last in this call, for whomever. */
  Optional<Appointment> last() {
    List<Appointment> all = made.isEmpty() ? others : made;
    return all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1));
  }

  /** Somebody else is spoken of: nobody is identified, and nothing of whoever was stays. */
  Dealings ofSomebodyElse() {
    List<Appointment> before = new ArrayList<>(others);
    before.addAll(made);
    return edited(
        edit -> {
          edit.identified = Optional.empty();
          edit.found = Optional.empty();
          edit.made = List.of();
          edit.others = before;
          edit.offers = List.of();
          edit.waiting = Optional.empty();
        });
  }

  Dealings from(Optional<Sealed> number) {
    return edited(edit -> edit.callerNumber = number);
  }

  /** The caller was told something that they wanted to know. */
  Dealings informed() {
    return ended(outcome.or(() -> Optional.of(EndReason.INFORMED)));
  }

  /** After a tool's answer. */
  Dealings after(ToolCall call, ToolAnswer answer) {
    if (answer instanceof ToolAnswer.SlotsFound slots) {
      return returned(slots.slots());
    } else if (answer instanceof ToolAnswer.PatientIdentified patient) {
      return identified(patient.patient());
    } else if (answer instanceof ToolAnswer.NotIdentified
        && call instanceof ToolCall.IdentifyPatient facts) {
      return inVain(facts);
    } else if (answer instanceof ToolAnswer.AppointmentsFound appointments) {
      return found(Optional.of(appointments.appointments()))
          .offered(appointments.offers().orElse(List.of()))
          .waiting(appointments.waiting());
    } else if (answer instanceof ToolAnswer.WaitingListJoined joined) {
      return waiting(waiting.map(places -> plus(places, joined.entry())));
    } else if (answer instanceof ToolAnswer.WaitingListLeft left) {
      return notWaiting(left.entry()).wroteOnly();
    } else if (call instanceof ToolCall.LeaveWaitingList of
        && answer instanceof ToolAnswer.Refused) {
      return notWaiting(of.entry());
    } else if (answer instanceof ToolAnswer.SeriesFound series) {
      return returned(series.dates().stream().flatMap(date -> date.slot().stream()).toList());
    } else if (answer instanceof ToolAnswer.SeriesMade series) {
      Dealings all = found(Optional.empty()).wrote(EndReason.BOOKED);
      for (Appointment one : series.appointments()) {
        all = all.with(one);
      }
      return all;
    } else if (call instanceof ToolCall.AnswerOffer of
        && !(answer instanceof ToolAnswer.Unavailable)) {
      return answeredOffer(of, answer);
    } else if (answer instanceof ToolAnswer.AppointmentMade one) {
      // What the patient has is asked for anew when it is needed.
      return with(one.appointment()).found(Optional.empty()).wrote(EndReason.BOOKED);
    } else if (answer instanceof ToolAnswer.AppointmentCancelled gone) {
      return without(gone.appointment().id()).wrote(EndReason.CANCELLED);
    } else if (answer instanceof ToolAnswer.AppointmentModified changed) {
      return replaced(changed.appointment()).wrote(EndReason.CHANGED);
    } else if (answer instanceof ToolAnswer.AppointmentNoted) {
      return wrote(EndReason.CHANGED);
    }
    return this;
  }

  private Dealings answeredOffer(ToolCall.AnswerOffer of, ToolAnswer answer) {
    Dealings left =
        offered(offers.stream().filter(one -> !one.entry().equals(of.entry())).toList());
    if (answer instanceof ToolAnswer.AppointmentModified moved) {
      return left.replaced(moved.appointment()).notWaiting(of.entry()).wrote(EndReason.CHANGED);
    }
    return answer instanceof ToolAnswer.AppointmentMade one
        ? left.with(one.appointment())
            .found(Optional.empty())
            .notWaiting(of.entry())
            .wrote(EndReason.BOOKED)
        : left;
  }

  private static <T> List<T> plus(List<T> all, T one) {
    List<T> more = new ArrayList<>(all);
    more.add(one);
    return more;
  }

  /** What was waited for there is waited for no longer, nor is anything of it kept. */
  private Dealings notWaiting(WaitingId entry) {
    return offered(offers.stream().filter(one -> !one.entry().equals(entry)).toList())
        .waiting(
            waiting.map(places -> places.stream().filter(one -> !one.id().equals(entry)).toList()));
  }

  private Dealings waiting(Optional<List<WaitingEntry>> now) {
    return edited(edit -> edit.waiting = now);
  }

  /** Something was committed that is no appointment. */
  private Dealings wroteOnly() {
    return edited(edit -> edit.writes++);
  }

  private Dealings offered(List<SlotOffer> now) {
    return edited(edit -> edit.offers = now);
  }

  /** The appointment is not there any more: what there is, is asked for anew. */
  Dealings lost(AppointmentId gone) {
    return without(gone).found(Optional.empty());
  }

  private Dealings returned(List<Slot> slots) {
    Set<Slot> all = new LinkedHashSet<>(returned);
    return all.addAll(slots) ? edited(edit -> edit.returned = all) : this;
  }

  private Dealings identified(PatientId patient) {
    boolean same = identified.equals(Optional.of(patient));
    return edited(
        edit -> {
          edit.identified = Optional.of(patient);
          edit.found = same ? found : Optional.empty();
          edit.waiting = same ? waiting : Optional.empty();
        });
  }

  private Dealings inVain(ToolCall.IdentifyPatient facts) {
    return edited(edit -> edit.tried = plus(tried, facts));
  }

  private Dealings found(Optional<List<Appointment>> appointments) {
    return edited(edit -> edit.found = appointments);
  }

  private Dealings with(Appointment booked) {
    return edited(edit -> edit.made = plus(made, booked));
  }

  private Dealings without(AppointmentId gone) {
    return withAppointments(
        appointments -> appointments.stream().filter(one -> !one.id().equals(gone)).toList());
  }

  private Dealings replaced(Appointment changed) {
    return withAppointments(
        appointments ->
            appointments.stream()
                .map(one -> one.id().equals(changed.id()) ? changed : one)
                .toList());
  }

  private Dealings withAppointments(UnaryOperator<List<Appointment>> change) {
    return edited(
        edit -> {
          edit.found = found.map(change);
          edit.made = change.apply(made);
        });
  }

  private Dealings wrote(EndReason what) {
    return ended(Optional.of(what)).wroteOnly();
  }

  private Dealings ended(Optional<EndReason> how) {
    return edited(edit -> edit.outcome = how);
  }

  private Dealings edited(Consumer<Edit> change) {
    Edit edit = new Edit(this);
    change.accept(edit);
    return edit.finish();
  }

  /** The fields while some of them are changed. */
  private static final class Edit {
    private Optional<Sealed> callerNumber;
    private Optional<PatientId> identified;
    private List<ToolCall.IdentifyPatient> tried;
    private Optional<List<Appointment>> found;
    private List<Appointment> made;
    private List<Appointment> others;
    private Set<Slot> returned;
    private Optional<EndReason> outcome;
    private List<SlotOffer> offers;
    private Optional<List<WaitingEntry>> waiting;
    private int writes;

    Edit(Dealings from) {
      callerNumber = from.callerNumber;
      identified = from.identified;
      tried = from.tried;
      found = from.found;
      made = from.made;
      others = from.others;
      returned = from.returned;
      outcome = from.outcome;
      offers = from.offers;
      waiting = from.waiting;
      writes = from.writes;
    }

    Dealings finish() {
      return new Dealings(
          callerNumber,
          identified,
          tried,
          found,
          made,
          others,
          returned,
          outcome,
          offers,
          waiting,
          writes);
    }
  }
}
