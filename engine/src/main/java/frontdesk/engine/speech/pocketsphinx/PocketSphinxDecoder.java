package frontdesk.engine.speech.pocketsphinx;

import com.sun.jna.Native;
import com.sun.jna.NativeLong;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;
import frontdesk.engine.speech.pocketsphinx.NativeLibraries.PocketSphinx;
import frontdesk.engine.speech.recognizer.LoudFrames;
import frontdesk.engine.speech.recognizer.NoiseReduction;
import frontdesk.engine.speech.recognizer.Telephone;
import frontdesk.engine.speech.recognizer.UtteranceDecoder;
import frontdesk.protocol.id.ContentHash;
import frontdesk.protocol.provider.Grammar;
import frontdesk.protocol.provider.Transcript.Hypothesis;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One native pocketsphinx decoder; about 40 MB outside the heap.
 *
 * <p>Each utterance is decoded twice: by its grammar, and by a loop of all phones, which says how
 * well the words really fit. One thread.
 */
public final class PocketSphinxDecoder implements UtteranceDecoder {
  private static final String LOOP = "phone-loop";
  private static final List<String> PHONES =
      List.of(
          ("AA AE AH AO AW AY B CH D DH EH ER EY F G HH IH IY JH K L M N NG OW OY P R S SH T TH UH"
                  + " UW V W Y Z ZH")
              .split(" ", -1));

  /** No one says this: it stands for words whose sound nobody knows, so that others are heard. */
  private static final String UNSAYABLE = "ZH OY ZH OY ZH OY ZH OY ZH OY";

  private static final Pattern NO_WORDS =
      Pattern.compile("//[^\\n]*|/\\*.*?\\*/|<[^>]*>|\\{[^}]*}|/[0-9.eE+-]+/", Pattern.DOTALL);
  private static final Pattern HEADER = Pattern.compile("#JSGF[^;]*;|grammar\\s+[^;]*;");
  private static final Pattern WORD = Pattern.compile("[a-z0-9'][a-z0-9'._-]*");
  private static final long DITHER_SEED = 1;

  private final PocketSphinxSettings settings;
  private final int grammarsKept;
  private final NoiseReduction noiseReduction;
  private final PocketSphinx sphinx;
  private final Pointer decoder;
  private final Map<ContentHash, SortedSet<String>> compiled = new LinkedHashMap<>(16, 0.75f, true);

  private PocketSphinxDecoder(
      PocketSphinxSettings settings, int grammarsKept, NativeLibraries libraries)
      throws IOException {
    this.settings = settings;
    this.grammarsKept = grammarsKept;
    this.noiseReduction = new NoiseReduction(settings.noiseLeft());
    this.sphinx = libraries.pocketSphinx();
    String[] arguments = {
      "-hmm",
      settings.model().resolve("en-us").toString(),
      "-dict",
      dictionary(settings.model()).toString(),
      "-wip",
      Double.toString(settings.wordInsertion()),
      "-cmn",
      "batch",
      "-remove_noise",
      "no"
    };
    Pointer config =
        libraries
            .sphinxBase()
            .cmd_ln_parse_r(null, sphinx.ps_args(), arguments.length, arguments, 1);
    Pointer made = config == null ? null : sphinx.ps_init(config);
    if (config != null) {
      libraries.sphinxBase().cmd_ln_free_r(config); // the decoder keeps a reference of its own
    }
    if (made == null) {
      throw new IOException("pocketsphinx does not start with the model " + settings.model());
    }
    decoder = made;
    addPhoneLoop();
  }

  private static Path dictionary(Path model) {
    return model.resolve("cmudict-en-us.dict");
  }

  /** Whether the model is there and the library loads. */
  public static boolean usable(PocketSphinxSettings settings) {
    if (!Files.isDirectory(settings.model().resolve("en-us"))
        || !Files.isReadable(dictionary(settings.model()))) {
      return false;
    }
    try {
      return new NativeLibraries().pocketSphinx().ps_args() != null;
    } catch (UnsatisfiedLinkError absent) {
      return false;
    }
  }

  /** Opens decoders. */
  public static Factory factory(PocketSphinxSettings settings, int grammarsKept) {
    return () -> new PocketSphinxDecoder(settings, grammarsKept, new NativeLibraries());
  }

  private void addPhoneLoop() throws IOException {
    StringBuilder words = new StringBuilder();
    for (String phone : PHONES) {
      String word = "phone-" + phone;
      sphinx.ps_add_word(decoder, word, phone, 0);
      words.append(words.isEmpty() ? "" : " | ").append(word);
    }
    String jsgf = "#JSGF V1.0;\ngrammar loop;\npublic <loop> = ( " + words + " )+;\n";
    if (sphinx.ps_set_jsgf_string(decoder, LOOP, jsgf) != 0) {
      sphinx.ps_free(decoder);
      throw new IOException("pocketsphinx does not take the phone loop");
    }
  }

