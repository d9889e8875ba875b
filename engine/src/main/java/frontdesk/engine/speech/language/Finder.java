package frontdesk.engine.speech.language;

import java.util.Optional;

/** Finds one kind of meaning among words; knows nothing of the question. */
@FunctionalInterface
interface Finder {
  /** The longest reading that begins at this place. */
  Optional<Found<Meaning>> at(Words words, int at);
}
