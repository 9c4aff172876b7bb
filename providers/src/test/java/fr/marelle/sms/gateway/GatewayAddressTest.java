package fr.marelle.sms.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import fr.marelle.sms.BadSetting;
import fr.marelle.sms.OneSecret;
import fr.marelle.sms.Options;
import fr.marelle.sms.SmsSettings;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GatewayAddressTest {
  /** Of the operator's own. */
  private static URI read(String address, boolean allowHttp) {
    return GatewayAddress.read(
        SmsSettings.of(
            Options.of(Map.of("url", address, "allowHttp", Boolean.toString(allowHttp))),
            new OneSecret("")),
        "url",
        null);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"https://sms.example/a?b=c", "http://localhost:8082/sms", "http://127.0.0.1/"})
  void anAddressWithTlsOrOnThisMachineIsTaken(String address) {
    assertThat(read(address, false)).hasToString(address);
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
        .isThrownBy(() -> read(address, false))
        .withMessageContaining("url")
        .withMessageNotContaining("sms");
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://sms.example/", "http://10.0.0.7:8080/sms"})
  void withoutTlsOnlyWhereAnOperatorSaysSo(String address) {
    assertThat(read(address, true)).hasToString(address);
  }
}
