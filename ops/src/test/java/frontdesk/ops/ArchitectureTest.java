package frontdesk.ops;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import frontdesk.protocol.audit.StoredEvent;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The house as the design draws it: module arrows, engine's arrows, what the pure parts may use.
 */
class ArchitectureTest {
  private static final JavaClasses FRONTDESK =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("frontdesk");

  /** A class that breaks the rules on purpose: its package stands in for the conversation's. */
  private static final JavaClasses PLANTED =
      new ClassFileImporter().importClasses(PlantedManager.class);

  private static final List<String> ENGINE_SLICES =
      List.of("sip", "media", "speech", "dialogue", "booking", "patient", "audit");

  @Test
  void shouldKeepTheModuleArrows() {
    no(
            "frontdesk.protocol..",
            "frontdesk.config..",
            "frontdesk.engine..",
            "frontdesk.persistence..")
        .check(FRONTDESK);
    no("frontdesk.protocol..", "frontdesk.ops..").check(FRONTDESK);
    no("frontdesk.config..", "frontdesk.engine..", "frontdesk.persistence..", "frontdesk.ops..")
        .check(FRONTDESK);
    no("frontdesk.engine..", "frontdesk.persistence..", "frontdesk.ops..").check(FRONTDESK);
    no("frontdesk.persistence..", "frontdesk.engine..", "frontdesk.ops..").check(FRONTDESK);
  }

  @Test
  void shouldLetOnlyTheCallKnowTheOtherPartsOfTheEngine() {
    for (String slice : ENGINE_SLICES) {
      String[] others =
          Stream.concat(ENGINE_SLICES.stream(), Stream.of("call"))
              .filter(other -> !other.equals(slice))
              .map(other -> "frontdesk.engine." + other + "..")
              .toArray(String[]::new);
      no("frontdesk.engine." + slice + "..", others).check(FRONTDESK);
    }
  }

  @ParameterizedTest
  @MethodSource("sliced")
  void shouldHaveNoCycles(String pattern) {
    slices().matching(pattern).should().beFreeOfCycles().check(FRONTDESK);
  }

  static List<String> sliced() {
    return List.of(
        "frontdesk.engine.(*)..",
        "frontdesk.engine.sip.(*)..",
        "frontdesk.engine.media.(*)..",
        "frontdesk.engine.speech.(*)..",
        "frontdesk.persistence.(*)..");
  }

  @Test
  void shouldKeepTheConversationPure() {
    pure("frontdesk.engine.dialogue..").check(FRONTDESK);
  }

  @Test
  void shouldKeepWordsApartFromRuntime() {
    noClasses()
        .that()
        .resideInAPackage("frontdesk.protocol..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "java.io..", "java.nio.file..", "java.net..", "java.sql..", "org.apache.pekko.stream..")
        .check(FRONTDESK);
  }

  @Test
  void shouldStoreNoActorReference() {
    noClasses()
        .that()
        .areAssignableTo(StoredEvent.class)
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.apache.pekko..")
        .check(FRONTDESK);
  }

  @Test
  void shouldUseNamesOfTheField() {
    named().check(FRONTDESK);
    noClasses()
        .should()
        .resideInAnyPackage(
            "..util..",
            "..utils..",
            "..common..",
            "..model..",
            "..impl..",
            "..manager..",
            "..helper..")
        .check(FRONTDESK);
  }

  @Test
  void shouldDescribeEveryPackageAndItsNulls() {
    List<String> undescribed =
        FRONTDESK.stream()
            .map(JavaClass::getPackageName)
            .distinct()
            .filter(name -> !isNullMarked(name))
            .sorted()
            .toList();
    assertThat(undescribed).isEmpty();
  }

  @Test
  void shouldFindWhatIsPlanted() {
    assertThat(named().evaluate(PLANTED).hasViolation()).isTrue();
    assertThat(pure("frontdesk.ops..").evaluate(PLANTED).hasViolation()).isTrue();
    assertThat(no("frontdesk.ops..", "java.io..").evaluate(PLANTED).hasViolation()).isTrue();
  }

  private static boolean isNullMarked(String packageName) {
    try {
      return Class.forName(packageName + ".package-info")
          .isAnnotationPresent(org.jspecify.annotations.NullMarked.class);
    } catch (ClassNotFoundException none) {
      return false;
    }
  }

  private static ArchRule no(String from, String... to) {
    return noClasses()
        .that()
        .resideInAPackage(from)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(to);
  }

  private static ArchRule pure(String packages) {
    return noClasses()
        .that()
        .resideInAPackage(packages)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "org.apache.pekko..",
            "java.io..",
            "java.nio..",
            "java.net..",
            "java.sql..",
            "java.util.concurrent..")
        .orShould()
        .dependOnClassesThat()
        .haveFullyQualifiedName("java.time.Clock")
        .orShould()
        .dependOnClassesThat()
        .haveFullyQualifiedName("java.util.Random");
  }

  private static ArchRule named() {
    return classes()
        .should()
        .haveSimpleNameNotEndingWith("Manager")
        .andShould()
        .haveSimpleNameNotEndingWith("Util")
        .andShould()
        .haveSimpleNameNotEndingWith("Utils")
        .andShould()
        .haveSimpleNameNotEndingWith("Impl")
        .andShould()
        .haveSimpleNameNotEndingWith("Helper");
  }
}
