package frontdesk.engine.call;

import frontdesk.config.catalogue.Catalogue;
import frontdesk.engine.media.LineOpening;
import frontdesk.engine.media.MediaLine;
import frontdesk.engine.media.OpenAnswer;
import frontdesk.engine.provider.cost.Meter;
import frontdesk.protocol.call.CallEvent;
import frontdesk.protocol.call.CallProtocol;
import java.net.InetAddress;
import java.time.Duration;
import org.apache.pekko.actor.typed.ActorRef;

/**
 * What a call hears and speaks through: opens its line, and takes charge of one, with a recognizer
 * and a synthesizer as children of the call's actor. Used by that actor only.
 */
final class VoicePath {
  private final CallRun run;

  VoicePath(CallRun run) {
    this.run = run;
  }

  /** A new line to this far end; when nobody speaks on it for too long, its call is hung up. */
  OpenAnswer open(Catalogue catalogue, InetAddress peer) {
    CallDependencies.Media media = run.with.media();
    ActorRef<CallProtocol.Command> self = run.context.getSelf();
    OpenAnswer answer =
        media
            .loop()
            .open(
                LineOpening.of(
                        media.holding().apply(catalogue, catalogue.language()),
                        line -> onOrphaned(self))
                    .withPeer(peer)
                    .withStrangers(run.with.sip().negotiation()::allows));
    if (answer instanceof OpenAnswer.Opened opened) {
      media.lines().keep(run.id, opened.line(), media.lastWords().apply(catalogue));
    }
    return answer;
  }

  /** Nobody looks after the line any more: it ends by itself. On the media loop's thread. */
  private void onOrphaned(ActorRef<CallProtocol.Command> self) {
    run.with.media().onOrphaned().accept(run.id);
    run.with.media().lines().drop(run.id);
    // Should its actor only have been stuck, the call is over for it too.
    self.tell(new CallMessages.HangUpNow(CallEvent.Ending.NODE_LOST));
  }

  /** Takes charge of a line: starts the speech stages as children and attaches. */
  CallAudio speakOn(MediaLine line, ClinicKnowledge clinic) {
    CallDependencies.Speech speech = run.with.speech();
    Meter meter = run.money.meter(clinic.catalogue().id());
    RecognizerStage.Intake intake = new RecognizerStage.Intake();
    run.context.spawn(
        RecognizerStage.create(
            speech.recognizer().make(run.id, clinic.catalogue(), meter, run.providers),
            intake,
            run.with.settings().recognizer(),
            report -> run.tellSelf(CallMessages.of(report))),
        "recognizer");
    ActorRef<SynthesizerStage.Spoken> spoken =
        run.context.messageAdapter(SynthesizerStage.Spoken.class, CallMessages.PromptSpoken::new);
    LineVoice output = new LineVoice();
    ActorRef<SynthesizerStage.Command> voice =
        run.context.spawn(
            SynthesizerStage.create(
                speech.voice().make(run.id, clinic.catalogue(), meter, run.providers),
                output,
                run.with.settings().synthesizer()),
            "synthesizer");
    ActorRef<CallProtocol.Command> self = run.context.getSelf();
    Duration earlyAfter =
        run.brain(clinic.catalogue().id())
            .map(one -> one.settings().earlyAfter())
            .orElse(Duration.ZERO);
    Hearing hearing = new Hearing(run.with, run.id, intake, self::tell, earlyAfter);
    CallAudio opened = new CallAudio(line, run.epoch(), self::tell, hearing, voice, output, spoken);
    opened.attach();
    run.audio(opened);
    return opened;
  }
}
