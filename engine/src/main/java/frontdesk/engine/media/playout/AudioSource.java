package frontdesk.engine.media.playout;

/** Where an utterance's samples come from: linear 16 bit, mono, 8 kHz. */
public sealed interface AudioSource permits Clip, AudioStream {}
