package fr.marelle.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import fr.marelle.recovery.Situation.Facts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SituationTest {
  @ParameterizedTest
  @CsvSource({
    // way, enabled, elsewhere, password, address, recent address, mobile, recent mobile
    "LINK, true, false, true, true, false, false, false, LINK",
    "CODE, true, false, true, true, false, false, false, CODE",
    "SMS, true, false, true, false, false, true, false, SMS",
    "SMS, true, false, true, true, false, false, false, NO_MOBILE",
    "TEACHER, true, false, true, true, false, true, false, ASK_TEACHER",
    "LINK, true, false, true, false, false, true, false, NO_ADDRESS",
    "LINK, true, false, true, true, true, false, false, RECENT_ADDRESS",
    "CODE, true, false, true, true, true, false, false, RECENT_ADDRESS",
    "SMS, true, false, true, true, true, true, false, SMS",
    "SMS, true, false, true, true, false, true, true, RECENT_MOBILE",
    "SMS, true, false, true, true, false, false, true, NO_MOBILE",
    "LINK, true, false, true, true, false, true, true, LINK"
  })
  void theWayOfTheProfileIsTakenWhereItLeadsAnywhere(
      Way way,
      boolean enabled,
      boolean elsewhere,
      boolean password,
      boolean address,
      boolean recent,
      boolean mobile,
      boolean recentMobile,
      Situation situation) {
    assertThat(
            Situation.of(
                new Facts(
                    way, enabled, elsewhere, password, address, recent, mobile, recentMobile)))
        .isEqualTo(situation);
  }

  @ParameterizedTest
  @EnumSource(Way.class)
  void noWayLeadsIntoABlockedAccount(Way way) {
    assertThat(Situation.of(new Facts(way, false, false, true, true, false, true, false)))
        .isEqualTo(Situation.BLOCKED);
  }

  @ParameterizedTest
  @EnumSource(Way.class)
  void anAccountThatIsNotActiveYetHasNothingToForget(Way way) {
    assertThat(Situation.of(new Facts(way, true, false, false, true, false, true, false)))
        .isEqualTo(Situation.TO_ACTIVATE);
  }

  @ParameterizedTest
  @EnumSource(Way.class)
  void aPasswordThatIsKeptElsewhereIsChangedThere(Way way) {
    assertThat(Situation.of(new Facts(way, true, true, true, true, false, true, false)))
        .isEqualTo(Situation.ELSEWHERE);
  }

  @Test
  void itsNameIsThatOfTheMessages() {
    assertThat(Situation.ASK_TEACHER.value()).isEqualTo("ask-teacher");
  }
}
