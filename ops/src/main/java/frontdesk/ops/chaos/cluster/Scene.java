package frontdesk.ops.chaos.cluster;

import frontdesk.ops.chaos.ChaosRun;
import frontdesk.ops.chaos.Verdict;
import frontdesk.ops.playground.Member;
import frontdesk.ops.playground.Playground;
import java.util.Random;

/**
 * A cluster with calls on it, as a fault finds it.
 *
 * @param victim whom the fault happens to
 * @param spread which call went to which node
 * @param verdict takes what is seen at once
 */
record Scene(
    Playground playground,
    Member victim,
    CallersProcess callers,
    SpreadCalls spread,
    Random random,
    Verdict verdict,
    ChaosRun run) {}
