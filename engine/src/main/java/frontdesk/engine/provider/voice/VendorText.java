package frontdesk.engine.provider.voice;

import frontdesk.engine.provider.wire.Network;
import frontdesk.protocol.provider.Failure;
import frontdesk.protocol.provider.SpeechSynthesizer.Listener;
import frontdesk.protocol.provider.SpeechSynthesizer.Manner;

/** A text on its way to a vendor, and the utterance that it becomes. */
class VendorText {
  final String words;
  final Manner manner;
  final VendorUtterance utterance;

  /** Nothing is asked for yet; a text that is too long has failed. */
  VendorText(Network network, VoiceBounds bounds, String words, Manner manner, Listener listener) {
    this.words = words;
    this.manner = manner;
    this.utterance = new VendorUtterance(network, bounds, words, listener);
    if (words.length() > bounds.maxTextLength()) {
      utterance.fail(Failure.of(Failure.Kind.REFUSED, "too-long"));
    }
  }
}
