package frontdesk.ops.bench.calls;

import com.fasterxml.jackson.databind.json.JsonMapper;
import frontdesk.ops.bench.node.LoadProcess;
import java.io.IOException;
import java.util.List;

/** Callers of another process, as a benchmark sees them. One thread. */
public final class OfferedCalls implements AutoCloseable {
  private final LoadProcess callers;

  private OfferedCalls(LoadProcess callers) {
    this.callers = callers;
  }

  /**
   * Starts their process.
   *
   * @param nodes where they call, taking turns: IPv4 address and port
   * @param called the number or name that they dial
   * @param holdMs from the ACK to the BYE
   */
  public static OfferedCalls to(List<String> nodes, String called, long holdMs) throws IOException {
    return new OfferedCalls(
        LoadProcess.start(
            List.of(
                "bench",
                "calls-far-end",
                "--to",
                String.join(",", nodes),
                "--called",
                called,
                "--hold-ms",
                Long.toString(holdMs))));
  }

  /**
   * Calls so often for so long, and waits for the last of them.
   *
   * @param rate calls a second, of all nodes together
   */
  public CallsStep step(double rate, int seconds) throws IOException {
    callers.order(rate + " " + seconds);
    return JsonMapper.builder().build().readValue(callers.line(), CallsStep.class);
  }

  @Override
  public void close() {
    callers.close();
  }
}
