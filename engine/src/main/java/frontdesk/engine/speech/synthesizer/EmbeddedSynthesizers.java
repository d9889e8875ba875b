package frontdesk.engine.speech.synthesizer;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds and opens the embedded voices. */
public final class EmbeddedSynthesizers {
  private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}(-[a-z0-9]{2,8})*");

  /** A voice by name; nothing that a program could take for a file or an option. */
  private static final Pattern VOICE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9+_-]{0,63}");

  private static final String FLITE_VOICE = "slt";

  /** What espeak-ng speaks by itself, and the bounds of what it takes. */
  private static final int WORDS_PER_MINUTE = 175;

  private static final int LEAST_WORDS_PER_MINUTE = 80;
  private static final int MOST_WORDS_PER_MINUTE = 450;

  private EmbeddedSynthesizers() {}

  /** The embedded voices. Of their languages only those count that there are texts for. */
  @SuppressWarnings("ImmutableEnumChecker") // the lists are never changed
  public enum Kind {
    /** Within this process; needs nothing installed. American English. */
    FREETTS("freetts-kevin", "", "en"),
    /** The program of the Debian package flite. American English. */
    FLITE("flite-slt", "flite", "en"),
    /** The program of the Debian package espeak-ng. Many languages. */
    ESPEAK_NG("espeak-ng", "espeak-ng", "en", "ro");

    private final String synthesizerName;
    private final String program;
    private final List<String> languages;

    Kind(String synthesizerName, String program, String... languages) {
      this.synthesizerName = synthesizerName;
      this.program = program;
      this.languages = List.of(languages);
    }
  }

  /**
   * What was chosen.
   *
   * @param explanation one line for whoever starts the node
   */
  public record Choice(PooledSynthesizer synthesizer, Kind kind, String explanation) {}

  /**
   * The preferred voice where it is installed, else FreeTTS, which always works.
   *
   * <p>FreeTTS is also what an undecided node gets, although flite is installed: its voice is no
   * worse understood in the telephone's band, and it answers within two milliseconds.
   */
  public static Choice choose(Kind preferred, SynthesizerSettings settings) {
    return choose(preferred, settings, UnaryOperator.identity());
  }

  /** The same; {@code around} is what stands between the pool and its voices. */
  public static Choice choose(
      Kind preferred, SynthesizerSettings settings, UnaryOperator<TextVoice.Factory> around) {
    return choose(preferred, settings, around, System.getenv("PATH"));
  }

  static Choice choose(
      Kind preferred,
      SynthesizerSettings settings,
      UnaryOperator<TextVoice.Factory> around,
      String searchPath) {
    if (preferred != Kind.FREETTS) {
      Optional<Path> program = find(preferred.program, searchPath);
      if (program.isPresent()) {
        return new Choice(
            process(preferred, program.get(), settings, around),
            preferred,
            "voice: " + preferred.synthesizerName + " (" + program.get() + ")");
      }
    }
    PooledSynthesizer freeTts =
        new PooledSynthesizer(
            Kind.FREETTS.synthesizerName,
            settings,
            around.apply(() -> new FreeTtsVoice(settings.deadline())));
    String explanation = "voice: " + Kind.FREETTS.synthesizerName + " (built in)";
    if (preferred != Kind.FREETTS) {
      explanation +=
          "; for " + preferred.synthesizerName + " install the Debian package " + preferred.program;
    }
    return new Choice(freeTts, Kind.FREETTS, explanation);
  }

  /**
   * A voice of a language: the built-in one speaks English, espeak-ng every other one, where it is
   * installed. Asked before callers are offered the language.
   */
  public static LanguageVoice forLanguage(
      String language, SynthesizerSettings settings, UnaryOperator<TextVoice.Factory> around) {
    return forLanguage(language, settings, around, System.getenv("PATH"));
  }

  static LanguageVoice forLanguage(
      String language,
      SynthesizerSettings settings,
      UnaryOperator<TextVoice.Factory> around,
      String searchPath) {
    boolean english = Locale.forLanguageTag(language).getLanguage().equals("en");
    Kind kind = english ? Kind.FREETTS : Kind.ESPEAK_NG;
    if (!english && find(kind.program, searchPath).isEmpty()) {
      return new LanguageVoice.Unspoken(
          language, "no voice for " + language + ": install the Debian package " + kind.program);
    }
    return new LanguageVoice.Spoken(choose(kind, settings, around, searchPath));
  }

  private static PooledSynthesizer process(
      Kind kind,
      Path program,
      SynthesizerSettings settings,
      UnaryOperator<TextVoice.Factory> around) {
    return new PooledSynthesizer(
        kind.synthesizerName,
        kind.languages,
        settings,
        around.apply(
            () ->
                new ProcessVoice(
                    kind == Kind.FLITE
                        ? request -> flite(program, request)
                        : request -> espeak(program, request),
                    settings.deadline())));
  }

  /* Without a text or file argument flite reads from standard input only as "-". */
  private static List<String> flite(Path program, ProcessVoice.Request request) {
    return List.of(
        program.toString(),
        "-voice",
        named(request).orElse(FLITE_VOICE),
        "--setf",
        String.format(Locale.ROOT, "duration_stretch=%.3f", 1 / request.manner().rate()),
        "-f",
        "/dev/stdin",
        "-o",
        request.output().toString());
  }

  private static List<String> espeak(Path program, ProcessVoice.Request request) {
    String language = request.manner().language().toLowerCase(Locale.ROOT);
    String safe = LANGUAGE.matcher(language).matches() ? language : "en-us";
    long pace = Math.round(WORDS_PER_MINUTE * request.manner().rate());
    return List.of(
        program.toString(),
        "--stdin",
        "-v",
        named(request).orElse(safe.equals("en") ? "en-us" : safe),
        "-s",
        Long.toString(Math.max(LEAST_WORDS_PER_MINUTE, Math.min(MOST_WORDS_PER_MINUTE, pace))),
        "-w",
        request.output().toString());
  }

  private static Optional<String> named(ProcessVoice.Request request) {
    return request.manner().voice().filter(name -> VOICE.matcher(name).matches());
  }

  /** An executable on the search path. */
  private static Optional<Path> find(String program, String searchPath) {
    return Stream.of(searchPath.split(java.io.File.pathSeparator))
        .filter(directory -> !directory.isBlank())
        .map(directory -> Path.of(directory, program))
        .filter(Files::isExecutable)
        .findFirst();
  }
}
