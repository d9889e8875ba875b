package frontdesk.ops.chaos.providers;

import frontdesk.ops.provider.fake.SpokenText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Says what a call with a hostile model was promised and did not get. Pure. */
final class HostileJudge {
  private final CellJudge calls;

  HostileJudge(CellJudge calls) {
    this.calls = calls;
  }

  /** A sentence each; empty where the call went as it goes without a model. */
  List<String> broken(Hostility how, HostileFacts facts) {
    List<String> broken = new ArrayList<>(calls.broken(facts.call()));
    said(facts.call())
        .filter(text -> text.toLowerCase(Locale.ROOT).contains(how.mark()))
        .forEach(text -> broken.add("the model's own words were said: " + how.mark()));
    facts.changes().forEach(change -> broken.add("nobody wished for " + change));
    long most = how.mostTokensEach();
    if (facts.asked() > 0 && facts.answered() / facts.asked() > most) {
      broken.add("listened to %d tokens of %d answers".formatted(facts.answered(), facts.asked()));
    }
    return List.copyOf(broken);
  }

  private static Stream<String> said(CellFacts call) {
    Stream<String> voices =
        Stream.concat(call.byVendor().stream().map(SpokenText::text), call.byEmbedded().stream());
    return Stream.concat(call.prompts().stream(), voices);
  }
}