  @Override
  public SortedSet<String> prepare(Grammar grammar) {
    SortedSet<String> known = compiled.get(grammar.hash());
    if (known != null) {
      return known;
    }
    SortedSet<String> unknown = new TreeSet<>();
    Matcher words = WORD.matcher(wordsOf(grammar.jsgf()));
    while (words.find()) {
      if (!pronounceable(words.group())) {
        unknown.add(words.group());
      }
    }
    unknown.forEach(word -> sphinx.ps_add_word(decoder, word, UNSAYABLE, 0));
    // The native parser writes what it cannot read to standard output.
    boolean header = grammar.jsgf().stripLeading().startsWith("#JSGF");
    if (!header
        || sphinx.ps_set_jsgf_string(decoder, grammar.hash().value(), grammar.jsgf()) != 0) {
      throw new IllegalArgumentException("pocketsphinx does not take the grammar");
    }
    if (compiled.size() == grammarsKept) {
      ContentHash eldest = compiled.keySet().iterator().next();
      sphinx.ps_unset_search(decoder, eldest.value());
      compiled.remove(eldest);
    }
    SortedSet<String> reported = Collections.unmodifiableSortedSet(unknown);
    compiled.put(grammar.hash(), reported);
    return reported;
  }

  private static String wordsOf(String jsgf) {
    String rules = HEADER.matcher(NO_WORDS.matcher(jsgf).replaceAll(" ")).replaceAll(" ");
    return rules.replaceAll("\\bpublic\\b", " ");
  }

  /** How many phones the pronunciation of a segment has. */
  private int phonesOf(String word) {
    Pointer phones = sphinx.ps_lookup_word(decoder, word);
    if (phones == null) {
      return 1;
    }
    int count = phones.getString(0).split(" ", -1).length;
    Native.free(Pointer.nativeValue(phones));
    return count;
  }

  private boolean pronounceable(String word) {
    Pointer phones = sphinx.ps_lookup_word(decoder, word);
    if (phones == null) {
      return false;
    }
    boolean known = !phones.getString(0).equals(UNSAYABLE);
    Native.free(Pointer.nativeValue(phones));
    return known;
  }

  @Override
  public List<Hypothesis> decode(
      short[] samples, int length, Grammar grammar, int maxAlternatives) {
    SegmentedPath reading = reading(samples, length, grammar);
    if (reading == null || reading.confidence() < settings.minConfidence()) {
      return List.of();
    }
    return List.of(new Hypothesis(reading.text(), reading.confidence()));
  }

  /** What the grammar makes of the audio, or null where it has nothing for it. */
  @Nullable SegmentedPath reading(short[] samples, int length, Grammar grammar) {
    prepare(grammar);
    short[] quieter = noiseReduction.reduced(samples, length);
    short[] audio = dithered(Telephone.to16k(quieter, length));
    List<SegmentedPath.Segment> words = search(grammar.hash().value(), audio);
    return words.stream().allMatch(SegmentedPath.Segment::filler)
        ? null
        : SegmentedPath.of(
            words, search(LOOP, audio), LoudFrames.of(quieter, length), this::phonesOf);
  }

  /** The same noise each time: the same audio always gives the same answer. */
  private short[] dithered(double[] samples) {
    Random noise = new Random(DITHER_SEED);
    short[] out = new short[samples.length];
    for (int i = 0; i < out.length; i++) {
      double value = samples[i] + settings.ditherSigma() * noise.nextGaussian();
      out[i] = (short) Math.max(Short.MIN_VALUE, Math.min(Short.MAX_VALUE, Math.round(value)));
    }
    return out;
  }

  private List<SegmentedPath.Segment> search(String name, short[] audio) {
    boolean done =
        sphinx.ps_set_search(decoder, name) == 0
            // Forgets the noise of earlier utterances: both searches must hear the same.
            && sphinx.ps_start_stream(decoder) == 0
            && sphinx.ps_start_utt(decoder) == 0
            && sphinx.ps_process_raw(decoder, audio, new NativeLong(audio.length), 0, 1) >= 0
            && sphinx.ps_end_utt(decoder) == 0;
    if (!done) {
      throw new IllegalStateException("pocketsphinx refused an utterance");
    }
    List<SegmentedPath.Segment> segments = new ArrayList<>();
    if (sphinx.ps_get_hyp(decoder, new IntByReference()) == null) {
      return segments; // no sentence was completed
    }
    IntByReference first = new IntByReference();
    IntByReference last = new IntByReference();
    IntByReference score = new IntByReference();
    IntByReference unused = new IntByReference();
    Pointer segment = sphinx.ps_seg_iter(decoder, new IntByReference());
    while (segment != null) {
      sphinx.ps_seg_frames(segment, first, last);
      sphinx.ps_seg_prob(segment, score, unused, unused);
      segments.add(
          new SegmentedPath.Segment(
              sphinx.ps_seg_word(segment),
              first.getValue(),
              last.getValue() + 1,
              score.getValue()));
      segment = sphinx.ps_seg_next(segment);
    }
    return segments;
  }

  @Override
  public void close() {
    compiled.clear();
    sphinx.ps_free(decoder);
  }
}
