package fr.marelle.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class PortTest {
  @Test
  void ofZeroIsAFreeOne() {
    Port port = Port.of(0);

    assertThat(port.number()).isPositive();
    assertThatCode(port::requireFree).doesNotThrowAnyException();
  }

  @Test
  void ofZeroIsNotOneThatOutgoingConnectionsTake() {
    assertThat(Port.of(0).number()).isLessThan(32_768);
  }

  @Test
  void thatIsTakenIsNamed() throws IOException {
    try (ServerSocket taken = new ServerSocket(0)) {
      assertTaken(taken);
    }
  }

  @Test
  void thatIsTakenOnTheLoopbackAddressAloneIsNamedToo() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertTaken(taken);
    }
  }

  private static void assertTaken(ServerSocket taken) {
    Port port = Port.of(taken.getLocalPort());

    assertThatThrownBy(port::requireFree)
        .isInstanceOf(ServerException.class)
        .hasMessageContaining("Port " + taken.getLocalPort() + " is taken");
  }
}
