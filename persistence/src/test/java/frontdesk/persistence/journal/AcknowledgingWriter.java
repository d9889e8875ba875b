package frontdesk.persistence.journal;

import com.typesafe.config.ConfigFactory;
import java.nio.file.Path;
import java.util.Map;
import org.apache.pekko.actor.typed.ActorRef;

/**
 * A process of its own that writes to several entities without end and prints a line for each write
 * that was acknowledged: {@code entity count}. Somebody kills it.
 */
public final class AcknowledgingWriter {
  private AcknowledgingWriter() {}

  /**
   * Runs until killed.
   *
   * @param args the H2 file, the number of entities, and H2's write delay in milliseconds
   */
  public static void main(String[] args) throws Exception {
    DatabaseAddress address = new DatabaseAddress.H2File(Path.of(args[0]));
    // The last connection that is opened decides H2's delay, and the journal's come last.
    String url = JdbcUrl.writer(address).replace("WRITE_DELAY=0", "WRITE_DELAY=" + args[2]);
    NodeForTests node =
        NodeForTests.start(
            address,
            ConfigFactory.parseMap(
                Map.of("pekko-persistence-jdbc.shared-databases.slick.db.url", url)));
    for (int entity = 0; entity < Integer.parseInt(args[1]); entity++) {
      String name = "diary-" + entity;
      ActorRef<Diary.Command> diary = node.spawn(Diary.create(name), name);
      new Thread(() -> writeForEver(node, diary, name), name).start();
    }
  }

  private static void writeForEver(NodeForTests node, ActorRef<Diary.Command> diary, String name) {
    try {
      while (true) {
        long count = node.write(diary, "killed?", 2);
        synchronized (System.out) {
          System.out.println("ack " + name + " " + count);
          System.out.flush();
        }
      }
    } catch (Exception e) {
      throw new IllegalStateException(name + " could not write", e);
    }
  }
}
