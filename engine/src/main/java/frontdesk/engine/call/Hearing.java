package frontdesk.engine.call;

import frontdesk.config.catalogue.Catalogue;
import frontdesk.engine.media.AudioSink;
import frontdesk.engine.speech.activity.ExpectedAnswer;
import frontdesk.engine.speech.activity.SpeechEnd;
import frontdesk.engine.speech.activity.VoiceActivity;
import frontdesk.engine.speech.activity.VoiceListener;
import frontdesk.engine.speech.language.LikelyWords;
import frontdesk.protocol.call.CallProtocol;
import frontdesk.protocol.dialogue.Expectation;
import frontdesk.protocol.dialogue.Question;
import frontdesk.protocol.id.CallId;
import frontdesk.protocol.media.AudioFrame;
import frontdesk.protocol.media.G711Law;
import frontdesk.protocol.provider.SpeechRecognizer;
import frontdesk.protocol.provider.Transcript;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What a call hears: the line's audio goes through voice activity, and utterances go on to the
 * recognizer with the grammar of what can be said now. In a language that the recognizer does not
 * understand nothing that is said interrupts or is an answer, unless it is kept as it is. Runs on
 * the media loop's thread; what is expected is set by the call's actor.
 */
final class Hearing implements AudioSink, VoiceListener {
  /** What is listened for. */
  private record Listening(
      SpeechRecognizer.Request request,
      boolean understood,
      boolean keepsAudio,
      boolean mayEndSooner,
      ExpectedAnswer answer) {
    /** Whether sound is of no use: its language is not understood, and nothing is kept of it. */
    boolean keysOnly() {
      return !understood && !keepsAudio;
    }
  }

  private final RecognizerStage.Intake intake;
  private final Consumer<CallProtocol.Internal> tell;
  private final VoiceActivity activity;

  /** What seems to be all that is said, up to this pause of this utterance. */
  private record LikelyOver(long utterance, long mark) {}

  private final CallDependencies with;
  private final CallId call;
  private volatile Optional<Listening> listening = Optional.empty();
  private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
  private final int maxKeptBytes;
  private final long pauseMs;
  private final long thinkAfterMs;
  private volatile @Nullable LikelyOver likelyOver;
  private long utterance;
  private long startedAt;
  private int quietMs;
  private boolean keeping;
  private boolean sent;
  private boolean ignored;
  private boolean mayEndSooner;
  private boolean thinking;

  /** Pauses and goings on within the utterance: odd in a pause. */
  private long mark;

  Hearing(
      CallDependencies with,
      CallId call,
      RecognizerStage.Intake intake,
      Consumer<CallProtocol.Internal> tell) {
    this(with, call, intake, tell, Duration.ZERO);
  }

  /** One that tells the call of pauses of this length; zero: of none. */
  Hearing(
      CallDependencies with,
      CallId call,
      RecognizerStage.Intake intake,
      Consumer<CallProtocol.Internal> tell,
      Duration thinkAfter) {
    this.thinkAfterMs = thinkAfter.toMillis();
    this.pauseMs = with.settings().pause().toMillis();
    this.with = with;
    this.call = call;
    this.intake = intake;
    this.tell = tell;
    this.activity = new VoiceActivity(with.speech().voiceActivity(), this);
    this.maxKeptBytes =
        (int) with.settings().maxNameDuration().toMillis() * AudioFrame.SAMPLE_RATE_HZ / 1_000;
  }

  /** From now on this is what can be said. */
  void expect(Expectation expectation, Catalogue catalogue) {
    SpeechRecognizer.Request request =
        new SpeechRecognizer.Request(
            expectation.language(),
            with.speech().grammars().grammarFor(expectation, catalogue),
            LikelyWords.of(expectation, catalogue, with.settings().hints()),
            with.settings().alternatives(),
            with.settings().maxUtterance());
    boolean understood = understands(expectation.language(), catalogue);
    if (understood) {
      intake.expect(request);
    }
    listening =
        Optional.of(
            new Listening(
                request,
                understood,
                CallerInputs.keepsAudio(expectation.question()),
                mayEndSooner(expectation.question()),
                answer(expectation.question())));
  }

  /** A recognizer of several languages finds out by itself which one it hears. */
  private boolean understands(String language, Catalogue catalogue) {
    String primary = Locale.forLanguageTag(language).getLanguage();
    return with.speech().tongues().apply(catalogue).understood().contains(primary);
  }

  /** Names, numbers, dates of birth and notes are said with pauses, and whole before the last. */
  private static boolean mayEndSooner(Question question) {
    return !CallerInputs.isTyped(question) && !CallerInputs.keepsAudio(question);
  }

