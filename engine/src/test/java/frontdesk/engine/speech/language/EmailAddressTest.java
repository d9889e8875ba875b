package frontdesk.engine.speech.language;

import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.protocol.patient.EmailAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which words are an e-mail address, and how it is kept. */
class EmailAddressTest {
  @ParameterizedTest
  @CsvSource({
    "anna.jones@example.com, anna.jones@example.com",
    "'  Anna.Jones@EXAMPLE.Com ', Anna.Jones@example.com",
    "a+b_c-d@mail.example.co.uk, a+b_c-d@mail.example.co.uk",
    "o'neil@example.org, o'neil@example.org",
    "x@b\u00fccher.de, x@xn--bcher-kva.de",
    "ana@xn--e1afmkfd.xn--p1ai, ana@xn--e1afmkfd.xn--p1ai",
  })
  void shouldKeepWhatMailboxesAreCalled(String said, String kept) {
    assertThat(EmailAddress.of(said)).contains(kept);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "@",
        "anna",
        "anna@",
        "@example.com",
        "anna@example",
        "anna@@example.com",
        "anna jones@example.com",
        ".anna@example.com",
        "anna.@example.com",
        "an..na@example.com",
        "anna@.example.com",
        "anna@example..com",
        "anna@example.com.",
        "anna@-example.com",
        "anna@exam_ple.com",
        "anna@192.168.0.1",
        "anna@[192.168.0.1]",
        "\"anna jones\"@example.com",
        "\u0430nna@example.com",
        "anna@example.c",
        "anna@example.com\nBcc: x@example.com",
      })
  void shouldRefuseWhatIsNone(String said) {
    assertThat(EmailAddress.of(said)).isEmpty();
  }

  @Test
  void shouldRefuseWhatIsLongerThanMailCanBeSentTo() {
    assertThat(EmailAddress.of("a".repeat(64) + "@example.com")).isPresent();
    assertThat(EmailAddress.of("a".repeat(65) + "@example.com")).isEmpty();
    String labels = ("b".repeat(60) + ".").repeat(4);
    assertThat(EmailAddress.of("a@" + labels + "com")).isPresent();
    assertThat(EmailAddress.of("a".repeat(20) + "@" + labels + "com")).isEmpty();
  }
}
