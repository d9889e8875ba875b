package frontdesk.engine.dialogue;

import frontdesk.config.catalogue.Practitioner;
import frontdesk.protocol.booking.Appointment;
import frontdesk.protocol.booking.Refusal;
import frontdesk.protocol.booking.SeriesDate;
import frontdesk.protocol.booking.Slot;
import frontdesk.protocol.booking.SlotOffer;
import frontdesk.protocol.booking.SlotQuery;
import frontdesk.protocol.booking.WaitingEntry;
import frontdesk.protocol.dialogue.ToolAnswer;
import frontdesk.protocol.dialogue.ToolCall;
import frontdesk.protocol.id.AppointmentId;
import frontdesk.protocol.id.CallbackId;
import frontdesk.protocol.id.HoldId;
import frontdesk.protocol.id.PatientId;
import frontdesk.protocol.id.PractitionerId;
import frontdesk.protocol.id.ServiceId;
import frontdesk.protocol.id.WaitingId;
import frontdesk.protocol.patient.UsualChoice;
import frontdesk.protocol.privacy.Sealed;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A ledger, patients and callbacks in memory: answers a conversation's tools as the real ones do.
 */
final class FakeLedger {
  final Set<LocalDateTime> taken = new HashSet<>();
  final Map<HoldId, Slot> holds = new LinkedHashMap<>();
  final List<Appointment> booked = new ArrayList<>();
  final List<ToolCall.PromiseCallback> callbacks = new ArrayList<>();
  private final Map<ToolCall.RegisterPatient, PatientId> patients = new HashMap<>();
  final List<ToolCall.RegisterPatient> registrations = new ArrayList<>();
  final Set<Class<? extends ToolCall>> broken = new HashSet<>();
  final List<Appointment> cancelled = new ArrayList<>();
  final Map<AppointmentId, Sealed> notes = new LinkedHashMap<>();
  final List<WaitingEntry> waiting = new ArrayList<>();
  final List<SlotOffer> offers = new ArrayList<>();

  /** Who is on leave: no slot of theirs is free. */
  final Set<PractitionerId> onLeave = new HashSet<>();

  /** What is usual of the one who is known. */
  Optional<UsualChoice> usual = Optional.empty();

  boolean holdsExpire;
  private int appointments;
  boolean seriesFits = true;
  boolean waitingIsKnown = true;

  /** The one patient who is known before the call, by these facts. */
  static final PatientId KNOWN = new PatientId("known");

  /** Who is known by the same number, and another birth date. */
  static final PatientId TOM = new PatientId("tom");

  private static final ToolCall.IdentifyPatient FACTS =
      new ToolCall.IdentifyPatient(
          Optional.of(SampleClinic.sealed("ann")),
          Optional.of(SampleClinic.sealed("typed")),
          Optional.of(SampleClinic.sealed("birth")),
          Optional.of("4711"));

  /** An appointment that the known patient has before the call. */
  Appointment has(ServiceId service, PractitionerId practitioner, LocalDateTime start) {
    return has(KNOWN, service, practitioner, start);
  }

  /** An appointment that a patient has before the call. */
  Appointment has(
      PatientId patient, ServiceId service, PractitionerId practitioner, LocalDateTime start) {
    Slot slot =
        new Slot(
            service,
            practitioner,
            start.atZone(SampleClinic.ZONE).toInstant(),
            SampleClinic.CATALOGUE.service(service).orElseThrow().duration());
    Appointment appointment =
        new Appointment(new AppointmentId("appointment-" + appointments++), "4711", slot, patient);
    booked.add(appointment);
    return appointment;
  }

