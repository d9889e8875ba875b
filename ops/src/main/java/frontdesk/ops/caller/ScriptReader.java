package frontdesk.ops.caller;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigSyntax;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Reads a call's script, a HOCON file; pure apart from the file.
 *
 * <pre>{@code
 * voice = slt
 * steps = [
 *   say book-cleaning
 *   say "I would like to come on Tuesday"
 *   { say = at-three, as-noise = true }
 *   press "1"
 *   stay-silent 7s
 *   interrupt-after 1500ms
 *   hold 3s
 *   resume
 *   wait-for-turn
 *   hang-up-after-saying yes
 *   wait-for-hangup 30s
 *   hang-up
 * ]
 * }</pre>
 */
public final class ScriptReader {
  /** Steps that a script may have. */
  public static final int MAX_STEPS = 500;

  private static final int MAX_OCTETS = 262_144;
  private static final Duration MAX_DURATION = Duration.ofMinutes(10);

  /** What a file turned out to be. */
  public sealed interface Reading {
    /** A script. */
    record Read(CallScript script) implements Reading {}

    /** Everything that is wrong, a sentence each, with line and remedy. */
    record Refused(List<String> problems) implements Reading {
      public Refused {
        problems = List.copyOf(problems);
      }
    }
  }

  private final List<String> problems = new ArrayList<>();
  private final List<ScriptStep> steps = new ArrayList<>();
  private boolean held;

  private ScriptReader() {}

  /** Reads a file. */
  public static Reading read(Path file) {
    try {
      return Files.size(file) > MAX_OCTETS
          ? refused(file + " is longer than " + MAX_OCTETS + " octets: is it a script?")
          : parse(Files.readString(file));
    } catch (IOException e) {
      return refused(file + " cannot be read: check its path and that it is text");
    }
  }

  /** Reads a text. */
  public static Reading parse(String text) {
    try {
      Config config =
          ConfigFactory.parseString(
              text, ConfigParseOptions.defaults().setSyntax(ConfigSyntax.CONF));
      return new ScriptReader().script(config.root());
    } catch (ConfigException e) {
      return refused(
          (e.origin() == null ? "" : "line " + e.origin().lineNumber() + ": ")
              + "this is no HOCON; quote text that holds one of $ \" { } [ ] : = , + # ` ^ ? ! @ *"
              + " &");
    }
  }

  private static Reading refused(String problem) {
    return new Reading.Refused(List.of(problem));
  }

  private Reading script(ConfigObject root) {
    String voice = CallScript.DEFAULT_VOICE;
    for (Map.Entry<String, ConfigValue> entry : root.entrySet()) {
      switch (entry.getKey()) {
        case "voice" -> voice = String.valueOf(entry.getValue().unwrapped());
        case "steps" -> steps(entry.getValue());
        default ->
            problem(entry.getValue(), "unknown key '" + entry.getKey() + "': use voice and steps");
      }
    }
    if (!root.containsKey("steps")) {
      problems.add("steps are missing: write steps = [ ... ]");
    }
    if (held) {
      problems.add("the call stays on hold: put a resume behind the hold");
    }
    return problems.isEmpty()
        ? new Reading.Read(new CallScript(voice, steps))
        : new Reading.Refused(problems);
  }

  private void steps(ConfigValue value) {
    if (!(value instanceof ConfigList list)) {
      problem(value, "steps must be a list: write steps = [ ... ]");
      return;
    }
    if (list.isEmpty() || list.size() > MAX_STEPS) {
      problem(value, "a script has 1 to " + MAX_STEPS + " steps");
      return;
    }
    for (ConfigValue step : list) {
      if (step instanceof ConfigObject object) {
        detailed(object);
      } else if (step.valueType() == ConfigValueType.STRING) {
        String text = String.valueOf(step.unwrapped()).strip();
        int space = text.indexOf(' ');
        String verb = space < 0 ? text : text.substring(0, space);
        add(step, verb, space < 0 ? "" : text.substring(space + 1).strip(), false);
      } else {
        problem(step, "a step is a verb and what follows, such as say book-cleaning");
      }
    }
  }

