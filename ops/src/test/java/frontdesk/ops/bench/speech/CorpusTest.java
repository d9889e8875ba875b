package frontdesk.ops.bench.speech;

import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.ops.bench.speech.CorpusSentence.Part;
import frontdesk.protocol.dialogue.Question;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class CorpusTest {
  private static final int LEAST_NO_YES = 300;

  private final List<CorpusSentence> corpus = Corpus.all();
  private final Situation situation = Situations.shipped();

  @Test
  void shouldHaveAThirdFromTheSeedsAndTwoHalvesOfTheRest() {
    var sizes = corpus.stream().collect(Collectors.groupingBy(CorpusSentence::part));
    assertThat(corpus).extracting(CorpusSentence::id).doesNotHaveDuplicates();
    assertThat(sizes.get(Part.SEEDS)).hasSize(353);
    assertThat(sizes.get(Part.TUNING)).hasSizeBetween(330, 400);
    assertThat(sizes.get(Part.REPORTED)).hasSizeBetween(330, 400);
  }

  @Test
  void shouldHaveManyReadBacksThatAreAnsweredByNoYes() {
    assertThat(corpus)
        .filteredOn(sentence -> sentence.question() == Question.CONFIRM)
        .filteredOn(sentence -> !expected(sentence).isYes())
        .hasSizeGreaterThan(LEAST_NO_YES);
  }

  @Test
  void shouldMeanWhatItIsLabelledWhereItWasWrittenWithTheGrammarsInView() {
    for (CorpusSentence sentence : corpus) {
      if (sentence.part() != Part.SEEDS && !sentence.meansNothing()) {
        assertThat(situation.asWritten(sentence))
            .as(sentence.toString())
            .hasValueSatisfying(meaning -> assertThat(expected(sentence).fits(meaning)).isTrue());
      }
    }
  }

  @Test
  void shouldHaveALabelThatCanBeReadAndAQuestionWithAGrammar() {
    for (CorpusSentence sentence : corpus) {
      assertThat(expected(sentence)).isNotNull();
      assertThat(situation.grammar(sentence.question()).jsgf()).contains("public");
    }
  }

  @Test
  void shouldTakeSentencesFromAllOverTheCorpusWhereFewAreWanted() {
    var few = SpeechBench.sentences(Part.REPORTED, 40);
    assertThat(few).hasSize(40).doesNotHaveDuplicates();
    assertThat(few).extracting(CorpusSentence::part).contains(Part.SEEDS, Part.REPORTED);
    assertThat(few).extracting(CorpusSentence::part).doesNotContain(Part.TUNING);
  }

  private ExpectedMeaning expected(CorpusSentence sentence) {
    return ExpectedMeaning.of(sentence.meaning(), sentence.question(), situation.today());
  }
}
