package frontdesk.ops.talk;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;

/**
 * Which of the written conversations are held on the telephone, and when; read from its file.
 *
 * @param otherAnswer a line of the first conversation, and what is heard in its place by the twin
 */
record SpokenSelection(List<Group> groups, Map<String, String> otherAnswer) {
  private static final Path CORPUS = Path.of("src/test/resources/frontdesk/ops/talk/corpus");
  private static final Path FILE = Path.of("src/test/resources/frontdesk/ops/talk/spoken.conf");

  /**
   * Conversations of callers who call at the same moment.
   *
   * @param now the clinics' local time when they call
   * @param always whether it is held by every test, and not by long ones only
   */
  record Group(LocalDateTime now, boolean always, List<Chosen> conversations) {}

  /**
   * One of them.
   *
   * @param file its written conversation, as calling at that moment
   * @param voice of the caller
   */
  record Chosen(TalkFile file, String voice) {
    @Override
    public String toString() {
      return file.name();
    }
  }

  static SpokenSelection read() {
    Config root = ConfigFactory.parseFile(FILE.toFile()).resolve();
    return new SpokenSelection(
        root.getConfigList("groups").stream().map(SpokenSelection::group).toList(),
        Map.of(root.getString("twin.line"), root.getString("twin.heard")));
  }

  private static Group group(Config group) {
    LocalDateTime now = LocalDateTime.parse(group.getString("now"));
    return new Group(
        now,
        group.getBoolean("always"),
        group.getConfigList("conversations").stream()
            .map(
                one ->
                    new Chosen(
                        calling(now, written(one.getString("file"))), one.getString("voice")))
            .toList());
  }

  private static TalkFile written(String name) {
    TalkFileReader.Reading reading = TalkFileReader.read(CORPUS.resolve(name + ".conf"));
    if (reading instanceof TalkFileReader.Reading.Read read) {
      return read.file();
    }
    throw new IllegalArgumentException(((TalkFileReader.Reading.Unreadable) reading).line());
  }

  /** The same conversation at another moment. */
  private static TalkFile calling(LocalDateTime now, TalkFile file) {
    return new TalkFile(
        file.name(),
        file.about(),
        file.language(),
        now,
        file.callerNumber(),
        file.patients(),
        file.appointments(),
        file.waiting(),
        file.says(),
        file.answers(),
        file.expected());
  }
}
