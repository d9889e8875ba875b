package frontdesk.ops.chaos.cluster;

import java.util.List;

/**
 * What the callers' process does.
 *
 * @param calls who calls whom, each once
 */
public record CallsPlan(List<Call> calls) {
  public CallsPlan {
    calls = List.copyOf(calls);
  }

  /**
   * One call, which books by keys.
   *
   * @param uri whom it calls
   * @param from the caller's SIP URI
   * @param bind the caller's own address
   * @param afterMs when it begins, after the order to call
   * @param intoWordsMs how long after the beginning of a prompt keys are pressed; 0: in its turn
   * @param seed of what it does at random
   */
  public record Call(
      String uri, String from, String bind, long afterMs, long intoWordsMs, long seed) {}
}
