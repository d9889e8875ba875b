package frontdesk.engine.provider.resilience;

/**
 * How often a piece of work is tried.
 *
 * @param tries attempts at providers outside this node, the first one included; 1 or more
 * @param budget of all work at one port
 */
public record Retries(int tries, Backoff backoff, RetryBudget budget) {}
