package frontdesk.ops.chaos.providers;

import frontdesk.ops.provider.fake.CartesiaFake;
import frontdesk.ops.provider.fake.ContextVoiceFake;
import frontdesk.ops.provider.fake.DeepgramFake;
import frontdesk.ops.provider.fake.EarFake;
import frontdesk.ops.provider.fake.ElevenLabsFake;
import frontdesk.ops.provider.fake.FakeSpeech;
import frontdesk.ops.provider.fake.Fault;
import frontdesk.ops.provider.fake.ModelAnswer;
import frontdesk.ops.provider.fake.ModelAsked;
import frontdesk.ops.provider.fake.ModelFake;
import frontdesk.ops.provider.fake.ModelPace;
import frontdesk.ops.provider.fake.OpenAiChatFake;
import frontdesk.ops.provider.fake.SonioxFake;
import frontdesk.ops.provider.fake.SpokenText;
import frontdesk.ops.provider.fake.VendorFake;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The vendors of one clinic, nobody else's: ears, a voice and a model. Any thread. */
public final class Vendors implements AutoCloseable {
  /** A node makes its fixed sentences before it takes calls; that need not last. */
  private static final FakeSpeech AT_ONCE = new FakeSpeech(Duration.ZERO, Duration.ZERO, 60_000);

  /** The published figures of Cartesia's first audio; then twice as fast as it is played. */
  private static final FakeSpeech PACED =
      new FakeSpeech(Duration.ofMillis(90), Duration.ofMillis(50), 100);

  private static final Duration FINAL_AFTER = Duration.ofMillis(250);

  /** The published figure of OpenAI's first token. */
  private static final ModelPace THINKING =
      ModelPace.of(Duration.ofMillis(350), Duration.ofMillis(20));

  /** What callers mean by words that no rule knows. */
  private static final Map<String, String> MEANT =
      Map.of(
          Patient.ODD_WISH,
          "{\"intent\":\"book\",\"service\":\"consultation\"}",
          Patient.ODD_DAY,
          "{\"soonest\":true}");

  private final String id;
  private final String earKind;
  private final String voiceKind;
  private final EarFake ear;
  private final ContextVoiceFake voice;
  private final OpenAiChatFake mind = new OpenAiChatFake(OpenAiChatFake.Style.OPEN_AI);

  private Vendors(
      String id, String earKind, EarFake ear, String voiceKind, ContextVoiceFake voice) {
    this.id = id;
    this.earKind = earKind;
    this.ear = ear;
    this.voiceKind = voiceKind;
    this.voice = voice;
    ear.finalAfter(FINAL_AFTER);
    voice.speaks(AT_ONCE);
    mind.paced(THINKING);
    mind.answersBy(Vendors::meant);
  }

  /** From now on its model means harm, and knows of somebody else what it was never told. */
  void hostile(Hostility how, OtherPatient other) {
    mind.paced(how.pace());
    mind.answersBy(asked -> how.answer(asked, other));
  }

  /** A word or two of its own, and then what was meant. */
  private static ModelAnswer meant(ModelAsked asked) {
    ModelAnswer thinking = ModelAnswer.text("So ", "they ", "mean ");
    return MEANT.entrySet().stream()
        .filter(entry -> asked.last().text().contains(entry.getKey()))
        .findFirst()
        .map(entry -> thinking.and("understood", entry.getValue()))
        .orElseGet(ModelAnswer::nothing);
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

  /** The clinic, its number and the end of its providers' names. */
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

  public ModelFake mind() {
    return mind;
  }

  /** An entry of {@code providers.models}. */
  public String mindSetting() {
    return "{ name = mind-%s, kind = openai, key = \"%s\", url = \"%s\", model = %s }\n"
        .formatted(id, VendorFake.KEY, mind.base(), ModelFake.MODEL);
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
    return "speech { recognizers = [ear-%1$s], synthesizers = [voice-%1$s], models = [mind-%1$s] }\n"
        .formatted(id);
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
    return switch (cell.kind()) {
      case RECOGNIZER -> ear;
      case SYNTHESIZER -> voice;
      case MODEL -> mind;
    };
  }

  @Override
  public void close() {
    ear.close();
    voice.close();
    mind.close();
  }
}
