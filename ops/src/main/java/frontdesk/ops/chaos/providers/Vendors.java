package frontdesk.ops.chaos.providers;

import frontdesk.ops.provider.fake.CartesiaFake;
import frontdesk.ops.provider.fake.ContextVoiceFake;
import frontdesk.ops.provider.fake.DeepgramFake;
import frontdesk.ops.provider.fake.EarFake;
import frontdesk.ops.provider.fake.ElevenLabsFake;
import frontdesk.ops.provider.fake.FakeSpeech;
import frontdesk.ops.provider.fake.Fault;
import frontdesk.ops.provider.fake.SonioxFake;
import frontdesk.ops.provider.fake.SpokenText;
import frontdesk.ops.provider.fake.VendorFake;
import java.time.Duration;
import java.util.List;

/** The vendors of one clinic, nobody else's: ears and a voice. Any thread. */
public final class Vendors implements AutoCloseable {
  /** A node makes its fixed sentences before it takes calls; that need not last. */
  private static final FakeSpeech AT_ONCE = new FakeSpeech(Duration.ZERO, Duration.ZERO, 60_000);

  /** The published figures of Cartesia's first audio; then twice as fast as it is played. */
  private static final FakeSpeech PACED =
      new FakeSpeech(Duration.ofMillis(90), Duration.ofMillis(50), 100);

  private static final Duration FINAL_AFTER = Duration.ofMillis(250);

  private final String id;
  private final String earKind;
  private final String voiceKind;
  private final EarFake ear;
  private final ContextVoiceFake voice;

  private Vendors(
      String id, String earKind, EarFake ear, String voiceKind, ContextVoiceFake voice) {
    this.id = id;
    this.earKind = earKind;
    this.ear = ear;
    this.voiceKind = voiceKind;
    this.voice = voice;
    ear.finalAfter(FINAL_AFTER);
    voice.speaks(AT_ONCE);
  }

  /** Deepgram and Cartesia. */
  public static Vendors deepgramAndCartesia(String id) {
    return new Vendors(id, "deepgram", new DeepgramFake(), "cartesia", new CartesiaFake());
  }

  /** Soniox and Cartesia. */
  public static Vendors sonioxAndCartesia(String id) {
    return new Vendors(id, "soniox", new SonioxFake(), "cartesia", new CartesiaFake());
  }

  /** Soniox and ElevenLabs. */
  public static Vendors sonioxAndElevenLabs(String id) {
    return new Vendors(id, "soniox", new SonioxFake(), "elevenlabs", new ElevenLabsFake());
  }

  /** The clinic, its number and the end of both providers' names. */
  public String id() {
    return id;
  }

  public EarFake ear() {
    return ear;
  }

  public ContextVoiceFake voice() {
    return voice;
  }

  /**
   * The node has started: from now on the voice takes its time; what it said so far is forgotten.
   */
  public List<SpokenText> open() {
    voice.speaks(PACED);
    return voice.spoken();
  }

  /** An entry of {@code providers.recognizers}. */
  public String earSetting() {
    return setting("ear", earKind, ear, "languages = [en, ro]");
  }

  /** An entry of {@code providers.synthesizers}. */
  public String voiceSetting() {
    return setting("voice", voiceKind, voice, "voices { en = \"anna\", ro = \"ana\" }");
  }

  private String setting(String role, String kind, VendorFake fake, String more) {
    return "{ name = %s-%s, kind = %s, key = \"%s\", url = \"%s\", %s }\n"
        .formatted(role, id, kind, VendorFake.KEY, fake.uri(), more);
  }

  /** What the clinic's file says of them. */
  public String order() {
    return "speech { recognizers = [ear-%1$s], synthesizers = [voice-%1$s] }\n".formatted(id);
  }

  /** From now on this cell's provider fails. */
  void fail(Cell cell) {
    Fault fault = cell.trouble().fault();
    VendorFake failing = failing(cell);
    if (cell.moment() == Cell.Moment.WHILE_SPEAKING) {
      failing.failsHalfway(fault);
    } else {
      failing.fails(fault);
      // What is connected and idle is let go of, as vendors do: the next text connects anew.
      if (failing == voice) {
        voice.closeIdle(CartesiaFake.IDLE);
      }
    }
  }

  VendorFake failing(Cell cell) {
    return cell.kind() == Cell.Kind.RECOGNIZER ? ear : voice;
  }

  @Override
  public void close() {
    ear.close();
    voice.close();
  }
}
