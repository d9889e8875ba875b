package frontdesk.ops.caller;

import frontdesk.engine.call.CallMedia;
import frontdesk.engine.media.LineListener;
import frontdesk.engine.media.LineOpening;
import frontdesk.engine.media.MediaLine;
import frontdesk.engine.media.MediaLoop;
import frontdesk.engine.media.MediaSettings;
import frontdesk.engine.media.OpenAnswer;
import frontdesk.engine.media.playout.Clip;
import frontdesk.engine.sip.Admission;
import frontdesk.engine.sip.DialogClaim;
import frontdesk.engine.sip.DialogEvent;
import frontdesk.engine.sip.IncomingCall;
import frontdesk.engine.sip.SipSettings;
import frontdesk.engine.sip.UserAgent;
import frontdesk.engine.sip.UserAgentListener;
import frontdesk.engine.sip.dialog.DialogRecord;
import frontdesk.engine.sip.network.IpLiteral;
import frontdesk.engine.sip.network.Network;
import frontdesk.engine.sip.network.TransportKind;
import frontdesk.engine.sip.sdp.LocalDescription;
import frontdesk.engine.sip.sdp.LocalMedia;
import frontdesk.engine.sip.sdp.Negotiation;
import frontdesk.engine.sip.sdp.OfferAnswer;
import frontdesk.engine.sip.sdp.SessionDescription;
import frontdesk.engine.sip.transport.ListenSettings;
import frontdesk.engine.sip.transport.TransportSettings;
import frontdesk.protocol.media.TelephoneKey;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * A far end for tests: beeps one prompt after the other, the next when the caller has spoken or
 * pressed keys and is quiet; a caller who speaks into a prompt stops it.
 */
final class AnsweringMachine implements UserAgentListener, LineListener, AutoCloseable {
  static final int LOUD = 6_000;
  private static final int VOICED = 100;
  private static final int WORD_TICKS = 5;
  private static final int QUIET_TICKS = 15;

  /** How it behaves; refusal 0 answers, -1 never does. */
  record Plan(int refusal, List<Integer> promptsMs, int thinkingMs, boolean hangsUp) {
    static Plan prompts(Integer... milliseconds) {
      return new Plan(0, List.of(milliseconds), 0, false);
    }

    static Plan refusing(int status) {
      return new Plan(status, List.of(), 0, false);
    }

    Plan thinking(int milliseconds) {
      return new Plan(refusal, promptsMs, milliseconds, hangsUp);
    }

    Plan hangingUp() {
      return new Plan(refusal, promptsMs, thinkingMs, true);
    }
  }

  private final Plan plan;
  private final OfferAnswer negotiator = new OfferAnswer(Network.LOOPBACK);
  private final MediaLoop media;
  private final MediaLine line;
  private final UserAgent agent;
  private final List<TelephoneKey> keys = Collections.synchronizedList(new ArrayList<>());
  private final List<String> directions = Collections.synchronizedList(new ArrayList<>());
  private final CompletableFuture<String> ended = new CompletableFuture<>();
  private LocalDescription sent = LocalDescription.first(7);
  private @Nullable DialogRecord record;
  private int prompt;
  private boolean playing;
  private int heardTicks;
  private int quietTicks;
  private int thinkTicks = -1;
  private int flushes;
  private int promptsBegun;

  AnsweringMachine(Plan plan) {
    this.plan = plan;
    Random random = new Random(42);
    media = new MediaLoop(MediaSettings.loopback(), System::nanoTime, random);
    line =
        ((OpenAnswer.Opened)
                media.open(LineOpening.of(new Clip("none", new short[0]), orphan -> {})))
            .line();
    SipSettings settings =
        SipSettings.of(
            TransportSettings.of(List.of(ListenSettings.of(TransportKind.UDP, "127.0.0.1", 0))));
    agent =
        ((UserAgent.Start.Started) UserAgent.start(settings, this, admission(), random))
            .userAgent();
  }

  private static Admission admission() {
    return new Admission() {
      @Override
      public Verdict tryAdmit() {
        return Admitted.INSTANCE;
      }

      @Override
      public boolean isDraining() {
        return false;
      }
    };
  }