  /** A step with options: {@code { say = name, as-noise = true }}. */
  private void detailed(ConfigObject object) {
    boolean noise = false;
    String verb = "";
    String argument = "";
    for (Map.Entry<String, ConfigValue> entry : object.entrySet()) {
      Object value = entry.getValue().unwrapped();
      if (!entry.getKey().equals("as-noise")) {
        if (!verb.isEmpty()) {
          problem(object, "one step is one verb: split " + verb + " and " + entry.getKey());
          return;
        }
        verb = entry.getKey();
        argument = String.valueOf(value);
      } else if (value instanceof Boolean flag) {
        noise = flag;
      } else {
        problem(object, "as-noise must be true or false");
      }
    }
    if (noise && !verb.equals("say")) {
      problem(object, "as-noise goes with say only");
    }
    add(object, verb, argument, noise);
  }

  private void add(ConfigValue at, String verb, String argument, boolean noise) {
    if (held && !verb.equals("resume")) {
      problem(at, "the call is on hold: a resume must come before '" + verb + "'");
      held = false;
    }
    switch (verb) {
      case "say", "hang-up-after-saying" -> {
        if (argument.isEmpty()) {
          problem(at, verb + " needs a line: a name, a .wav file or a sentence");
        }
        steps.add(new ScriptStep.Say(argument, noise, !verb.equals("say")));
      }
      case "press" -> press(at, argument);
      case "interrupt-after" ->
          duration(at, verb, argument).map(ScriptStep.InterruptAfter::new).ifPresent(steps::add);
      case "stay-silent" ->
          duration(at, verb, argument).map(ScriptStep.StaySilent::new).ifPresent(steps::add);
      case "hold" -> {
        duration(at, verb, argument).map(ScriptStep.Hold::new).ifPresent(steps::add);
        held = true;
      }
      case "wait-for-hangup" -> {
        String limit =
            argument.isEmpty() ? CallScript.DEFAULT_HANG_UP_LIMIT.toSeconds() + "s" : argument;
        duration(at, verb, limit).map(ScriptStep.WaitForHangUp::new).ifPresent(steps::add);
      }
      case "resume" -> {
        if (!held) {
          problem(at, "resume without a hold before it");
        }
        held = false;
        plain(at, verb, argument, ScriptStep.Resume.INSTANCE);
      }
      case "wait-for-turn" -> plain(at, verb, argument, ScriptStep.WaitForTurn.INSTANCE);
      case "hang-up" -> plain(at, verb, argument, ScriptStep.HangUp.INSTANCE);
      default ->
          problem(
              at,
              "unknown verb '"
                  + verb
                  + "': use say, press, wait-for-turn, interrupt-after, stay-silent, hold, resume,"
                  + " hang-up, hang-up-after-saying or wait-for-hangup");
    }
  }

  private void plain(ConfigValue at, String verb, String argument, ScriptStep step) {
    if (!argument.isEmpty() && !argument.equals("true")) {
      problem(at, verb + " takes nothing behind it");
    }
    steps.add(step);
  }

  private void press(ConfigValue at, String keys) {
    if (keys.isEmpty() || !keys.matches("[0-9*#A-Da-d]{1,64}")) {
      problem(at, "press needs 1 to 64 keys of 0 to 9, * and #, in quotes: press \"0721#\"");
    } else {
      steps.add(CallScript.press(keys));
    }
  }

  private Optional<Duration> duration(ConfigValue at, String verb, String text) {
    if (text.matches("[0-9]{1,6} ?(ms|s|m)")) {
      Duration read = ConfigFactory.parseMap(Map.of("it", text)).getDuration("it");
      if (read.compareTo(MAX_DURATION) <= 0) {
        return Optional.of(read);
      }
    }
    problem(
        at, String.format(Locale.ROOT, "%s needs a time up to 10m, such as %s 1500ms", verb, verb));
    return Optional.empty();
  }

  private void problem(ConfigValue at, String sentence) {
    problems.add("line " + at.origin().lineNumber() + ": " + sentence);
  }
}
