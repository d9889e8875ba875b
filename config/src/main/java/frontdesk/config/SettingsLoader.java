package frontdesk.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigResolveOptions;
import frontdesk.config.check.Problem;
import frontdesk.config.check.Problems;
import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Finds the settings of a node: a file, before the environment, before {@code reference.conf}.
 *
 * <p>Environment variables count where {@code reference.conf} or the file names them, so a key that
 * the file sets to a value of its own ignores the environment. Blocking file access; start-up and
 * {@code config check} call it, never an actor.
 */
public final class SettingsLoader {
  private SettingsLoader() {}

  /** What a loading ended with. */
  public sealed interface Outcome {}

  /**
   * Settings without problems.
   *
   * @param libraries what the file says beside {@code frontdesk}, such as {@code pekko}; no secret
   *     of ours is in it
   */
  public record Loaded(FrontdeskSettings settings, Config libraries) implements Outcome {}

  /**
   * All that is wrong, by file and line; never empty.
   *
   * @param clinics the catalogue files that are named all the same, so that they can be checked too
   */
  public record Refused(List<Problem> problems, List<Path> clinics) implements Outcome {}

  /** Reads this file, or the defaults alone, with this process's environment. */
  public static Outcome load(Optional<Path> file) {
    return load(file, System.getenv());
  }

  /** Reads this file, or the defaults alone, with an environment of the caller's. */
  public static Outcome load(Optional<Path> file, Map<String, String> environment) {
    Problems problems = new Problems();
    List<Path> clinics = List.of();
    try {
      Config own = file.map(SettingsLoader::parse).orElse(ConfigFactory.empty());
      findMisplaced(own, problems);
      Config resolved = resolve(own, environment);
      FrontdeskSettings.Outcome outcome = FrontdeskSettings.read(resolved);
      if (outcome instanceof FrontdeskSettings.Refused refused) {
        refused.problems().forEach(problems::add);
        clinics = refused.clinics();
      } else if (outcome instanceof FrontdeskSettings.Loaded loaded && problems.none()) {
        return new Loaded(loaded.settings(), resolved.withoutPath(FrontdeskSettings.ROOT));
      }
    } catch (ConfigException refused) {
      problems.addSyntax(refused, file.map(Path::toString).orElse("reference.conf"));
    }
    return new Refused(problems.all(), clinics);
  }

  /** The defaults, whatever the environment says; for tests and tools. */
  public static FrontdeskSettings defaults() {
    if (load(Optional.empty(), Map.of()) instanceof Loaded loaded) {
      return loaded.settings();
    }
    throw new IllegalStateException("reference.conf does not fit the settings");
  }

  private static Config parse(Path file) {
    return ConfigFactory.parseFile(
        file.toFile(), ConfigParseOptions.defaults().setAllowMissing(false));
  }

  /**
   * The defaults of the settings; other modules and libraries have a {@code reference.conf} too,
   * with keys that are not settings.
   */
  private static Config reference() {
    Config all =
        ConfigFactory.parseResources(
            "reference.conf",
            ConfigParseOptions.defaults()
                .setAllowMissing(false)
                .setClassLoader(SettingsLoader.class.getClassLoader()));
    return sections().stream()
        .map(section -> all.withOnlyPath(FrontdeskSettings.ROOT + "." + section))
        .reduce(ConfigFactory.empty(), (settings, section) -> settings.withFallback(section));
  }

  /** The keys directly under the root: they have the names of the record's components. */
  private static List<String> sections() {
    return Arrays.stream(FrontdeskSettings.class.getRecordComponents())
        .map(RecordComponent::getName)
        .toList();
  }

  /** Substitutes, with the environment beneath all files and taken away again afterwards. */
  private static Config resolve(Config own, Map<String, String> environment) {
    Config variables = ConfigFactory.parseMap(plain(environment), "environment");
    Config resolved =
        own.withFallback(reference())
            .withFallback(variables)
            .resolve(ConfigResolveOptions.defaults().setUseSystemEnvironment(false));
    for (String variable : variables.root().keySet()) {
      if (!own.root().containsKey(variable)) {
        resolved = resolved.withoutPath(variable);
      }
    }
    return resolved;
  }

  /** The variables whose names are no paths. */
  private static Map<String, String> plain(Map<String, String> environment) {
    Map<String, String> plain = new TreeMap<>(environment);
    plain.keySet().removeIf(name -> !name.matches("[A-Za-z_][A-Za-z0-9_]*"));
    return plain;
  }

  /** A section that stands beside {@code frontdesk} would be read by nobody. */
  private static void findMisplaced(Config own, Problems problems) {
    List<String> sections = sections();
    own.root()
        .forEach(
            (key, value) -> {
              if (sections.contains(key)) {
                problems.add(
                    value.origin(),
                    key,
                    "a section of frontdesk at the root",
                    "frontdesk." + key,
                    "move it into frontdesk { … }");
              }
            });
  }
}
