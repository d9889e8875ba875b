package frontdesk.config;

import frontdesk.config.catalogue.Languages;
import frontdesk.config.check.Section;
import java.util.List;
import java.util.Optional;

/**
 * A provider that turns audio into words.
 *
 * @param languages that it is asked to understand, tags of IETF BCP 47; never empty
 */
public record RecognizerProvider(Kind kind, ProviderAccount account, List<String> languages) {
  /** Whose it is, and what it speaks. */
  public enum Kind implements ProviderKind {
    /** Streaming, with interim results. */
    DEEPGRAM("https://api.deepgram.com", "nova-3"),
    /** One request for an utterance. */
    DEEPGRAM_BATCH("https://api.deepgram.com", "nova-3"),
    /** Streaming, with its own judgement of when a turn is over; English. */
    DEEPGRAM_FLUX("https://api.deepgram.com", "flux-general-en"),
    /** Streaming, finds out which of its languages is spoken. */
    SONIOX("wss://stt-rt.soniox.com", "stt-rt-v5"),
    /** One request for an utterance: OpenAI, and every server that is asked as it is. */
    OPENAI("https://api.openai.com/v1", "gpt-4o-mini-transcribe"),
    /** One request for an utterance; the region is in the address, and there is one model. */
    AZURE("", "");

    private final String url;
    private final String model;

    Kind(String url, String model) {
      this.url = url;
      this.model = model;
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

  /** The languages without their regions. */
  public List<String> primaries() {
    return languages.stream().map(Languages::primary).distinct().toList();
  }

  static RecognizerProvider read(Section section) {
    Kind kind = section.choice("kind", Kind.class);
    RecognizerProvider provider =
        new RecognizerProvider(
            kind,
            ProviderAccount.read(section, kind),
            section.has("languages")
                ? section.distinct(
                    section.texts(
                        "languages", Languages.EXPECTED, "write [en, ro]", Languages::tag))
                : List.of("en"));
    section.rule(
        !provider.languages.isEmpty(), "at least one language", "write [en, ro]", "languages");
    section.rule(
        kind != Kind.AZURE || !provider.account.key().isNone(),
        "a key",
        "set key, by an environment variable, or key-file",
        "key",
        "kind");
    section.rule(
        kind != Kind.AZURE || provider.languages.stream().allMatch(tag -> tag.contains("-")),
        "languages with their region, such as ro-RO",
        "write [en-GB, ro-RO]",
        "languages",
        "kind");
    section.rule(
        provider.primaries().size() == provider.languages.size(),
        "each language once",
        "remove one of them",
        "languages");
    section.rule(
        kind != Kind.DEEPGRAM_FLUX || provider.primaries().equals(List.of("en")),
        "[en], which is all that flux-general-en understands",
        "choose the kind deepgram for other languages",
        "languages",
        "kind");
    return provider;
  }
}
