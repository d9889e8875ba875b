package frontdesk.protocol.call;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import frontdesk.protocol.audit.EventHeader;
import frontdesk.protocol.audit.StoredEvent;
import frontdesk.protocol.dialogue.Decision;
import frontdesk.protocol.dialogue.Input;
import frontdesk.protocol.id.CallId;
import frontdesk.protocol.id.ContentHash;
import frontdesk.protocol.id.PatientId;
import frontdesk.protocol.privacy.Sealed;
import frontdesk.protocol.provider.Step;
import frontdesk.protocol.provider.Thrift;
import frontdesk.protocol.provider.VoiceTier;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What has happened in one call. A turn is one atomic write: an {@link InputRecorded} followed by
 * the {@link DecisionMade} events that it led to.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = CallEvent.CallArrived.class, name = "CallArrived"),
  @JsonSubTypes.Type(value = CallEvent.CallAnswered.class, name = "CallAnswered"),
  @JsonSubTypes.Type(value = CallEvent.DialogChanged.class, name = "DialogChanged"),
  @JsonSubTypes.Type(value = CallEvent.InputRecorded.class, name = "InputRecorded"),
  @JsonSubTypes.Type(value = CallEvent.DecisionMade.class, name = "DecisionMade"),
  @JsonSubTypes.Type(value = CallEvent.PatientLinked.class, name = "PatientLinked"),
  @JsonSubTypes.Type(value = CallEvent.VoiceTierChanged.class, name = "VoiceTierChanged"),
  @JsonSubTypes.Type(value = CallEvent.ProviderChanged.class, name = "ProviderChanged"),
  @JsonSubTypes.Type(value = CallEvent.CallEnded.class, name = "CallEnded"),
})
public sealed interface CallEvent extends StoredEvent {
  /**
   * What the conversation reads besides its inputs, each stored once under its hash.
   *
   * @param catalogue the clinic's catalogue
   * @param texts the sentences of its language
   * @param grammars what the recognizer listened for
   * @param limits the conversation's bounds
   */
  record Contents(
      ContentHash catalogue, ContentHash texts, ContentHash grammars, ContentHash limits) {}

  /**
   * A SIP dialog as it is stored; what routes stands in clear, the rest is sealed.
   *
   * @param callIdHash SHA-256 of the SIP Call-ID
   * @param localCSeq the CSeq of our last request, written before it is sent
   * @param remoteCSeq the CSeq of the peer's last request
   * @param record the whole dialog record as JSON, sealed
   * @param media the negotiated media as JSON, sealed
   */
  record StoredDialog(
      String callIdHash,
      String localTag,
      String remoteTag,
      long localCSeq,
      long remoteCSeq,
      Sealed record,
      Sealed media) {}

  /** An INVITE came; the call's data key was made just before. */
  record CallArrived(
      EventHeader header,
      CallId call,
      Contents contents,
      String calledNumber,
      Optional<Sealed> callerNumber,
      String language)
      implements CallEvent {}

  /** The dialog and the line are set up; the 200 is sent after this write. */
  record CallAnswered(EventHeader header, StoredDialog dialog) implements CallEvent {}

  /** The dialog has moved on: a CSeq taken, a new target, media changed. */
  record DialogChanged(EventHeader header, StoredDialog dialog) implements CallEvent {}

  /** Something was learned. */
  record InputRecorded(EventHeader header, int turn, Input input) implements CallEvent {}

  /** Something was decided because of the input of the same turn. */
  record DecisionMade(EventHeader header, int turn, Decision decision) implements CallEvent {}

  /** The call turned out to be this patient's: erasing the patient erases the call's words. */
  record PatientLinked(EventHeader header, PatientId patient) implements CallEvent {}

  /**
   * The call is spoken to by another voice from here on.
   *
   * @param score how much spoke for a better one, in percent
   * @param threshold from where on it gets one, in percent
   * @param factors what was true of it
   * @param thrift what had to be saved
   */
  record VoiceTierChanged(
      EventHeader header,
      int turn,
      VoiceTier tier,
      VoiceReason reason,
      int score,
      int threshold,
      List<VoiceFactor> factors,
      Thrift thrift)
      implements CallEvent {
    public VoiceTierChanged {
      factors = List.copyOf(Objects.requireNonNullElse(factors, List.of())); // left out where empty
    }
  }

  /** Why a call is spoken to by another voice. */
  enum VoiceReason {
    /** It has earned the better one. */
    SCORE_REACHED,
    /** It has not any more. */
    SCORE_LOST,
    /** Its clinic, or the call itself, has spent so much. */
    MONEY_SAVED
  }

  /**
   * From here on another provider hears the caller, thinks, or speaks. Only who did a piece of work
   * counts, not who tried to.
   *
   * @param turn the turns before it
   * @param step what it does
   * @param from who did it before; empty the first time
   * @param to the name of the settings, or of what is embedded
   * @param failure of the one that was tried before, such as {@code LATE first-byte}: kinds and
   *     codes only
   */
  record ProviderChanged(
      EventHeader header,
      int turn,
      Step step,
      Optional<String> from,
      String to,
      ProviderReason reason,
      Optional<String> failure)
      implements CallEvent {}

  /** Why another provider does a step of a call. */
  enum ProviderReason {
    /** It is the first one that may be asked: others are left alone, or it may be asked again. */
    PREFERRED,
    /** One before it failed. */
    FAILED,
    /** One before it was slow, and this one answered first. */
    SLOW
  }

  /** The call is over; the entity passivates. */
  record CallEnded(EventHeader header, Ending ending) implements CallEvent {}

  /** How a call ended. */
  enum Ending {
    /** Frontdesk hung up, as the conversation decided. */
    COMPLETED,
    /** The caller hung up. */
    CALLER_HUNG_UP,
    /** The caller gave up while it rang. */
    CANCELLED,
    /** No ACK came to our 200. */
    NOT_ACKNOWLEDGED,
    /** The caller's audio stopped for longer than allowed. */
    MEDIA_LOST,
    /** The call reached its longest duration. */
    TOO_LONG,
    /** Its node was lost, and it could not be resumed in time. */
    NODE_LOST,
    /** The peer refused or failed. */
    FAILED
  }
}
