package frontdesk.ops.provider;

import frontdesk.engine.speech.synthesizer.EmbeddedSynthesizers;
import frontdesk.engine.speech.synthesizer.SynthesizerSettings;
import frontdesk.protocol.provider.SpeechSynthesizer;
import frontdesk.protocol.provider.SpeechSynthesizer.Manner;
import org.junit.jupiter.api.Nested;

/** The embedded voices keep what the vendors' keep. */
class EmbeddedVoiceTest {
  private static SpeechSynthesizer of(EmbeddedSynthesizers.Kind kind) {
    EmbeddedSynthesizers.Choice choice =
        EmbeddedSynthesizers.choose(kind, SynthesizerSettings.DEFAULTS);
    if (choice.kind() != kind) {
      throw new IllegalStateException(choice.explanation());
    }
    return choice.synthesizer();
  }

  @Nested
  class FreeTts extends SynthesizerContract {
    @Override
    SpeechSynthesizer open() {
      return of(EmbeddedSynthesizers.Kind.FREETTS);
    }
  }

  @Nested
  class Flite extends SynthesizerContract {
    @Override
    SpeechSynthesizer open() {
      return of(EmbeddedSynthesizers.Kind.FLITE);
    }
  }

  @Nested
  class EspeakNg extends SynthesizerContract {
    @Override
    SpeechSynthesizer open() {
      return of(EmbeddedSynthesizers.Kind.ESPEAK_NG);
    }

    @Override
    Manner manner() {
      return Manner.usual("ro");
    }
  }
}
