package frontdesk.ops.node;

import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.config.FrontdeskSettings;
import frontdesk.config.SettingsLoader;
import frontdesk.engine.audit.AccessSettings;
import frontdesk.engine.booking.CallbackSettings;
import frontdesk.engine.booking.LedgerSettings;
import frontdesk.engine.call.CallSettings;
import frontdesk.engine.call.brain.BrainSettings;
import frontdesk.engine.media.LineTimings;
import frontdesk.engine.media.jitter.JitterSettings;
import frontdesk.engine.patient.PatientSettings;
import frontdesk.engine.provider.cost.MeterSettings;
import frontdesk.engine.provider.cost.SpendSettings;
import frontdesk.engine.provider.cost.Tariffs;
import frontdesk.engine.sip.SipSettings;
import frontdesk.engine.sip.message.ParseLimits;
import frontdesk.engine.sip.transaction.TransactionTimers;
import frontdesk.engine.sip.transport.TransportSettings;
import frontdesk.engine.speech.activity.VoiceSettings;
import frontdesk.engine.speech.pocketsphinx.PocketSphinxSettings;
import frontdesk.engine.speech.sphinx.SphinxSettings;
import frontdesk.engine.speech.synthesizer.SynthesizerSettings;
import frontdesk.protocol.id.ClinicId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Every bound of the engine comes from a setting, and every setting of the engine gets there. */
class EngineSettingsTest {
  private static final FrontdeskSettings DEFAULTS = SettingsLoader.defaults();

  /** What is set for others, and bounds the engine too. */
  private static final Set<String> OF_OTHERS =
      Set.of(".dialogue.limits.callbackDueHours", ".cluster.suspicion.acceptablePause");

  /** What is no bound, and so not changed here: addresses, flags, a name. */
  private static final Set<String> NO_BOUNDS =
      Set.of(
          "sip.transport.allowedSources",
          "sip.transport.silentToOthers",
          "sip.mendTranslated",
          "sip.product",
          "spend.currency",
          "spend.limits.call.soft",
          "spend.limits.call.hard",
          "spend.limits.day.soft",
          "spend.limits.day.hard",
          "spend.limits.month.soft",
          "spend.limits.month.hard",
          "tariffs.currency",
          "tariffs.byName",
          "brain.when",
          "media.bindAddress",
          "media.advertisedAddress");

  /** Settings that the node itself uses, or hands to each call, not by a record of the engine. */
  private static final Set<String> NODE_OWN =
      Set.of(
          ".call.ringDelay",
          ".call.replyTimeout",
          ".brain.earlyLateness",
          ".spend.premiumScore",
          ".spend.charactersPerToken",
          ".spend.alerts.timeout",
          ".speech.phraseCache",
          ".speech.phraseCacheBytes",
          ".speech.synthesis.slowerRate",
          ".speech.synthesis.phraseFiles",
          ".speech.synthesis.phraseFilesBytes");

  private static boolean isOfEngine(String path) {
    return path.equals(".providers.resilience.responseAlert")
        || !path.matches(
            "\\.(providers|node|cluster|takeover|dialogue|journal|keys|quarantine|local|tools|catalogues|trunks|trunking|clinics)\\b.*");
  }

  /** All settings records of the engine, as one. */
  private record Engine(
      SipSettings sip,
      frontdesk.engine.media.MediaSettings media,
      CallSettings call,
      LedgerSettings ledger,
      CallbackSettings callbacks,
      PatientSettings patients,
      AccessSettings access,
      VoiceSettings activity,
      frontdesk.engine.speech.recognizer.RecognizerSettings recognizer,
      SphinxSettings sphinx4,
      PocketSphinxSettings pocketsphinx,
      SynthesizerSettings synthesizer,
      frontdesk.engine.speech.language.InterpreterSettings interpreter,
      SpendSettings spend,
      Tariffs tariffs,
      MeterSettings meters,
      BrainSettings brain) {

    static Engine of(FrontdeskSettings settings) {
      return new Engine(
          EngineSettings.sip(settings),
          EngineSettings.media(settings, settings.media().binding().bound().get(0)),
          EngineSettings.call(settings),
          EngineSettings.ledger(settings),
          EngineSettings.callbacks(settings),
          EngineSettings.patients(settings),
          EngineSettings.access(settings),
          EngineSpeech.activity(settings.speech()),
          EngineSpeech.recognizer(settings.speech()),
          EngineSpeech.sphinx4(settings.speech()),
          EngineSpeech.pocketsphinx(settings.speech()),
          EngineSpeech.synthesizer(settings.speech()),
          EngineSpeech.interpreter(settings.speech()),
          EngineSpend.account(settings, new ClinicId("any")),
          EngineSpend.tariffs(settings),
          EngineSpend.meters(settings),
          EngineBrain.settings(settings));
    }
  }

  @Test
  void shouldTakeEveryBoundOfTheEngineFromASetting() {
    // given
    FrontdeskSettings changed =
        ChangedRecord.of(DEFAULTS, "", path -> isOfEngine(path) || OF_OTHERS.contains(path));

    // when
    List<String> same =
        new ArrayList<>(ChangedRecord.same(Engine.of(DEFAULTS), Engine.of(changed), ""));

    // then
    same.replaceAll(path -> path.substring(1));
    assertThat(same).containsExactlyInAnyOrderElementsOf(NO_BOUNDS);
  }

  @Test
  void shouldHandEverySettingOfTheEngineOn() {
    for (String path : ChangedRecord.leaves(DEFAULTS, "")) {
      // given
      FrontdeskSettings changed = ChangedRecord.of(DEFAULTS, "", path::equals);

      // then
      if (isOfEngine(path) && !NODE_OWN.contains(path) && !changed.equals(DEFAULTS)) {
        assertThat(Engine.of(changed)).as(path).isNotEqualTo(Engine.of(DEFAULTS));
      }
    }
  }

  /** Tests of the engine use its own defaults: they must test what runs. */
  @Test
  void shouldHaveTheSameDefaultsAsTheEngine() {
    Engine engine = Engine.of(DEFAULTS);
    assertThat(engine.sip().timers()).isEqualTo(TransactionTimers.DEFAULTS);
    assertThat(engine.sip().transport())
        .isEqualTo(TransportSettings.of(engine.sip().transport().listen()));
    assertThat(engine.sip().transport().parseLimits()).isEqualTo(ParseLimits.DEFAULTS);
    assertThat(engine.media().timings()).isEqualTo(LineTimings.DEFAULTS);
    assertThat(engine.media().jitter()).isEqualTo(JitterSettings.DEFAULTS);
    assertThat(engine.call()).isEqualTo(CallSettings.DEFAULTS);
    assertThat(engine.brain()).isEqualTo(BrainSettings.DEFAULTS);
    assertThat(engine.ledger()).isEqualTo(LedgerSettings.defaults());
    assertThat(engine.callbacks()).isEqualTo(CallbackSettings.defaults());
    assertThat(engine.patients()).isEqualTo(PatientSettings.defaults());
    assertThat(engine.access()).isEqualTo(AccessSettings.defaults());
    assertThat(engine.activity()).isEqualTo(VoiceSettings.DEFAULTS);
    assertThat(engine.sphinx4()).isEqualTo(SphinxSettings.DEFAULTS);
    assertThat(engine.pocketsphinx()).isEqualTo(PocketSphinxSettings.DEFAULTS);
    assertThat(engine.synthesizer()).isEqualTo(SynthesizerSettings.DEFAULTS);
  }
}
