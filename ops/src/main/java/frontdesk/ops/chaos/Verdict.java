package frontdesk.ops.chaos;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a scenario found: each promise with whether it held, and figures. One thread. */
public final class Verdict {
  private final String scenario;
  private final List<Check> checks = new ArrayList<>();
  private final Map<String, Object> figures = new LinkedHashMap<>();

  /**
   * One promise.
   *
   * @param found what was seen, with its unit
   */
  public record Check(String promise, boolean held, String found) {}

  public Verdict(String scenario) {
    this.scenario = scenario;
  }

  /** Adds a promise and what was seen of it. */
  public Verdict check(String promise, boolean held, String found) {
    checks.add(new Check(promise, held, found));
    return this;
  }

  /** Adds the promise that a caller to whom an answer was owed heard something in time. */
  public Verdict silence(String whose, Duration longest, Duration bound) {
    return check(
        whose + " is never left in silence for more than " + bound.toMillis() + " ms",
        longest.compareTo(bound) <= 0,
        longest.toMillis() + " ms");
  }

  /** Adds a figure that is told, not judged. */
  public Verdict figure(String name, Object value) {
    figures.put(name, value);
    return this;
  }

  /** What is told and not judged, by name. */
  public Map<String, Object> figures() {
    return Map.copyOf(figures);
  }

  public List<Check> checks() {
    return List.copyOf(checks);
  }

  /** Whether something was looked at, and all of it held. */
  public boolean held() {
    return !checks.isEmpty() && checks.stream().allMatch(Check::held);
  }

  /** What did not hold. */
  public List<Check> broken() {
    return checks.stream().filter(check -> !check.held()).toList();
  }

  /** All of it on one line of JSON. */
  public String json() {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("scenario", scenario);
    all.put("held", held());
    all.put("checks", checks);
    all.putAll(figures);
    try {
      return JsonMapper.builder().build().writeValueAsString(all);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("records, numbers and texts", e);
    }
  }
}
