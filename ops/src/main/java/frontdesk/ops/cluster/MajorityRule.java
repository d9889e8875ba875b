package frontdesk.ops.cluster;

import java.util.Collections;
import java.util.Set;

/** Which side of a split stays: the rule of the resolver's strategy keep-majority. Pure. */
final class MajorityRule {
  private MajorityRule() {}

  /**
   * Whether those who see each other are the side that stays.
   *
   * @param members of the whole cluster; not empty
   * @param seen those of them on this side
   */
  static boolean stays(Set<Incarnation> members, Set<Incarnation> seen) {
    int here = (int) members.stream().filter(seen::contains).count();
    int elsewhere = members.size() - here;
    return here > elsewhere || (here == elsewhere && seen.contains(Collections.min(members)));
  }
}
