package frontdesk.ops.node;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DialledNumberTest {
  @ParameterizedTest
  @CsvSource({
    "+74950000001,+74950000001",
    "74950000001,+74950000001",
    "84950000001,+74950000001",
    "4950000001,+74950000001",
    "8 (495) 000-00-01,+74950000001",
    "02079460000,+442079460000",
    "00442079460000,+442079460000",
    "442079460000,+442079460000"
  })
  void shouldMeanTheNumberInEveryFormThatTrunksWrite(String dialled, String number) {
    assertThat(DialledNumber.means(dialled, number)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "+74950000002,+74950000001",
    "0001,+74950000001",
    "provider,+74950000001",
    "+4950000001,+74950000001",
    "'',+74950000001",
    "+442079460000,+74950000001"
  })
  void shouldNotMeanAnotherNumber(String dialled, String number) {
    assertThat(DialledNumber.means(dialled, number)).isFalse();
  }
}
