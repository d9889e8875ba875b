package frontdesk.ops.bench.speech;

import frontdesk.ops.bench.speech.CorpusSentence.Part;
import frontdesk.protocol.dialogue.Question;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.zip.CRC32;

/** Reads the corpus that ships beside this class. */
final class Corpus {
  private static final String SEEDS = "from-the-seeds.tsv";
  private static final String OTHERS = "in-and-out-of-grammar.tsv";
  private static final int FIELDS = 4;

  private Corpus() {}

  /** All sentences, in the order of the files. */
  static List<CorpusSentence> all() {
    return Stream.concat(
            read(SEEDS, id -> Part.SEEDS).stream(), read(OTHERS, Corpus::halfOf).stream())
        .toList();
  }

  /** The half that a sentence belongs to for good, whatever is added before or after it. */
  static Part halfOf(String id) {
    CRC32 hash = new CRC32();
    hash.update(id.getBytes(StandardCharsets.UTF_8));
    return (hash.getValue() & 1) == 0 ? Part.TUNING : Part.REPORTED;
  }

  private static List<CorpusSentence> read(String file, Function<String, Part> part) {
    try (InputStream in = Corpus.class.getResourceAsStream(file)) {
      String text =
          new String(Objects.requireNonNull(in, file).readAllBytes(), StandardCharsets.UTF_8);
      return text.lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> sentence(line.split("\t", -1), part))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static CorpusSentence sentence(String[] fields, Function<String, Part> part) {
    if (fields.length != FIELDS) {
      throw new IllegalStateException("corpus: not four fields at " + fields[0]);
    }
    return new CorpusSentence(
        fields[0], Question.valueOf(fields[1]), fields[2], fields[3], part.apply(fields[0]));
  }
}