  /**
   * What was said until this pause seems to be all, and is understood: a shorter silence ends the
   * turn. Holds for that pause only, so that what comes late is nothing. Any thread.
   *
   * @param pause as the recognizer knew it: its number, or that of the speech before it
   */
  void likelyOver(long inUtterance, long pause) {
    likelyOver = new LikelyOver(inUtterance, pause);
  }

  /** More was heard. Any thread. */
  void notOver() {
    likelyOver = null;
  }

  private static ExpectedAnswer answer(Question question) {
    return switch (question) {
      case CONFIRM, NAME_CONFIRM, CONTACT_CONFIRM, CALLBACK, MORE, GO_ON -> ExpectedAnswer.SHORT;
      case CONTACT, NOTE -> ExpectedAnswer.LONG;
      default -> ExpectedAnswer.NORMAL;
    };
  }

  /** No words were made of it. */
  private Transcript nothing(int durationMs) {
    String language = listening.map(now -> now.request().language()).orElse("");
    return new Transcript(language, startedAt, Duration.ofMillis(durationMs), List.of());
  }

  @Override
  public void onFrame(
      short[] inbound, short[] played, int length, long positionSamples, boolean concealed) {
    activity.onFrame(inbound, length, played, positionSamples);
  }

  @Override
  public void onSpeechStart(long positionSamples, boolean duringPlayout) {
    utterance++;
    startedAt = positionSamples;
    quietMs = 0;
    kept.reset();
    Optional<Listening> now = listening;
    ignored = now.filter(Listening::keysOnly).isPresent();
    if (ignored) {
      return;
    }
    keeping = now.filter(Listening::keepsAudio).isPresent();
    sent = now.filter(Listening::understood).isPresent();
    mayEndSooner = now.filter(Listening::mayEndSooner).isPresent();
    thinking = false;
    mark = 0;
    now.ifPresent(l -> activity.expect(l.answer()));
    now.filter(l -> sent).ifPresent(l -> intake.begin(utterance, l.request()));
    tell.accept(new CallMessages.SpeechBegan(utterance, positionSamples));
  }

  @Override
  public void onSpeechAudio(short[] samples, int offset, int length, long positionSamples) {
    if (sent && !ignored) {
      short[] copy = Arrays.copyOfRange(samples, offset, offset + length);
      intake.audio(new AudioFrame(positionSamples, copy, false));
    }
    if (keeping && !ignored) {
      for (int i = offset; i < offset + length && kept.size() < maxKeptBytes; i++) {
        kept.write(G711Law.MU_LAW.encode(samples[i]));
      }
    }
  }

  /**
   * A pause may be the end: whoever thinks early is told once, and when the caller goes on, and so
   * is whoever listens.
   */
  @Override
  public void onQuiet(int quiet) {
    quietMs = quiet;
    if (!sent || ignored) {
      return;
    }
    if (changes(thinking, thinkAfterMs)) {
      thinking = !thinking;
      tell.accept(new CallMessages.CallerPaused(utterance, thinking));
    }
    if (changes(isPause(), pauseMs)) {
      mark++;
      if (isPause()) {
        intake.pause(mark);
      } else {
        intake.goOn(mark);
      }
    }
    if (mayEndSooner && seemsOver()) {
      activity.likelyOver();
    }
  }

  /** A pause begins after so long, and ends with the first sound. */
  private boolean changes(boolean pausing, long afterMs) {
    return pausing ? quietMs == 0 : afterMs > 0 && quietMs >= afterMs;
  }

  private boolean isPause() {
    return mark % 2 == 1;
  }

  private boolean seemsOver() {
    LikelyOver said = likelyOver;
    return said != null
        && said.utterance() == utterance
        && isPause()
        && (said.mark() == mark || said.mark() == mark - 1);
  }

  @Override
  public void onSpeechEnd(long positionSamples, int voicedMs, SpeechEnd reason) {
    if (ignored) {
      return;
    }
    if (reason == SpeechEnd.NO_SPEECH || reason == SpeechEnd.RESET) {
      if (sent) {
        intake.abandon();
      }
      tell.accept(new CallMessages.SpeechAbandoned(utterance));
      return;
    }
    with.observer().onTurnDecided(call);
    int durationMs = (int) ((positionSamples - startedAt) * 1_000 / AudioFrame.SAMPLE_RATE_HZ);
    tell.accept(new CallMessages.SpeechEnded(utterance, durationMs, quietMs, kept.toByteArray()));
    if (sent) {
      intake.end();
    } else if (keeping) {
      tell.accept(new CallMessages.Transcribed(utterance, nothing(durationMs)));
    }
  }
}