  ToolAnswer answer(int tool, ToolCall call) {
    if (broken.contains(call.getClass())) {
      return new ToolAnswer.Unavailable();
    }
    if (call instanceof ToolCall.SearchSlots search) {
      return search(search.query());
    }
    if (call instanceof ToolCall.HoldSlot hold) {
      return hold(tool, hold.slot());
    }
    if (call instanceof ToolCall.ReleaseHold release) {
      holds.remove(release.hold());
      return new ToolAnswer.HoldReleased(release.hold());
    }
    if (call instanceof ToolCall.RegisterPatient register) {
      registrations.add(register);
      return new ToolAnswer.PatientRegistered(
          patients.computeIfAbsent(register, newcomer -> new PatientId("patient-" + tool)));
    }
    if (call instanceof ToolCall.ConfirmHold confirm) {
      return confirm(confirm);
    }
    if (call instanceof ToolCall.IdentifyPatient facts) {
      return identify(facts);
    }
    if (call instanceof ToolCall.RetrieveAppointments of) {
      return new ToolAnswer.AppointmentsFound(
          booked.stream().filter(one -> one.patient().equals(of.patient())).toList(),
          Optional.of(offers.stream().filter(one -> of.patient().equals(KNOWN)).toList())
              .filter(kept -> !kept.isEmpty()),
          Optional.of(waiting.stream().filter(one -> one.patient().equals(of.patient())).toList())
              .filter(known -> waitingIsKnown));
    }
    if (call instanceof ToolCall.CancelAppointment cancel) {
      return cancel(cancel.appointment());
    }
    if (call instanceof ToolCall.ModifyAppointment modify) {
      return modify(modify);
    }
    if (call instanceof ToolCall.NoteAppointment note) {
      return note(note);
    }
    if (call instanceof ToolCall.JoinWaitingList join) {
      WaitingEntry entry = new WaitingEntry(new WaitingId("w"), join.patient(), join.wish());
      waiting.add(entry);
      return new ToolAnswer.WaitingListJoined(entry);
    }
    if (call instanceof ToolCall.LeaveWaitingList leave) {
      return waiting.removeIf(one -> one.id().equals(leave.entry()))
          ? new ToolAnswer.WaitingListLeft(leave.entry())
          : new ToolAnswer.Refused(Refusal.NOT_WAITING);
    }
    if (call instanceof ToolCall.AnswerOffer of) {
      return answerOffer(of);
    }
    if (call instanceof ToolCall.FindSeries find) {
      return series(find);
    }
    if (call instanceof ToolCall.BookSeries book) {
      return bookSeries(book);
    }
    callbacks.add((ToolCall.PromiseCallback) call);
    return new ToolAnswer.CallbackPromised(
        new CallbackId("callback-" + tool), SampleClinic.NOW.plus(Duration.ofHours(24)));
  }

  /** Something that became free and is kept for the known patient. */
  void keeps(Slot slot) {
    offers.add(new SlotOffer(new WaitingId("w"), slot, SampleClinic.NOW.plus(Duration.ofHours(2))));
  }

  private ToolAnswer answerOffer(ToolCall.AnswerOffer of) {
    if (!offers.removeIf(kept -> kept.slot().equals(of.slot()))) {
      return new ToolAnswer.Refused(Refusal.NOT_OFFERED_NOW);
    }
    Optional<Appointment> old = of.instead().flatMap(this::find);
    if (of.instead().isPresent()) {
      return old.<ToolAnswer>map(one -> moved(one, of.slot()))
          .orElseGet(() -> new ToolAnswer.Refused(Refusal.APPOINTMENT_NOT_FOUND));
    }
    return of.accepted()
        ? new ToolAnswer.AppointmentMade(book(of.slot(), KNOWN))
        : new ToolAnswer.OfferDeclined(of.entry());
  }

  /** Four more, all of which fit or none. */
  private ToolAnswer series(ToolCall.FindSeries find) {
    List<SeriesDate> dates = new ArrayList<>();
    Slot first = find(find.first()).orElseThrow().slot();
    LocalDateTime start = first.start().atZone(SampleClinic.ZONE).toLocalDateTime();
    for (int i = 1; i <= 4; i++) {
      LocalDateTime next = start.plus(find.every().multipliedBy(i));
      Slot slot =
          new Slot(
              first.service(),
              first.practitioner(),
              next.atZone(SampleClinic.ZONE).toInstant(),
              first.duration());
      dates.add(new SeriesDate(next.toLocalDate(), Optional.of(slot).filter(fits -> seriesFits)));
    }
    return new ToolAnswer.SeriesFound(dates);
  }

  private ToolAnswer bookSeries(ToolCall.BookSeries book) {
    PatientId patient = find(book.first()).orElseThrow().patient();
    return new ToolAnswer.SeriesMade(
        book.slots().stream().map(slot -> book(slot, patient)).toList());
  }

  private Appointment book(Slot slot, PatientId patient) {
    Appointment made =
        new Appointment(new AppointmentId("appointment-" + appointments++), "4711", slot, patient);
    booked.add(made);
    return made;
  }

  private ToolAnswer hold(int tool, Slot slot) {
    if (!isFree(slot.start().atZone(SampleClinic.ZONE).toLocalDateTime())) {
      return new ToolAnswer.Refused(Refusal.SLOT_NOT_FREE);
    }
    HoldId hold = new HoldId("hold-" + tool);
    holds.put(hold, slot);
    return new ToolAnswer.SlotHeld(hold, slot, SampleClinic.NOW.plus(Duration.ofMinutes(5)));
  }

  private ToolAnswer confirm(ToolCall.ConfirmHold confirm) {
    if (holdsExpire) {
      holdsExpire = false;
      holds.clear();
      return new ToolAnswer.Refused(Refusal.HOLD_EXPIRED);
    }
    Slot slot = holds.remove(confirm.hold());
    if (slot == null) {
      return new ToolAnswer.Refused(Refusal.HOLD_NOT_FOUND);
    }
    Appointment appointment =
        new Appointment(
            new AppointmentId("appointment-" + appointments++), "4711", slot, confirm.patient());
    booked.add(appointment);
    return new ToolAnswer.AppointmentMade(appointment);
  }

