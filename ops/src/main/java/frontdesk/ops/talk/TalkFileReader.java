package frontdesk.ops.talk;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigResolveOptions;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueType;
import frontdesk.engine.call.summary.Outcome;
import frontdesk.ops.talk.TalkFile.Act;
import frontdesk.ops.talk.TalkFile.Expected;
import frontdesk.ops.talk.TalkFile.Fact;
import frontdesk.ops.talk.TalkFile.Wanted;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads a written conversation from its file (HOCON). */
final class TalkFileReader {
  private static final String WITHHELD = "withheld";

  /** What came of reading. */
  sealed interface Reading {
    record Read(TalkFile file) implements Reading {}

    /** One line: the place and what is wrong there. */
    record Unreadable(String line) implements Reading {}
  }

  private TalkFileReader() {}

  static Reading read(Path file) {
    try {
      Config root = ConfigFactory.parseFile(file.toFile()).resolve(ConfigResolveOptions.noSystem());
      return new Reading.Read(talk(nameOf(file), root));
    } catch (ConfigException | DateTimeException | IllegalArgumentException wrong) {
      return new Reading.Unreadable(file + ": " + wrong.getMessage());
    }
  }

  private static String nameOf(Path file) {
    String name = String.valueOf(file.getFileName());
    int dot = name.lastIndexOf('.');
    return dot < 0 ? name : name.substring(0, dot);
  }

  private static TalkFile talk(String name, Config root) {
    Map<String, List<Act>> answers = new TreeMap<>();
    if (root.hasPath("answers")) {
      root.getObject("answers").forEach((asked, value) -> answers.put(asked, acts(value)));
    }
    return new TalkFile(
        name,
        root.getString("about"),
        root.getString("language"),
        LocalDateTime.parse(root.getString("now")),
        Optional.of(root.getString("caller-number")).filter(number -> !number.equals(WITHHELD)),
        each(root, "given.patients", TalkFileReader::patient),
        each(root, "given.appointments", TalkFileReader::appointment),
        each(root, "given.waiting", TalkFileReader::waiting),
        root.hasPath("says") ? acts(root.getValue("says")) : List.of(),
        answers,
        expected(root.getConfig("expect")));
  }

  private static TalkFile.Patient patient(Config patient) {
    return new TalkFile.Patient(
        patient.getString("ref"),
        patient.getString("name"),
        text(patient, "number"),
        text(patient, "birth-date").map(LocalDate::parse));
  }

  private static TalkFile.Appointment appointment(Config appointment) {
    return new TalkFile.Appointment(
        appointment.getString("ref"),
        appointment.getString("patient"),
        appointment.getString("service"),
        appointment.getString("practitioner"),
        LocalDateTime.parse(appointment.getString("start")));
  }

  private static TalkFile.Waiting waiting(Config place) {
    return new TalkFile.Waiting(
        place.getString("ref"),
        place.getString("patient"),
        place.getString("service"),
        LocalDate.parse(place.getString("until")));
  }

  private static List<Act> acts(ConfigValue value) {
    return value instanceof com.typesafe.config.ConfigList list
        ? list.stream().map(TalkFileReader::act).toList()
        : List.of(act(value));
  }

  private static Act act(ConfigValue value) {
    if (value.valueType() != ConfigValueType.OBJECT) {
      return new Act.Say(String.valueOf(value.unwrapped()));
    }
    Config act = ((ConfigObject) value).toConfig();
    if (act.hasPath("keys")) {
      return new Act.Press(act.getString("keys"));
    } else if (act.hasPath("silence")) {
      return new Act.Quiet();
    } else if (act.hasPath("hang-up")) {
      return new Act.HangUp();
    } else if (act.hasPath("call-again")) {
      return new Act.CallAgain();
    }
    return new Act.Interrupt(act.getInt("after-words"), act.getString("say"));
  }

  private static Expected expected(Config expect) {
    return new Expected(
        expect.hasPath("appointments")
            ? Optional.of(each(expect, "appointments", TalkFileReader::wanted))
            : Optional.empty(),
        expect.hasPath("patients")
            ? Optional.of(expect.getStringList("patients"))
            : Optional.empty(),
        expect.hasPath("emails") ? Optional.of(expect.getStringList("emails")) : Optional.empty(),
        expect.hasPath("waiting") ? Optional.of(expect.getStringList("waiting")) : Optional.empty(),
        facts(expect, "facts"),
        facts(expect, "never"),
        Outcome.valueOf(expect.getString("outcome").toUpperCase(Locale.ROOT)));
  }

  private static Wanted wanted(Config wanted) {
    return new Wanted(
        text(wanted, "ref"),
        text(wanted, "patient-name"),
        text(wanted, "service"),
        text(wanted, "practitioner"),
        text(wanted, "start").map(LocalDateTime::parse),
        text(wanted, "on").map(LocalDate::parse),
        text(wanted, "from").map(LocalTime::parse),
        text(wanted, "to").map(LocalTime::parse),
        text(wanted, "after").map(LocalDateTime::parse),
        text(wanted, "before").map(LocalDateTime::parse));
  }

  private static List<Fact> facts(Config expect, String key) {
    return each(expect, key, fact -> fact).stream()
        .flatMap(fact -> fact.entrySet().stream())
        .map(entry -> new Fact(entry.getKey(), String.valueOf(entry.getValue().unwrapped())))
        .toList();
  }

  private static <T> List<T> each(Config config, String path, Function<Config, T> read) {
    return config.hasPath(path)
        ? config.getConfigList(path).stream().map(read).toList()
        : List.of();
  }

  private static Optional<String> text(Config config, String key) {
    @Nullable String text = config.hasPath(key) ? config.getString(key) : null;
    return Optional.ofNullable(text);
  }
}
