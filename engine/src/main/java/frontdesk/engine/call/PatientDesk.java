package frontdesk.engine.call;

import frontdesk.engine.call.Outbox.PendingTool;
import frontdesk.engine.patient.Identification;
import frontdesk.engine.patient.SameName;
import frontdesk.protocol.dialogue.ToolAnswer;
import frontdesk.protocol.dialogue.ToolCall;
import frontdesk.protocol.id.ClinicId;
import frontdesk.protocol.id.KeyId;
import frontdesk.protocol.id.PatientId;
import frontdesk.protocol.patient.PatientEvent;
import frontdesk.protocol.patient.PatientProtocol;
import frontdesk.protocol.patient.PatientProtocol.Candidate;
import frontdesk.protocol.patient.PatientProtocol.Entry;
import frontdesk.protocol.patient.RecentWish;
import frontdesk.protocol.privacy.KeyStore;
import frontdesk.protocol.privacy.Sealed;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.japi.function.Function;

/**
 * Says who a caller is and makes newcomers known. The edge where names are opened: what was said
 * with the call's key, what is known with the patients' keys, which are fetched for it. Any thread.
 */
final class PatientDesk {
  private final ToolDesk.Desk<PatientProtocol.Command> patients;
  private final ClinicId clinic;
  private final KeyStore keys;
  private final ToolKeys ids;
  private final CallSeals seals;
  private final Optional<Sealed> callerNumber;
  private final Asking asking;
  private final SameName sameName;

  /** What is the same for every question of a call. */
  record Caller(
      ClinicId clinic,
      KeyStore keys,
      ToolKeys ids,
      CallSeals seals,
      Optional<Sealed> number,
      Asking asking) {}

  PatientDesk(ToolDesk.Desk<PatientProtocol.Command> patients, Caller caller, SameName sameName) {
    this.patients = patients;
    this.clinic = caller.clinic();
    this.keys = caller.keys();
    this.ids = caller.ids();
    this.seals = caller.seals();
    this.callerNumber = caller.number();
    this.asking = caller.asking();
    this.sameName = sameName;
  }

  /**
   * The patient that the caller is, with all entries; empty when it is not known who they are. The
   * call is linked first: what is said after this is erased with the patient.
   *
   * @param ofReference the patients of the appointment whose reference was said
   */
  CompletionStage<Found> identify(ToolCall.IdentifyPatient said, Set<PatientId> ofReference) {
    return keys.clinicHash(clinic)
        .thenCompose(hash -> identify(facts(said, ofReference, hash)))
        .exceptionally(failure -> Found.UNAVAILABLE);
  }

  /** Who was found; {@code answered} is false when that is not known. */
  record Found(boolean answered, Optional<Candidate> patient) {
    static final Found UNAVAILABLE = new Found(false, Optional.empty());
    static final Found NOBODY = new Found(true, Optional.empty());
  }

  private Identification facts(
      ToolCall.IdentifyPatient said, Set<PatientId> ofReference, KeyStore.KeyedHash hash) {
    return new Identification(
        said.name().flatMap(name -> seals.open(CallSeals.Field.NAME, name)),
        said.number().flatMap(number -> seals.open(CallSeals.Field.NUMBER, number)).map(hash::of),
        said.birthDate()
            .flatMap(date -> seals.open(CallSeals.Field.BIRTH_DATE, date))
            .map(date -> hash.of(PatientProtocol.birthDateText(date))),
        ofReference);
  }

  private CompletionStage<Found> identify(Identification facts) {
    if (!facts.isEnough()) {
      return CompletableFuture.completedStage(Found.NOBODY);
    }
    return candidates(facts.numberHmac(), facts.birthDateHmac(), List.copyOf(facts.ofReference()))
        .thenCompose(
            found -> {
              if (found.isEmpty()) {
                return CompletableFuture.completedStage(Found.UNAVAILABLE);
              }
              List<Candidate> all = found.get().candidates();
              // With more than were named, nobody can be said to be the only one.
              return found.get().all() && !all.isEmpty()
                  ? names(all).thenCompose(names -> linked(all, facts.among(all, names, sameName)))
                  : CompletableFuture.completedStage(Found.NOBODY);
            });
  }

