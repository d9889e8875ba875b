package frontdesk.ops.provider;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * Whole calls to nodes that ask vendors, beside one another: they take as long as people talk, and
 * mostly wait.
 */
@Execution(ExecutionMode.CONCURRENT)
class AskedInCallsTest {
  @Nested
  class InRomanian extends RomanianCalls {}

  @Nested
  @Execution(ExecutionMode.CONCURRENT)
  class Thought extends ThoughtAndPaidFor {}

  @Nested
  class OnRecord extends ProvidersOnRecord {}

  @Nested
  class Aloud extends AnswersAloud {}
}
