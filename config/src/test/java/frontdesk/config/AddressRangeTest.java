package frontdesk.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AddressRangeTest {
  @ParameterizedTest
  @CsvSource({
    "192.0.2.0/24, 192.0.2.255, true",
    "192.0.2.0/24, 192.0.3.0, false",
    "192.0.2.128/25, 192.0.2.127, false",
    "192.0.2.1, 192.0.2.1, true",
    "192.0.2.1, 192.0.2.2, false",
    "0.0.0.0/0, 203.0.113.9, true",
    "0.0.0.0/0, ::1, false",
    "2001:db8::/33, 2001:db8:7fff::1, true",
    "2001:db8::/33, 2001:db8:8000::1, false",
    "'[::1]', ::1, true",
  })
  void shouldContainItsAddresses(String range, String address, boolean contained) {
    assertThat(
            AddressRange.parse(range)
                .orElseThrow()
                .contains(InternetAddresses.literal(address).orElseThrow()))
        .isEqualTo(contained);
  }

  @ParameterizedTest
  @CsvSource({
    "127.0.0.0/8, true",
    "127.0.0.1, true",
    "::1/128, true",
    "127.0.0.0/7, false",
    "::1/127, false",
    "10.0.0.0/8, false",
    "0.0.0.0/0, false",
  })
  void shouldKnowLoopback(String range, boolean loopback) {
    assertThat(AddressRange.parse(range).orElseThrow().loopbackOnly()).isEqualTo(loopback);
  }

  @ParameterizedTest
  @CsvSource({
    "localhost",
    "256.1.1.1",
    "1.2.3",
    "1.2.3.4/33",
    "1.2.3.4/-1",
    "1.2.3.4/",
    "1.2.3.4/8/8",
    "1.2.3.4/9999999999",
    "::1/129",
    ":::1",
    "fe80::1%eth0",
    "'[::1'",
    "''",
    "/8"
  })
  void shouldRefuseWhatIsNoNetwork(String text) {
    assertThat(AddressRange.parse(text)).isEmpty();
  }
}