  private CompletionStage<Found> linked(List<Candidate> all, Optional<PatientId> who) {
    Optional<Candidate> patient =
        who.flatMap(id -> all.stream().filter(one -> one.patient().equals(id)).findFirst());
    return patient
        .map(
            found ->
                link(found.patient())
                    .thenApply(done -> done ? new Found(true, patient) : Found.UNAVAILABLE))
        .orElseGet(() -> CompletableFuture.completedStage(Found.NOBODY));
  }

  private CompletionStage<Boolean> link(PatientId patient) {
    return command(replyTo -> new PatientProtocol.LinkCall(patient, ids.call(), replyTo));
  }

  /** All entries of a patient; empty when there was no answer, none when there is no such one. */
  CompletionStage<Optional<List<PatientId>>> entries(PatientId patient) {
    return candidates(Optional.empty(), Optional.empty(), List.of(patient))
        .thenApply(
            found ->
                found.map(
                    candidates ->
                        candidates.candidates().stream()
                            .flatMap(candidate -> candidate.entries().stream())
                            .map(Entry::id)
                            .toList()));
  }

  private CompletionStage<Optional<PatientProtocol.Candidates>> candidates(
      Optional<String> numberHmac, Optional<String> birthDateHmac, List<PatientId> named) {
    return asking.ask(
        patients,
        replyTo -> new PatientProtocol.FindCandidates(numberHmac, birthDateHmac, named, replyTo));
  }

  /** The candidates' names in words, by entry, as far as there are any and their keys live. */
  private CompletionStage<Map<PatientId, String>> names(List<Candidate> candidates) {
    CompletionStage<Map<PatientId, String>> all = CompletableFuture.completedStage(Map.of());
    for (Candidate candidate : candidates) {
      for (Entry entry : candidate.entries()) {
        all = all.thenCombine(name(entry), (names, name) -> with(names, entry.id(), name));
      }
    }
    return all;
  }

  private CompletionStage<Optional<String>> name(Entry entry) {
    Optional<Sealed> handle = entry.data().name();
    return handle.isEmpty()
        ? CompletableFuture.completedStage(Optional.empty())
        : keys.find(key(entry.id()))
            .thenApply(
                found ->
                    found.flatMap(
                        key -> key.open(handle.get(), PatientEvent.place(entry.id(), "name"))));
  }

  private static Map<PatientId, String> with(
      Map<PatientId, String> names, PatientId id, Optional<String> name) {
    Map<PatientId, String> more = new HashMap<>(names);
    name.ifPresent(text -> more.put(id, text));
    return more;
  }

  /**
   * Makes the caller known, unless somebody of this number and name is: then it is them. Nothing of
   * what is known is written over, and no fact that proves who somebody is comes from here to a
   * patient who was known before.
   */
  CompletionStage<ToolAnswer> register(ToolCall.RegisterPatient wanted, PendingTool tool) {
    Newcomer newcomer = Newcomer.opened(wanted, seals);
    return keys.clinicHash(clinic)
        .thenCompose(hash -> registerUnlessKnown(newcomer, ids.patient(tool), hash))
        .exceptionally(failure -> new ToolAnswer.Unavailable());
  }

  private CompletionStage<ToolAnswer> registerUnlessKnown(
      Newcomer newcomer, PatientId own, KeyStore.KeyedHash hash) {
    Optional<String> number = newcomer.number().map(hash::of);
    if (number.isEmpty()) {
      return registerNew(newcomer, own, hash);
    }
    return candidates(number, Optional.empty(), List.of())
        .thenCompose(
            found -> {
              if (found.isEmpty()) {
                return CompletableFuture.completedStage(new ToolAnswer.Unavailable());
              }
              List<Candidate> all = found.get().candidates();
              return names(all)
                  .thenCompose(
                      names ->
                          newcomer
                              .among(all, names, hash, sameName)
                              .map(known -> linked(newcomer, known, all))
                              .orElseGet(() -> registerNew(newcomer, own, hash)));
            });
  }

