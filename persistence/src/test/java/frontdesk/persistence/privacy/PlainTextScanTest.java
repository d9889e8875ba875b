package frontdesk.persistence.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.persistence.journal.DatabaseAddress;
import frontdesk.persistence.journal.DatabasesForTests;
import frontdesk.persistence.journal.Diary;
import frontdesk.persistence.journal.NodeForTests;
import frontdesk.persistence.journal.OpenDatabase;
import frontdesk.persistence.journal.Schema;
import frontdesk.persistence.privacy.PlainTextScan.Finding;
import frontdesk.protocol.id.KeyId;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PlainTextScanTest {
  private static final String CANARY = "Ștefania Canary";
  private static final PlainTextScan SCAN = new PlainTextScan(List.of("ștefania CANARY"));

  @TempDir Path directory;

  @ParameterizedTest
  @EnumSource
  void shouldFindNothingThatIsSealedAndAllThatIsNot(DatabasesForTests kind) throws Exception {
    // given: the canary sealed in the journal
    DatabaseAddress address = kind.fresh(directory.resolve("data"), "journal");
    DatabaseAddress keysAddress = kind.fresh(directory.resolve("data"), "keys");
    try (NodeForTests node = NodeForTests.start(address);
        OpenDatabase keys = DatabasesForTests.open(keysAddress, Schema.KEYS)) {
      var diary = node.spawn(Diary.create("scanned", 1), "scanned");
      byte[] sealed = sealed(keys);
      node.write(diary, Base64.getEncoder().encodeToString(sealed), 2);
      // when, then
      assertThat(SCAN.database(node.journal().source())).isEmpty();
      assertThat(SCAN.database(keys.source())).isEmpty();
      // when: it is written in clear
      node.write(diary, CANARY, 1);
      // then
      assertThat(SCAN.database(node.journal().source()))
          .contains(new Finding("event_journal", "event_payload", "UTF-8", 0));
    }
  }

  private byte[] sealed(OpenDatabase keys) throws Exception {
    JdbcKeyStore.Opening opening =
        JdbcKeyStore.open(
            keys,
            JdbcKeyStoreTest.keys(Optional.empty(), directory.resolve("data/master.key")),
            new SecureRandom(),
            InstantSource.system());
    return ((JdbcKeyStore.Opening.Opened) opening)
        .store()
        .create(new KeyId("call/1"))
        .toCompletableFuture()
        .get(10, TimeUnit.SECONDS)
        .seal(CANARY, "call|1/Heard/words")
        .bytes();
  }

  @ParameterizedTest
  @EnumSource
  void shouldFindCanaryInAnyColumnHoweverDisguised(DatabasesForTests kind) throws Exception {
    try (OpenDatabase journal =
        DatabasesForTests.open(kind.fresh(directory, "journal"), Schema.JOURNAL)) {
      for (Map.Entry<String, byte[]> disguise : disguises().entrySet()) {
        // given
        insert(journal, disguise.getValue());
        // when
        List<Finding> findings = SCAN.database(journal.source());
        // then
        assertThat(findings).as(disguise.getKey()).isNotEmpty();
        assertThat(findings)
            .allSatisfy(
                finding -> {
                  assertThat(finding.place()).isEqualTo("snapshot");
                  assertThat(finding.column()).isEqualTo("snapshot_payload");
                });
      }
    }
  }

  @Test
  void shouldFindCanaryInFilesHoweverDisguised() throws Exception {
    for (Map.Entry<String, byte[]> disguise : disguises().entrySet()) {
      // given
      Path file = directory.resolve("planted");
      Files.write(file, disguise.getValue());
      // when, then
      assertThat(SCAN.directory(directory))
          .as(disguise.getKey())
          .anySatisfy(finding -> assertThat(finding.place()).isEqualTo("planted"));
      Files.delete(file);
    }
    assertThat(SCAN.directory(directory)).isEmpty();
  }

  @Test
  void shouldFindCanaryAcrossTheWindowsOfALargeFile() throws Exception {
    // given
    Path file = directory.resolve("large");
    try (OutputStream out = Files.newOutputStream(file)) {
      out.write(new byte[(4 << 20) - 5]);
      out.write(CANARY.getBytes(StandardCharsets.UTF_8));
      out.write(new byte[1_000]);
    }
    // when, then
    assertThat(SCAN.directory(directory)).isNotEmpty();
  }

  private static void insert(OpenDatabase journal, byte[] payload) throws Exception {
    try (Connection connection = journal.source().getConnection();
        var statement = connection.createStatement();
        PreparedStatement insert =
            connection.prepareStatement(
                "INSERT INTO \"snapshot\" (\"persistence_id\", \"sequence_number\", \"created\","
                    + " \"snapshot_ser_id\", \"snapshot_ser_manifest\", \"snapshot_payload\")"
                    + " VALUES ('x', 1, 1, 31, '', ?)")) {
      statement.executeUpdate("DELETE FROM \"snapshot\"");
      insert.setBytes(1, payload);
      insert.executeUpdate();
    }
  }

  private static Map<String, byte[]> disguises() {
    byte[] clear = ("{\"a\":\"" + CANARY + "\"}").getBytes(StandardCharsets.UTF_8);
    Map<String, byte[]> disguises = new TreeMap<>();
    disguises.put("clear", clear);
    disguises.put("upper case", bytes(CANARY.toUpperCase(java.util.Locale.ROOT)));
    disguises.put("JSON escape", bytes("\\u0218tefania canary"));
    disguises.put("UTF-16LE", ("x" + CANARY).getBytes(StandardCharsets.UTF_16LE));
    disguises.put("UTF-16BE, odd", concat(new byte[1], CANARY.getBytes(StandardCharsets.UTF_16BE)));
    disguises.put("base64", bytes("abc" + Base64.getEncoder().encodeToString(clear)));
    disguises.put(
        "base64 for URLs", bytes(Base64.getUrlEncoder().withoutPadding().encodeToString(clear)));
    disguises.put("base64 in base64", bytes(base64(bytes(base64(clear)))));
    disguises.put("hex", bytes(HexFormat.of().formatHex(clear)));
    disguises.put("gzip", concat(new byte[] {1, 2, 3}, compressed("gzip", clear)));
    disguises.put("zlib", concat(new byte[] {1, 2, 3}, compressed("zlib", clear)));
    disguises.put("deflate", compressed("deflate", clear));
    disguises.put("gzip in base64", bytes(base64(compressed("gzip", clear))));
    return disguises;
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] concat(byte[] first, byte[] second) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(first);
    out.writeBytes(second);
    return out.toByteArray();
  }

  private static byte[] compressed(String how, byte[] clear) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (OutputStream compressing =
        switch (how) {
          case "gzip" -> new GZIPOutputStream(out);
          case "zlib" -> new DeflaterOutputStream(out);
          default -> new DeflaterOutputStream(out, new Deflater(9, true));
        }) {
      compressing.write(clear);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }
}
