package frontdesk.engine.call.brain;

/** What comes of asking a language model, for whoever counts. */
public enum BrainNews {
  /** It was asked, once for each round. */
  ASKED,
  /** It was asked before the caller's turn had ended. */
  ASKED_EARLY,
  /** It would have been asked early, had the node not had enough to do. */
  EARLY_HELD_BACK,
  /** What it was asked early is what the caller then had said. */
  EARLY_USED,
  /** The caller went on, or had said something else: the answer was given up. */
  EARLY_DROPPED,
  /** What it proposed was written: the conversation follows it or not. */
  TAKEN,
  /** Its answer had nothing in it. */
  NOTHING,
  /** It failed, refused or was late. */
  FAILED,
  /** All that it proposed was refused. */
  REFUSED,
  /** The caller spoke on or hung up while it was being waited for. */
  GIVEN_UP;

  /** Why the rules go on in place of the model. */
  public static BrainNews of(BrainTurn.Why why) {
    return switch (why) {
      case FAILED -> FAILED;
      case NOTHING -> NOTHING;
      case REFUSED -> REFUSED;
    };
  }
}
