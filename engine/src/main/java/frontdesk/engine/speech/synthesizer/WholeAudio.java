package frontdesk.engine.speech.synthesizer;

import frontdesk.protocol.provider.SpeechSynthesizer;
import frontdesk.protocol.provider.SpeechSynthesizer.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Puts the pieces of one text together. Any thread. */
public final class WholeAudio implements SpeechSynthesizer.Listener {
  private final List<short[]> pieces = new ArrayList<>();

  @Override
  public synchronized void onAudio(short[] samples) {
    pieces.add(samples);
  }

  /** All of it, linear 16 bit, 8 kHz; empty where the text did not end well. */
  public synchronized Optional<short[]> of(Outcome outcome) {
    if (outcome != Outcome.COMPLETE) {
      return Optional.empty();
    }
    short[] all = new short[pieces.stream().mapToInt(piece -> piece.length).sum()];
    int at = 0;
    for (short[] piece : pieces) {
      System.arraycopy(piece, 0, all, at, piece.length);
      at += piece.length;
    }
    return Optional.of(all);
  }
}
