package frontdesk.ops.chaos.cluster;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * How far the other nodes were in taking calls over, so long after a node's death: read from what
 * they say in their logs. Pure.
 *
 * @param death by the wall clock that the nodes' logs have too
 * @param host of the node that died
 * @param lines of the others, in any order
 */
record TakeoverSteps(Instant death, String host, List<String> lines) {
  private static final Pattern TAKEN_OVER =
      Pattern.compile(" is taken over: (\\d+) ms from waking to its re-INVITE, (\\d+) ms to");

  TakeoverSteps {
    lines = List.copyOf(lines);
  }

  /**
   * Milliseconds from the death; -1 for a step that nobody told of. The first node's word counts
   * for the cluster's steps, the calls' are spread.
   */
  Map<String, Object> figures() {
    List<Long> woken = new ArrayList<>();
    List<Long> invited = new ArrayList<>();
    List<Long> answered = new ArrayList<>();
    for (String line : lines) {
      Matcher matcher = TAKEN_OVER.matcher(line);
      Optional<Long> at = since(line);
      if (matcher.find() && at.isPresent()) {
        long toAnswer = Long.parseLong(matcher.group(2));
        answered.add(at.get());
        invited.add(at.get() - toAnswer);
        woken.add(at.get() - toAnswer - Long.parseLong(matcher.group(1)));
      }
    }
    Map<String, Object> steps = new LinkedHashMap<>();
    steps.put("proven", first("node " + host, " is dead: "));
    steps.put("removed", first("node " + host, " is a member no more"));
    steps.put("allocated", first("the calls of shard ", " go to "));
    steps.put("woken", KillJudge.Spread.of(woken));
    steps.put("invited", KillJudge.Spread.of(invited));
    steps.put("answered", KillJudge.Spread.of(answered));
    return steps;
  }

  private long first(String beginning, String rest) {
    OptionalLong first =
        lines.stream()
            .filter(line -> line.contains(beginning) && line.contains(rest))
            .flatMap(line -> since(line).stream())
            .mapToLong(Long::longValue)
            .min();
    return first.orElse(-1);
  }

  /** What was said before the death is of another one. */
  private Optional<Long> since(String line) {
    return Stream.of(line.split(" ", 2)[0])
        .flatMap(word -> instant(word).stream())
        .map(at -> Duration.between(death, at).toMillis())
        .filter(millis -> millis >= 0)
        .findFirst();
  }

  private static Optional<Instant> instant(String word) {
    try {
      return Optional.of(OffsetDateTime.parse(word).toInstant());
    } catch (DateTimeParseException noTime) {
      return Optional.empty(); // a node also prints what it says and hears
    }
  }
}
