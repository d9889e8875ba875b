package frontdesk.config;

import com.typesafe.config.Config;
import frontdesk.config.catalogue.Catalogues;
import frontdesk.config.catalogue.ProviderNames;
import frontdesk.config.check.Problem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All that a node is configured by: its settings and the catalogues that they name. */
public final class Configuration {
  private Configuration() {}

  /** What a loading ended with. */
  public sealed interface Outcome {}

  /**
   * A configuration to start with.
   *
   * @param libraries settings of the libraries, as in {@link SettingsLoader.Loaded}
   */
  public record Loaded(FrontdeskSettings settings, Config libraries, Catalogues catalogues)
      implements Outcome {}

  /** All that is wrong in all files; never empty. */
  public record Refused(List<Problem> problems) implements Outcome {}

  /** Reads settings and catalogues, with this process's environment. */
  public static Outcome load(Optional<Path> file) {
    return load(file, System.getenv());
  }

  /**
   * Reads settings and catalogues, with an environment of the caller's.
   *
   * <p>Wrong settings do not hide wrong catalogues: those that the settings name are read as long
   * as that much of the settings is right.
   */
  public static Outcome load(Optional<Path> file, Map<String, String> environment) {
    SettingsLoader.Outcome settings = SettingsLoader.load(file, environment);
    List<Problem> problems = new ArrayList<>();
    List<Path> clinics = List.of();
    ProviderNames providers = ProviderNames.ANY;
    if (settings instanceof SettingsLoader.Refused refused) {
      problems.addAll(refused.problems());
      clinics = refused.clinics();
    } else if (settings instanceof SettingsLoader.Loaded loaded) {
      clinics = loaded.settings().clinics();
      providers = loaded.settings().providers().names();
    }
    Catalogues.Outcome catalogues = Catalogues.load(clinics, providers);
    if (catalogues instanceof Catalogues.Refused refused) {
      problems.addAll(refused.problems());
    }
    return settings instanceof SettingsLoader.Loaded loaded
            && catalogues instanceof Catalogues.Loaded clinicsLoaded
        ? new Loaded(loaded.settings(), loaded.libraries(), clinicsLoaded.catalogues())
        : new Refused(problems);
  }
}
