package frontdesk.persistence.privacy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What bytes may be once they are decoded without any key: base64, hex, gzip, zlib, deflate. */
final class Disguises {
  private static final Logger LOG = LoggerFactory.getLogger(Disguises.class);
  private static final Pattern BASE64 = Pattern.compile("[A-Za-z0-9+/_-]{8,}");
  private static final Pattern HEX = Pattern.compile("(?:[0-9a-fA-F]{2}){6,}");
  private static final int MOST_INFLATED = 16 << 20;
  private static final int LEAST = 4;

  private Disguises() {}

  /** One reading of the bytes. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Reading(String encoding, byte[] bytes) {}

  /** Everything that these bytes, or a part of them, may decode to. */
  static List<Reading> of(byte[] bytes) {
    List<Reading> readings = new ArrayList<>();
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    base64(text, readings);
    hex(text, readings);
    compressed(bytes, readings);
    return readings;
  }

  private static void base64(String text, List<Reading> readings) {
    Matcher runs = BASE64.matcher(text);
    while (runs.find()) {
      String run = runs.group().replace('-', '+').replace('_', '/');
      // Text before it may belong to the alphabet by chance: each of four beginnings may be right.
      for (int start = 0; start < 4; start++) {
        int length = run.length() - start;
        int whole = length % 4 == 1 ? length - 1 : length;
        if (whole >= LEAST) {
          byte[] decoded = Base64.getDecoder().decode(run.substring(start, start + whole));
          readings.add(new Reading("base64", decoded));
        }
      }
    }
  }

  private static void hex(String text, List<Reading> readings) {
    Matcher runs = HEX.matcher(text);
    while (runs.find()) {
      readings.add(new Reading("hex", HexFormat.of().parseHex(runs.group())));
    }
  }

  private static void compressed(byte[] bytes, List<Reading> readings) {
    for (int i = 0; i + 1 < bytes.length; i++) {
      int first = bytes[i] & 0xff;
      int second = bytes[i + 1] & 0xff;
      if (first == 0x1f && second == 0x8b) {
        inflated("gzip", bytes, i, readings);
      } else if (first == 0x78 && (first * 256 + second) % 31 == 0) {
        inflated("zlib", bytes, i, readings);
      }
    }
    // Bare deflate has no sign to look for: it is tried where a value begins.
    inflated("deflate", bytes, 0, readings);
  }

  private static void inflated(String how, byte[] bytes, int from, List<Reading> readings) {
    byte[] buffer = new byte[8_192];
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    InputStream compressed = new ByteArrayInputStream(bytes, from, bytes.length - from);
    Inflater bare = new Inflater(true);
    try (InputStream plain = open(how, compressed, bare)) {
      for (int n = plain.read(buffer);
          n >= 0 && out.size() < MOST_INFLATED;
          n = plain.read(buffer)) {
        out.write(buffer, 0, n);
      }
    } catch (ZipException | EOFException e) {
      LOG.trace("no {} at {}, or its end is missing: {}", how, from, e.getMessage());
    } catch (IOException e) {
      throw new IllegalStateException("bytes in memory cannot fail to be read", e);
    } finally {
      bare.end();
    }
    if (out.size() >= LEAST) {
      readings.add(new Reading(how, out.toByteArray()));
    }
  }

  private static InputStream open(String how, InputStream compressed, Inflater bare)
      throws IOException {
    return switch (how) {
      case "gzip" -> new GZIPInputStream(compressed);
      case "zlib" -> new InflaterInputStream(compressed);
      default -> new InflaterInputStream(compressed, bare);
    };
  }
}
