package frontdesk.engine.patient;

import frontdesk.protocol.audit.EventDigest;
import frontdesk.protocol.id.CallId;
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
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import scala.collection.immutable.HashMap;
import scala.collection.immutable.HashMap$;
import scala.jdk.javaapi.CollectionConverters;
import scala.jdk.javaapi.OptionConverters;

/**
 * A clinic's patients at one moment: immutable, one method per event.
 *
 * @param patients by id, erased ones without their data
 * @param byNumber living entries by the keyed hash of their number
 * @param byBirthDate living entries by the keyed hash of their birth date
 * @param wishes what lost calls had come to
 * @param guesses how often callers tried in vain to say who they are
 * @param lastDigest the digest of the last event, empty before the first
 */
record PatientState(
    HashMap<PatientId, Patient> patients,
    Index byNumber,
    Index byBirthDate,
    Wishes wishes,
    Guesses guesses,
    String lastDigest) {

  static PatientState empty() {
    return new PatientState(
        HashMap$.MODULE$.<PatientId, Patient>empty(),
        Index.empty(),
        Index.empty(),
        Wishes.none(),
        Guesses.NONE,
        "");
  }

  Optional<Patient> find(PatientId id) {
    return OptionConverters.toJava(patients.get(id));
  }

  /** The patient that this entry is one of. */
  Optional<Patient> patientOf(PatientId id) {
    return find(id).flatMap(entry -> find(entry.patient()));
  }

  /** All entries of the patient that this entry is one of; the patient's own is the first. */
  List<Patient> entriesOf(PatientId id) {
    return patientOf(id).stream()
        .flatMap(
            patient ->
                Stream.concat(
                    Stream.of(patient), patient.merged().stream().flatMap(o -> find(o).stream())))
        .toList();
  }

  /** All calls linked to the patient that this entry is one of. */
  List<CallId> callsOf(PatientId id) {
    return entriesOf(id).stream().flatMap(entry -> entry.calls().stream()).distinct().toList();
  }

  /** Patients with this number, in the order in which they were registered. */
  List<PatientId> withNumber(String numberHmac) {
    return living(byNumber.get(numberHmac).stream());
  }

  /** Patients with this birth date, in the order in which they were registered. */
  List<PatientId> withBirthDate(String birthDateHmac) {
    return living(byBirthDate.get(birthDateHmac).stream());
  }

  /** The patients of these entries, erased ones left out, in the order of their registration. */
  List<PatientId> living(Stream<PatientId> entries) {
    return entries
        .flatMap(id -> patientOf(id).stream())
        .filter(patient -> !patient.isErased())
        .distinct()
        .sorted(Comparator.comparingInt(Patient::number))
        .map(Patient::id)
        .toList();
  }

  /** All entries, erased ones too, in no order. */
  Stream<Patient> all() {
    Iterable<Patient> values = CollectionConverters.asJava(patients.values());
    return StreamSupport.stream(values.spliterator(), false);
  }

  PatientState apply(PatientEvent event, EventDigest digest) {
    return after(event).withDigest(digest.of(event));
  }

  private PatientState after(PatientEvent event) {
    if (event instanceof PatientRegistered registered) {
      return onRegistered(registered);
    } else if (event instanceof CallLinked linked) {
      return change(linked.patient(), patient -> patient.linked(linked.call()));
    } else if (event instanceof PatientCorrected corrected) {
      return change(corrected.patient(), patient -> patient.corrected(corrected));
    } else if (event instanceof PatientsMerged merged) {
      return onMerged(merged);
    } else if (event instanceof PatientErased erased) {
      return onErased(erased);
    } else if (event instanceof WishKept kept) {
      return withWishes(wishes.on(kept));
    } else if (event instanceof WishTaken taken) {
      return withWishes(wishes.on(taken));
    } else if (event instanceof GuessCounted counted) {
      return withGuesses(guesses.on(counted));
    } else if (event instanceof GuessForgiven forgiven) {
      return withGuesses(guesses.on(forgiven));
    }
    throw new IllegalArgumentException("no handler for " + event.getClass().getSimpleName());
  }

  /** With this entry, in place of what was known of it. */
  PatientState with(Patient patient) {
    PatientState rest = find(patient.id()).map(this::unindexed).orElse(this);
    return new PatientState(
        patients.updated(patient.id(), patient),
        rest.byNumber.with(patient.numberHmac(), patient.id()),
        rest.byBirthDate.with(patient.birthDateHmac(), patient.id()),
        wishes,
        guesses,
        lastDigest);
  }

  private PatientState unindexed(Patient patient) {
    return new PatientState(
        patients,
        byNumber.without(patient.numberHmac(), patient.id()),
        byBirthDate.without(patient.birthDateHmac(), patient.id()),
        wishes,
        guesses,
        lastDigest);
  }

  private PatientState change(PatientId id, UnaryOperator<Patient> how) {
    return find(id).map(patient -> with(how.apply(patient))).orElse(this);
  }

  private PatientState onRegistered(PatientRegistered event) {
    return with(
        new Patient(
            event.patient(),
            patients.size(),
            event.numberHmac(),
            Optional.of(event.data()),
            List.of(event.call()),
            event.birthDateHmac(),
            Optional.empty(),
            List.of()));
  }

  private PatientState onMerged(PatientsMerged event) {
    List<PatientId> moved = entriesOf(event.merged()).stream().map(Patient::id).toList();
    PatientState next = change(event.survivor(), survivor -> survivor.with(moved));
    for (PatientId id : moved) {
      next = next.change(id, entry -> entry.mergedInto(event.survivor()));
    }
    return next;
  }

  private PatientState onErased(PatientErased event) {
    return find(event.patient())
        .map(patient -> with(patient.erased()).withWishes(wishes.without(patient.numberHmac())))
        .orElse(this);
  }

  PatientState withWishes(Wishes next) {
    return new PatientState(patients, byNumber, byBirthDate, next, guesses, lastDigest);
  }

  PatientState withGuesses(Guesses next) {
    return new PatientState(patients, byNumber, byBirthDate, wishes, next, lastDigest);
  }

  PatientState withDigest(String next) {
    return new PatientState(patients, byNumber, byBirthDate, wishes, guesses, next);
  }
}
