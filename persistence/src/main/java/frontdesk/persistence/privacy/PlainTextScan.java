package frontdesk.persistence.privacy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import javax.sql.DataSource;

/**
 * Looks for personal data in everything that is stored, decoding all that can be decoded without a
 * key: UTF-8 (also JSON's escapes), UTF-16, base64, hex, gzip, zlib, deflate, and these inside each
 * other. Case does not matter. Blocking.
 */
public final class PlainTextScan {
  private static final int DEPTH = 3;
  private static final int WINDOW = 4 << 20;
  private static final int OVERLAP = 1 << 16;

  private final List<String> needles;

  /**
   * Looks for these.
   *
   * @param needles words, names, numbers; at least three characters each, or chance finds them
   */
  public PlainTextScan(Collection<String> needles) {
    if (needles.isEmpty() || needles.stream().anyMatch(needle -> needle.length() < 3)) {
      throw new IllegalArgumentException(
          "nothing to look for, or too short to be told from chance");
    }
    this.needles = needles.stream().map(needle -> needle.toLowerCase(Locale.ROOT)).toList();
  }

  /**
   * Personal data that anybody could read.
   *
   * @param place the table or file
   * @param column the column, or the byte offset in a file
   * @param encoding how it was read, outermost first
   * @param needle which of the needles, counted from 0: its text does not belong in a report
   */
  public record Finding(String place, String column, String encoding, int needle) {}

  /** Every row of every table of the schema that the connections are in. */
  public List<Finding> database(DataSource source) throws SQLException {
    Set<Finding> findings = new LinkedHashSet<>();
    try (Connection connection = source.getConnection()) {
      List<String> tables = new ArrayList<>();
      try (ResultSet rows =
          connection
              .getMetaData()
              .getTables(
                  connection.getCatalog(),
                  connection.getSchema(),
                  "%",
                  new String[] {"TABLE", "BASE TABLE"})) {
        while (rows.next()) {
          tables.add(rows.getString("TABLE_NAME"));
        }
      }
      for (String table : tables) {
        table(connection, table, findings);
      }
    }
    return List.copyOf(findings);
  }

  private void table(Connection connection, String table, Set<Finding> findings)
      throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery("SELECT * FROM \"" + table.replace("\"", "\"\"") + "\"")) {
      ResultSetMetaData columns = rows.getMetaData();
      while (rows.next()) {
        for (int i = 1; i <= columns.getColumnCount(); i++) {
          byte[] value = value(rows, i, columns.getColumnType(i));
          search(value, table, columns.getColumnLabel(i), "", 0, findings);
        }
      }
    }
  }

  private static byte[] value(ResultSet row, int column, int type) throws SQLException {
    if (type == Types.BLOB
        || type == Types.BINARY
        || type == Types.VARBINARY
        || type == Types.LONGVARBINARY) {
      byte[] bytes = row.getBytes(column);
      return bytes == null ? new byte[0] : bytes;
    }
    String text = row.getString(column);
    return text == null ? new byte[0] : text.getBytes(StandardCharsets.UTF_8);
  }

  /** Every byte of every file below this directory. */
  public List<Finding> directory(Path directory) throws IOException {
    Set<Finding> findings = new LinkedHashSet<>();
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        file(file, directory.relativize(file).toString(), findings);
      }
    }
    return List.copyOf(findings);
  }

  private void file(Path file, String name, Set<Finding> findings) throws IOException {
    search(name.getBytes(StandardCharsets.UTF_8), name, "file name", "", 0, findings);
    try (InputStream bytes = Files.newInputStream(file)) {
      byte[] window = bytes.readNBytes(WINDOW);
      long offset = 0;
      while (window.length > 0) {
        search(window, name, "at " + offset, "", 0, findings);
        byte[] next = bytes.readNBytes(WINDOW);
        if (next.length == 0) {
          return;
        }
        // What is cut by the end of one window lies whole in the next.
        int kept = Math.min(OVERLAP, window.length);
        offset += window.length - kept;
        byte[] joined = new byte[kept + next.length];
        System.arraycopy(window, window.length - kept, joined, 0, kept);
        System.arraycopy(next, 0, joined, kept, next.length);
        window = joined;
      }
    }
  }

  private void search(
      byte[] bytes, String place, String column, String path, int depth, Set<Finding> findings) {
    if (bytes.length == 0) {
      return;
    }
    texts(bytes, place, column, path, findings);
    if (depth == DEPTH) {
      return;
    }
    for (Disguises.Reading reading : Disguises.of(bytes)) {
      String inside = path + reading.encoding() + " > ";
      search(reading.bytes(), place, column, inside, depth + 1, findings);
    }
  }

  private void texts(
      byte[] bytes, String place, String column, String path, Set<Finding> findings) {
    String utf8 = new String(bytes, StandardCharsets.UTF_8);
    match(utf8, place, column, path + "UTF-8", findings);
    match(unescaped(utf8), place, column, path + "UTF-8", findings);
    // Single bytes beyond ASCII, as an old program writes them.
    match(
        new String(bytes, StandardCharsets.ISO_8859_1), place, column, path + "Latin-1", findings);
    for (Charset wide : List.of(StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
      for (int start = 0; start < 2 && start < bytes.length; start++) {
        String text = new String(bytes, start, bytes.length - start, wide);
        match(text, place, column, path + wide.name(), findings);
      }
    }
  }

  private static String unescaped(String text) {
    int escape = text.indexOf("\\u");
    if (escape < 0) {
      return text;
    }
    StringBuilder plain = new StringBuilder(text.length());
    int from = 0;
    for (; escape >= 0 && escape + 6 <= text.length(); escape = text.indexOf("\\u", from)) {
      plain.append(text, from, escape);
      from = escape + 6;
      String digits = text.substring(escape + 2, from);
      if (digits.chars().allMatch(c -> Character.digit(c, 16) >= 0)) {
        plain.append((char) Integer.parseInt(digits, 16));
      } else {
        plain.append(text, escape, from);
      }
    }
    return plain.append(text, from, text.length()).toString();
  }

  private void match(
      String text, String place, String column, String encoding, Set<Finding> findings) {
    String lower = text.toLowerCase(Locale.ROOT);
    for (int i = 0; i < needles.size(); i++) {
      if (lower.contains(needles.get(i))) {
        findings.add(new Finding(place, column, encoding, i));
      }
    }
  }
}
