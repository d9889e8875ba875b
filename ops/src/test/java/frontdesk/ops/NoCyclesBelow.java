package frontdesk.ops;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;

/**
 * The packages directly below one, and that one itself, do not depend on each other in a circle.
 */
record NoCyclesBelow(String root) implements SliceAssignment {
  ArchRule rule() {
    return SlicesRuleDefinition.slices()
        .assignedFrom(this)
        .namingSlices("$1")
        .should()
        .beFreeOfCycles()
        .allowEmptyShould(true);
  }

  @Override
  public SliceIdentifier getIdentifierOf(JavaClass type) {
    String name = type.getPackageName();
    if (name.equals(root)) {
      return SliceIdentifier.of(root);
    }
    return name.startsWith(root + ".")
        ? SliceIdentifier.of(
            root + "." + name.substring(root.length() + 1).replaceFirst("\\..*", ""))
        : SliceIdentifier.ignore();
  }

  @Override
  public String getDescription() {
    return "packages below " + root;
  }
}
