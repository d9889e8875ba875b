package frontdesk.engine.dialogue.tools;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One tool, declared.
 *
 * @param name in snake case
 * @param purpose what it is for, for a brain to read
 * @param result what comes of it
 * @param nodes the nodes of the flow where it may be used, in lower case
 * @param needsIdentification whether the caller has to be proven to be a patient before
 * @param refusals every code that asking for it can be refused with here; what the conversation or
 *     the ledger objects comes after
 */
public record Tool(
    String name,
    String purpose,
    List<Parameter> parameters,
    String result,
    Set<String> nodes,
    boolean needsIdentification,
    Set<ToolRefusal.Code> refusals) {
  public Tool {
    parameters = List.copyOf(parameters);
    nodes = Set.copyOf(nodes);
    Set<ToolRefusal.Code> all = EnumSet.copyOf(ToolRefusal.Code.OF_EVERY_TOOL);
    all.addAll(refusals);
    refusals = Set.copyOf(all);
  }

  Optional<Parameter> parameter(String wanted) {
    return parameters.stream().filter(one -> one.name().equals(wanted)).findFirst();
  }
}
