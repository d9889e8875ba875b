package frontdesk.engine.patient;

import frontdesk.protocol.audit.EventHeader;
import frontdesk.protocol.id.CallId;
import frontdesk.protocol.id.CommandId;
import frontdesk.protocol.id.PatientId;
import frontdesk.protocol.patient.PatientEvent;
import frontdesk.protocol.patient.PatientEvent.CallLinked;
import frontdesk.protocol.patient.PatientEvent.GuessCounted;
import frontdesk.protocol.patient.PatientEvent.GuessForgiven;
import frontdesk.protocol.patient.PatientEvent.PatientCorrected;
import frontdesk.protocol.patient.PatientEvent.PatientErased;
import frontdesk.protocol.patient.PatientEvent.PatientRegistered;
import frontdesk.protocol.patient.PatientEvent.PatientsMerged;
import frontdesk.protocol.patient.PatientEvent.WishKept;
import frontdesk.protocol.patient.PatientEvent.WishTaken;
import frontdesk.protocol.patient.PatientProtocol.Answer;
import frontdesk.protocol.patient.PatientProtocol.Candidate;
import frontdesk.protocol.patient.PatientProtocol.Candidates;
import frontdesk.protocol.patient.PatientProtocol.Correct;
import frontdesk.protocol.patient.PatientProtocol.CountGuess;
import frontdesk.protocol.patient.PatientProtocol.Entry;
import frontdesk.protocol.patient.PatientProtocol.Erase;
import frontdesk.protocol.patient.PatientProtocol.FindCandidates;
import frontdesk.protocol.patient.PatientProtocol.ForgiveGuess;
import frontdesk.protocol.patient.PatientProtocol.GuessCount;
import frontdesk.protocol.patient.PatientProtocol.KeepWish;
import frontdesk.protocol.patient.PatientProtocol.KeptWish;
import frontdesk.protocol.patient.PatientProtocol.LinkCall;
import frontdesk.protocol.patient.PatientProtocol.Merge;
import frontdesk.protocol.patient.PatientProtocol.Outcome;
import frontdesk.protocol.patient.PatientProtocol.Register;
import frontdesk.protocol.patient.PatientProtocol.TakeWish;
import frontdesk.protocol.patient.RecentWish;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** What the registry does with a command: events without their header, and the answer. Pure. */
record PatientDecider(PatientSettings settings) {
  /** An event that waits for its header. */
  interface Headless extends Function<EventHeader, PatientEvent> {}

  /**
   * A decision.
   *
   * @param events to be written together, in this order
   */
  record Decision<A>(List<Headless> events, A answer) {
    Decision {
      events = List.copyOf(events);
    }
  }

  Decision<Answer> register(PatientState state, Register wanted) {
    Optional<Patient> known = state.find(wanted.patient());
    return known.isPresent()
        ? link(known.get(), wanted.call())
        : done(
            wanted.patient(),
            header ->
                new PatientRegistered(
                    header,
                    wanted.patient(),
                    wanted.numberHmac(),
                    wanted.data(),
                    wanted.call(),
                    wanted.birthDateHmac()));
  }

  Decision<Answer> link(PatientState state, LinkCall wanted) {
    return state
        .find(wanted.patient())
        .map(patient -> link(patient, wanted.call()))
        .orElseGet(() -> refused(wanted.patient(), Outcome.NOT_FOUND));
  }

  private static Decision<Answer> link(Patient patient, CallId call) {
    if (patient.isErased()) {
      return refused(patient.id(), Outcome.ERASED);
    }
    return patient.calls().contains(call)
        ? done(patient.id())
        : done(patient.id(), header -> new CallLinked(header, patient.id(), call));
  }

  /** What is known already is not written again. */
  Decision<Answer> correct(PatientState state, Correct wanted) {
    Optional<Patient> known = state.find(wanted.patient());
    if (known.isEmpty() || known.get().isErased()) {
      return refused(wanted.patient(), known.isEmpty() ? Outcome.NOT_FOUND : Outcome.ERASED);
    }
    Function<EventHeader, PatientCorrected> event =
        header ->
            new PatientCorrected(
                header,
                wanted.patient(),
                wanted.numberHmac(),
                wanted.birthDateHmac(),
                wanted.data(),
                wanted.call());
    Patient patient = known.get();
    boolean same =
        patient.data().map(data -> data.corrected(wanted.data())).equals(patient.data())
            && wanted.numberHmac().or(patient::numberHmac).equals(patient.numberHmac())
            && wanted.birthDateHmac().or(patient::birthDateHmac).equals(patient.birthDateHmac());
    return same ? done(wanted.patient()) : done(wanted.patient(), event::apply);
  }

  Decision<Answer> merge(PatientState state, Merge wanted) {
    Optional<Patient> survivor = state.patientOf(wanted.survivor());
    Optional<Patient> merged = state.patientOf(wanted.merged());
    if (survivor.isEmpty() || merged.isEmpty()) {
      return refused(wanted.survivor(), Outcome.NOT_FOUND);
    }
    if (survivor.get().isErased() || merged.get().isErased()) {
      return refused(wanted.survivor(), Outcome.ERASED);
    }
    PatientId into = survivor.get().id();
    PatientId from = merged.get().id();
    if (into.equals(from)) {
      return done(into);
    }
    int entries = state.entriesOf(into).size() + state.entriesOf(from).size();
    return entries > 1 + settings.maxMerged()
        ? refused(into, Outcome.TOO_MANY)
        : done(into, header -> new PatientsMerged(header, into, from));
  }

