package frontdesk.config;

import frontdesk.config.catalogue.Languages;
import frontdesk.config.check.Section;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * A provider that turns text into audio.
 *
 * @param textsPerConnection that share one, where the vendor takes several there
 * @param voices its voice for each language that it speaks, the vendor's name by primary subtag of
 *     IETF BCP 47; never empty
 */
public record SynthesizerProvider(
    Kind kind, ProviderAccount account, int textsPerConnection, Map<String, String> voices) {
  private static final Pattern VOICE = Pattern.compile("[A-Za-z0-9 ._:/-]{1,128}");

  private static final int MOST_TEXTS = 100;

  /** Whose it is, and what it speaks. */
  public enum Kind implements ProviderKind {
    /** Streaming over a WebSocket, a context for each text. */
    CARTESIA("https://api.cartesia.ai", "sonic-3", 10),
    /** The same; more than five contexts end the socket, and one that was cancelled counts. */
    ELEVENLABS("https://api.elevenlabs.io", "eleven_flash_v2_5", 3),
    /** One request for a text: OpenAI, and every server that is asked as it is. */
    OPENAI("https://api.openai.com/v1", "gpt-4o-mini-tts", 1),
    /** One request for a text; the region is in the address, and the voice is the model. */
    AZURE("", "", 1);

    private final String url;
    private final String model;
    private final int texts;

    Kind(String url, String model, int texts) {
      this.url = url;
      this.model = model;
      this.texts = texts;
    }

    @Override
    public Optional<String> url() {
      return Optional.of(url).filter(there -> !there.isEmpty());
    }

    @Override
    public Optional<String> model() {
      return Optional.of(model);
    }

    @Override
    public boolean needsKey() {
      return true;
    }
  }

  static SynthesizerProvider read(Section section) {
    Kind kind = section.choice("kind", Kind.class);
    SynthesizerProvider provider =
        new SynthesizerProvider(
            kind,
            ProviderAccount.read(section, kind),
            section.has("texts-per-connection")
                ? section.number("texts-per-connection", 1, MOST_TEXTS)
                : kind.texts,
            voices(section));
    section.rule(
        kind != Kind.AZURE || !provider.account.key().isNone(),
        "a key",
        "set key, by an environment variable, or key-file",
        "key",
        "kind");
    section.rule(
        !provider.voices.isEmpty(),
        "a voice for each language that it is to speak",
        "write voices { en = \"…\", ro = \"…\" } with the vendor's names",
        "voices");
    return provider;
  }

  private static Map<String, String> voices(Section section) {
    Map<String, String> voices = new TreeMap<>();
    if (section.has("voices")) {
      Section named = section.section("voices");
      for (String key : named.keys()) {
        String voice = ProviderAccount.matching(named, key, VOICE, "the vendor's name of a voice");
        Optional<String> language = Languages.tag(key).map(Languages::primary);
        named.rule(language.isPresent(), Languages.EXPECTED, "write it such as en", key);
        language.ifPresent(tag -> voices.put(tag, voice));
      }
      named.finish();
    }
    return Collections.unmodifiableMap(voices);
  }
}
