package fr.marelle.sms;

import static org.assertj.core.api.Assertions.assertThat;

import fr.marelle.throttle.Network;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SharedLimitNoticesTest {
  private static final String NUMBER = "+33612345678";
  private static final TextMessage MESSAGE =
      new TextMessage(
              NUMBER,
              () -> "Code: 012345",
              SmsPurpose.ENROLMENT,
              Optional.of("ada"),
              Optional.of("0750001A"),
              Optional.empty(),
              List.of(),
              true)
          .askedFrom(Network.of("203.0.113.1"), List.of());

  private final SharedLimitNotices notices = new SharedLimitNotices();

  @Test
  void eachSaysWhoHasHadAllAndByWhichSetting() {
    assertThat(notices.due("ent", MESSAGE, Withheld.NETWORK_LIMIT, 0))
        .get()
        .asString()
        .contains("realm ent", "203.0.113.1", "perNetwork", "proxy-headers");
    assertThat(notices.due("ent", MESSAGE, Withheld.SCHOOL_LIMIT, 0))
        .get()
        .asString()
        .contains("0750001A", "perSchool", "half")
        .doesNotContain(NUMBER);
    assertThat(notices.due("ent", MESSAGE, Withheld.REALM_LIMIT, 0))
        .get()
        .asString()
        .contains("inTheRealm");
  }

  @Test
  void onceAMinuteOfEachKind() {
    assertThat(notices.due("ent", MESSAGE, Withheld.SCHOOL_LIMIT, 1_000)).isPresent();
    assertThat(notices.due("ent", MESSAGE, Withheld.SCHOOL_LIMIT, 60_999)).isEmpty();
    assertThat(notices.due("ent", MESSAGE, Withheld.REALM_LIMIT, 60_999)).isPresent();
    assertThat(notices.due("ent", MESSAGE, Withheld.SCHOOL_LIMIT, 61_000)).isPresent();
  }

  @ParameterizedTest
  @EnumSource(names = {"NUMBER_LIMIT", "ACCOUNT_LIMIT", "ASKER_LIMIT", "COUNTRY", "NOT_A_MOBILE"})
  void whatConcernsOnePersonFillsNoLog(Withheld reason) {
    assertThat(notices.due("ent", MESSAGE, reason, 0)).isEmpty();
  }
}