  /** Erasing again names the calls again: whoever destroys their keys may have been interrupted. */
  Decision<Answer> erase(PatientState state, Erase wanted) {
    List<Patient> entries = state.entriesOf(wanted.patient());
    if (entries.isEmpty()) {
      return refused(wanted.patient(), Outcome.NOT_FOUND);
    }
    List<Headless> events =
        entries.stream()
            .filter(entry -> !entry.isErased())
            .<Headless>map(entry -> header -> new PatientErased(header, entry.id()))
            .toList();
    return new Decision<>(
        events,
        new Answer(
            wanted.patient(),
            Outcome.COMMITTED,
            state.callsOf(wanted.patient()),
            entries.stream().map(Patient::id).toList()));
  }

  Decision<KeptWish> keepWish(PatientState state, KeepWish wanted, Instant now) {
    RecentWish wish = wanted.wish();
    Instant until = wanted.lostAt().plus(settings.wishKept());
    if (state.wishes().knows(wanted.numberHmac(), wish) || !until.isAfter(now)) {
      return new Decision<>(List.of(), new KeptWish(Outcome.COMMITTED, Optional.empty()));
    }
    if (state.wishes().live(now) >= settings.maxWishes()) {
      return new Decision<>(List.of(), new KeptWish(Outcome.TOO_MANY, Optional.empty()));
    }
    return new Decision<>(
        List.of(header -> new WishKept(header, wanted.numberHmac(), wish, until)),
        new KeptWish(Outcome.COMMITTED, Optional.of(wish)));
  }

  Decision<KeptWish> takeWish(PatientState state, TakeWish wanted, Instant now) {
    Optional<Wishes.Kept> kept = state.wishes().tell(wanted.numberHmac(), wanted.by(), now);
    if (kept.isEmpty()) {
      return new Decision<>(List.of(), new KeptWish(Outcome.NOT_FOUND, Optional.empty()));
    }
    List<Headless> events =
        kept.get().takenBy().isPresent()
            ? List.of()
            : List.of(header -> new WishTaken(header, wanted.numberHmac(), wanted.by()));
    return new Decision<>(events, new KeptWish(Outcome.COMMITTED, kept.map(Wishes.Kept::wish)));
  }

  /**
   * Counted before anything is compared, so that a right guess after the last one tells nothing.
   */
  Decision<GuessCount> countGuess(PatientState state, CountGuess wanted) {
    LocalDate day = state.guesses().counting(wanted.day());
    List<CommandId> counted = state.guesses().of(wanted.caller(), day);
    if (counted.contains(wanted.attempt())) {
      return new Decision<>(List.of(), new GuessCount(Outcome.COMMITTED));
    }
    if (counted.size() >= settings.guessesPerDay()) {
      return new Decision<>(List.of(), new GuessCount(Outcome.TOO_MANY));
    }
    Optional<String> leaving =
        state.guesses().leaving(wanted.caller(), day, settings.maxGuessing());
    return new Decision<>(
        List.of(
            header -> new GuessCounted(header, wanted.caller(), day, wanted.attempt(), leaving)),
        new GuessCount(Outcome.COMMITTED));
  }

  Decision<GuessCount> forgiveGuess(PatientState state, ForgiveGuess wanted) {
    boolean counts =
        state.guesses().day().stream()
            .anyMatch(day -> state.guesses().of(wanted.caller(), day).contains(wanted.attempt()));
    List<Headless> events =
        counts
            ? List.of(header -> new GuessForgiven(header, wanted.caller(), wanted.attempt()))
            : List.of();
    return new Decision<>(events, new GuessCount(Outcome.COMMITTED));
  }

  /** Whom a caller may be; nobody who is erased. */
  Candidates candidates(PatientState state, FindCandidates find) {
    List<PatientId> found =
        state.living(
            Stream.of(
                    find.numberHmac().stream().flatMap(h -> state.withNumber(h).stream()),
                    find.birthDateHmac().stream().flatMap(h -> state.withBirthDate(h).stream()),
                    find.named().stream())
                .flatMap(ids -> ids));
    return new Candidates(
        found.stream()
            .limit(settings.maxFound())
            .map(id -> new Candidate(id, entries(state, id)))
            .toList(),
        found.size() <= settings.maxFound());
  }

  private static List<Entry> entries(PatientState state, PatientId id) {
    return state.entriesOf(id).stream().map(Patient::entry).toList();
  }

  private static Decision<Answer> done(PatientId patient, Headless... events) {
    return new Decision<>(List.of(events), new Answer(patient, Outcome.COMMITTED, List.of()));
  }

  private static Decision<Answer> refused(PatientId patient, Outcome why) {
    return new Decision<>(List.of(), new Answer(patient, why, List.of()));
  }
}
