package frontdesk.config;

import frontdesk.config.check.Section;
import frontdesk.protocol.privacy.Secret;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How the nodes of a cluster keep their trunks registered, and how trunks prove their calls.
 *
 * @param announceEvery between two reports of a node to the one that registers all
 * @param settle for all nodes to report, before a first registration does without the rest
 * @param farewell for a node to be taken out of the registrations when it stops
 * @param lookUpAgain until a server's name is looked up again after nothing was found
 * @param maxContacts of one registration; further nodes get no calls by it
 * @param callers what proofs are asked of callers from outside the allowed networks
 */
public record TrunkingSettings(
    Duration announceEvery,
    Duration settle,
    Duration farewell,
    Duration lookUpAgain,
    int maxContacts,
    Callers callers) {

  /**
   * Proofs by digest (RFC 7616).
   *
   * @param realm that passwords are for
   * @param nonceSecret the same on every node; without it each node has one of its own
   * @param nonceLifetime how long a nonce may be used
   * @param maxNonces whose counts are kept
   * @param refusalsPerSecond answered of all sources together
   * @param refusalsPerSource of these, to one address
   */
  public record Callers(
      String realm,
      Optional<Secret> nonceSecret,
      Duration nonceLifetime,
      int maxNonces,
      int refusalsPerSecond,
      int refusalsPerSource) {

    private static final int SHORTEST_SECRET = 16;

    static Callers read(Section section) {
      Secret secret = Passwords.read(section, "nonce-secret");
      Callers callers =
          new Callers(
              section.parsed(
                  "realm",
                  "letters, digits, dots and hyphens",
                  "write it so",
                  "",
                  text -> Optional.of(text).filter(t -> t.matches("[A-Za-z0-9.-]{1,64}"))),
              Optional.of(secret).filter(given -> !given.reveal().isEmpty()),
              section.duration("nonce-lifetime", Duration.ofSeconds(5), Duration.ofHours(1)),
              section.number("max-nonces", 1, 1_000_000),
              section.number("refusals-per-second", 1, 10_000),
              section.number("refusals-per-source", 1, 10_000));
      section.rule(
          callers.nonceSecret.map(given -> given.reveal().length() >= SHORTEST_SECRET).orElse(true),
          "at least " + SHORTEST_SECRET + " characters",
          "make it at random",
          "nonce-secret");
      section.finish();
      return callers;
    }
  }

  static TrunkingSettings read(Section section) {
    TrunkingSettings settings =
        new TrunkingSettings(
            section.duration("announce-every", Duration.ofMillis(100), Duration.ofMinutes(1)),
            section.duration("settle", Duration.ZERO, Duration.ofMinutes(1)),
            section.duration("farewell", Duration.ZERO, Duration.ofMinutes(1)),
            section.duration("look-up-again", Duration.ofSeconds(1), Duration.ofHours(1)),
            section.number("max-contacts", 1, 100),
            Callers.read(section.section("callers")));
    section.finish();
    return settings;
  }

  /** Callers that get no answer cannot be asked for a proof. */
  static void check(Section root, List<TrunkSettings> trunks, boolean silent) {
    root.rule(
        !silent || trunks.stream().allMatch(trunk -> trunk.caller().isEmpty()),
        "false where a trunk has a caller-user",
        "a caller from outside the allowed networks has to be asked for a proof",
        "sip.silent-to-others");
  }
}
