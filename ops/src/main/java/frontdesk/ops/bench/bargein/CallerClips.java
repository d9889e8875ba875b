package frontdesk.ops.bench.bargein;

import frontdesk.engine.media.wav.WavReader;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What callers say to interrupt: four lines in five voices, shipped with the program; 8 kHz. */
final class CallerClips {
  private static final List<String> LINES = List.of("yes", "stop", "yes-please", "consultation");
  private static final List<String> VOICES = List.of("slt", "rms", "awb", "kal", "espeak");
  private static final int MAX_OCTETS = 200_000;

  private CallerClips() {}

  /** The names of all clips, voices and lines mixed. */
  static List<String> names() {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < LINES.size() * VOICES.size(); i++) {
      names.add(LINES.get(i % LINES.size()) + "-" + VOICES.get(i % VOICES.size()));
    }
    return names;
  }

  /** All clips by name. */
  static Map<String, short[]> all() throws IOException {
    Map<String, short[]> clips = new LinkedHashMap<>();
    for (String name : names()) {
      try (InputStream in = CallerClips.class.getResourceAsStream("clips/" + name + ".wav")) {
        if (in == null) {
          throw new FileNotFoundException("clip " + name + " is missing from the program");
        }
        clips.put(name, WavReader.read(in, MAX_OCTETS).channel(0));
      }
    }
    return clips;
  }
}
