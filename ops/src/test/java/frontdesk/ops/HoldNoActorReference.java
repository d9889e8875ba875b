package frontdesk.ops;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;

/** What is stored means nothing to a running system: followed through fields and subtypes. */
final class HoldNoActorReference extends ArchCondition<JavaClass> {
  HoldNoActorReference() {
    super("hold no actor reference");
  }

  @Override
  public void check(JavaClass event, ConditionEvents events) {
    Set<JavaClass> seen = new HashSet<>(Set.of(event));
    Deque<JavaClass> open = new ArrayDeque<>(seen);
    while (!open.isEmpty()) {
      JavaClass holder = open.pop();
      for (JavaField field : holder.getFields()) {
        for (JavaClass held : field.getType().getAllInvolvedRawTypes()) {
          if (held.getPackageName().startsWith("org.apache.pekko")) {
            events.add(
                SimpleConditionEvent.violated(
                    event, event.getName() + " holds " + field.getFullName()));
          } else if (held.getPackageName().startsWith("frontdesk.") && seen.add(held)) {
            open.push(held);
          }
        }
      }
      holder.getAllSubclasses().stream().filter(seen::add).forEach(open::push);
    }
  }
}
