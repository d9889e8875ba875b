package frontdesk.engine.sip.message;

import frontdesk.engine.sip.message.ParseResult.Defect;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Turns the lines of a head into header fields: unfolding, names, lists of Via and routes. */
final class HeaderLines {
  /** Lists that we take apart, so that each value can be read and answered by itself. */
  private static final Set<String> SPLIT = Set.of("via", "route", "record-route");

  private static final Set<String> ECHOED = Set.of("via", "from", "to", "call-id", "cseq");

  private HeaderLines() {}

  /** Fields, or the first defect. */
  record Result(Headers headers, @Nullable Defect defect) {}

  /** The lines with their continuations joined by one space (RFC 3261 7.3.1). */
  static List<String> unfold(String head) {
    List<String> lines = new ArrayList<>();
    int start = 0;
    while (start <= head.length()) {
      int end = head.indexOf("\r\n", start);
      String line = head.substring(start, end < 0 ? head.length() : end);
      boolean continued = line.startsWith(" ") || line.startsWith("\t");
      if (continued && lines.size() > 1) {
        int last = lines.size() - 1;
        lines.set(last, lines.get(last) + " " + Lexis.trim(line));
      } else {
        lines.add(line);
      }
      if (end < 0) {
        break;
      }
      start = end + 2;
    }
    return lines;
  }

  static Result read(List<String> lines, ParseLimits limits) {
    List<Header> fields = new ArrayList<>();
    for (String line : lines) {
      if (line.length() > limits.headerBytes()) {
        return new Result(Headers.NONE, Defect.HEADER_TOO_LONG);
      }
      Optional<List<Header>> parsed = field(line);
      if (parsed.isEmpty()) {
        return new Result(Headers.NONE, Defect.HEADER_MALFORMED);
      }
      fields.addAll(parsed.get());
      if (fields.size() > limits.headerCount()) {
        return new Result(Headers.NONE, Defect.TOO_MANY_HEADERS);
      }
    }
    return new Result(new Headers(fields), null);
  }

  /** What a refusal echoes, as far as it can be read: the rest may be what is too much. */
  static Headers readable(List<String> lines, ParseLimits limits) {
    List<Header> fields = new ArrayList<>();
    for (String line : lines) {
      if (line.length() <= limits.headerBytes() && fields.size() < limits.headerCount()) {
        field(line).orElse(List.of()).stream()
            .filter(f -> ECHOED.contains(f.name().toLowerCase(Locale.ROOT)))
            .forEach(fields::add);
      }
    }
    return new Headers(fields);
  }

  private static Optional<List<Header>> field(String line) {
    int colon = line.indexOf(':');
    if (colon <= 0) {
      return Optional.empty();
    }
    String name = Lexis.trim(line.substring(0, colon));
    String value = Lexis.trim(line.substring(colon + 1));
    // A bare CR or LF would let a sender forge lines in what we echo.
    if (!Lexis.isToken(name) || value.indexOf('\r') >= 0 || value.indexOf('\n') >= 0) {
      return Optional.empty();
    }
    Header whole = new Header(name, value);
    if (!SPLIT.contains(whole.name().toLowerCase(Locale.ROOT))) {
      return Optional.of(List.of(whole));
    }
    return Lexis.split(value, ',')
        .map(values -> values.stream().map(v -> new Header(whole.name(), v)).toList());
  }
}
