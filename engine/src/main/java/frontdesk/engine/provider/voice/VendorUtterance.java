package frontdesk.engine.provider.voice;

import frontdesk.engine.provider.wire.Network;
import frontdesk.protocol.media.AudioFrame;
import frontdesk.protocol.provider.Failure;
import frontdesk.protocol.provider.SpeechSynthesizer.Listener;
import frontdesk.protocol.provider.SpeechSynthesizer.Outcome;
import frontdesk.protocol.provider.SpeechSynthesizer.Utterance;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.actor.Cancellable;
import org.jspecify.annotations.Nullable;

/**
 * One text at a vendor: its audio until its end, its deadlines and its bound. Whatever ends it ends
 * it once, and after that nothing is reported. Safe for all threads.
 */
public final class VendorUtterance implements Utterance {
  private final Network network;
  private final VoiceBounds bounds;
  private final Listener listener;
  private final boolean hasWords;
  private final CompletableFuture<Outcome> done = new CompletableFuture<>();
  private Runnable release = () -> {};
  private @Nullable Cancellable deadline;
  private long pieces;
  private long samplesLeft;
  private @Nullable Outcome outcome;
  private volatile Failure failure = Failure.BROKEN;

  /** The text is asked for now: its first audio is waited for. */
  VendorUtterance(Network network, VoiceBounds bounds, String text, Listener listener) {
    this.network = network;
    this.bounds = bounds;
    this.listener = listener;
    this.hasWords = text.codePoints().anyMatch(Character::isLetterOrDigit);
    this.samplesLeft = bounds.maxAudio().toMillis() * AudioFrame.SAMPLE_RATE_HZ / 1_000;
  }

  /** Begins to wait; {@code release} is run once when it is over, whatever ended it. */
  void begin(Runnable whenOver) {
    boolean over;
    synchronized (this) {
      over = outcome != null;
      if (!over) {
        release = whenOver;
        await(0);
      }
    }
    if (over) {
      whenOver.run();
    }
  }

  /** Waits for what comes after so many pieces. */
  private void await(long piecesSoFar) {
    if (deadline != null) {
      deadline.cancel();
    }
    deadline =
        network.later(
            piecesSoFar == 0 ? bounds.firstAudioWithin() : bounds.gap(), () -> late(piecesSoFar));
  }

  private void late(long piecesSoFar) {
    boolean isLate;
    synchronized (this) {
      isLate = pieces == piecesSoFar;
    }
    if (isLate) {
      fail(Failure.of(Failure.Kind.LATE, piecesSoFar == 0 ? "first-audio" : "gap"));
    }
  }

  /** The next audio, 8 kHz. */
  void audio(short[] samples) {
    boolean tooLong;
    synchronized (this) {
      if (outcome != null || samples.length == 0) {
        return;
      }
      samplesLeft -= samples.length;
      tooLong = samplesLeft < 0;
      if (!tooLong) {
        pieces++;
        await(pieces);
        listener.onAudio(samples);
      }
    }
    if (tooLong) {
      fail(Failure.of(Failure.Kind.BROKEN, "too-long"));
    }
  }

  /** The vendor has said that this was all. Words without a sound are no success. */
  void complete() {
    boolean silent;
    synchronized (this) {
      silent = pieces == 0 && hasWords;
    }
    if (silent) {
      fail(Failure.of(Failure.Kind.BROKEN, "no-audio"));
    } else {
      end(Outcome.COMPLETE, Failure.BROKEN);
    }
  }

  void fail(Failure why) {
    end(why.kind() == Failure.Kind.BUSY ? Outcome.BUSY : Outcome.BROKEN, why);
  }

  /** Waits for a piece that is being reported: after it, nothing is. */
  @Override
  public void cancel() {
    end(Outcome.CANCELLED, Failure.CLOSED);
  }

  private void end(Outcome how, Failure why) {
    Runnable whenOver;
    synchronized (this) {
      if (outcome != null) {
        return;
      }
      outcome = how;
      failure = why;
      whenOver = release;
      if (deadline != null) {
        deadline.cancel();
      }
    }
    whenOver.run();
    done.complete(how);
  }

  synchronized boolean isOver() {
    return outcome != null;
  }

  /** Whether anything of it was heard. */
  synchronized boolean isHeard() {
    return pieces > 0;
  }

  /** Whether the vendor did not keep a deadline. */
  boolean isLate() {
    return isOver() && failure.kind() == Failure.Kind.LATE;
  }

  @Override
  public CompletionStage<Outcome> done() {
    return done.minimalCompletionStage();
  }

  @Override
  public Failure failure() {
    return failure;
  }
}
