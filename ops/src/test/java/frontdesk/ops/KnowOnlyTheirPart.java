package frontdesk.ops;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Set;

/**
 * The parts directly below a package know nothing of each other, but for one that knows all; what
 * stands in the package itself is for some of them.
 */
final class KnowOnlyTheirPart extends ArchCondition<JavaClass> {
  private final String root;
  private final String knowsAll;
  private final Set<String> knowTheRoot;

  KnowOnlyTheirPart(String root, String knowsAll, String... knowTheRoot) {
    super("know only their part");
    this.root = root;
    this.knowsAll = knowsAll;
    this.knowTheRoot = Set.of(knowTheRoot);
  }

  @Override
  public void check(JavaClass type, ConditionEvents events) {
    String own = part(type);
    if (own.equals(knowsAll)) {
      return;
    }
    for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
      JavaClass target = dependency.getTargetClass();
      if (isBelow(target) && !allowed(own, part(target))) {
        events.add(SimpleConditionEvent.violated(type, dependency.getDescription()));
      }
    }
  }

  private boolean allowed(String own, String target) {
    return own.equals(target) || (target.isEmpty() && knowTheRoot.contains(own));
  }

  private boolean isBelow(JavaClass type) {
    String name = type.getBaseComponentType().getPackageName();
    return name.equals(root) || name.startsWith(root + ".");
  }

  /** The first segment below the root; empty in the root itself. */
  private String part(JavaClass type) {
    String name = type.getBaseComponentType().getPackageName();
    return name.length() <= root.length()
        ? ""
        : name.substring(root.length() + 1).replaceFirst("\\..*", "");
  }
}
