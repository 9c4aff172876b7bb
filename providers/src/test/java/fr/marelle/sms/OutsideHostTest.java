package fr.marelle.sms;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutsideHostTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "eu.api.ovh.com",
        "API.twilio.com.",
        "192.0.2.7",
        "172.32.0.1",
        "[2001:db8::1]",
        "sms4.example"
      })
  void whatIsOutThereIsTaken(String host) {
    assertThat(OutsideHost.is(host)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "localhost",
        "LOCALHOST.",
        "sms.localhost",
        "127.0.0.1",
        "127.8.8.8",
        "127.1",
        "2130706433",
        "0x7f.1",
        "0177.0.0.1",
        "0.0.0.0",
        "169.254.169.254",
        "[::1]",
        "::1",
        "[::]",
        "[::ffff:127.0.0.1]",
        "[fe80::1]",
        "10.0.0.5",
        "172.16.0.1",
        "172.31.255.255",
        "192.168.1.1",
        "[fd12:3456::1]",
        "[fc00::1]",
        "[::ffff:10.0.0.5]",
        "224.0.0.1",
        "300.1.1.1",
        ""
      })
  void whatIsHereOrNextToItIsNot(String host) {
    assertThat(OutsideHost.is(host)).isFalse();
  }
}
