package frontdesk.engine.dialogue.tools;

import com.fasterxml.jackson.databind.JsonNode;
import frontdesk.config.catalogue.Catalogue;
import frontdesk.config.catalogue.Practitioner;
import frontdesk.config.catalogue.Service;
import frontdesk.engine.dialogue.tools.ToolRefusal.Code;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Period;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Holds raw JSON arguments against a tool's declaration. Pure. */
final class ArgumentReader {
  private static final int MOST_YEARS = 2;

  private final Tool tool;
  private final Catalogue catalogue;

  ArgumentReader(Tool tool, Catalogue catalogue) {
    this.tool = tool;
    this.catalogue = catalogue;
  }

  /** What came of it. */
  sealed interface Reading {
    record Read(Arguments arguments) implements Reading {}

    record Refused(ToolRefusal refusal) implements Reading {}
  }

  /** One value: of its kind and within its bounds, or why not. */
  private sealed interface Value {
    record Is(Object value) implements Value {}

    record IsNot(Code code) implements Value {}
  }

  /** Checked values by the names of their parameters. */
  record Arguments(Map<String, Object> values) {
    Arguments {
      values = Map.copyOf(values);
    }

    <T> Optional<T> get(String name, Class<T> kind) {
      return Optional.ofNullable(values.get(name)).filter(kind::isInstance).map(kind::cast);
    }

    <T> T needed(String name, Class<T> kind) {
      return get(name, kind).orElseThrow();
    }

    boolean isTrue(String name) {
      return Boolean.TRUE.equals(values.get(name));
    }
  }

  Reading read(JsonNode arguments) {
    if (!arguments.isObject()) {
      return refused(Code.NOT_AN_OBJECT, Optional.empty());
    }
    for (Iterator<String> names = arguments.fieldNames(); names.hasNext(); ) {
      if (tool.parameter(names.next()).isEmpty()) {
        return refused(Code.UNKNOWN_PARAMETER, Optional.empty());
      }
    }
    Map<String, Object> values = new HashMap<>();
    for (Parameter parameter : tool.parameters()) {
      JsonNode raw = arguments.path(parameter.name());
      if (raw.isMissingNode() || raw.isNull()) {
        if (parameter.required()) {
          return refused(Code.MISSING_PARAMETER, Optional.of(parameter));
        }
      } else {
        Value value = value(parameter.kind(), raw);
        if (value instanceof Value.IsNot not) {
          return refused(not.code(), Optional.of(parameter));
        }
        values.put(parameter.name(), ((Value.Is) value).value());
      }
    }
    return new Reading.Read(new Arguments(values));
  }

  private Reading refused(Code code, Optional<Parameter> parameter) {
    return new Reading.Refused(refusal(tool, code, parameter));
  }

  static ToolRefusal refusal(Tool tool, Code code, Optional<Parameter> parameter) {
    return new ToolRefusal(
        code,
        tool.name(),
        parameter.map(Parameter::name),
        parameter.map(one -> one.kind().described()).orElse(""));
  }

  private Value value(Kind kind, JsonNode raw) {
    if (kind instanceof Kind.Said || kind instanceof Kind.Truth) {
      return raw.isBoolean() ? new Value.Is(raw.booleanValue()) : new Value.IsNot(Code.WRONG_KIND);
    } else if (kind instanceof Kind.WholeNumber number) {
      return number(number, raw);
    }
    return raw.isTextual() ? text(kind, raw.textValue()) : new Value.IsNot(Code.WRONG_KIND);
  }

  private static Value number(Kind.WholeNumber bounds, JsonNode raw) {
    if (!raw.isIntegralNumber()) {
      return new Value.IsNot(Code.WRONG_KIND);
    }
    boolean within =
        raw.canConvertToInt()
            && raw.intValue() >= bounds.least()
            && raw.intValue() <= bounds.most();
    return within ? new Value.Is(raw.intValue()) : new Value.IsNot(Code.OUT_OF_RANGE);
  }

  private Value text(Kind kind, String text) {
    if (kind instanceof Kind.Day) {
      return time(() -> LocalDate.parse(text));
    } else if (kind instanceof Kind.TimeOfDay) {
      return time(() -> LocalTime.parse(text));
    } else if (kind instanceof Kind.OneOf words) {
      return words.words().contains(text) ? new Value.Is(text) : new Value.IsNot(Code.OUT_OF_RANGE);
    } else if (kind instanceof Kind.Digits digits) {
      return digits(digits, text);
    } else if (kind instanceof Kind.Span) {
      return span(text);
    } else if (kind instanceof Kind.Quoted words) {
      boolean fits = !text.isBlank() && text.length() <= words.most();
      return fits ? new Value.Is(text) : new Value.IsNot(Code.OUT_OF_RANGE);
    }
    return ofClinic(kind, text);
  }

  private static Value digits(Kind.Digits bounds, String text) {
    if (!text.chars().allMatch(one -> one >= '0' && one <= '9')) {
      return new Value.IsNot(Code.WRONG_KIND);
    }
    return text.length() >= bounds.least() && text.length() <= bounds.most()
        ? new Value.Is(text)
        : new Value.IsNot(Code.OUT_OF_RANGE);
  }

  /** What is no id at all is none of the catalogue either. */
  private Value ofClinic(Kind kind, String text) {
    Stream<?> known =
        kind instanceof Kind.ServiceOfClinic
            ? catalogue.services().stream().map(Service::id)
            : catalogue.practitioners().stream().map(Practitioner::id);
    return known
        .filter(id -> id.toString().equals(text))
        .findFirst()
        .<Value>map(Value.Is::new)
        .orElseGet(() -> new Value.IsNot(Code.NOT_IN_CATALOGUE));
  }

  private static Value span(String text) {
    Value end = time(() -> LocalDate.EPOCH.plus(Period.parse(text)));
    if (end instanceof Value.Is is && is.value() instanceof LocalDate day) {
      boolean within =
          day.isAfter(LocalDate.EPOCH) && !day.isAfter(LocalDate.EPOCH.plusYears(MOST_YEARS));
      return within ? new Value.Is(Period.parse(text)) : new Value.IsNot(Code.OUT_OF_RANGE);
    }
    return end;
  }

  /** What a parser of days and times makes of it. */
  private interface Parser {
    Object parse();
  }

  private static Value time(Parser parser) {
    try {
      return new Value.Is(parser.parse());
    } catch (DateTimeException noSuchTime) {
      return new Value.IsNot(Code.WRONG_KIND);
    }
  }
}
