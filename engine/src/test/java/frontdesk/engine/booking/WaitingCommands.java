package frontdesk.engine.booking;

import frontdesk.protocol.booking.Appointment;
import frontdesk.protocol.booking.CommandKey;
import frontdesk.protocol.booking.LedgerProtocol.Answer;
import frontdesk.protocol.booking.LedgerProtocol.AnswerOffer;
import frontdesk.protocol.booking.LedgerProtocol.BookSeries;
import frontdesk.protocol.booking.LedgerProtocol.JoinWaitingList;
import frontdesk.protocol.booking.LedgerProtocol.LeaveWaitingList;
import frontdesk.protocol.booking.LedgerProtocol.Mutation;
import frontdesk.protocol.booking.Slot;
import frontdesk.protocol.booking.WaitingWish;
import frontdesk.protocol.id.AppointmentId;
import frontdesk.protocol.id.PatientId;
import frontdesk.protocol.id.WaitingId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Period;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.apache.pekko.actor.typed.ActorRef;

/** Random commands of people who wait, are offered something, or come again and again. */
final class WaitingCommands {
  private final Random random;
  private final SeriesDecider series;
  private int next;

  WaitingCommands(Random random, AppointmentLedger.Dependencies dependencies) {
    this.random = random;
    this.series = new SeriesDecider(dependencies, LedgerRules.STRICT);
  }

  Function<ActorRef<Answer>, Mutation> next(CommandKey key, LedgerState state, Instant now) {
    List<WaitingList.Place> places = state.waiting().places();
    List<WaitingList.Place> offered = places.stream().filter(p -> p.offer().isPresent()).toList();
    int dice = random.nextInt(100);
    if (dice < 40 && !offered.isEmpty()) {
      WaitingList.Place place = offered.get(random.nextInt(offered.size()));
      return answer(key, place, state);
    } else if (dice < 46 && !places.isEmpty()) {
      WaitingId id = places.get(random.nextInt(places.size())).entry().id();
      return replyTo -> new LeaveWaitingList(key, id, replyTo);
    } else if (dice < 50) {
      WaitingId nobody = new WaitingId("nobody");
      return replyTo -> new LeaveWaitingList(key, nobody, replyTo);
    } else if (dice < 60) {
      Optional<Function<ActorRef<Answer>, Mutation>> more = series(key, state, now);
      if (more.isPresent()) {
        return more.get();
      }
    }
    return join(key, state, now);
  }

  private Function<ActorRef<Answer>, Mutation> answer(
      CommandKey key, WaitingList.Place place, LedgerState state) {
    WaitingId id = place.entry().id();
    Slot offered = place.offer().orElseThrow().slot();
    boolean accepted = random.nextInt(3) > 0;
    AppointmentId appointment = new AppointmentId("waited-" + next++);
    Optional<AppointmentId> instead =
        state
            .allBookings()
            .map(Booking::appointment)
            .filter(own -> own.patient().equals(place.entry().patient()))
            .filter(own -> own.slot().start().isAfter(offered.start()))
            .map(Appointment::id)
            .findFirst()
            .filter(some -> accepted && random.nextBoolean());
    Slot slot =
        random.nextInt(8) > 0
            ? offered
            : new Slot(
                offered.service(),
                offered.practitioner(),
                offered.start().plusSeconds(900),
                offered.duration());
    return replyTo ->
        new AnswerOffer(
            key,
            id,
            slot,
            accepted,
            appointment,
            Clinic.call(1),
            Optional.empty(),
            instead,
            replyTo);
  }

  /** Often for the very day of an appointment that may be cancelled soon. */
  private Function<ActorRef<Answer>, Mutation> join(
      CommandKey key, LedgerState state, Instant now) {
    WaitingId id = new WaitingId("waiting-" + next++);
    PatientId patient = new PatientId("patient-" + random.nextInt(4));
    List<Booking> booked = state.allBookings().toList();
    LocalDate today = LocalDate.ofInstant(now, Clinic.ZONE);
    LocalDate from = today.plusDays(random.nextInt(3) - 1);
    if (!booked.isEmpty() && random.nextBoolean()) {
      Booking some = booked.get(random.nextInt(booked.size()));
      from = LocalDate.ofInstant(some.appointment().slot().start(), Clinic.ZONE);
    }
    WaitingWish wish =
        new WaitingWish(
            random.nextInt(4) == 0 ? Clinic.CROWN : Clinic.CLEANING,
            random.nextInt(3) == 0 ? Optional.of(Clinic.ANA) : Optional.empty(),
            from,
            from.plusDays(random.nextInt(4)),
            random.nextInt(4) == 0 ? Optional.of(LocalTime.of(10, 0)) : Optional.empty(),
            random.nextInt(4) == 0 ? Optional.of(LocalTime.of(15, 0)) : Optional.empty());
    return replyTo -> new JoinWaitingList(key, id, patient, wish, replyTo);
  }

  private Optional<Function<ActorRef<Answer>, Mutation>> series(
      CommandKey key, LedgerState state, Instant now) {
    List<Booking> booked = state.allBookings().toList();
    if (booked.isEmpty()) {
      return Optional.empty();
    }
    AppointmentId first = booked.get(random.nextInt(booked.size())).appointment().id();
    LedgerState seen = random.nextInt(3) == 0 ? LedgerState.empty() : state;
    Booking base = state.booking(first).orElseThrow();
    List<Slot> slots =
        series
            .find(seen.withBooking(base), first, Period.ofDays(1 + random.nextInt(4)), 3, now)
            .stream()
            .flatMap(date -> date.slot().stream())
            .toList();
    int from = next;
    next += slots.size();
    List<AppointmentId> ids =
        IntStream.range(0, slots.size())
            .mapToObj(i -> new AppointmentId("series-" + (from + i)))
            .toList();
    return Optional.of(
        replyTo ->
            new BookSeries(key, first, slots, ids, Clinic.call(2), Optional.empty(), replyTo));
  }
}
