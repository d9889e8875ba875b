package frontdesk.engine.media;

import frontdesk.engine.media.playout.PlayedPart;
import java.util.List;

/** What a line says when its playout is flushed. */
public sealed interface FlushAnswer {
  /**
   * Nothing of the dropped utterances leaves after this.
   *
   * @param parts the utterances dropped, oldest first; empty if nothing was being said
   */
  record Flushed(List<PlayedPart> parts) implements FlushAnswer {
    public Flushed {
      parts = List.copyOf(parts);
    }
  }

  /** Nothing was flushed. */
  record Refused(LineAnswer reason) implements FlushAnswer {}
}
