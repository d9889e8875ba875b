package frontdesk.ops.talk;

import frontdesk.config.Configuration;
import frontdesk.config.catalogue.Catalogue;
import frontdesk.engine.speech.language.Interpreter;
import frontdesk.ops.BuildVersion;
import frontdesk.ops.node.EngineSpeech;
import frontdesk.ops.node.LoneClinic;
import frontdesk.ops.node.Storage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Everything that conversations in writing stand on: clinics in memory, and keys in a folder that
 * is gone afterwards. Blocking.
 */
final class TalkPlace implements AutoCloseable {
  private final Configuration.Loaded configuration;
  private final Path folder;
  private final Storage storage;
  private final LoneClinic clinics;

  private TalkPlace(
      Configuration.Loaded configuration, Path folder, Storage storage, LoneClinic clinics) {
    this.configuration = configuration;
    this.folder = folder;
    this.storage = storage;
    this.clinics = clinics;
  }

  /** What came of opening. */
  sealed interface Opening {
    record Opened(TalkPlace place) implements Opening {}

    /** One line for each thing that is wrong. */
    record Failed(List<String> lines) implements Opening {}
  }

  /**
   * Opens one.
   *
   * @param settings a file of settings; empty: the embedded defaults
   */
  static Opening open(Optional<Path> settings) {
    Path folder = newFolder();
    Map<String, String> environment = new HashMap<>(System.getenv());
    environment.put("FRONTDESK_DATA", folder.toString());
    Configuration.Outcome outcome = Configuration.load(settings, environment);
    if (!(outcome instanceof Configuration.Loaded loaded)) {
      delete(folder);
      return new Opening.Failed(
          ((Configuration.Refused) outcome).problems().stream().map(Object::toString).toList());
    }
    Storage.Opening opening =
        Storage.open(loaded.settings(), Clock.systemUTC(), Storage.Purpose.WRITE);
    if (!(opening instanceof Storage.Opening.Opened opened)) {
      delete(folder);
      return new Opening.Failed(List.of(((Storage.Opening.Failed) opening).line()));
    }
    LoneClinic clinics = LoneClinic.start(loaded, opened.storage().keys(), BuildVersion.current());
    return new Opening.Opened(new TalkPlace(loaded, folder, opened.storage(), clinics));
  }

  /** The catalogue of a clinic; of the first one where none is named. */
  Optional<Catalogue> catalogue(String clinic) {
    return configuration.catalogues().all().stream()
        .map(loaded -> loaded.catalogue())
        .filter(catalogue -> clinic.isEmpty() || catalogue.id().value().equals(clinic))
        .findFirst();
  }

  LoneClinic clinics() {
    return clinics;
  }

  Storage storage() {
    return storage;
  }

  /** Who understands what is written, in every language. */
  Interpreter interpreter() {
    return Interpreter.everyLanguage(EngineSpeech.interpreter(configuration.settings().speech()));
  }

  private static Path newFolder() {
    try {
      return Files.createTempDirectory("frontdesk-talk");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    clinics.close();
    storage.close();
    delete(folder);
  }
}
