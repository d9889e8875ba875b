package frontdesk.ops.bench.providers;

/**
 * What the far end is to do.
 *
 * @param seed of the vendors' pace
 * @param warmUp calls that only warm the node, as many at a time, before all others
 * @param calls calls that are measured
 * @param atOnce how many of these at a time
 * @param turns sentences of each call
 */
record ProvidersPlan(Paces paces, long seed, int warmUp, int calls, int atOnce, int turns) {}
