package frontdesk.engine.call;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import frontdesk.engine.sip.dialog.DialogRecord;
import frontdesk.engine.sip.sdp.LocalDescription;
import frontdesk.engine.sip.sdp.MediaSession;
import frontdesk.engine.sip.sdp.SessionDescription;
import frontdesk.protocol.call.CallEvent;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/** Writes dialogs and media as JSON, for storing them sealed and for passing them between nodes. */
final class DialogCodec {
  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .addModule(new Jdk8Module())
          .addModule(new JavaTimeModule())
          .addModule(SocketAddresses.module())
          // Records have components, and questions such as isLiveAudio() that are none.
          .disable(MapperFeature.AUTO_DETECT_IS_GETTERS)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  /**
   * What is stored of a call's media.
   *
   * @param said the description that we last sent
   * @param session what was agreed, once it was
   */
  record StoredMedia(LocalDescription said, Optional<MediaSession> session) {}

  private DialogCodec() {}

  static String write(DialogRecord dialog) {
    return json(dialog);
  }

  static String write(SessionDescription description) {
    return json(description);
  }

  static DialogRecord dialog(String json) {
    return read(json, DialogRecord.class);
  }

  static SessionDescription description(String json) {
    return read(json, SessionDescription.class);
  }

  /** The dialog and media as an event holds them. */
  static CallEvent.StoredDialog seal(DialogRecord dialog, StoredMedia media, CallSeals seals) {
    return new CallEvent.StoredDialog(
        sha256(dialog.sipCallId()),
        dialog.localTag(),
        dialog.remoteTag(),
        dialog.localCSeq(),
        dialog.remoteCSeq(),
        seals.seal(CallSeals.Field.DIALOG, json(dialog)),
        seals.seal(CallSeals.Field.MEDIA, json(media)));
  }

  /** The stored dialog, unless the call's key was destroyed. */
  static Optional<DialogRecord> openDialog(CallEvent.StoredDialog stored, CallSeals seals) {
    return seals.open(CallSeals.Field.DIALOG, stored.record()).map(DialogCodec::dialog);
  }

  /** The stored media, unless the call's key was destroyed. */
  static Optional<StoredMedia> openMedia(CallEvent.StoredDialog stored, CallSeals seals) {
    return seals
        .open(CallSeals.Field.MEDIA, stored.media())
        .map(text -> read(text, StoredMedia.class));
  }

  private static String sha256(String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  private static String json(Object value) {
    try {
      return JSON.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a record could not be written as JSON", e);
    }
  }

  private static <T> T read(String json, Class<T> type) {
    try {
      return JSON.readValue(json, type);
    } catch (JsonProcessingException e) {
      // The text may hold personal data: it stays out of the message.
      throw new IllegalStateException("stored " + type.getSimpleName() + " cannot be read");
    }
  }
}