  private ToolAnswer identify(ToolCall.IdentifyPatient facts) {
    if (facts.birthDate().equals(Optional.of(SampleClinic.sealed("tom's birth")))
        && facts.number().equals(FACTS.number())) {
      return new ToolAnswer.PatientIdentified(TOM);
    }
    int matching = facts.name().isPresent() && facts.name().equals(FACTS.name()) ? 1 : 0;
    matching += facts.number().isPresent() && facts.number().equals(FACTS.number()) ? 1 : 0;
    matching +=
        facts.birthDate().isPresent() && facts.birthDate().equals(FACTS.birthDate()) ? 1 : 0;
    matching +=
        facts.reference().isPresent() && facts.reference().equals(FACTS.reference()) ? 1 : 0;
    return matching >= 2
        ? new ToolAnswer.PatientIdentified(KNOWN, usual)
        : new ToolAnswer.NotIdentified();
  }

  private Optional<Appointment> find(AppointmentId id) {
    return booked.stream().filter(one -> one.id().equals(id)).findFirst();
  }

  private ToolAnswer cancel(AppointmentId id) {
    Optional<Appointment> known = find(id);
    if (known.isEmpty()) {
      return new ToolAnswer.Refused(Refusal.APPOINTMENT_NOT_FOUND);
    }
    booked.remove(known.get());
    cancelled.add(known.get());
    return new ToolAnswer.AppointmentCancelled(known.get());
  }

  private ToolAnswer modify(ToolCall.ModifyAppointment modify) {
    if (holdsExpire) {
      holdsExpire = false;
      holds.clear();
      return new ToolAnswer.Refused(Refusal.HOLD_EXPIRED);
    }
    Optional<Appointment> known = find(modify.appointment());
    if (known.isEmpty()) {
      return new ToolAnswer.Refused(Refusal.APPOINTMENT_NOT_FOUND);
    }
    Slot slot = holds.remove(modify.hold());
    if (slot == null) {
      return new ToolAnswer.Refused(Refusal.HOLD_NOT_FOUND);
    }
    return moved(known.get(), slot);
  }

  private ToolAnswer moved(Appointment old, Slot slot) {
    Appointment moved = new Appointment(old.id(), old.reference(), slot, old.patient());
    booked.set(booked.indexOf(old), moved);
    return new ToolAnswer.AppointmentModified(moved, old.slot());
  }

  private ToolAnswer note(ToolCall.NoteAppointment note) {
    Optional<Appointment> known = find(note.appointment());
    known.ifPresent(one -> notes.put(one.id(), note.note()));
    return known
        .<ToolAnswer>map(ToolAnswer.AppointmentNoted::new)
        .orElseGet(() -> new ToolAnswer.Refused(Refusal.APPOINTMENT_NOT_FOUND));
  }

  private boolean isFree(LocalDateTime start) {
    Instant instant = start.atZone(SampleClinic.ZONE).toInstant();
    return !taken.contains(start)
        && holds.values().stream().noneMatch(slot -> slot.start().equals(instant))
        && booked.stream().noneMatch(made -> made.slot().start().equals(instant));
  }

  private ToolAnswer.SlotsFound search(SlotQuery query) {
    List<Slot> fitting = new ArrayList<>();
    List<Slot> others = new ArrayList<>();
    LocalDate first = query.date().orElse(SampleClinic.TUESDAY);
    for (int i = 0; i < 5; i++) {
      LocalDate day = first.plusDays(i);
      if (SampleClinic.CATALOGUE.openingHours().on(day.getDayOfWeek()).isEmpty()) {
        continue;
      }
      boolean wishedDay = query.date().isEmpty() || query.date().get().equals(day);
      for (LocalTime time = LocalTime.of(9, 0);
          time.isBefore(LocalTime.of(16, 0));
          time = time.plusMinutes(30)) {
        boolean away = query.practitioner().filter(onLeave::contains).isPresent();
        if (!away && isFree(day.atTime(time))) {
          boolean wished =
              wishedDay
                  && query.exact().map(time::equals).orElse(true)
                  && !time.isBefore(query.earliest().orElse(LocalTime.MIN))
                  && !time.isAfter(query.latest().orElse(LocalTime.MAX));
          (wished ? fitting : others).add(slot(query, day.atTime(time)));
        }
      }
    }
    List<Slot> found = fitting.isEmpty() ? others : fitting;
    return new ToolAnswer.SlotsFound(
        found.stream().limit(query.limit()).toList(), !fitting.isEmpty());
  }

  private Slot slot(SlotQuery query, LocalDateTime start) {
    return new Slot(
        query.service(),
        query
            .practitioner()
            .orElse(
                SampleClinic.CATALOGUE.practitionersFor(query.service()).stream()
                    .map(Practitioner::id)
                    .filter(someone -> !onLeave.contains(someone))
                    .findFirst()
                    .orElseThrow()),
        start.atZone(SampleClinic.ZONE).toInstant(),
        SampleClinic.CATALOGUE.service(query.service()).orElseThrow().duration());
  }
}
