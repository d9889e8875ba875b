package frontdesk.ops.node;

import frontdesk.config.SpeechSettings;
import frontdesk.engine.speech.activity.VoiceSettings;
import frontdesk.engine.speech.language.Interpreter;
import frontdesk.engine.speech.language.InterpreterSettings;
import frontdesk.engine.speech.pocketsphinx.PocketSphinxSettings;
import frontdesk.engine.speech.recognizer.RecognizerSettings;
import frontdesk.engine.speech.sphinx.SphinxSettings;
import frontdesk.engine.speech.synthesizer.SynthesizerSettings;
import java.util.List;

/** Turns the node's settings of hearing and speaking into those of the engine's parts; pure. */
public final class EngineSpeech {
  private EngineSpeech() {}

  static VoiceSettings activity(SpeechSettings speech) {
    var activity = speech.activity();
    return new VoiceSettings(
        activity.startSpeech(),
        speech.bargeInSpeech(),
        activity.startWindow(),
        activity.voicedShare(),
        activity.snrDb(),
        activity.bargeInSnrDb(),
        activity.echoMarginDb(),
        activity.maxEchoDelay(),
        activity.leastSpeechDbfs(),
        speech.endOfTurnSilence(),
        speech.shortEndOfTurnSilence(),
        speech.longEndOfTurnSilence(),
        speech.likelyEndOfTurnSilence(),
        speech.maxUtterance(),
        activity.leastVoiced(),
        activity.preRoll());
  }

  /** The bounds of the pool of recognizers. */
  public static RecognizerSettings recognizer(SpeechSettings speech) {
    var recognizers = speech.recognizers();
    return new RecognizerSettings(
        speech.engines(),
        recognizers.queuedUtterances(),
        recognizers.openSessions(),
        speech.recognitionDeadline(),
        speech.maxUtterance(),
        speech.activity().leastVoiced(),
        recognizers.grammarsKept(),
        recognizers.hungAfter(),
        recognizers.hungEngines());
  }

  /** How sphinx4 searches and rejects. */
  public static SphinxSettings sphinx4(SpeechSettings speech) {
    var sphinx4 = speech.recognizers().sphinx4();
    return new SphinxSettings(
        sphinx4.absoluteBeam(),
        sphinx4.relativeBeam(),
        sphinx4.wordInsertion(),
        sphinx4.silenceInsertion(),
        (float) sphinx4.languageWeight(),
        sphinx4.phoneInsertion(),
        sphinx4.minConfidence(),
        sphinx4.maxGraphNodes());
  }

  /** How pocketsphinx searches and rejects. */
  public static PocketSphinxSettings pocketsphinx(SpeechSettings speech) {
    var pocketsphinx = speech.recognizers().pocketsphinx();
    return new PocketSphinxSettings(
        pocketsphinx.model(),
        pocketsphinx.wordInsertion(),
        pocketsphinx.noiseLeft(),
        pocketsphinx.ditherSigma(),
        pocketsphinx.minConfidence());
  }

  static SynthesizerSettings synthesizer(SpeechSettings speech) {
    var synthesis = speech.synthesis();
    return new SynthesizerSettings(
        speech.voices(),
        synthesis.queuedTexts(),
        synthesis.maxTextLength(),
        synthesis.maxAudio(),
        synthesis.deadline(),
        synthesis.attempts(),
        synthesis.hungAfter(),
        synthesis.hungVoices(),
        synthesis.peakDbfs());
  }

  /** What interprets a recognizer of these languages, primary subtags of IETF BCP 47. */
  static Interpreter interpreter(SpeechSettings speech, List<String> languages) {
    InterpreterSettings settings = interpreter(speech);
    return languages.size() > 1
        ? Interpreter.everyLanguage(settings)
        : Interpreter.of(settings, languages.stream().findFirst().orElse("en"));
  }

  /** As many readings are looked at as the recognizer is asked for. */
  public static InterpreterSettings interpreter(SpeechSettings speech) {
    var interpreter = speech.interpreter();
    return new InterpreterSettings(
        speech.alternatives(),
        interpreter.alternativeRatio(),
        interpreter.recordingConfidence(),
        interpreter.maxNoteLength());
  }
}
