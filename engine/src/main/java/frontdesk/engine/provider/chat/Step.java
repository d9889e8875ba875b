package frontdesk.engine.provider.chat;

import com.fasterxml.jackson.databind.JsonNode;
import frontdesk.protocol.provider.Failure;
import java.util.List;
import java.util.Optional;

/**
 * What follows from one event of an answer.
 *
 * @param pass what the library is to read, in its own event each
 * @param progress whether it holds text or a piece of a tool call, so that a deadline begins anew
 * @param last whether the answer is complete with it
 * @param failure why there will be no more
 */
public record Step(List<JsonNode> pass, boolean progress, boolean last, Optional<Failure> failure) {
  /** Nothing that matters here. */
  public static final Step SKIP = new Step(List.of(), false, false, Optional.empty());

  /** The answer is complete. */
  public static final Step LAST = new Step(List.of(), false, true, Optional.empty());

  public Step {
    pass = List.copyOf(pass);
  }

  /** Something for the library. */
  public static Step pass(JsonNode event, boolean progress) {
    return new Step(List.of(event), progress, false, Optional.empty());
  }

  /** The end of the answer for a reason that makes it worthless. */
  public static Step failed(Failure failure) {
    return new Step(List.of(), false, false, Optional.of(failure));
  }

  /** The same, and the answer is complete with it. */
  public Step asLast() {
    return new Step(pass, progress, true, failure);
  }
}
