package frontdesk.engine.patient;

import frontdesk.protocol.audit.EventDigest;
import frontdesk.protocol.id.CallId;
import frontdesk.protocol.id.PatientId;
import frontdesk.protocol.patient.PatientEvent;
import frontdesk.protocol.patient.PatientEvent.CallLinked;
import frontdesk.protocol.patient.PatientEvent.PatientErased;
import frontdesk.protocol.patient.PatientEvent.PatientRegistered;
import frontdesk.protocol.patient.PatientProtocol.PatientData;
import java.util.List;
import java.util.Optional;
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
 * @param byNumber living patients by the keyed hash of their number, in order of registration
 * @param lastDigest the digest of the last event, empty before the first
 */
record PatientState(
    HashMap<PatientId, PatientState.Patient> patients,
    HashMap<String, List<PatientId>> byNumber,
    String lastDigest) {

  /**
   * One patient.
   *
   * @param number its place in the order of registration
   * @param data empty when erased
   * @param calls linked calls, kept after the erasure so that it can be finished
   */
  record Patient(
      PatientId id,
      int number,
      Optional<String> numberHmac,
      Optional<PatientData> data,
      List<CallId> calls) {
    Patient {
      calls = List.copyOf(calls);
    }

    boolean isErased() {
      return data.isEmpty();
    }
  }

  static PatientState empty() {
    return new PatientState(
        HashMap$.MODULE$.<PatientId, Patient>empty(),
        HashMap$.MODULE$.<String, List<PatientId>>empty(),
        "");
  }

  Optional<Patient> find(PatientId id) {
    return OptionConverters.toJava(patients.get(id));
  }

  List<PatientId> withNumber(String numberHmac) {
    Optional<List<PatientId>> found = OptionConverters.toJava(byNumber.get(numberHmac));
    return found.orElse(List.of());
  }

  /** All patients, erased ones too, in no order. */
  Stream<Patient> all() {
    Iterable<Patient> values = CollectionConverters.asJava(patients.values());
    return StreamSupport.stream(values.spliterator(), false);
  }

  PatientState apply(PatientEvent event, EventDigest digest) {
    if (event instanceof PatientRegistered registered) {
      return onRegistered(registered).withDigest(digest.of(event));
    } else if (event instanceof CallLinked linked) {
      return onLinked(linked).withDigest(digest.of(event));
    } else if (event instanceof PatientErased erased) {
      return onErased(erased).withDigest(digest.of(event));
    }
    throw new IllegalArgumentException("no handler for " + event.getClass().getSimpleName());
  }

  PatientState with(Patient patient) {
    PatientState next =
        new PatientState(patients.updated(patient.id(), patient), byNumber, lastDigest);
    return patient.isErased()
        ? next
        : patient.numberHmac().map(hmac -> next.indexed(hmac, patient.id())).orElse(next);
  }

  private PatientState onRegistered(PatientRegistered event) {
    return with(
        new Patient(
            event.patient(),
            patients.size(),
            event.numberHmac(),
            Optional.of(event.data()),
            List.of(event.call())));
  }

  private PatientState onLinked(CallLinked event) {
    return find(event.patient()).map(patient -> linked(patient, event.call())).orElse(this);
  }

  private PatientState linked(Patient patient, CallId call) {
    Patient next =
        new Patient(
            patient.id(),
            patient.number(),
            patient.numberHmac(),
            patient.data(),
            Stream.concat(patient.calls().stream(), Stream.of(call)).toList());
    return new PatientState(patients.updated(next.id(), next), byNumber, lastDigest);
  }

  private PatientState onErased(PatientErased event) {
    return find(event.patient()).map(this::erased).orElse(this);
  }

  private PatientState erased(Patient patient) {
    Patient tombstone =
        new Patient(
            patient.id(), patient.number(), Optional.empty(), Optional.empty(), patient.calls());
    HashMap<PatientId, Patient> next = patients.updated(patient.id(), tombstone);
    return new PatientState(
        next,
        patient.numberHmac().map(hmac -> without(hmac, patient.id())).orElse(byNumber),
        lastDigest);
  }

  private HashMap<String, List<PatientId>> without(String hmac, PatientId id) {
    List<PatientId> rest = withNumber(hmac).stream().filter(other -> !other.equals(id)).toList();
    return rest.isEmpty() ? byNumber.removed(hmac) : byNumber.updated(hmac, rest);
  }

  private PatientState indexed(String hmac, PatientId id) {
    List<PatientId> ids = Stream.concat(withNumber(hmac).stream(), Stream.of(id)).toList();
    return new PatientState(patients, byNumber.updated(hmac, ids), lastDigest);
  }

  PatientState withDigest(String next) {
    return new PatientState(patients, byNumber, next);
  }
}
