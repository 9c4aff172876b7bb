package fr.marelle.sms.gateway;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.marelle.sms.Options;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.keycloak.common.util.Environment;

class DevelopmentSmsSenderFactoryTest {
  private String before;

  @BeforeEach
  void remember() {
    before = System.getProperty(Environment.PROFILE);
  }

  @AfterEach
  void putBack() {
    profile(before);
  }

  private static void profile(String name) {
    if (name == null) {
      System.clearProperty(Environment.PROFILE);
    } else {
      System.setProperty(Environment.PROFILE, name);
    }
  }

  private static void start(Map<String, String> options) {
    DevelopmentSmsSenderFactory factory = new DevelopmentSmsSenderFactory();
    factory.init(Options.of(options));
    factory.postInit(null);
  }

  @Test
  void aServerInProductionRefusesToStartWithIt() {
    profile("prod");

    assertThatThrownBy(() -> start(Map.of("url", "http://localhost:1/")))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("spi-marelle-sms-sender--development--url");
    assertThatCode(() -> start(Map.of())).doesNotThrowAnyException();
  }

  @Test
  void aServerInDevelopmentStarts() {
    profile(Environment.DEV_PROFILE_VALUE);

    assertThatCode(() -> start(Map.of("url", "http://localhost:1/"))).doesNotThrowAnyException();
  }
}
