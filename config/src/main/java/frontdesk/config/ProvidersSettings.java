package frontdesk.config;

import frontdesk.config.catalogue.ProviderNames;
import frontdesk.config.check.Section;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The providers that a node may ask, each list in the order in which they are preferred; what is
 * embedded comes after them.
 */
public record ProvidersSettings(
    List<RecognizerProvider> recognizers,
    List<SynthesizerProvider> synthesizers,
    List<ModelProvider> models,
    ProviderTuning tuning,
    Wire wire,
    ResilienceSettings resilience) {

  /**
   * Bounds of every connection.
   *
   * @param connectWithin until a connection is made, its handshake included
   * @param pingEvery how often a connection that is kept open is pinged
   * @param silentWithin one that neither speaks nor answers a ping for so long is dead
   * @param idleClose a connection that carried nothing for so long is closed by us
   * @param closeWithin for what is of no more use, such as the answer to a close
   * @param outboxBytes that may wait to be sent
   * @param messageBytes the longest message that is read
   * @param answerBytes the longest answer of one request
   * @param proxy that connections go through
   */
  public record Wire(
      Duration connectWithin,
      Duration pingEvery,
      Duration silentWithin,
      Duration idleClose,
      Duration closeWithin,
      int outboxBytes,
      int messageBytes,
      int answerBytes,
      Optional<NodeAddress> proxy) {
    private static final int KIB = 1024;

    private static Wire read(Section section) {
      Wire wire =
          new Wire(
              section.duration("connect-within", Duration.ofMillis(100), Duration.ofSeconds(30)),
              section.duration("ping-every", Duration.ofMillis(500), Duration.ofMinutes(1)),
              section.duration("silent-within", Duration.ofSeconds(1), Duration.ofMinutes(5)),
              section.duration("idle-close", Duration.ofSeconds(5), Duration.ofHours(1)),
              section.duration("close-within", Duration.ofMillis(50), Duration.ofSeconds(5)),
              section.bytes("outbox", 16 * KIB, 16 * KIB * KIB),
              section.bytes("message", 16 * KIB, 64 * KIB * KIB),
              section.bytes("answer", 16 * KIB, 256 * KIB * KIB),
              section.optionalText("proxy").isEmpty()
                  ? Optional.empty()
                  : Optional.of(
                      section.parsed(
                          "proxy",
                          "host:port",
                          "write it without a scheme",
                          new NodeAddress("", 1),
                          NodeAddress::parse)));
      section.rule(
          wire.silentWithin.compareTo(wire.pingEvery) > 0,
          "longer than ping-every",
          "a ping needs time to be answered",
          "silent-within",
          "ping-every");
      section.finish();
      return wire;
    }
  }

  static ProvidersSettings read(Section section) {
    ProvidersSettings settings =
        new ProvidersSettings(
            ProviderAccount.all(
                section, "recognizers", RecognizerProvider::read, RecognizerProvider::account),
            ProviderAccount.all(
                section, "synthesizers", SynthesizerProvider::read, SynthesizerProvider::account),
            ProviderAccount.all(section, "models", ModelProvider::read, ModelProvider::account),
            ProviderTuning.read(section.section("tuning")),
            Wire.read(section.section("wire")),
            ResilienceSettings.read(section.section("resilience")));
    section.finish();
    return settings;
  }

  /** What clinics may name. */
  public ProviderNames names() {
    return ProviderNames.of(
        names(recognizers, RecognizerProvider::account),
        names(synthesizers, SynthesizerProvider::account),
        names(models, ModelProvider::account));
  }

  private static <T> Set<String> names(List<T> all, Function<T, ProviderAccount> account) {
    return all.stream()
        .map(one -> account.apply(one).name())
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }
}
