package frontdesk.ops.call;

import frontdesk.protocol.id.CallId;
import java.util.Optional;
import picocli.CommandLine.Parameters;

/** The call that a command is about, mixed into it. */
final class AboutCall {
  @Parameters(paramLabel = "CALL-ID", description = "The call's id.")
  private String call = "";

  /** As it was written. */
  String id() {
    return call;
  }

  /** Why it cannot be one. */
  Optional<String> wrong() {
    return CallId.parse(call).isEmpty()
        ? Optional.of(
            "that is not a call id; one looks like frontdesk-1-0.0123456789abcdef0123456789abcdef")
        : Optional.empty();
  }

  /** That the journal has none. */
  String unknown() {
    return "there is no call " + call + " in the journal";
  }
}
