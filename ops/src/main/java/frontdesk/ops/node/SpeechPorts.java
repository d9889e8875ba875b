package frontdesk.ops.node;

import frontdesk.protocol.provider.SpeechRecognizer;
import frontdesk.protocol.provider.SpeechSynthesizer;

/**
 * Ears and a voice that a node is given instead of those that its settings name; it closes them.
 */
public record SpeechPorts(SpeechRecognizer recognizer, SpeechSynthesizer synthesizer) {}
