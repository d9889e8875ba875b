package frontdesk.protocol.patient;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import frontdesk.protocol.audit.EventHeader;
import frontdesk.protocol.audit.StoredEvent;
import frontdesk.protocol.id.CallId;
import frontdesk.protocol.id.CommandId;
import frontdesk.protocol.id.PatientId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * What has happened to a clinic's patients. Sealed fields are sealed for the places {@code
 * patient|<patient id>/PatientRegistered/name}, {@code .../recordedName}, {@code .../number} and so
 * on, one for each component of {@link PatientProtocol.PatientData}: also those of a correction, as
 * they take the same place.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = PatientEvent.PatientRegistered.class, name = "PatientRegistered"),
  @JsonSubTypes.Type(value = PatientEvent.CallLinked.class, name = "CallLinked"),
  @JsonSubTypes.Type(value = PatientEvent.PatientCorrected.class, name = "PatientCorrected"),
  @JsonSubTypes.Type(value = PatientEvent.PatientsMerged.class, name = "PatientsMerged"),
  @JsonSubTypes.Type(value = PatientEvent.PatientErased.class, name = "PatientErased"),
  @JsonSubTypes.Type(value = PatientEvent.WishKept.class, name = "WishKept"),
  @JsonSubTypes.Type(value = PatientEvent.WishTaken.class, name = "WishTaken"),
  @JsonSubTypes.Type(value = PatientEvent.GuessCounted.class, name = "GuessCounted"),
  @JsonSubTypes.Type(value = PatientEvent.GuessForgiven.class, name = "GuessForgiven"),
})
public sealed interface PatientEvent extends StoredEvent {
  /**
   * A patient became known, in this call.
   *
   * @param birthDateHmac as {@link PatientProtocol.Register} says
   */
  record PatientRegistered(
      EventHeader header,
      PatientId patient,
      Optional<String> numberHmac,
      PatientProtocol.PatientData data,
      CallId call,
      Optional<String> birthDateHmac)
      implements PatientEvent {}

  /** A call turned out to be this patient's. */
  record CallLinked(EventHeader header, PatientId patient, CallId call) implements PatientEvent {}

  /**
   * What is there replaces what was known; the rest stays.
   *
   * @param call in which it was corrected, if it was in one
   */
  record PatientCorrected(
      EventHeader header,
      PatientId patient,
      Optional<String> numberHmac,
      Optional<String> birthDateHmac,
      PatientProtocol.PatientData data,
      Optional<CallId> call)
      implements PatientEvent {}

  /**
   * Two entries turned out to be one person's: whoever looks for one finds the survivor. Each
   * entry's data stays sealed with its own key, and all are erased together.
   */
  record PatientsMerged(EventHeader header, PatientId survivor, PatientId merged)
      implements PatientEvent {}

  /** The patient's key and those of the linked calls are to be destroyed. */
  record PatientErased(EventHeader header, PatientId patient) implements PatientEvent {}

  /**
   * A call was cut off while it wished something.
   *
   * @param numberHmac of the number that it came from
   * @param until how long the next call from there is offered to go on
   */
  record WishKept(EventHeader header, String numberHmac, RecentWish wish, Instant until)
      implements PatientEvent {}

  /** This call was told of the wish; no other will be. */
  record WishTaken(EventHeader header, String numberHmac, CallId by) implements PatientEvent {}

  /**
   * Somebody is about to try to say who they are; what they said is not looked at yet.
   *
   * @param caller a keyed hash of their number under the clinic's secret, never a number
   * @param day the clinic's day in which it counts
   * @param attempt the tool of the call that tries it
   * @param leaving who begins anew, so that no more callers are counted than may be
   */
  record GuessCounted(
      EventHeader header, String caller, LocalDate day, CommandId attempt, Optional<String> leaving)
      implements PatientEvent {}

  /** That attempt was right: it does not count. */
  record GuessForgiven(EventHeader header, String caller, CommandId attempt)
      implements PatientEvent {}

  /** The place that a patient's sealed field was sealed for. */
  static String place(PatientId patient, String field) {
    return "patient|" + patient.value() + "/PatientRegistered/" + field;
  }
}
