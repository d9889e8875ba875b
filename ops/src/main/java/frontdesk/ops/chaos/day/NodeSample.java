package frontdesk.ops.chaos.day;

/**
 * What a node's process holds at one moment.
 *
 * @param heapKib used heap right after a full collection
 * @param descriptors open file descriptors
 * @param udpPorts UDP sockets
 * @param threads of the process
 * @param residentKib memory that the system gave it
 */
public record NodeSample(
    long heapKib, long descriptors, long udpPorts, long threads, long residentKib) {}
