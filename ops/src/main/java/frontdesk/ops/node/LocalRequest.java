package frontdesk.ops.node;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.Map;
import java.util.Objects;

/**
 * What a command asks of the running node over its local socket.
 *
 * @param command {@code node}, {@code replay}, {@code summary}, {@code verify}, {@code quarantine},
 *     {@code quarantine-release}, {@code backup}, {@code erase}, {@code callbacks}, {@code
 *     callback-take}, {@code callback-done}, {@code reminders}, {@code costs}, {@code patients},
 *     {@code patient-correct}, {@code patient-merge} or {@code config-reload}
 * @param subject a call id, a clinic's id, a callback id, a persistence id or a file, else empty
 * @param words whether words are asked for
 * @param who the operating-system user
 * @param reason why words are asked for, or are erased, or a patient is changed
 * @param values what else the command says, by name; may be personal data
 */
public record LocalRequest(
    String command,
    String subject,
    boolean words,
    String who,
    String reason,
    Map<String, String> values) {
  @JsonCreator
  public LocalRequest {
    values = Map.copyOf(Objects.requireNonNullElse(values, Map.of()));
  }

  /** One that says nothing else. */
  public LocalRequest(String command, String subject, boolean words, String who, String reason) {
    this(command, subject, words, who, reason, Map.of());
  }

  /** One about this subject without words or a reason, by whoever runs this process. */
  public static LocalRequest of(String command, String subject) {
    return new LocalRequest(command, subject, false, user(), "");
  }

  /** The operating-system user of this process. */
  public static String user() {
    return System.getProperty("user.name", "?");
  }

  @Override
  public String toString() {
    return "[" + command + "]";
  }
}
