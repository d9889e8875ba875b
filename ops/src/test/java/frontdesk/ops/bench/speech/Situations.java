package frontdesk.ops.bench.speech;

import frontdesk.config.catalogue.CatalogueLoader;
import frontdesk.engine.speech.language.Interpreter;
import frontdesk.engine.speech.language.InterpreterSettings;

/** The situation of the benchmark with the clinic that ships. */
final class Situations {
  private Situations() {}

  static Situation shipped() {
    CatalogueLoader.Outcome outcome =
        CatalogueLoader.loadResource("frontdesk/clinics/bright-smile.conf");
    if (outcome instanceof CatalogueLoader.Loaded loaded) {
      return new Situation(loaded.catalogue(), Interpreter.english(InterpreterSettings.DEFAULT));
    }
    throw new AssertionError(outcome.toString());
  }
}
