package frontdesk.ops.chaos.providers;

import frontdesk.config.catalogue.CatalogueLoader;
import frontdesk.ops.chaos.FaultNotPossible;
import frontdesk.ops.chaos.senses.TroubledNode;
import frontdesk.ops.node.Senses;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** A node with a clinic for each of these vendors, heard and spoken for by nobody else. */
final class FaultedNode implements AutoCloseable {
  /** Slowest first; steps that a voice can be told apart by, and a caller cannot. */
  private static final double FIRST_RATE = 1;

  private static final double RATE_STEP = 0.01;

  /** Each takes seconds to load its model and the clinics' grammars. */
  private static final int MOST_ENGINES = 4;

  private static final String SAMPLE = "frontdesk/clinics/harbour-view.conf";
  private static final String SAMPLE_ID = "id = harbour-view";
  private static final String SAMPLE_NUMBERS = "[\"+442079460100\", \"harbour\"]";

  private final List<Vendors> vendors;
  private final EmbeddedVoices embedded;
  private final TroubledNode node;

  private FaultedNode(List<Vendors> vendors, EmbeddedVoices embedded, TroubledNode node) {
    this.vendors = vendors;
    this.embedded = embedded;
    this.node = node;
  }

  /**
   * Starts it; takes some seconds.
   *
   * @param embeddedToo whether the embedded voices work, as the last ones of each clinic
   */
  static FaultedNode start(Path folder, List<Vendors> vendors, boolean embeddedToo)
      throws IOException, FaultNotPossible {
    return start(folder, vendors, embeddedToo, "");
  }

  /**
   * The same with further settings.
   *
   * @param more HOCON with full paths
   */
  static FaultedNode start(Path folder, List<Vendors> vendors, boolean embeddedToo, String more)
      throws IOException, FaultNotPossible {
    EmbeddedVoices voices = new EmbeddedVoices(!embeddedToo);
    List<String> files = new ArrayList<>();
    for (Vendors one : vendors) {
      files.add('"' + clinic(folder, one, rate(vendors, one)).toString() + '"');
    }
    String settings =
        """
        frontdesk {
          clinics = [%s]
          speech { engines = %d, recognizer = auto, synthesizer = auto }
          providers { recognizers = [
            %s], synthesizers = [
            %s], models = [
            %s] }
        }
        """
                .formatted(
                    String.join(", ", files),
                    Math.min(MOST_ENGINES, vendors.size()),
                    vendors.stream().map(Vendors::earSetting).collect(Collectors.joining()),
                    vendors.stream().map(Vendors::voiceSetting).collect(Collectors.joining()),
                    vendors.stream().map(Vendors::mindSetting).collect(Collectors.joining()))
            + more;
    TroubledNode node =
        TroubledNode.start(
            folder, settings, Clock.systemUTC(), new Senses(UnaryOperator.identity(), voices));
    vendors.forEach(Vendors::open);
    voices.forget();
    return new FaultedNode(vendors, voices, node);
  }

  private static double rate(List<Vendors> vendors, Vendors one) {
    return FIRST_RATE + RATE_STEP * (1 + vendors.indexOf(one));
  }

  private static Path clinic(Path folder, Vendors vendors, double rate) throws IOException {
    String sample;
    try (InputStream in = CatalogueLoader.class.getClassLoader().getResourceAsStream(SAMPLE)) {
      sample = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    }
    String copy =
        sample
            .replace(SAMPLE_ID, "id = " + vendors.id())
            .replace(SAMPLE_NUMBERS, "[\"" + vendors.id() + "\"]");
    return Files.writeString(
        Files.createDirectories(folder).resolve(vendors.id() + ".conf"),
        copy + "\nspeaking-rate = " + rate + "\n" + vendors.order());
  }

  TroubledNode node() {
    return node;
  }

  /** What the embedded voices were asked to say for the clinic of these vendors. */
  List<String> embeddedTexts(Vendors one) {
    return embedded.texts(rate(vendors, one));
  }

  @Override
  public void close() {
    node.close();
  }
}