  String uri() {
    return "sip:machine@127.0.0.1:" + agent.listenPoints().get(0).advertisedPort();
  }

  List<TelephoneKey> keys() {
    return List.copyOf(keys);
  }

  /** Directions that the caller's offers left us, in order. */
  List<String> directions() {
    return List.copyOf(directions);
  }

  CompletableFuture<String> ended() {
    return ended;
  }

  synchronized int flushes() {
    return flushes;
  }

  synchronized int promptsBegun() {
    return promptsBegun;
  }

  @Override
  public synchronized void onInvite(IncomingCall call) {
    if (plan.refusal() > 0) {
      call.reject(plan.refusal(), List.of());
      return;
    }
    call.ring("machine-1");
    if (plan.refusal() < 0) {
      return;
    }
    line.attach(1, this, (inbound, played, length, position, concealed) -> onTick(inbound, length));
    String answer = answer(call.invite().offer().orElseThrow());
    record = call.dialog("machine-1");
    call.accept(record, answer);
    beginPrompt();
  }

  private String answer(SessionDescription offer) {
    LocalMedia local =
        LocalMedia.of(IpLiteral.bare(line.address().getAddress()), line.address().getPort());
    Negotiation.Agreed agreed = (Negotiation.Agreed) negotiator.answer(offer, local, sent);
    sent = agreed.description();
    directions.add(agreed.session().direction().name());
    line.configure(1, CallMedia.of(agreed.session()));
    return sent.text();
  }

  private synchronized void onTick(short[] inbound, int length) {
    boolean voiced = Clips.level(inbound, 0, length) >= VOICED;
    if (voiced) {
      heardTicks++;
      quietTicks = 0;
      if (playing && heardTicks == WORD_TICKS) {
        flushes++;
        line.flush(1);
        playing = false;
      }
    } else {
      quietTicks++;
    }
    if (thinkTicks > 0 && --thinkTicks == 0) {
      beginPrompt();
    } else if (!playing && heardTicks >= WORD_TICKS && quietTicks >= QUIET_TICKS) {
      heardTicks = 0;
      thinkTicks = Math.max(1, plan.thinkingMs() / 20);
    }
  }

  private void beginPrompt() {
    if (prompt < plan.promptsMs().size()) {
      promptsBegun++;
      playing = true;
      heardTicks = 0;
      line.play(1, ++prompt, tone(plan.promptsMs().get(prompt - 1)));
    }
  }

  static Clip tone(int milliseconds) {
    short[] samples = new short[milliseconds * 8];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (short) (LOUD * Math.sin(2 * Math.PI * 440 * i / 8_000));
    }
    return new Clip("tone", samples);
  }

  @Override
  public synchronized void onKey(TelephoneKey key, long positionSamples) {
    keys.add(key);
    // As if a word had been said: the next prompt follows when no more keys come.
    heardTicks = WORD_TICKS;
    quietTicks = 0;
  }

  @Override
  public synchronized void onPlayed(long utteranceId, long samplesSent, boolean complete) {
    if (complete) {
      playing = false;
      DialogRecord current = record;
      if (plan.hangsUp() && prompt == plan.promptsMs().size() && current != null) {
        agent.bye(current.nextRequest());
      }
    }
  }

  @Override
  public void onInboundLost() {
    ended.complete("inbound lost");
  }

  @Override
  public void onCancelled(IncomingCall call) {
    ended.complete("cancelled");
  }

  @Override
  public synchronized void onDialogEvent(DialogEvent event) {
    record = event.record();
    if (event instanceof DialogEvent.Offered offered) {
      offered.offer().accept(answer(offered.offer().description().orElseThrow()));
    } else if (event instanceof DialogEvent.Ended) {
      ended.complete("by caller");
    } else if (event instanceof DialogEvent.HungUp) {
      ended.complete("by machine");
    }
  }

  @Override
  public void onUnknownDialog(DialogClaim claim) {
    claim.unknown();
  }

  @Override
  public void close() {
    agent.close();
    media.close();
  }
}
