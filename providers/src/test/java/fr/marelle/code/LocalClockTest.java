package fr.marelle.code;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LocalClockTest {
  private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

  @Test
  void itIsThatOfMainlandFranceUnlessTheRealmHasAnother() {
    assertThat(LocalClock.of(Map.of())).isEqualTo(PARIS);
    assertThat(LocalClock.of(Map.of("timeZone", "Indian/Reunion")))
        .isEqualTo(ZoneId.of("Indian/Reunion"));
    assertThat(LocalClock.of(Map.of("timeZone", "La Réunion"))).isEqualTo(PARIS);
  }

  @Test
  void everyZoneThatIsOfferedIsOne() {
    assertThat(LocalClock.property().getOptions())
        .hasSizeGreaterThan(5)
        .allSatisfy(
            zone -> assertThat(LocalClock.of(Map.of("timeZone", zone))).isEqualTo(ZoneId.of(zone)));
  }
}
