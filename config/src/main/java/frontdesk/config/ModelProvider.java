package frontdesk.config;

import frontdesk.config.check.Section;
import java.util.Optional;

/**
 * A provider that proposes what to say and do.
 *
 * @param temperature from 0 to 2; empty: the vendor's own
 */
public record ModelProvider(Kind kind, ProviderAccount account, Optional<Double> temperature) {
  private static final double HOTTEST = 2;

  /** Whose it is, and what it speaks. */
  public enum Kind implements ProviderKind {
    OPENAI("https://api.openai.com/v1", true),
    /** A server of one's own, or of anybody else, that is asked as OpenAI is. */
    OPENAI_COMPATIBLE("", false),
    /** By its address of version 1; the model is the deployment. */
    AZURE_OPENAI("", true),
    GROQ("https://api.groq.com/openai/v1", true),
    ANTHROPIC("https://api.anthropic.com/v1", true),
    GEMINI("https://generativelanguage.googleapis.com/v1beta", true),
    OLLAMA("http://127.0.0.1:11434", false);

    private final String url;
    private final boolean needsKey;

    Kind(String url, boolean needsKey) {
      this.url = url;
      this.needsKey = needsKey;
    }

    @Override
    public Optional<String> url() {
      return Optional.of(url).filter(there -> !there.isEmpty());
    }

    /** None is usual: which one is good enough, and what it costs, is a choice. */
    @Override
    public Optional<String> model() {
      return Optional.empty();
    }

    @Override
    public boolean needsKey() {
      return needsKey;
    }
  }

  static ModelProvider read(Section section) {
    Kind kind = section.choice("kind", Kind.class);
    ModelProvider provider =
        new ModelProvider(
            kind,
            ProviderAccount.read(section, kind),
            section.has("temperature")
                ? Optional.of(section.fraction("temperature", 0, HOTTEST))
                : Optional.empty());
    section.rule(
        kind != Kind.AZURE_OPENAI || !provider.account.key().isNone(),
        "a key",
        "set key, by an environment variable, or key-file",
        "key",
        "kind");
    return provider;
  }
}
