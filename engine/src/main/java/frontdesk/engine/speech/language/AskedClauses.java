package frontdesk.engine.speech.language;

import frontdesk.protocol.dialogue.Intent;
import frontdesk.protocol.dialogue.Topic;
import frontdesk.protocol.dialogue.Understanding;
import frontdesk.protocol.id.ServiceId;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Takes what is asked about the clinic out of a sentence that says more: "..., and how much is a
 * whitening". A sentence is cut at every pause and every word that joins; what begins as questions
 * do and asks about the clinic is a question, and what stands between questions is left whole.
 */
final class AskedClauses {
  /** More questions than this in one breath are not taken apart. */
  private static final int MOST = 4;

  /** Topics that are asked of a service, which need not be named twice. */
  private static final Set<Topic> OF_SERVICE =
      EnumSet.of(Topic.PRICES, Topic.DURATION, Topic.PREPARATION);

  private final Function<Words, ClausePart> parts;
  private final Function<Words, List<Integer>> cuts;

  /**
   * @param parts reads some words by themselves
   * @param cuts where clauses begin and end, in pairs
   */
  AskedClauses(Function<Words, ClausePart> parts, Function<Words, List<Integer>> cuts) {
    this.parts = parts;
    this.cuts = cuts;
  }

  /**
   * A sentence and the questions in it.
   *
   * @param asked what is asked, in the order said; never empty
   * @param rest what stands before, between and after the questions
   */
  record Split(List<Understanding> asked, List<Words> rest) {}

  /** The questions of a sentence; empty where it asks nothing about the clinic. */
  Optional<Split> of(Words words) {
    List<Integer> bounds = cuts.apply(words);
    List<Understanding> asked = new ArrayList<>();
    List<Words> rest = new ArrayList<>();
    int from = -1;
    int to = -1;
    boolean after = false;
    for (int i = 0; i + 1 < bounds.size(); i += 2) {
      Words clause = words.part(bounds.get(i), bounds.get(i + 1));
      ClausePart part = parts.apply(clause);
      if (part.asksOfClinic()) {
        asked.add(ofSame(asked, part.said()));
        after = true;
      } else if (after && part.isOnlyNamed()) {
        Understanding last = asked.get(asked.size() - 1);
        asked.add(part.said().withIntent(last.intent().orElseThrow()).withTopic(topic(last)));
      } else if (!(after && part.isNothing())) {
        from = from < 0 ? bounds.get(i) : from;
        to = bounds.get(i + 1);
        after = false;
        continue;
      }
      if (from >= 0) {
        rest.add(words.part(from, to));
        from = -1;
      }
    }
    if (from >= 0) {
      rest.add(words.part(from, to));
    }
    return asked.isEmpty() || asked.size() > MOST
        ? Optional.empty()
        : Optional.of(new Split(asked, rest));
  }

  /**
   * "How much is a cleaning and can I have one": of the only service that was asked about; "are you
   * open on Saturday, and if so can I come at ten": on the only day.
   */
  static Understanding ofAsked(Understanding wish, List<Understanding> asked) {
    boolean books = wish.intent().equals(Optional.of(Intent.BOOK));
    List<ServiceId> services =
        asked.stream().flatMap(one -> one.service().stream()).distinct().toList();
    List<LocalDate> days =
        asked.stream()
            .filter(one -> one.topic().equals(Optional.of(Topic.HOURS)))
            .flatMap(one -> one.date().stream())
            .distinct()
            .toList();
    boolean dayless = wish.date().isEmpty() && !wish.soonest() && wish.from().isEmpty();
    boolean timed =
        wish.time().isPresent() || wish.earliest().isPresent() || wish.latest().isPresent();
    Understanding all = wish;
    if (books && wish.service().isEmpty() && services.size() == 1) {
      all = all.withService(services.get(0));
    }
    return books && dayless && timed && days.size() == 1 ? all.withDate(days.get(0)) : all;
  }

  private static Topic topic(Understanding asked) {
    return asked.topic().orElse(Topic.SERVICES);
  }

  /** "Do you do braces, and how much are they": the same service is asked about. */
  private static Understanding ofSame(List<Understanding> before, Understanding asked) {
    boolean nameless =
        asked.service().isEmpty() && asked.topic().filter(OF_SERVICE::contains).isPresent();
    return nameless && !before.isEmpty()
        ? before.get(before.size() - 1).service().map(asked::withService).orElse(asked)
        : asked;
  }
}
