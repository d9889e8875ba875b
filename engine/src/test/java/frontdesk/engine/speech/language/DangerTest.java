package frontdesk.engine.speech.language;

import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.engine.speech.language.Danger.Level;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** True danger always ends a call with the emergency number, and what is harmless never does. */
class DangerTest {
  private record Row(Level level, String sentence) {}

  /** The rows that are judged too mildly, too gravely, and in all. */
  private record Judged(List<String> missed, List<String> falseAlarms, List<String> other) {}

  @ParameterizedTest
  @ValueSource(strings = {"danger-en.csv", "danger-ro.csv"})
  void shouldMissNoDangerAndEndNoHarmlessCall(String table) throws IOException {
    List<Row> rows = rows(table);
    long dangerous = rows.stream().filter(row -> row.level() == Level.CERTAIN).count();
    Judged judged = judge(rows, sentence -> Danger.EVERYWHERE.in(Words.of(sentence)));
    System.out.printf(
        "%s: %d dangerous, %d missed; %d harmless, %d ended, %d otherwise wrong%n",
        table,
        dangerous,
        judged.missed().size(),
        rows.size() - dangerous,
        judged.falseAlarms().size(),
        judged.other().size());
    assertThat(dangerous).isGreaterThanOrEqualTo(40);
    assertThat(rows.size() - dangerous).isGreaterThanOrEqualTo(40);
    assertThat(judged).isEqualTo(new Judged(List.of(), List.of(), List.of()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"danger-en.csv", "danger-ro.csv"})
  void shouldFailForAJudgeThatHearsNothingOrEverything(String table) throws IOException {
    List<Row> rows = rows(table);
    assertThat(judge(rows, sentence -> Level.NONE).missed()).hasSizeGreaterThan(40);
    assertThat(judge(rows, sentence -> Level.CERTAIN).falseAlarms()).hasSizeGreaterThan(40);
  }

  @Test
  void shouldHearDangerInEveryOtherWritingOfIt() {
    for (String sentence :
        List.of(
            "I CANT BREATHE",
            "i can’t breathe",
            "i am not able to breathe",
            "Mă sufoc!",
            "ma sufoc",
            "okay so um my husband he is uh not really breathing")) {
      assertThat(Danger.EVERYWHERE.in(Words.of(sentence))).as(sentence).isEqualTo(Level.CERTAIN);
    }
  }

  @Test
  void shouldTakeADenialOnlyWhereItStandsBeforeTheDanger() {
    assertThat(Danger.EVERYWHERE.in(Words.of("no swelling"))).isEqualTo(Level.NONE);
    assertThat(Danger.EVERYWHERE.in(Words.of("no, swelling"))).isEqualTo(Level.PERHAPS);
    assertThat(Danger.EVERYWHERE.in(Words.of("oh no he's bleeding"))).isEqualTo(Level.CERTAIN);
    assertThat(Danger.EVERYWHERE.in(Words.of("I don't want to die"))).isEqualTo(Level.CERTAIN);
  }

  private static Judged judge(List<Row> rows, Function<String, Level> judge) {
    Judged judged = new Judged(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    for (Row row : rows) {
      Level heard = judge.apply(row.sentence());
      if (heard == row.level()) {
        continue;
      }
      String told = row.sentence() + " > " + heard;
      Optional.of(row)
          .filter(one -> one.level() == Level.CERTAIN)
          .map(one -> judged.missed())
          .orElse(heard == Level.CERTAIN ? judged.falseAlarms() : judged.other())
          .add(told);
    }
    return judged;
  }

  private static List<Row> rows(String table) throws IOException {
    try (InputStream in = Objects.requireNonNull(DangerTest.class.getResourceAsStream(table))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#") && !line.isBlank())
          .map(line -> line.split(";", 2))
          .map(parts -> new Row(Level.valueOf(parts[0]), parts[1]))
          .toList();
    }
  }
}
