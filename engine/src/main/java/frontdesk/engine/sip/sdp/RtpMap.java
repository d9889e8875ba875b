package frontdesk.engine.sip.sdp;

/** What a payload type means: encoding name, clock rate in Hz, channels (RFC 4566 section 6). */
public record RtpMap(int payloadType, String encoding, int clockHz, int channels) {

  /** Whether it is telephone-event at 8 kHz (RFC 4733). */
  public boolean isTelephoneEvent() {
    return encoding.equalsIgnoreCase("telephone-event") && clockHz == 8000;
  }
}