  /** They are who is known already; an e-mail address is added where there is none. */
  private CompletionStage<ToolAnswer> linked(
      Newcomer newcomer, PatientId known, List<Candidate> all) {
    boolean lacks =
        all.stream()
            .filter(one -> one.patient().equals(known))
            .flatMap(one -> one.entries().stream())
            .noneMatch(entry -> entry.data().email().isPresent());
    CompletionStage<Boolean> done = link(known);
    return (lacks && newcomer.email().isPresent()
            ? done.thenCompose(
                isLinked ->
                    isLinked ? withEmail(newcomer, known) : CompletableFuture.completedStage(false))
            : done)
        .thenApply(committed -> registered(known, committed));
  }

  /** Whose key was destroyed keeps nothing more. */
  private CompletionStage<Boolean> withEmail(Newcomer newcomer, PatientId known) {
    return keys.find(key(known))
        .thenCompose(
            key ->
                key.map(sealing -> newcomer.sealedEmail(known, sealing))
                    .map(
                        data ->
                            command(
                                replyTo ->
                                    new PatientProtocol.Correct(
                                        known,
                                        Optional.empty(),
                                        Optional.empty(),
                                        data,
                                        Optional.of(ids.call()),
                                        replyTo)))
                    .orElseGet(() -> CompletableFuture.completedStage(true)));
  }

  private CompletionStage<ToolAnswer> registerNew(
      Newcomer newcomer, PatientId own, KeyStore.KeyedHash hash) {
    return keys.create(key(own))
        .thenCompose(
            sealing ->
                command(
                    replyTo ->
                        new PatientProtocol.Register(
                            own,
                            newcomer.number().map(hash::of),
                            newcomer.sealed(own, sealing),
                            ids.call(),
                            newcomer
                                .birthDate()
                                .map(date -> hash.of(PatientProtocol.birthDateText(date))),
                            replyTo)))
        .thenApply(done -> registered(own, done));
  }

  private static ToolAnswer registered(PatientId patient, boolean done) {
    return done ? new ToolAnswer.PatientRegistered(patient) : new ToolAnswer.Unavailable();
  }

  private CompletionStage<Boolean> command(
      Function<ActorRef<PatientProtocol.Answer>, PatientProtocol.Command> command) {
    return asking
        .ask(
            patients,
            command,
            answer -> answer.outcome() == PatientProtocol.Outcome.OUTCOME_UNKNOWN)
        .thenApply(
            answer ->
                answer.filter(a -> a.outcome() == PatientProtocol.Outcome.COMMITTED).isPresent());
  }

  /** Keeps what this call had come to for the next one from its number; safe to repeat. */
  CompletionStage<Boolean> keepWish(RecentWish wish, Instant lostAt) {
    return aboutWish(hmac -> replyTo -> new PatientProtocol.KeepWish(hmac, wish, lostAt, replyTo))
        .thenApply(answer -> answer.isPresent());
  }

  /** What a call from this number had come to that was cut off. */
  CompletionStage<ToolAnswer> recallWish() {
    if (callerNumber.isEmpty()) {
      return CompletableFuture.completedStage(new ToolAnswer.NoWish());
    }
    return aboutWish(hmac -> replyTo -> new PatientProtocol.TakeWish(hmac, ids.call(), replyTo))
        .thenApply(
            answer ->
                answer
                    .map(
                        kept ->
                            kept.wish()
                                .<ToolAnswer>map(ToolAnswer.WishRecalled::new)
                                .orElseGet(ToolAnswer.NoWish::new))
                    .orElseGet(ToolAnswer.Unavailable::new));
  }

  private CompletionStage<Optional<PatientProtocol.KeptWish>> aboutWish(
      java.util.function.Function<
              String, Function<ActorRef<PatientProtocol.KeptWish>, PatientProtocol.Command>>
          command) {
    Optional<String> number =
        callerNumber.flatMap(handle -> seals.open(CallSeals.Field.CALLER_NUMBER, handle));
    return number
        .map(
            text ->
                keys.clinicHash(clinic)
                    .thenCompose(
                        hash ->
                            asking.ask(
                                patients,
                                command.apply(hash.of(text)),
                                answer ->
                                    answer.outcome() == PatientProtocol.Outcome.OUTCOME_UNKNOWN))
                    .exceptionally(failure -> Optional.empty()))
        .orElseGet(() -> CompletableFuture.completedStage(Optional.empty()));
  }

  private static KeyId key(PatientId patient) {
    return new KeyId("patient/" + patient.value());
  }
}
