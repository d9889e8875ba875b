package frontdesk.engine.sip.network;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NetworkTest {
  @ParameterizedTest
  @CsvSource({
    "10.1.0.0/16,10.1.255.255,true",
    "10.1.0.0/16,10.2.0.0,false",
    "192.0.2.7,192.0.2.7,true",
    "192.0.2.7,192.0.2.8,false",
    "0.0.0.0/0,203.0.113.9,true",
    "0.0.0.0/0,2001:db8::1,false",
    "192.0.2.128/25,192.0.2.127,false",
    "2001:db8::/32,2001:db8:ffff::1,true",
    "2001:db8::/32,2001:db9::1,false",
    "::1/128,[::1],true"
  })
  void shouldHoldTheAddressesOfItsPrefix(String network, String address, boolean inside) {
    assertThat(
            Network.parse(network).orElseThrow().contains(IpLiteral.parse(address).orElseThrow()))
        .isEqualTo(inside);
  }

  @ParameterizedTest
  @ValueSource(strings = {"10.0.0.0/33", "::/129", "host/8", "10.0.0/8", "10.0.0.0/-1", ""})
  void shouldRefuseWhatIsNoNetwork(String text) {
    assertThat(Network.parse(text)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"example.com", "1.2.3", "256.1.1.1", "1.2.3.4.5", ":::", "12345::", "[1.2.3.4]"})
  void shouldNeverTakeANameForAnAddress(String text) {
    assertThat(IpLiteral.parse(text)).isEmpty();
  }

  @Test
  void shouldWriteAddressesForSipAndSdp() {
    assertThat(IpLiteral.host(IpLiteral.parse("[::1]").orElseThrow()))
        .isEqualTo("[0:0:0:0:0:0:0:1]");
    assertThat(IpLiteral.bare(IpLiteral.parse("192.0.2.1").orElseThrow())).isEqualTo("192.0.2.1");
  }
}
