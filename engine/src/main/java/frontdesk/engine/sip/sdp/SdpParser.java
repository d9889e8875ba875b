package frontdesk.engine.sip.sdp;

import frontdesk.engine.sip.sdp.SdpBody.Defect;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads a session description (RFC 4566 section 5) within limits; stateless, any thread. Lines that
 * we do not use are skipped, CRLF and LF both end a line.
 */
public final class SdpParser {
  private static final Pattern ORIGIN =
      Pattern.compile("\\S+ ([0-9]{1,20}) ([0-9]{1,20}) IN IP[46] \\S+");
  private static final Pattern CONNECTION = Pattern.compile("IN IP[46] ([0-9A-Za-z.:-]+)(?:/.*)?");
  private static final Pattern MEDIA =
      Pattern.compile(
          "([A-Za-z0-9.-]+) ([0-9]{1,5})(?:/[0-9]{1,3})? ([A-Za-z0-9/.-]+)((?: \\S+)+)");
  private static final Pattern RTPMAP =
      Pattern.compile("([0-9]{1,3}) ([A-Za-z0-9.+_-]+)/([0-9]{1,6})(?:/([0-9]{1,2}))?");

  private final SdpLimits limits;

  public SdpParser(SdpLimits limits) {
    this.limits = limits;
  }

  /** The body of a message with this media type; no body or another type is {@code Absent}. */
  public SdpBody parse(String contentType, String body) {
    if (body.isEmpty() || !contentType.equals("application/sdp")) {
      return SdpBody.Absent.INSTANCE;
    }
    if (body.length() > limits.bodyBytes()) {
      return new SdpBody.Malformed(Defect.TOO_LONG);
    }
    return new Reading().read(body);
  }

  /** What has been read so far of one description. */
  private final class Reading {
    private final List<MediaBuilder> media = new ArrayList<>();
    private String sessionAddress = "";
    private Direction sessionDirection = Direction.SENDRECV;
    private @Nullable Matcher origin;
    private boolean versioned;

    SdpBody read(String body) {
      List<String> lines = body.lines().toList();
      if (lines.size() > limits.lines()) {
        return new SdpBody.Malformed(Defect.TOO_LONG);
      }
      for (String line : lines) {
        Optional<Defect> defect = line.isEmpty() ? Optional.empty() : take(line);
        if (defect.isPresent()) {
          return new SdpBody.Malformed(defect.get());
        }
      }
      if (!versioned) {
        return new SdpBody.Malformed(Defect.VERSION);
      }
      if (origin == null) {
        return new SdpBody.Malformed(Defect.ORIGIN);
      }
      List<MediaDescription> described =
          media.stream().map(m -> m.build(sessionAddress, sessionDirection)).toList();
      return new SdpBody.Present(
          new SessionDescription(origin.group(1), origin.group(2), described));
    }

    private Optional<Defect> take(String line) {
      if (line.length() > limits.lineBytes() || line.length() < 2 || line.charAt(1) != '=') {
        return Optional.of(Defect.LINE);
      }
      String value = line.substring(2).stripTrailing();
      return switch (line.charAt(0)) {
        case 'v' -> version(value);
        case 'o' -> origin(value);
        case 'c' -> connection(value);
        case 'm' -> media(value);
        case 'a' -> attribute(value);
        default -> Optional.empty();
      };
    }

    private Optional<Defect> version(String value) {
      versioned = value.equals("0");
      return versioned ? Optional.empty() : Optional.of(Defect.VERSION);
    }

    private Optional<Defect> origin(String value) {
      Matcher form = ORIGIN.matcher(value);
      if (origin != null || !form.matches()) {
        return Optional.of(Defect.ORIGIN);
      }
      origin = form;
      return Optional.empty();
    }

    private Optional<Defect> connection(String value) {
      Matcher form = CONNECTION.matcher(value);
      if (!form.matches()) {
        return Optional.of(Defect.CONNECTION);
      }
      if (media.isEmpty()) {
        sessionAddress = form.group(1);
      } else {
        current().address = form.group(1);
      }
      return Optional.empty();
    }

    private Optional<Defect> media(String value) {
      Matcher form = MEDIA.matcher(value);
      if (media.size() == limits.mediaLines() || !form.matches()) {
        return Optional.of(Defect.MEDIA);
      }
      int port = Integer.parseInt(form.group(2));
      List<String> formats = List.of(form.group(4).trim().split(" +", -1));
      if (port > 65_535 || formats.size() > limits.formats()) {
        return Optional.of(Defect.MEDIA);
      }
      media.add(new MediaBuilder(form.group(1), port, form.group(3), formats));
      return Optional.empty();
    }

    private Optional<Defect> attribute(String value) {
      Optional<Direction> direction = Direction.ofAttribute(value);
      if (direction.isPresent() && media.isEmpty()) {
        sessionDirection = direction.get();
      } else if (direction.isPresent()) {
        current().direction = direction.get();
      } else if (!media.isEmpty()) {
        return current().attribute(value);
      }
      return Optional.empty();
    }

    private MediaBuilder current() {
      return media.get(media.size() - 1);
    }
  }

  /** One m-line while its attributes arrive. */
  private static final class MediaBuilder {
    private final String type;
    private final int port;
    private final String protocol;
    private final List<String> formats;
    private final List<RtpMap> rtpMaps = new ArrayList<>();
    private @Nullable String address;
    private @Nullable Direction direction;
    private @Nullable Integer ptimeMs;
    private @Nullable Integer maxPtimeMs;

    MediaBuilder(String type, int port, String protocol, List<String> formats) {
      this.type = type;
      this.port = port;
      this.protocol = protocol;
      this.formats = formats;
    }

    Optional<Defect> attribute(String value) {
      int colon = value.indexOf(':');
      String name = colon < 0 ? value : value.substring(0, colon);
      String content = colon < 0 ? "" : value.substring(colon + 1).trim();
      switch (name) {
        case "rtpmap" -> {
          Matcher form = RTPMAP.matcher(content);
          if (!form.matches()) {
            return Optional.of(Defect.ATTRIBUTE);
          }
          int channels = form.group(4) == null ? 1 : Integer.parseInt(form.group(4));
          int payloadType = Integer.parseInt(form.group(1));
          int clockHz = Integer.parseInt(form.group(3));
          rtpMaps.add(new RtpMap(payloadType, form.group(2), clockHz, channels));
        }
        case "ptime" -> ptimeMs = milliseconds(content);
        case "maxptime" -> maxPtimeMs = milliseconds(content);
        default -> {
          // An attribute that we do not use.
        }
      }
      return Optional.empty();
    }

    /** Some senders write 20.0; anything else that is no number counts as not said. */
    private static @Nullable Integer milliseconds(String text) {
      return text.matches("[0-9]{1,4}(\\.0+)?")
          ? Integer.valueOf(text.indexOf('.') < 0 ? text : text.substring(0, text.indexOf('.')))
          : null;
    }

    MediaDescription build(String sessionAddress, Direction sessionDirection) {
      return new MediaDescription(
          type,
          port,
          protocol,
          formats,
          address == null ? sessionAddress : address,
          rtpMaps,
          Optional.ofNullable(ptimeMs),
          Optional.ofNullable(maxPtimeMs),
          direction == null ? sessionDirection : direction);
    }
  }
}
