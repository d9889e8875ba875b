package frontdesk.engine.call;

import frontdesk.engine.Recoveries;
import frontdesk.protocol.id.CallId;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/**
 * What becomes of calls that cannot recover.
 *
 * @param recoveries counts their failures
 * @param remains reads what can still be read of a call
 * @param retry before a recovery that failed is tried again; longer each time
 * @param farewellTimeout for the announcement to such a caller, and again for the BYE
 */
public record CallCare(
    Recoveries recoveries,
    Function<CallId, CompletionStage<CallRemains>> remains,
    Duration retry,
    Duration farewellTimeout) {}
