package frontdesk.ops.caller;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ScriptReaderTest {
  private static List<String> problems(String script) {
    return ((ScriptReader.Reading.Refused) ScriptReader.parse(script)).problems();
  }

  @Test
  void shouldReadEveryStep() {
    // given
    String script =
        """
        voice = rms
        steps = [
          say book-cleaning
          say "I would like to come, please"
          { say = at-three, as-noise = true }
          press "0721*#"
          press 1
          stay-silent 7s
          interrupt-after 1500ms
          hold 3s
          resume
          wait-for-turn
          hang-up-after-saying yes
          wait-for-hangup
          hang-up
        ]
        """;

    // when
    ScriptReader.Reading reading = ScriptReader.parse(script);

    // then
    assertThat(reading)
        .isEqualTo(
            new ScriptReader.Reading.Read(
                new CallScript(
                    "rms",
                    List.of(
                        CallScript.say("book-cleaning"),
                        CallScript.say("I would like to come, please"),
                        CallScript.sayAsNoise("at-three"),
                        CallScript.press("0721*#"),
                        CallScript.press("1"),
                        CallScript.staySilent(Duration.ofSeconds(7)),
                        CallScript.interruptAfter(Duration.ofMillis(1_500)),
                        CallScript.hold(Duration.ofSeconds(3)),
                        CallScript.resume(),
                        CallScript.waitForTurn(),
                        CallScript.hangUpAfterSaying("yes"),
                        CallScript.waitForHangUp(),
                        CallScript.hangUp()))));
  }

  @Test
  void shouldListAllProblemsWithLineAndRemedy() {
    // given
    String script =
        """
        voices = slt
        steps = [
          shout yes
          say
          press "12x"
          stay-silent long
          resume
          hang-up now
          { press = "1", as-noise = true }
          hold 1s
          say yes
        ]
        """;

    // when
    List<String> problems = problems(script);

    // then
    assertThat(problems).hasSize(9);
    assertThat(problems).anyMatch(p -> p.startsWith("line 1:") && p.contains("voice and steps"));
    assertThat(problems).anyMatch(p -> p.startsWith("line 3:") && p.contains("use say, press"));
    assertThat(problems).anyMatch(p -> p.startsWith("line 4:") && p.contains("needs a line"));
    assertThat(problems).anyMatch(p -> p.startsWith("line 5:") && p.contains("0 to 9"));
    assertThat(problems).anyMatch(p -> p.startsWith("line 6:") && p.contains("1500ms"));
    assertThat(problems).anyMatch(p -> p.startsWith("line 7:") && p.contains("hold before"));
    assertThat(problems).anyMatch(p -> p.startsWith("line 8:") && p.contains("nothing behind"));
    assertThat(problems).anyMatch(p -> p.startsWith("line 9:") && p.contains("say only"));
    assertThat(problems).anyMatch(p -> p.startsWith("line 11:") && p.contains("on hold"));
  }

  @Test
  void shouldRefuseWhatIsNoScript() {
    assertThat(problems("")).singleElement().asString().contains("steps are missing");
    assertThat(problems("steps = []")).singleElement().asString().contains("1 to 500");
    assertThat(problems("steps = [ say yes")).singleElement().asString().contains("HOCON");
    assertThat(problems("steps = [ hold 1s ]")).singleElement().asString().contains("resume");
    assertThat(ScriptReader.read(Path.of("no-such.conf")))
        .isInstanceOf(ScriptReader.Reading.Refused.class);
  }
}
