package frontdesk.ops;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * The house as the design draws it: module arrows, engine's arrows, what the pure parts may use,
 * how things are named. Each rule is also held against a planted house that breaks it.
 */
class ArchitectureTest {
  private static final String PLANTED_ROOT = "frontdesk.ops.planted";

  private static final JavaClasses FRONTDESK =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .withImportOption(location -> !location.contains("-tests.jar"))
          .importPackages("frontdesk");

  private static final JavaClasses PLANTED = new ClassFileImporter().importPackages(PLANTED_ROOT);

  @TestFactory
  Stream<DynamicTest> shouldBeBuiltAsDrawn() {
    return HouseRule.under("frontdesk").stream()
        .map(rule -> DynamicTest.dynamicTest(rule.name(), () -> rule.rule().check(FRONTDESK)));
  }

  @TestFactory
  Stream<DynamicTest> shouldFindWhatIsPlanted() {
    return HouseRule.under(PLANTED_ROOT).stream()
        .filter(rule -> !rule.planted().isEmpty())
        .map(rule -> DynamicTest.dynamicTest(rule.name(), () -> assertFinds(rule)));
  }

  /** A rule over nothing holds: the import must have found every module. */
  @Test
  void shouldHaveLookedAtEveryModule() {
    for (String module : List.of("protocol", "config", "engine", "persistence", "ops")) {
      assertThat(FRONTDESK)
          .as(module)
          .anyMatch(type -> type.getPackageName().startsWith("frontdesk." + module));
    }
    assertThat(FRONTDESK).noneMatch(type -> type.getPackageName().startsWith(PLANTED_ROOT));
  }

  private static void assertFinds(HouseRule rule) {
    String report = rule.rule().evaluate(PLANTED).getFailureReport().toString();
    assertThat(rule.planted()).allSatisfy(name -> assertThat(report).contains(name));
  }
}
