package frontdesk.ops.talk;

import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.config.catalogue.Catalogue;
import frontdesk.ops.talk.SpokenSelection.Chosen;
import frontdesk.ops.talk.SpokenSelection.Group;
import frontdesk.ops.talk.SpokenTalks.Held;
import frontdesk.ops.talk.SpokenTalks.Planned;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Written conversations as real calls: the caller's lines are spoken, over SIP and RTP, and
 * recognized by the embedded recognizer; the judge is that of the written ones.
 */
class SpokenConversationsTest {
  /** Three times the bound of two seconds that chaos and bench assert. */
  private static final long MOST_OWED_SILENCE_MS = 6_000;

  private static TalkPlace place;
  private static Catalogue catalogue;

  @BeforeAll
  static void open() {
    TalkPlace.Opening opening = TalkPlace.open(Optional.empty());
    assertThat(opening)
        .as("why there is no place to talk: %s", opening)
        .isInstanceOf(TalkPlace.Opening.Opened.class);
    place = ((TalkPlace.Opening.Opened) opening).place();
    catalogue = place.catalogue("").orElseThrow();
  }

  @AfterAll
  static void close() {
    place.close();
  }

  @Test
  void shouldEndSpokenAsTheyEndWritten(@TempDir Path directory) throws Exception {
    List<Group> groups = SpokenSelection.read().groups().stream().filter(Group::always).toList();
    assertThat(groups).hasSize(1);
    Group group = groups.get(0);
    assertThat(group.conversations()).hasSizeGreaterThanOrEqualTo(5);
    shouldEndWrittenAsExpected(group);
    Chosen straight = group.conversations().get(0);
    List<Planned> plans = plans(group);
    // The failing twin: the first call once more, with the recording of another answer.
    plans.add(new Planned("twin", straight, SpokenSelection.read().otherAnswer()));
    // when
    List<Held> held = new SpokenTalks(place).hold(directory, plans);
    // then
    int spoken = group.conversations().size();
    assertThat(held).hasSize(spoken + 1);
    Held twin = held.get(spoken);
    shouldBeAsExpected(held.subList(0, spoken));
    assertThat(differences(twin))
        .as(story(twin))
        .anyMatch(line -> line.startsWith("no appointment"));
  }

  @Test
  @Tag("long")
  void shouldEndSpokenAsTheyEndWrittenAllOthers(@TempDir Path directory) throws Exception {
    List<Group> groups = SpokenSelection.read().groups();
    assertThat(groups.stream().mapToInt(group -> group.conversations().size()).sum())
        .isGreaterThanOrEqualTo(20);
    List<Held> held = new ArrayList<>();
    for (Group group : groups.stream().filter(group -> !group.always()).toList()) {
      shouldEndWrittenAsExpected(group);
      Path folder = directory.resolve("group-" + held.size());
      held.addAll(new SpokenTalks(place).hold(folder, plans(group)));
    }
    shouldBeAsExpected(held);
  }

  private static List<Planned> plans(Group group) {
    List<Planned> plans = new ArrayList<>();
    for (Chosen chosen : group.conversations()) {
      plans.add(new Planned("talk-" + plans.size(), chosen, Map.of()));
    }
    return plans;
  }

  /** The callers of a group call at one moment: in writing they have to fare alike then. */
  private static void shouldEndWrittenAsExpected(Group group) throws InterruptedException {
    TalkRunner runner =
        new TalkRunner(
            place.clinics(), catalogue, place.interpreter(), place.storage().keys(), new Random(7));
    for (Chosen chosen : group.conversations()) {
      TalkResult result = runner.run(chosen.file());
      assertThat(new TalkJudge(catalogue).differences(result))
          .as(chosen + " in writing: " + result.lines())
          .isEmpty();
    }
  }

  private static void shouldBeAsExpected(List<Held> held) {
    List<String> different = new ArrayList<>();
    for (Held one : held) {
      List<String> differences = differences(one);
      System.out.println(
          one.result().file().name()
              + ": "
              + (differences.isEmpty() ? "as expected" : "DIFFERENT")
              + ", spoken "
              + one.measured().turns().stream().filter(turn -> turn.kind().equals("say")).count()
              + ", keys "
              + one.measured().keysPressed()
              + ", "
              + one.measured().talkedMs() / 1_000
              + " s");
      if (!differences.isEmpty()) {
        different.add(differences + story(one));
      }
      assertThat(one.measured().longestOwedSilenceMs())
          .as(story(one))
          .isLessThan(MOST_OWED_SILENCE_MS);
    }
    assertThat(different).as(String.join("\n", different)).isEmpty();
  }

  private static List<String> differences(Held one) {
    return new TalkJudge(catalogue).differences(one.result());
  }

  private static String story(Held one) {
    return one.result().file().name()
        + " "
        + one.measured().reason()
        + "\n"
        + String.join("\n", one.result().lines())
        + "\n";
  }
}
