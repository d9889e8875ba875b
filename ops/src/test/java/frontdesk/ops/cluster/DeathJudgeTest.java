package frontdesk.ops.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.config.NodeAddress;
import frontdesk.ops.cluster.DeathJudge.Verdict;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeathJudgeTest {
  private static final long NOW = 1_000;
  private static final long VALID = 100;

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7})
  void shouldProveDeathByAMajorityOfTheOthersAndByNothingLess(int size) {
    // given
    List<Incarnation> members = nodes(size);
    Incarnation subject = members.get(0);
    int others = size - 1;

    // when each set of observers in turn, the subject itself among them
    for (int set = 0; set < 1 << size; set++) {
      Map<Incarnation, Long> sightings = new HashMap<>();
      int saw = 0;
      for (int i = 0; i < size; i++) {
        if ((set & 1 << i) != 0) {
          sightings.put(members.get(i), NOW - VALID);
          saw += i == 0 ? 0 : 1;
        }
      }
      Verdict verdict = DeathJudge.judge(subject, new HashSet<>(members), sightings, NOW, VALID);

      // then
      Verdict expected = saw <= others / 2.0 ? Verdict.NOT_PROVEN : Verdict.ASK_WITNESS;
      assertThat(verdict).as("%d of %d others", saw, others).isEqualTo(expected);
    }
  }

  @Test
  void shouldNotCountWhatWasSeenTooLongAgo() {
    // given
    List<Incarnation> members = nodes(3);
    Map<Incarnation, Long> sightings = Map.of(members.get(1), NOW, members.get(2), NOW - VALID - 1);

    // then
    assertThat(DeathJudge.judge(members.get(0), Set.copyOf(members), sightings, NOW, VALID))
        .isEqualTo(Verdict.NOT_PROVEN);
  }

  @Test
  void shouldNotJudgeANewLifeAtTheSameAddress() {
    // given
    List<Incarnation> members = nodes(3);
    Incarnation old = new Incarnation(members.get(0).node(), 99);
    Map<Incarnation, Long> sightings = Map.of(members.get(1), NOW, members.get(2), NOW);

    // then
    assertThat(DeathJudge.judge(old, Set.copyOf(members), sightings, NOW, VALID))
        .isEqualTo(Verdict.NOT_PROVEN);
  }

  @Test
  void shouldNotCountStrangersNorEarlierLivesOfObservers() {
    // given
    List<Incarnation> members = nodes(3);
    Incarnation stranger = new Incarnation(new NodeAddress("127.0.11.99", 1), 1);
    Incarnation earlier = new Incarnation(members.get(1).node(), 99);
    Map<Incarnation, Long> sightings = Map.of(stranger, NOW, earlier, NOW, members.get(2), NOW);

    // then
    assertThat(DeathJudge.judge(members.get(0), Set.copyOf(members), sightings, NOW, VALID))
        .isEqualTo(Verdict.NOT_PROVEN);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7})
  void shouldKeepExactlyOneSideOfEverySplit(int size) {
    // given
    List<Incarnation> members = nodes(size);

    // when
    for (int set = 0; set < 1 << size; set++) {
      Set<Incarnation> here = new HashSet<>();
      Set<Incarnation> there = new HashSet<>();
      for (int i = 0; i < size; i++) {
        ((set & 1 << i) != 0 ? here : there).add(members.get(i));
      }

      // then
      boolean stays = MajorityRule.stays(Set.copyOf(members), here);
      assertThat(stays).isNotEqualTo(MajorityRule.stays(Set.copyOf(members), there));
      if (here.size() != there.size()) {
        assertThat(stays).isEqualTo(here.size() > there.size());
      } else {
        assertThat(stays).isEqualTo(here.contains(members.get(0))); // the lowest address
      }
    }
  }

  @Test
  void shouldLetNoTwoOfThreeSplitsStay() {
    // given
    List<Incarnation> members = nodes(3);

    // then
    for (Incarnation alone : members) {
      assertThat(MajorityRule.stays(Set.copyOf(members), Set.of(alone))).isFalse();
    }
  }

  private static List<Incarnation> nodes(int size) {
    List<Incarnation> nodes = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      nodes.add(new Incarnation(new NodeAddress("127.0.11." + (i + 1), 7355), i));
    }
    return nodes;
  }
}
