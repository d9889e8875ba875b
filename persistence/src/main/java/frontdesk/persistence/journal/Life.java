package frontdesk.persistence.journal;

/**
 * One life of a node's process, as its session in the database tells of it.
 *
 * @param uid as its cluster knows it
 * @param node its name; cut off where it is long
 * @param arrived whether it is a member of its cluster; before that it is on its way
 */
public record Life(long uid, String node, boolean arrived) {}
