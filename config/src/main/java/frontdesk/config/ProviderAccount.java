package frontdesk.config;

import frontdesk.config.check.Section;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * One configured provider, whatever it does.
 *
 * @param name by which clinics, metrics and logs know it
 * @param url before every endpoint's own path
 * @param key in whose name it is asked
 * @param model the vendor's name for it; empty where the vendor has only one
 * @param connections at a time, or requests where none is kept open
 */
public record ProviderAccount(
    String name, URI url, ProviderKey key, String model, int connections) {
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,30}");
  private static final Pattern MODEL = Pattern.compile("[A-Za-z0-9._:/@-]{1,128}");
  private static final Set<String> SCHEMES = Set.of("http", "https", "ws", "wss");
  private static final int USUAL_CONNECTIONS = 50;
  private static final int MOST_CONNECTIONS = 10_000;

  static ProviderAccount read(Section section, ProviderKind kind) {
    Optional<String> given = section.optionalText("url");
    section.rule(
        given.isPresent() || kind.url().isPresent(),
        "a url, as each customer of this kind has an own one",
        "write it such as \"https://speech.example.org/v1\"",
        "url");
    URI url =
        given.isEmpty()
            ? URI.create(kind.url().orElse("https://nowhere.invalid"))
            : section.parsed(
                "url",
                "an address that begins with http://, https://, ws:// or wss://",
                "write host and path, without a question mark",
                URI.create(""),
                ProviderAccount::url);
    ProviderKey key = ProviderKey.read(section);
    section.rule(
        !key.isNone() || !kind.needsKey() || given.isPresent(),
        "a key",
        "set key, by an environment variable, or key-file",
        "key");
    Optional<String> model =
        section.optionalText("model").isEmpty()
            ? kind.model()
            : Optional.of(matching(section, "model", MODEL, "the vendor's name of a model"));
    section.rule(model.isPresent(), "a model", "name the one that is to be asked", "model");
    return new ProviderAccount(
        matching(section, "name", NAME, "lower-case letters, digits and hyphens"),
        url,
        key,
        model.orElse(""),
        section.has("connections")
            ? section.number("connections", 1, MOST_CONNECTIONS)
            : USUAL_CONNECTIONS);
  }

  /** Reads a list of providers; two of one name are a problem. */
  static <T> List<T> all(
      Section root, String key, Function<Section, T> reader, Function<T, ProviderAccount> account) {
    List<T> all = new ArrayList<>();
    for (Section section : root.sections(key)) {
      T one = reader.apply(section);
      String name = account.apply(one).name();
      section.rule(
          all.stream().noneMatch(other -> account.apply(other).name().equals(name)),
          "a name that no other one of " + key + " has",
          "rename one of them",
          "name");
      section.finish();
      all.add(one);
    }
    return List.copyOf(all);
  }

  static String matching(Section section, String key, Pattern form, String expected) {
    return section.parsed(
        key,
        expected,
        "write it so",
        "",
        text -> Optional.of(text).filter(t -> form.matcher(t).matches()));
  }

  private static Optional<URI> url(String text) {
    try {
      return Optional.of(new URI(text))
          .filter(url -> url.getScheme() != null && SCHEMES.contains(url.getScheme()))
          .filter(url -> url.getHost() != null && url.getRawUserInfo() == null)
          .filter(url -> url.getRawQuery() == null && url.getRawFragment() == null);
    } catch (URISyntaxException notOne) {
      return Optional.empty(); // the caller says what it expected
    }
  }

  /** Without address and key. */
  @Override
  public String toString() {
    return "ProviderAccount[" + name + "]";
  }
}
