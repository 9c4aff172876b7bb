package fr.marelle.throttle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class NetworkTest {
  private static final Network IPV4 = new Network("192.0.2.7", Optional.empty());

  @Test
  void aMachinesManyAddressesCountAsOne() {
    assertThat(Network.of("2001:db8:1:2::1"))
        .isEqualTo(Network.of("2001:db8:1:2:ffff::42"))
        .isNotEqualTo(Network.of("2001:db8:1:3::1"));
  }

  @Test
  void networksOfOneSiteAreOneSite() {
    assertThat(Network.of("2001:db8:1:2::1").site())
        .isPresent()
        .isEqualTo(Network.of("2001:db8:1:ffff::1").site())
        .isNotEqualTo(Network.of("2001:db8:2:2::1").site());
  }

  @Test
  void anAddressOfIpv4IsItself() {
    assertThat(Network.of("192.0.2.7")).isEqualTo(IPV4);
    assertThat(Network.of("::ffff:192.0.2.7")).isEqualTo(IPV4);
  }

  @Test
  void whatIsNoAddressIsTakenAsItIs() {
    assertThat(Network.of("un:nom:étrange").name()).isEqualTo("un:nom:étrange");
  }
}
