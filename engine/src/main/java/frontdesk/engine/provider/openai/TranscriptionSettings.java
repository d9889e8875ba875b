package frontdesk.engine.provider.openai;

import java.util.List;

/**
 * How a transcription server is used.
 *
 * @param model as the server calls it, such as {@code whisper-1}
 * @param languages primary subtags that the model is asked for
 * @param confidence taken for every answer, since none says how sure it is; 0 to 1
 */
public record TranscriptionSettings(String model, List<String> languages, double confidence) {
  public TranscriptionSettings {
    languages = List.copyOf(languages);
  }
}
