package frontdesk.config.catalogue;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigResolveOptions;
import com.typesafe.config.ConfigSyntax;
import frontdesk.config.check.Problem;
import frontdesk.config.check.Problems;
import frontdesk.config.check.Section;
import frontdesk.protocol.id.ContentHash;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;

/**
 * Reads a clinic's catalogue and either has all of it or names all that is wrong with it.
 *
 * <p>Blocking file access; start-up and {@code config check} call it, never an actor. Substitutions
 * within a file work; environment variables are not read, so that a catalogue is the same on every
 * node.
 */
public final class CatalogueLoader {
  private CatalogueLoader() {}

  /** What a reading ended with. */
  public sealed interface Outcome {}

  /**
   * A catalogue without problems.
   *
   * @param canonicalText what to store by hash, and what {@link #parseCanonical} reads
   * @param hash of the canonical text
   */
  public record Loaded(Catalogue catalogue, String canonicalText, ContentHash hash)
      implements Outcome {}

  /** All that is wrong, by file and line; never empty. */
  public record Refused(List<Problem> problems) implements Outcome {}

  /** Reads a HOCON file, whichever providers it names. */
  public static Outcome load(Path file) {
    return load(file, ProviderNames.ANY);
  }

  /** Reads a HOCON file; {@code providers} are those that it may name. */
  public static Outcome load(Path file, ProviderNames providers) {
    return read(
        file.toString(),
        new Rules(TextRules.provided(), providers),
        () -> ConfigFactory.parseFile(file.toFile(), required(file.toString())));
  }

  /** Reads a HOCON resource of the class path, such as {@code frontdesk/clinics/harbour.conf}. */
  public static Outcome loadResource(String resource) {
    ConfigParseOptions options =
        required(resource).setClassLoader(CatalogueLoader.class.getClassLoader());
    return read(
        resource,
        new Rules(TextRules.provided(), ProviderNames.ANY),
        () -> ConfigFactory.parseResources(resource, options));
  }

  /** Reads HOCON text; {@code name} stands for the file in problems. */
  public static Outcome parse(String hocon, String name) {
    return parse(hocon, name, TextRules.provided());
  }

  /** The same, held against these rules of sentences. */
  static Outcome parse(String hocon, String name, TextRules rules) {
    return parse(hocon, name, rules, ProviderNames.ANY);
  }

  /** The same; {@code providers} are those that it may name. */
  static Outcome parse(String hocon, String name, TextRules rules, ProviderNames providers) {
    return read(
        name, new Rules(rules, providers), () -> ConfigFactory.parseString(hocon, required(name)));
  }

  /**
   * Reads a canonical text back: the catalogue equals the one that it was made from.
   *
   * <p>A text that was stored by an older build may be refused by a rule that is newer than it; its
   * sentences never are.
   */
  public static Outcome parseCanonical(String canonicalText) {
    ConfigParseOptions json = required("stored catalogue").setSyntax(ConfigSyntax.JSON);
    return read(
        "stored catalogue",
        new Rules(TextRules.NONE, ProviderNames.ANY),
        () -> ConfigFactory.parseString(canonicalText, json));
  }

  /** What the files are held against beside their own form. */
  private record Rules(TextRules texts, ProviderNames providers) {}

  private static Outcome read(String name, Rules rules, Supplier<Config> parser) {
    Problems problems = new Problems();
    try {
      Config config =
          parser.get().resolve(ConfigResolveOptions.defaults().setUseSystemEnvironment(false));
      Catalogue catalogue =
          new CatalogueReader(
                  Section.of(config.root(), "", problems), rules.texts(), rules.providers())
              .read();
      if (problems.none()) {
        String text = CatalogueText.render(catalogue);
        return new Loaded(catalogue, text, CatalogueText.hash(text));
      }
    } catch (ConfigException refused) {
      problems.addSyntax(refused, name);
    }
    return new Refused(problems.all());
  }

  private static ConfigParseOptions required(String name) {
    return ConfigParseOptions.defaults().setAllowMissing(false).setOriginDescription(name);
  }
}
