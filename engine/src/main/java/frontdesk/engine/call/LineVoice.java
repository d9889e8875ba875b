package frontdesk.engine.call;

import frontdesk.engine.media.playout.AudioSource;
import frontdesk.engine.media.playout.AudioStream;
import java.util.ArrayList;
import java.util.List;

/**
 * The way from the synthesizer's stream to the line: the audio of the newest prompt only. Begun by
 * the call's actor, fed by the stream's thread.
 */
final class LineVoice implements SynthesizerStage.Output {
  private int prompt;
  private AudioStream stream = new AudioStream();
  private List<Integer> sentenceSamples = new ArrayList<>();
  private boolean cut;

  /** A new prompt; what still comes of older ones is dropped. */
  synchronized AudioSource begin(int newPrompt) {
    prompt = newPrompt;
    stream = new AudioStream();
    sentenceSamples = new ArrayList<>();
    cut = false;
    return stream;
  }

  @Override
  public synchronized void play(int ofPrompt, short[] samples) {
    if (ofPrompt == prompt) {
      sentenceSamples.add(samples.length);
      if (stream.offer(samples) != AudioStream.Offered.TAKEN) {
        cut = true;
      }
    }
  }

  @Override
  public synchronized void end(int ofPrompt, boolean whole) {
    if (ofPrompt == prompt) {
      cut |= !whole;
      stream.end();
    }
  }

  /** Whether something of this prompt could not be made, or did not fit on the line. */
  synchronized boolean isCut(int ofPrompt) {
    return ofPrompt == prompt && cut;
  }

  synchronized List<Integer> sentenceSamples(int ofPrompt) {
    return ofPrompt == prompt ? List.copyOf(sentenceSamples) : List.of();
  }
}
