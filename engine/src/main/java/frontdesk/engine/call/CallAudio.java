package frontdesk.engine.call;

import frontdesk.engine.media.FlushAnswer;
import frontdesk.engine.media.LineAnswer;
import frontdesk.engine.media.LineListener;
import frontdesk.engine.media.LineMedia;
import frontdesk.engine.media.MediaLine;
import frontdesk.engine.media.playout.Clip;
import frontdesk.engine.media.playout.PlayedPart;
import frontdesk.protocol.call.CallProtocol;
import frontdesk.protocol.media.TelephoneKey;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.apache.pekko.actor.typed.ActorRef;

/**
 * A call's hold on its line: what it plays, and what the line reports. Commands come from the
 * call's actor; reports come on the media loop's thread and are passed on as messages.
 */
final class CallAudio implements LineListener {
  /** The utterance id of fillers; prompts count from 1. */
  private static final long FILLER = 0;

  /** More than the prompts of any call: with its epoch a prompt has an id of its own. */
  private static final long PROMPTS = 1L << 20;

  private final MediaLine line;
  private final AtomicInteger speakingPrompt = new AtomicInteger();
  private final long epoch;
  private final Consumer<CallProtocol.Internal> tell;
  private final Hearing hearing;
  private final ActorRef<SynthesizerStage.Command> voice;
  private final ActorRef<SynthesizerStage.Spoken> onSpoken;
  private final LineVoice output;

  CallAudio(
      MediaLine line,
      long epoch,
      Consumer<CallProtocol.Internal> tell,
      Hearing hearing,
      ActorRef<SynthesizerStage.Command> voice,
      LineVoice output,
      ActorRef<SynthesizerStage.Spoken> onSpoken) {
    this.line = line;
    this.epoch = epoch;
    this.tell = tell;
    this.hearing = hearing;
    this.voice = voice;
    this.output = output;
    this.onSpoken = onSpoken;
  }

  MediaLine line() {
    return line;
  }

  Hearing hearing() {
    return hearing;
  }

  /** Takes charge of the line. */
  void attach() {
    line.attach(epoch, this, hearing);
  }

  void configure(LineMedia media) {
    line.configure(epoch, media);
  }

  /**
   * A sign of life; says also whether the caller is owed an answer, and was told to wait for it.
   */
  void heartbeat(boolean callerWaits, boolean told) {
    line.callerWaits(epoch, callerWaits, told);
  }

  /** The id of a prompt on the line; what another owner of the line played is not ours. */
  private long utteranceId(int prompt) {
    return epoch * PROMPTS + prompt;
  }

  private boolean isOurs(long utteranceId) {
    return utteranceId != FILLER && utteranceId / PROMPTS == epoch;
  }

  /** Drops whatever is being played or waits. */
  void quieten() {
    line.flush(epoch);
  }

  /** Plays something content-free while the caller waits; a prompt that comes plays after it. */
  void fill(Clip clip) {
    line.play(epoch, FILLER, clip);
  }

  /** The same before any prompt that is not heard yet, and never behind one that is. */
  boolean interject(Clip clip) {
    return line.interject(epoch, FILLER, clip) == LineAnswer.ACCEPTED;
  }

  /** Plays a prompt; one that was playing stops, a filler is heard to its end. */
  void speak(int prompt, List<SynthesizerStage.Sentence> sentences) {
    speak(prompt, sentences, false, List.of());
  }

  /**
   * The same; to one that is open sentences may be appended until it is finished.
   *
   * @param last what is said at its end
   */
  void speak(
      int prompt,
      List<SynthesizerStage.Sentence> sentences,
      boolean open,
      List<SynthesizerStage.Sentence> last) {
    if (speakingPrompt.getAndSet(prompt) != 0) {
      line.flush(epoch);
    }
    if (line.play(epoch, utteranceId(prompt), output.begin(prompt)) != LineAnswer.ACCEPTED) {
      // Nobody hears it: the call goes on as after a prompt that was cut off at once.
      tell.accept(new CallMessages.PromptPlayed(prompt, false, 0, line.positionSamples()));
      return;
    }
    voice.tell(new SynthesizerStage.Speak(prompt, sentences, onSpoken, open, last));
  }

  /** More of an open prompt; dropped where it was hushed or another one speaks. */
  void append(int prompt, List<SynthesizerStage.Sentence> sentences) {
    voice.tell(new SynthesizerStage.Append(prompt, sentences));
  }

  /** An open prompt has all its sentences: it is over when they are played. */
  void finish(int prompt) {
    voice.tell(new SynthesizerStage.Finish(prompt));
  }

  /** Stops the prompt at once; answers how many of its samples went out. */
  long hush(int prompt) {
    voice.tell(new SynthesizerStage.Hush());
    speakingPrompt.set(0);
    if (line.flush(epoch) instanceof FlushAnswer.Flushed flushed) {
      return flushed.parts().stream()
          .filter(part -> part.utteranceId() == utteranceId(prompt))
          .mapToLong(PlayedPart::samplesSent)
          .sum();
    }
    return 0;
  }

  /** The sentences of this prompt, as far as the line was given them. */
  List<LineVoice.Sounded> sentences(int prompt) {
    return output.sentences(prompt);
  }

  /** Whether so many sentences of this prompt were heard to their end, and no more is there. */
  boolean isHeard(int prompt, int ofSentences) {
    List<LineVoice.Sounded> there = output.sentences(prompt);
    return there.size() == ofSentences
        && there.stream().allMatch(LineVoice.Sounded::whole)
        && output.waitingSamples(prompt) == 0;
  }

  /** Lets the line go without ending it: it looks after the caller by itself. */
  void detach() {
    line.detach(epoch);
  }

  /** Ends the line; one that says its last words ends by itself. */
  void close() {
    voice.tell(new SynthesizerStage.Hush());
    line.closeUnlessParting();
  }

  @Override
  public void onKey(TelephoneKey key, long positionSamples) {
    tell.accept(new CallMessages.KeyCame(key));
  }

  @Override
  public void onPlaying(long utteranceId) {
    if (isOurs(utteranceId)) {
      tell.accept(new CallMessages.PromptBegan((int) (utteranceId % PROMPTS)));
    }
  }

  @Override
  public void onPlayed(long utteranceId, long samplesSent, boolean complete) {
    if (!isOurs(utteranceId)) {
      return;
    }
    int prompt = (int) (utteranceId % PROMPTS);
    speakingPrompt.compareAndSet(prompt, 0);
    // All that there was has been played; whether that was the whole prompt the voice knows.
    boolean whole = complete && !output.isCut(prompt);
    tell.accept(new CallMessages.PromptPlayed(prompt, whole, samplesSent, line.positionSamples()));
  }

  @Override
  public void onInboundLost() {
    tell.accept(new CallMessages.CallerAudioLost());
  }
}
