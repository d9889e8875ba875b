package frontdesk.engine.speech.synthesizer;

import frontdesk.protocol.provider.SpeechSynthesizer.Listener;
import frontdesk.protocol.provider.SpeechSynthesizer.Outcome;
import frontdesk.protocol.provider.SpeechSynthesizer.Utterance;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * One sentence that several calls hear while it is made: who joins late first gets what there is.
 * When the last of them has left, whoever makes it is told to stop. Safe for all threads.
 */
final class SharedPhrase implements Listener {
  private final List<short[]> pieces = new ArrayList<>();
  private final List<Hearer> hearers = new ArrayList<>();
  private @Nullable Utterance maker;
  private boolean givenUp;
  private @Nullable Outcome outcome;
  private volatile Optional<short[]> audio = Optional.empty();

  /** Hears it from its beginning. */
  synchronized Utterance join(Listener listener) {
    Hearer hearer = new Hearer(listener);
    pieces.forEach(listener::onAudio);
    if (outcome == null) {
      hearers.add(hearer);
    } else {
      hearer.done.complete(outcome);
    }
    return hearer;
  }

  @Override
  public synchronized void onAudio(short[] samples) {
    pieces.add(samples);
    hearers.forEach(hearer -> hearer.listener.onAudio(samples));
  }

  /** Who makes it, so that it can be stopped. */
  void isMadeBy(Utterance utterance) {
    boolean tooLate;
    synchronized (this) {
      maker = utterance;
      tooLate = givenUp;
    }
    if (tooLate) {
      utterance.cancel();
    }
  }

  /** Whether everybody left before it was made: nobody will hear the end of it. */
  synchronized boolean isGivenUp() {
    return givenUp;
  }

  /** The whole of it, one array for all, once it is made to its end. */
  Optional<short[]> audio() {
    return audio;
  }

  /** There are no more pieces; nobody is told yet. */
  synchronized void whole(Outcome made) {
    if (made != Outcome.COMPLETE || givenUp) {
      return;
    }
    WholeAudio whole = new WholeAudio();
    pieces.forEach(whole::onAudio);
    short[] all = whole.of(made).orElseThrow();
    pieces.clear();
    pieces.add(all);
    audio = Optional.of(all);
  }

  /** Tells everybody how it ended. */
  void end(Outcome made) {
    List<Hearer> told;
    synchronized (this) {
      outcome = made;
      told = List.copyOf(hearers);
      hearers.clear();
    }
    told.forEach(hearer -> hearer.done.complete(made));
  }

  private void leave(Hearer hearer) {
    Utterance stopped = null;
    synchronized (this) {
      if (hearers.remove(hearer) && hearers.isEmpty()) {
        givenUp = true;
        stopped = maker;
      }
    }
    hearer.done.complete(Outcome.CANCELLED);
    if (stopped != null) {
      stopped.cancel();
    }
  }

  /** One call that hears it. */
  private final class Hearer implements Utterance {
    private final Listener listener;
    private final CompletableFuture<Outcome> done = new CompletableFuture<>();

    Hearer(Listener listener) {
      this.listener = listener;
    }

    @Override
    public void cancel() {
      leave(this);
    }

    @Override
    public CompletionStage<Outcome> done() {
      return done.minimalCompletionStage();
    }
  }
}
