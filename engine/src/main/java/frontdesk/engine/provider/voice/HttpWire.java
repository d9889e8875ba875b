package frontdesk.engine.provider.voice;

import frontdesk.engine.provider.wire.HttpCall;
import frontdesk.protocol.provider.SpeechSynthesizer.Manner;

/** How a vendor is asked for a text by HTTP. No state. */
public interface HttpWire extends VendorWire {
  /** The request that has a text spoken; its answer is the audio. */
  HttpCall speak(String text, Manner manner);

  /** Reads one answer. */
  AudioPieces answer();
}
