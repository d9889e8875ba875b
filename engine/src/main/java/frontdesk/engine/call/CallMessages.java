package frontdesk.engine.call;

import frontdesk.protocol.call.CallEvent;
import frontdesk.protocol.call.CallProtocol;
import frontdesk.protocol.dialogue.ToolAnswer;
import frontdesk.protocol.media.TelephoneKey;
import frontdesk.protocol.patient.RecentWish;
import frontdesk.protocol.provider.Failure;
import frontdesk.protocol.provider.Transcript;
import java.util.Optional;

/** What a call tells itself: news of its line, its stages, its tools and its timers. */
final class CallMessages {
  private CallMessages() {}

  /** What the recognizer reports, as the call tells it to itself. */
  static CallProtocol.Internal of(RecognizerStage.Heard heard) {
    if (heard instanceof RecognizerStage.Transcribed transcribed) {
      return new Transcribed(transcribed.utterance(), transcribed.transcript());
    } else if (heard instanceof RecognizerStage.PartlyTranscribed partly) {
      return new PartlyTranscribed(partly.utterance(), partly.partial());
    } else if (heard instanceof RecognizerStage.LikelyFinished likely) {
      return new LikelyFinished(likely.utterance(), likely.mark(), likely.partial());
    }
    RecognizerStage.RecognitionFailed failed = (RecognizerStage.RecognitionFailed) heard;
    return new RecognitionFailed(failed.utterance(), failed.failure());
  }

  /** The entity recovered and has to find its line. */
  record Wake() implements CallProtocol.Internal {}

  /** It has woken: what came meanwhile is dealt with now. */
  record Awake() implements CallProtocol.Internal {}

  /** A sign of life is due. */
  record Tick() implements CallProtocol.Internal {}

  /** The caller began to speak, at this position of the line. */
  record SpeechBegan(long utterance, long positionSamples) implements CallProtocol.Internal {}

  /**
   * The caller stopped speaking.
   *
   * @param quietMs since the last voice that was heard of it
   * @param audio mu-law of the utterance where it is kept as a name or note, else empty
   */
  @SuppressWarnings("ArrayRecordComponent") // handed on once, never compared
  record SpeechEnded(long utterance, int durationMs, int quietMs, byte[] audio)
      implements CallProtocol.Internal {}

  /** It was no speech after all. */
  record SpeechAbandoned(long utterance) implements CallProtocol.Internal {}

  record Transcribed(long utterance, Transcript transcript) implements CallProtocol.Internal {}

  /** What seems to be said so far. */
  record PartlyTranscribed(long utterance, Transcript partial) implements CallProtocol.Internal {}

  /** The same where it is final so far or seems to be all; see the stage's. */
  record LikelyFinished(long utterance, long mark, Transcript partial)
      implements CallProtocol.Internal {}

  /** The caller pauses within an utterance, or goes on after that. */
  record CallerPaused(long utterance, boolean quiet) implements CallProtocol.Internal {}

  /** A piece of a language model's answer. */
  record BrainReported(LanguageModelStage.Report report) implements CallProtocol.Internal {}

  /** A language model's answer is not waited for any longer; counts the utterances thought of. */
  record BrainLate(long thought) implements CallProtocol.Internal {}

  /** For a while nothing else was heard of what is being said. */
  record WordsSettled(long utterance) implements CallProtocol.Internal {}

  /** It is looked whether the caller has heard all that there is of an answer that goes on. */
  record AnswerLooked(int prompt) implements CallProtocol.Internal {}

  record RecognitionFailed(long utterance, Failure failure) implements CallProtocol.Internal {}

  /** A key came as RFC 4733 event or by INFO. */
  record KeyCame(TelephoneKey key) implements CallProtocol.Internal {}

  /** The first audio of a prompt has left. */
  record PromptBegan(int prompt) implements CallProtocol.Internal {}

  /** Nothing more of a prompt will be sent; it ended at this position of the line. */
  record PromptPlayed(int prompt, boolean complete, long samplesSent, long positionSamples)
      implements CallProtocol.Internal {}

  /** All audio of a prompt is with the line, or will never be. */
  record PromptSpoken(SynthesizerStage.Spoken spoken) implements CallProtocol.Internal {}

  /** What a call from this number had come to that was cut off; empty also when time is up. */
  record Recalled(Optional<RecentWish> wish) implements CallProtocol.Internal {}

  record ToolReplied(int tool, ToolAnswer answer) implements CallProtocol.Internal {}

  /** The caller was silent for as long as the question allows. */
  record SilenceOver(int prompt) implements CallProtocol.Internal {}

  /** A turn has taken too long. */
  record TurnOver(int turn) implements CallProtocol.Internal {}

  /** The caller has waited long for an answer: something content-free may be said. */
  record FillerDue(int turn) implements CallProtocol.Internal {}

  /** No key came for a while: the number that was keyed is complete. */
  record KeysOver() implements CallProtocol.Internal {}

  /** The call has lasted as long as it may. */
  record LeaseOver() implements CallProtocol.Internal {}

  /** No audio comes from the caller any more. */
  record CallerAudioLost() implements CallProtocol.Internal {}

  /** The conversation is over and everything was said. */
  record HangUpNow(CallEvent.Ending ending) implements CallProtocol.Internal {}

  record ByeDone(CallEvent.Ending ending) implements CallProtocol.Internal {}

  record ReinviteDone(Signaling.Outcome outcome, int attempt) implements CallProtocol.Internal {}

  /** It is this lost call's turn to be taken over. */
  record TakeoverTurn() implements CallProtocol.Internal {}

  /** Another re-INVITE of a lost call may be tried. */
  record ReinviteAgain(int attempt) implements CallProtocol.Internal {}

  /** Nothing is owed any more: the end may be written. */
  record Finish(CallEvent.Ending ending) implements CallProtocol.Internal {}

  /** Whatever the call held is free: the entity may go. */
  record Settled() implements CallProtocol.Internal {}

  /** Sharding asks the entity to stop. */
  record Stop() implements CallProtocol.Internal {}
}
