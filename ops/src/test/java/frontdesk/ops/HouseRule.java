package frontdesk.ops;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import frontdesk.protocol.audit.StoredEvent;
import java.net.IDN;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * One rule of the house, for the packages below a root: the program's, or a planted one that breaks
 * every rule.
 *
 * @param planted the classes below the planted root that the rule must find
 */
record HouseRule(String name, ArchRule rule, List<String> planted) {

  /** Everything that the house asks for. */
  static List<HouseRule> under(String root) {
    return Stream.of(modules(root), engine(root), purity(root), names(root))
        .flatMap(List::stream)
        .toList();
  }

  private static HouseRule of(String name, ArchRule rule, String... planted) {
    return new HouseRule(name, rule, List.of(planted));
  }

  /** {@code protocol <- config <- {engine, persistence} <- ops}. */
  private static List<HouseRule> modules(String root) {
    return List.of(
        of(
            "protocol knows no other module",
            no(root, "protocol", "config", "engine", "persistence", "ops"),
            "protocol.booking.KnowsConfig"),
        of(
            "config knows protocol only",
            no(root, "config", "engine", "persistence", "ops"),
            "config.KnowsEngine"),
        of(
            "engine does not know persistence",
            no(root, "engine", "persistence", "ops"),
            "engine.call.KnowsPersistence"),
        of(
            "persistence does not know engine",
            no(root, "persistence", "engine", "ops"),
            "persistence.KnowsEngine"));
  }

  private static List<HouseRule> engine(String root) {
    return List.of(
        of(
            "only the call knows the other parts of the engine",
            classes()
                .that()
                .resideInAPackage(root + ".engine..")
                .should(
                    new KnowOnlyTheirPart(
                        root + ".engine", "call", "booking", "patient", "audit", "provider")),
            "engine.sip.KnowsMedia",
            "engine.speech.KnowsRoot"),
        of("engine has no cycles", new NoCyclesBelow(root + ".engine").rule()),
        of("engine.sip has no cycles", new NoCyclesBelow(root + ".engine.sip").rule()),
        of(
            "engine.media has no cycles",
            new NoCyclesBelow(root + ".engine.media").rule(),
            "engine.media.codec.Ping",
            "engine.media.rtp.Pong"),
        of("engine.speech has no cycles", new NoCyclesBelow(root + ".engine.speech").rule()),
        of("persistence has no cycles", new NoCyclesBelow(root + ".persistence").rule()));
  }

  private static List<HouseRule> purity(String root) {
    return List.of(
        of(
            "protocol has words only: no runtime, no I/O",
            noClasses()
                .that()
                .resideInAPackage(root + ".protocol..")
                .should()
                .dependOnClassesThat(Banned.FOR_WORDS),
            "protocol.booking.ReadsFiles",
            "protocol.booking.KnowsTheActorSystem"),
        of(
            "events hold no actor reference, however deep",
            classes()
                .that()
                .areAssignableTo(StoredEvent.class)
                .and()
                .resideInAPackage(root + "..")
                .should(new HoldNoActorReference()),
            "protocol.booking.EventWithReceiver"),
        of(
            "the conversation is pure",
            pure(root, "engine.dialogue"),
            "engine.dialogue.AsksTheClock",
            "engine.dialogue.AsksNow"),
        of(
            "what a call is summed up as follows from its journal alone",
            pure(root, "engine.call.summary"),
            "engine.call.summary.SumsUpNow"));
  }

  private static ArchRule pure(String root, String part) {
    return noClasses()
        .that()
        .resideInAPackage(root + "." + part + "..")
        .should()
        .dependOnClassesThat(Banned.FOR_PURE)
        .orShould()
        .callMethod(Instant.class, "now")
        .orShould()
        .callMethod(LocalDate.class, "now")
        .orShould()
        .callMethod(LocalDateTime.class, "now")
        .orShould()
        .callMethod(UUID.class, "randomUUID")
        .orShould()
        .callMethod(Math.class, "random")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .callMethod(System.class, "nanoTime");
  }

  private static List<HouseRule> names(String root) {
    return List.of(
        of(
            "packages are named by feature",
            noClasses()
                .that()
                .resideInAPackage(root + "..")
                .should()
                .resideInAnyPackage(
                    "..util..",
                    "..utils..",
                    "..common..",
                    "..impl..",
                    "..model..",
                    "..manager..",
                    "..helper..",
                    "..misc.."),
            "engine.util.Word"),
        of(
            "classes are named by what they are",
            noClasses()
                .that()
                .resideInAPackage(root + "..")
                .should()
                .haveNameMatching(".*(Manager|Utils?|Impl|Helpers?)"),
            "engine.media.LineManager"),
        of(
            "every package says what it is for, and marks its nulls",
            classes().that().resideInAPackage(root + "..").should(new BeInANullMarkedPackage()),
            "engine.util.Word"));
  }

  private static ArchRule no(String root, String from, String... to) {
    return noClasses()
        .that()
        .resideInAPackage(root + "." + from + "..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            Stream.of(to).map(module -> root + "." + module + "..").toArray(String[]::new));
  }

  /** What parts that are to stay pure may not touch. */
  private static final class Banned {
    static final com.tngtech.archunit.base.DescribedPredicate<JavaClass> FOR_WORDS =
        com.tngtech.archunit.base.DescribedPredicate.describe(
            "do I/O or belong to a runtime",
            type ->
                (in(type, "java.io", "java.nio.file", "java.nio.channels", "java.net", "java.sql")
                        && !type.isEquivalentTo(IDN.class)) // it spells names and asks nobody
                    || type.isEquivalentTo(Thread.class)
                    || (in(type, "org.apache.pekko")
                        && !type.getName().equals("org.apache.pekko.actor.typed.ActorRef")));

    static final com.tngtech.archunit.base.DescribedPredicate<JavaClass> FOR_PURE =
        com.tngtech.archunit.base.DescribedPredicate.describe(
            "are a runtime, I/O, a clock, chance or a thread",
            type ->
                in(
                        type,
                        "java.io",
                        "java.nio",
                        "java.net",
                        "java.sql",
                        "java.util.concurrent",
                        "java.util.random",
                        "org.apache.pekko")
                    || Stream.of(Clock.class, InstantSource.class, Random.class, Thread.class)
                        .anyMatch(type::isAssignableTo));

    private static boolean in(JavaClass type, String... packages) {
      return Stream.of(packages)
          .anyMatch(
              name ->
                  type.getPackageName().equals(name)
                      || type.getPackageName().startsWith(name + "."));
    }

    private Banned() {}
  }
}
