package frontdesk.engine.call;

import frontdesk.engine.call.SynthesizerStage.Taken;
import frontdesk.engine.media.playout.AudioSource;
import frontdesk.engine.media.playout.AudioStream;
import java.util.ArrayList;
import java.util.List;

/**
 * The way from the synthesizer's stage to the line: the audio of the newest prompt only. Begun by
 * the call's actor, fed by the stage.
 */
final class LineVoice implements SynthesizerStage.Output {
  private int prompt;
  private AudioStream stream = new AudioStream();
  private List<Sounded> sentences = new ArrayList<>();
  private int unfinishedSamples;
  private boolean cut;

  /**
   * A sentence as far as the line was given it.
   *
   * @param whole false: there would have been, or will be, more of it
   */
  record Sounded(int samples, boolean whole) {}

  /** A new prompt; what still comes of older ones is dropped. */
  synchronized AudioSource begin(int newPrompt) {
    prompt = newPrompt;
    stream = new AudioStream();
    sentences = new ArrayList<>();
    unfinishedSamples = 0;
    cut = false;
    return stream;
  }

  @Override
  public synchronized Taken play(int ofPrompt, short[] samples) {
    if (ofPrompt != prompt) {
      return Taken.OVER;
    }
    return switch (stream.offer(samples)) {
      case TAKEN -> {
        unfinishedSamples += samples.length;
        yield Taken.TAKEN;
      }
      case FULL -> {
        cut = true;
        yield Taken.FULL;
      }
      case OVER -> {
        cut = true;
        yield Taken.OVER;
      }
    };
  }

  @Override
  public synchronized void sentenceOver(int ofPrompt) {
    if (ofPrompt == prompt) {
      sentences.add(new Sounded(unfinishedSamples, true));
      unfinishedSamples = 0;
    }
  }

  @Override
  public synchronized void end(int ofPrompt, boolean whole) {
    if (ofPrompt == prompt) {
      cut |= !whole;
      stream.end();
    }
  }

  @Override
  public synchronized int waitingSamples(int ofPrompt) {
    return ofPrompt == prompt ? stream.waitingSamples() : 0;
  }

  /** Whether something of this prompt could not be made, or did not fit on the line. */
  synchronized boolean isCut(int ofPrompt) {
    return ofPrompt == prompt && cut;
  }

  /** The sentences of this prompt that were begun; all but the last are whole. */
  synchronized List<Sounded> sentences(int ofPrompt) {
    if (ofPrompt != prompt) {
      return List.of();
    }
    List<Sounded> begun = new ArrayList<>(sentences);
    if (unfinishedSamples > 0) {
      begun.add(new Sounded(unfinishedSamples, false));
    }
    return List.copyOf(begun);
  }
}
