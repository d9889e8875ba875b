package frontdesk.ops.provider;

import frontdesk.ops.firstcall.harness.Await;
import frontdesk.protocol.provider.SpeechSynthesizer;
import frontdesk.protocol.provider.SpeechSynthesizer.Manner;
import frontdesk.protocol.provider.SpeechSynthesizer.Outcome;
import frontdesk.protocol.provider.SpeechSynthesizer.Utterance;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** One text, as far as it was heard. */
final class HeardText implements SpeechSynthesizer.Listener {
  private static final long PATIENCE_S = 20;

  private final List<short[]> pieces = new ArrayList<>();
  private Utterance utterance;
  private boolean firstCameEarly;

  /** Has a text spoken. */
  static HeardText of(SpeechSynthesizer voice, String text, Manner manner) {
    HeardText heard = new HeardText();
    Utterance begun = voice.speak(text, manner, heard);
    synchronized (heard) {
      heard.utterance = begun;
    }
    return heard;
  }

  @Override
  public synchronized void onAudio(short[] samples) {
    pieces.add(samples.clone());
    firstCameEarly |= utterance == null || !utterance.done().toCompletableFuture().isDone();
  }

  synchronized Utterance utterance() {
    return utterance;
  }

  synchronized int pieces() {
    return pieces.size();
  }

  /** Whether audio came before the text was over. */
  synchronized boolean firstCameEarly() {
    return firstCameEarly;
  }

  synchronized short[] samples() {
    short[] all = new short[pieces.stream().mapToInt(piece -> piece.length).sum()];
    int at = 0;
    for (short[] piece : pieces) {
      System.arraycopy(piece, 0, all, at, piece.length);
      at += piece.length;
    }
    return all;
  }

  HeardText awaitPiece() {
    Await.until("a piece", () -> pieces() > 0);
    return this;
  }

  Outcome outcome() throws Exception {
    return utterance().done().toCompletableFuture().get(PATIENCE_S, TimeUnit.SECONDS);
  }
}
