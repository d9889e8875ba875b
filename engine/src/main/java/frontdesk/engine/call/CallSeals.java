package frontdesk.engine.call;

import frontdesk.protocol.audit.EntityKind;
import frontdesk.protocol.id.CallId;
import frontdesk.protocol.privacy.Sealed;
import frontdesk.protocol.privacy.Sealing;
import java.util.Optional;

/**
 * Seals and opens the personal data of one call with the call's key; the edge, never the decider or
 * an event handler, uses it.
 */
public final class CallSeals {
  /** Where sealed data of a call stands; the names are stored data (associated data). */
  public enum Field {
    WORDS("InputRecorded/words"),
    NAME("InputRecorded/name"),
    NUMBER("InputRecorded/number"),
    NOTE("InputRecorded/note"),
    BIRTH_DATE("InputRecorded/birthDate"),
    EMAIL("InputRecorded/email"),
    OWN_WORDS("InputRecorded/ownWords"),
    AUDIO("InputRecorded/audio"),
    CALLER_NUMBER("CallArrived/callerNumber"),
    DIALOG("StoredDialog/record"),
    MEDIA("StoredDialog/media"),
    CALLBACK_NUMBER("CallbackPromised/number");

    private final String place;

    Field(String place) {
      this.place = place;
    }
  }

  private final Sealing sealing;
  private final String persistenceId;

  public CallSeals(Sealing sealing, CallId call) {
    this.sealing = sealing;
    this.persistenceId = EntityKind.CALL.persistenceId(call.value());
  }

  public Sealed seal(Field field, String text) {
    return sealing.seal(text, place(field));
  }

  public Sealed sealBytes(Field field, byte[] content) {
    return sealing.sealBytes(content, place(field));
  }

  /** The text, unless its key was destroyed. */
  public Optional<String> open(Field field, Sealed sealed) {
    return sealing.open(sealed, place(field));
  }

  /** The bytes, unless their key was destroyed. */
  public Optional<byte[]> openBytes(Field field, Sealed sealed) {
    return sealing.openBytes(sealed, place(field));
  }

  private String place(Field field) {
    return persistenceId + "/" + field.place;
  }
}
