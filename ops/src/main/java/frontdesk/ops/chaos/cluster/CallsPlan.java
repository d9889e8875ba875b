package frontdesk.ops.chaos.cluster;

import java.util.List;

/**
 * What the callers' process does.
 *
 * @param calls who calls whom, each once
 * @param config a node's configuration file: it tells where the journal is
 * @param waitsWithYes whether nobody agrees to a read-back before it is ordered
 */
public record CallsPlan(List<Call> calls, String config, boolean waitsWithYes) {
  public CallsPlan {
    calls = List.copyOf(calls);
  }

  /**
   * One call, which books by keys.
   *
   * @param uri whom it calls
   * @param from the caller's SIP URI
   * @param bind the caller's own address
   * @param wave which order to call is meant, from 0
   * @param afterMs when it begins, after that order
   * @param intoWordsMs how long after the beginning of a prompt keys are pressed; 0: in its turn
   * @param seed of what it does at random
   */
  public record Call(
      String uri, String from, String bind, int wave, long afterMs, long intoWordsMs, long seed) {}
}
