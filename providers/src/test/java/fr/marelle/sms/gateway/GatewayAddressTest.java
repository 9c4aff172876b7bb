package fr.marelle.sms.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import fr.marelle.sms.BadSetting;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GatewayAddressTest {
  @ParameterizedTest
  @ValueSource(
      strings = {"https://sms.example/a?b=c", "http://localhost:8082/sms", "http://127.0.0.1/"})
  void anAddressWithTlsOrOnThisMachineIsTaken(String address) {
    assertThat(GatewayAddress.parse("url", address, false)).hasToString(address);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://sms.example/",
        "http://localhost.example/",
        "localhost:8082/sms",
        "file:///tmp/sms",
        "https:///sms",
        "a b",
        "https://user:secret@sms.example/"
      })
  void whatIsNoneOrUnsafeIsRefusedWithoutBeingTold(String address) {
    assertThatExceptionOfType(BadSetting.class)
        .isThrownBy(() -> GatewayAddress.parse("url", address, false))
        .withMessageContaining("url")
        .withMessageNotContaining("sms");
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://sms.example/", "http://10.0.0.7:8080/sms"})
  void withoutTlsOnlyWhereAnOperatorSaysSo(String address) {
    assertThat(GatewayAddress.parse("url", address, true)).hasToString(address);
  }
}
