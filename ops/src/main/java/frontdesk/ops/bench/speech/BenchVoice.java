package frontdesk.ops.bench.speech;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The voices that speak the corpus: programs, which write a WAV file. */
enum BenchVoice {
  SLT("flite", "slt", ""),
  RMS("flite", "rms", ""),
  AWB("flite", "awb", ""),
  KAL("flite", "kal", ""),
  KAL16("flite", "kal16", ""),
  US("espeak-ng", "en-us", "-s 150 -p 45"),
  US_FEMALE("espeak-ng", "en-us+f3", "-s 140 -p 60"),
  GB("espeak-ng", "en-gb", "-s 165 -p 40"),
  GB_FEMALE("espeak-ng", "en-gb+f2", "-s 150 -p 55");

  /** The one that is most like Frontdesk's own, for its echo. */
  static final BenchVoice OWN = KAL;

  /** The one for sounds without words. */
  static final BenchVoice HOARSE = US;

  private final String program;
  private final String voice;
  private final String manner;

  BenchVoice(String program, String voice, String manner) {
    this.program = program;
    this.voice = voice;
    this.manner = manner;
  }

  /** The program, which is also the name of its Debian package. */
  String program() {
    return program;
  }

  /** What writes this text into a file. */
  List<String> command(String text, Path wav) {
    List<String> command = new ArrayList<>();
    command.add(program);
    command.add(program.equals("flite") ? "-voice" : "-v");
    command.add(voice);
    if (program.equals("flite")) {
      command.addAll(List.of("-t", text, "-o", wav.toString()));
    } else {
      command.addAll(List.of(manner.split(" ", -1)));
      command.addAll(List.of("-w", wav.toString(), "--", text));
    }
    return command;
  }
}
