package frontdesk.engine.sip.wire;

/** Malformed messages, after RFC 4475 section 3.1.2. */
enum TortureInvalid implements Torture {
  BADINV01(
      400,
      "INVITE sip:user@example.com SIP/2.0",
      "To: sip:j.user@example.com",
      "From: sip:caller@example.net;tag=134161461246",
      "Max-Forwards: 7",
      "Call-ID: badinv01.0ha0isndaksdjasdf3234nas",
      "CSeq: 8 INVITE",
      "Via: SIP/2.0/UDP 192.0.2.15;;,;,,",
      "Contact: \"Joe\" <sip:joe@example.org>;;;;",
      "Content-Length: 0",
      "",
      ""),
  CLERR(
      400,
      "INVITE sip:user@example.com SIP/2.0",
      "Max-Forwards: 80",
      "To: sip:j.user@example.com",
      "From: sip:caller@example.net;tag=93942939o2",
      "Contact: <sip:caller@hungry.example.net>",
      "Call-ID: clerr.0ha0isndaksdjweiafasdk3",
      "CSeq: 8 INVITE",
      "Via: SIP/2.0/UDP host5.example.com;rport;branch=z9hG4bK-39234-23523",
      "Content-Type: application/sdp",
      "Content-Length: 9999",
      "",
      "v=0"),
  NCL(
      400,
      "INVITE sip:user@example.com SIP/2.0",
      "Max-Forwards: 254",
      "To: sip:j.user@example.com",
      "From: sip:caller@example.net;tag=32394234",
      "Call-ID: ncl.0ha0isndaksdj2193423r542w35",
      "CSeq: 0 INVITE",
      "Via: SIP/2.0/UDP 192.0.2.53;rport;branch=z9hG4bKkdjuw",
      "Contact: <sip:caller@example53.example.net>",
      "Content-Type: application/sdp",
      "Content-Length: -999",
      "",
      "v=0"),
  SCALAR02(
      400,
      "REGISTER sip:example.com SIP/2.0",
      "Via: SIP/2.0/UDP host129.example.com;rport;branch=z9hG4bK342sdfoi3",
      "To: <sip:user@example.com>",
      "From: <sip:user@example.com>;tag=239232jh3",
      "CSeq: 36893488147419103232 REGISTER",
      "Call-ID: scalar02.23o0pd9vanlq3wnrlnewofjas9ui32",
      "Max-Forwards: 300",
      "Expires: 1" + "0".repeat(100),
      "Contact: <sip:user@host129.example.com>",
      "Content-Length: 0",
      "",
      ""),
  SCALARLG(
      0,
      "SIP/2.0 503 Service Unavailable",
      "Via: SIP/2.0/UDP host129.example.com;branch=z9hG4bKzzxdiwo34sw",
      "To: <sip:user@example.com>",
      "From: <sip:other@example.net>;tag=2easdjfejw",
      "CSeq: 9292394834772304023312 OPTIONS",
      "Call-ID: scalarlg.noase0of0234hn2qofoaf0232aewf2394r",
      "Retry-After: 949302838503028349304023988",
      "Content-Length: 0",
      "",
      ""),
  QUOTBAL(
      400,
      "INVITE sip:user@example.com SIP/2.0",
      "To: \"Mr. J. User <sip:j.user@example.com>",
      "From: sip:caller@example.net;tag=93334",
      "Max-Forwards: 10",
      "Call-ID: quotbal.aksdj",
      "Contact: <sip:caller@host59.example.net>",
      "CSeq: 8 INVITE",
      "Via: SIP/2.0/UDP 192.0.2.59:5050;rport;branch=z9hG4bKkdjuw39234",
      "Content-Length: 0",
      "",
      ""),
  LTGTRURI(400, Torture.invite("INVITE <sip:user@example.com> SIP/2.0", "ltgtruri")),
  LWSRURI(400, Torture.invite("INVITE sip:user@example.com; lr SIP/2.0", "lwsruri")),
  LWSSTART(400, Torture.invite("INVITE  sip:user@example.com  SIP/2.0", "lwsstart")),
  TRWS(400, Torture.invite("INVITE sip:user@example.com SIP/2.0  ", "trws")),
  ESCRURI(
      400,
      Torture.invite("INVITE sip:user@example.com?Route=%3Csip:example.com%3E SIP/2.0", "escruri")),
  BADDATE(
      200,
      Torture.invite(
          "INVITE sip:user@example.com SIP/2.0", "baddate", "Date: Fri, 01 Jan 2010 16:00:00 EST")),
  REGBADCT(
      405,
      "REGISTER sip:example.com SIP/2.0",
      "To: sip:user@example.com",
      "From: sip:user@example.com;tag=998332",
      "Max-Forwards: 70",
      "Call-ID: regbadct.k345asrl3fdbv@10.0.0.1",
      "CSeq: 1 REGISTER",
      "Via: SIP/2.0/UDP 135.180.130.133:5060;rport;branch=z9hG4bKkdjuw",
      "Contact: sip:user@example.com?Route=%3Csip:sip.example.com%3E",
      "l: 0",
      "",
      ""),
  BADASPEC(
      400,
      "OPTIONS sip:user@example.org SIP/2.0",
      "Via: SIP/2.0/UDP host4.example.com:5060;rport;branch=z9hG4bKkdju43234",
      "Max-Forwards: 70",
      "From: \"Bell, Alexander\" <sip:a.g.bell@example.com>;tag=433423",
      "To: \"Watson, Thomas\" < sip:t.watson@example.org >",
      "Call-ID: badaspec.sdf0234n2nds0a099u23h3hnnw009cdkne3",
      "Accept: application/sdp",
      "CSeq: 3923239 OPTIONS",
      "l: 0",
      "",
      ""),
  BADDN(
      400,
      "OPTIONS sip:t.watson@example.org SIP/2.0",
      "Via: SIP/2.0/UDP c.example.com:5060;rport;branch=z9hG4bKkdjuw",
      "Max-Forwards: 70",
      "From: Bell, Alexander <sip:a.g.bell@example.com>;tag=43",
      "To: Watson, Thomas <sip:t.watson@example.org>",
      "Call-ID: baddn.31415@c.example.com",
      "Accept: application/sdp",
      "CSeq: 3923239 OPTIONS",
      "l: 0",
      "",
      ""),
  BADVERS(
      505,
      "OPTIONS sip:t.watson@example.org SIP/7.0",
      "Via: SIP/7.0/UDP c.example.com;rport;branch=z9hG4bKkdjuw",
      "Max-Forwards: 70",
      "From: A. Bell <sip:a.g.bell@example.com>;tag=qweoiqpe",
      "To: T. Watson <sip:t.watson@example.org>",
      "Call-ID: badvers.31417@c.example.com",
      "CSeq: 1 OPTIONS",
      "l: 0",
      "",
      ""),
  MISMATCH01(
      400,
      "OPTIONS sip:user@example.com SIP/2.0",
      "To: sip:j.user@example.com",
      "From: sip:caller@example.net;tag=34525",
      "Max-Forwards: 6",
      "Call-ID: mismatch01.dj0234sxdfl3",
      "CSeq: 8 INVITE",
      "Via: SIP/2.0/UDP host.example.com;rport;branch=z9hG4bKkdjuw",
      "l: 0",
      "",
      ""),
  MISMATCH02(
      501,
      "NEWMETHOD sip:user@example.com SIP/2.0",
      "To: sip:j.user@example.com",
      "From: sip:caller@example.net;tag=34525",
      "Max-Forwards: 6",
      "Call-ID: mismatch02.dj0234sxdfl3",
      "CSeq: 8 INVITE",
      "Contact: <sip:caller@host.example.net>",
      "Via: SIP/2.0/UDP host.example.net;rport;branch=z9hG4bKkdjuw",
      "l: 0",
      "",
      ""),
  BIGCODE(
      0,
      "SIP/2.0 4294967301 better not break the receiver",
      "Via: SIP/2.0/UDP 192.0.2.105;branch=z9hG4bK2398ndaoe",
      "Call-ID: bigcode.asdof3uj203asdnf3429uasdhfas3ehjasdfas9i",
      "CSeq: 353494 INVITE",
      "From: <sip:user@example.com>;tag=39ansfi3",
      "To: <sip:user@example.edu>;tag=902jndnke3",
      "Content-Length: 0",
      "",
      "");

  private final int status;
  private final String text;

  TortureInvalid(int status, String... lines) {
    this.status = status;
    this.text = String.join("\r\n", lines);
  }

  @Override
  public int status() {
    return status;
  }

  @Override
  public String text() {
    return text;
  }
}
