package frontdesk.ops.bench.speech;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Map;

/**
 * What one recognizer came to.
 *
 * @param right percent of the clips that mean something
 * @param wrong percent of them
 * @param rejected percent of them
 * @param outOfGrammarAccepted percent of the clips that mean nothing
 * @param falseYes clips that are no yes and were taken for one at a read-back
 * @param noYes clips that are no yes, at a read-back
 * @param rtf processor time of the decoder's thread by length of audio
 * @param mb memory of one engine with all grammars of a clinic
 * @param failed clips that the recognizer gave no answer to
 * @param seeds the sentences written before any grammar was read
 */
record SpeechFigures(
    double right,
    double wrong,
    double rejected,
    double outOfGrammarAccepted,
    int falseYes,
    int noYes,
    double rtf,
    double mb,
    int failed,
    Part seeds) {
  /** The same of a part of the corpus. */
  record Part(
      double right,
      double wrong,
      double rejected,
      double outOfGrammarAccepted,
      int falseYes,
      int noYes) {
    static Part of(Tally tally) {
      return new Part(
          tally.rightPercent(),
          tally.wrongPercent(),
          tally.rejectedPercent(),
          tally.acceptedPercent(),
          tally.falseYes().size(),
          tally.noYes());
    }
  }

  static SpeechFigures of(Tally own, Tally seeds, double rtf, double mb, int failed) {
    return new SpeechFigures(
        own.rightPercent(),
        own.wrongPercent(),
        own.rejectedPercent(),
        own.acceptedPercent(),
        own.falseYes().size(),
        own.noYes(),
        rtf,
        mb,
        failed,
        Part.of(seeds));
  }

  /** One line of JSON; names in lower case with underscores. */
  static String json(Map<String, Object> everything) throws JsonProcessingException {
    return JsonMapper.builder()
        .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
        .build()
        .writeValueAsString(everything);
  }
}
