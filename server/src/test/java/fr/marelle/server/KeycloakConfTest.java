package fr.marelle.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringReader;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class KeycloakConfTest {
  @Test
  void readsBackAsItWasWritten() throws IOException {
    Map<String, String> options = Map.of("db-password", "a\\b=c:d é#!", "http-port", "18080");

    Properties read = new Properties();
    read.load(new StringReader(new KeycloakConf(options).text()));

    assertThat(read).containsExactlyInAnyOrderEntriesOf(options);
  }

  @Test
  void holdsNoOptionOfTwoLines() {
    KeycloakConf conf = new KeycloakConf(Map.of("hostname", "a\nhttp-port=1"));

    assertThatThrownBy(conf::text).isInstanceOf(IllegalArgumentException.class);
  }
}
