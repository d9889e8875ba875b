package frontdesk.engine.provider.resilience;

import frontdesk.protocol.provider.Failure;
import java.time.Duration;

/**
 * Is told who did, or tried to do, which work: for metrics, cost and the record. Names, codes and
 * numbers only. Called on any thread; must not block or throw.
 */
public interface Attempts {
  /** Nobody listens. */
  Attempts UNHEARD = (port, provider, reason) -> Attempt.UNHEARD;

  /** The kinds of work. */
  enum Port {
    RECOGNIZER,
    SYNTHESIZER,
    MODEL
  }

  /** Why a provider is asked. */
  enum Reason {
    /** It is the first one that may be asked. */
    PREFERRED,
    /** One before it failed. */
    FALLBACK,
    /** It failed before, and nobody else is left. */
    RETRY,
    /** One before it is slow: whoever answers first is heard. */
    HEDGE
  }

  /** How a provider's gate stands. */
  enum Standing {
    /** It may be asked. */
    PASSING,
    /** One at a time may ask, until it works again. */
    PROBING,
    /** It is left alone. */
    SHUT
  }

  /** An attempt begins. */
  Attempt started(Port port, String provider, Reason reason);

  /** One provider gave a piece of work up, and another one goes on with it. */
  default void switched(Port port, String from, String to, Failure why) {
    // Metrics and records are interested; tests of one rule are not.
  }

  /**
   * A gate stands otherwise.
   *
   * @param why empty when it works again
   */
  default void gate(Port port, String provider, Standing standing, String why) {
    // As above.
  }

  /** One attempt; at most one of done, failed and cancelled, last. */
  interface Attempt {
    /** Nobody listens. */
    Attempt UNHEARD =
        new Attempt() {
          @Override
          public void first(Duration after) {
            // Nobody listens.
          }

          @Override
          public void done(Amount amount, Duration after) {
            // Nobody listens.
          }

          @Override
          public void failed(Failure failure, Amount amount, Duration after) {
            // Nobody listens.
          }

          @Override
          public void cancelled(Amount amount, Duration after) {
            // Nobody listens.
          }
        };

    /** The first piece came: a partial transcript, audio, or a token. */
    void first(Duration after);

    /** The work is done; for a recognizer {@code after} counts from the end of the utterance. */
    void done(Amount amount, Duration after);

    /** It was not done. */
    void failed(Failure failure, Amount amount, Duration after);

    /** Nobody wants it any more. */
    void cancelled(Amount amount, Duration after);
  }

  /** Tells two listeners. */
  default Attempts and(Attempts other) {
    return new BothAttempts(this, other);
  }
}
