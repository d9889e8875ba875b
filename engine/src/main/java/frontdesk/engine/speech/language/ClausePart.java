package frontdesk.engine.speech.language;

import frontdesk.protocol.dialogue.Intent;
import frontdesk.protocol.dialogue.Understanding;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** One wish, or one question, of several in a sentence. */
record ClausePart(Sentence sentence, Understanding said) {
  /** Before a question that is told: "I'd like to know whether you are open". */
  private static final Set<String> TO_ASK =
      Set.of("ask", "know", "tell", "whether", "wonder", "wondering", "intreb", "stiu", "spuneti");

  /** What belongs to talking, and wishes nothing. */
  private static final Set<Intent> TALK =
      EnumSet.of(Intent.REPEAT, Intent.WAIT, Intent.HELP, Intent.GOODBYE, Intent.SLOWER);

  /** What is to be done with what there is already. */
  static final Set<Intent> EXISTING =
      EnumSet.of(
          Intent.FIND_APPOINTMENT,
          Intent.CANCEL_APPOINTMENT,
          Intent.MOVE_APPOINTMENT,
          Intent.JOIN_WAITING_LIST,
          Intent.ASK_WAITING_LIST,
          Intent.LEAVE_WAITING_LIST);

  /** Before a service that there is already. */
  private static final Set<String> HAVING =
      Set.of("have", "got", "had", "was", "am", "avem", "are", "aveam");

  /** Before a service that is wished, though it may be had. */
  private static final Set<String> ASKING =
      Set.of(
          "like", "want", "wants", "need", "needs", "can", "could", "may", "vrea", "vreau",
          "doresc", "dori", "nevoie", "pot", "putea");

  private static final Set<String> WISHING =
      Set.of(
          ("like love want wants need needs book have get vrea vreau dori doresc dorim vrem nevoie"
                  + " programa programez programati faceti-mi")
              .split(" "));

  boolean is(Intent intent) {
    return said.intent().equals(Optional.of(intent));
  }

  boolean isExisting() {
    return said.intent().filter(EXISTING::contains).isPresent();
  }

  boolean isAsked() {
    return is(Intent.INFORMATION) && said.topic().isPresent();
  }

  /** A booking that names what, or is asked for in as many words. */
  boolean isBooking() {
    return is(Intent.BOOK) && (said.service().isPresent() || isExplicit()) && !isTold();
  }

  /** What was, or what there is: "I was in for a cleaning", "I have a checkup on Friday". */
  private boolean isTold() {
    boolean has = false;
    for (Sentence.Piece piece : sentence.pieces()) {
      if (piece.meaning() instanceof Meaning.NamesService && has) {
        return true;
      }
      List<String> words = sentence.words().words().subList(piece.from(), piece.to());
      if (words.stream().anyMatch(ASKING::contains)) {
        return sentence.has(Meaning.Past.class);
      }
      has |= piece.meaning() instanceof Meaning.Has || words.stream().anyMatch(HAVING::contains);
    }
    return sentence.has(Meaning.Past.class);
  }

  /** Whether wishing is spoken of, and not only what is wished. */
  boolean isExplicit() {
    return sentence.all(Meaning.Wants.class).contains(new Meaning.Wants(Intent.BOOK))
        || sentence.words().words().stream().anyMatch(WISHING::contains);
  }

  boolean isWish() {
    return isExisting() || isAsked() || isBooking();
  }

  /** Whether it begins as a question does and asks about the clinic, and wishes nothing. */
  boolean asksOfClinic() {
    boolean asks =
        NotAName.isQuestion(sentence)
            || sentence.words().words().stream().anyMatch(TO_ASK::contains);
    boolean wishes =
        sentence.all(Meaning.Wants.class).contains(new Meaning.Wants(Intent.BOOK)) || isExisting();
    return isAsked() && asks && !wishes;
  }

  /** A service by its name and nothing else: "and a whitening". */
  boolean isOnlyNamed() {
    return said.service().isPresent() && !isExplicit() && rest().equals(Understanding.NOTHING);
  }

  private Understanding rest() {
    return said.intent().equals(Optional.of(Intent.BOOK))
        ? said.service()
            .map(service -> Understanding.NOTHING.withIntent(Intent.BOOK).withService(service))
            .filter(said::equals)
            .map(same -> Understanding.NOTHING)
            .orElse(said)
        : said;
  }

  /** Whether it means nothing by itself. */
  boolean isNothing() {
    return said.equals(Understanding.NOTHING);
  }

  /** Whether it says no more than who is calling or whom it is for, if anything. */
  boolean isOnlyWho() {
    boolean talk = said.intent().filter(intent -> !TALK.contains(intent)).isEmpty();
    boolean day = said.date().isPresent() || said.soonest() || said.impossibleDate();
    boolean time =
        said.time().isPresent() || said.earliest().isPresent() || said.latest().isPresent();
    boolean which = said.service().isPresent() || said.practitioner().isPresent();
    return talk && !day && !time && !which && said.every().isEmpty() && said.note().isEmpty();
  }

  /** "Can I come on Friday": a wish, though it does not say what for. */
  boolean isRequested() {
    boolean when = said.date().isPresent() || said.time().isPresent() || said.soonest();
    return is(Intent.BOOK) && when && NotAName.isQuestion(sentence);
  }
}
