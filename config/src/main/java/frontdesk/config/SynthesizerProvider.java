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
 * @param voices its voice for each language that it speaks, the vendor's name by primary subtag of
 *     IETF BCP 47; never empty
 */
public record SynthesizerProvider(
    Kind kind, ProviderAccount account, Map<String, String> voices) {
  private static final Pattern VOICE = Pattern.compile("[A-Za-z0-9 ._:/-]{1,128}");

  /** Whose it is, and what it speaks. */
  public enum Kind implements ProviderKind {
    /** Streaming over a WebSocket, a context for each text. */
    CARTESIA("https://api.cartesia.ai", "sonic-3"),
    /** Streaming over a WebSocket. */
    ELEVENLABS("https://api.elevenlabs.io", "eleven_flash_v2_5"),
    /** One request for a text: OpenAI, and every server that is asked as it is. */
    OPENAI("https://api.openai.com/v1", "gpt-4o-mini-tts");

    private final String url;
    private final String model;

    Kind(String url, String model) {
      this.url = url;
      this.model = model;
    }

    @Override
    public Optional<String> url() {
      return Optional.of(url);
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
        new SynthesizerProvider(kind, ProviderAccount.read(section, kind), voices(section));
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
        String voice =
            ProviderAccount.matching(named, key, VOICE, "the vendor's name of a voice");
        Optional<String> language = Languages.tag(key).map(Languages::primary);
        named.rule(language.isPresent(), Languages.EXPECTED, "write it such as en", key);
        language.ifPresent(tag -> voices.put(tag, voice));
      }
      named.finish();
    }
    return Collections.unmodifiableMap(voices);
  }
}
