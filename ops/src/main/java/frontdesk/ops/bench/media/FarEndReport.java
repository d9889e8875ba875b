package frontdesk.ops.bench.media;

/**
 * What the callers' process found.
 *
 * @param sums what its calls counted
 * @param gaps pairs of packets that followed each other
 * @param lateGaps of these, more than 2 ms away from 20
 * @param pacingStdMs standard deviation of the gaps around 20 ms
 * @param longestGapMs the longest of them
 * @param drops datagrams that the kernel dropped at its sockets
 * @param cores processor time a second
 */
record FarEndReport(
    FarEnd.Sums sums,
    long gaps,
    long lateGaps,
    double pacingStdMs,
    double longestGapMs,
    long drops,
    double cores) {}
