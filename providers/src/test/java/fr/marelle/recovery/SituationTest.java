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
    // way, enabled, elsewhere, password, address, recent, mobile
    "LINK, true, false, true, true, false, false, LINK",
    "CODE, true, false, true, true, false, false, CODE",
    "SMS, true, false, true, false, false, true, SMS",
    "SMS, true, false, true, true, false, false, NO_MOBILE",
    "TEACHER, true, false, true, true, false, true, ASK_TEACHER",
    "LINK, true, false, true, false, false, true, NO_ADDRESS",
    "LINK, true, false, true, true, true, false, RECENT_ADDRESS",
    "CODE, true, false, true, true, true, false, RECENT_ADDRESS"
  })
  void theWayOfTheProfileIsTakenWhereItLeadsAnywhere(
      Way way,
      boolean enabled,
      boolean elsewhere,
      boolean password,
      boolean address,
      boolean recent,
      boolean mobile,
      Situation situation) {
    assertThat(Situation.of(new Facts(way, enabled, elsewhere, password, address, recent, mobile)))
        .isEqualTo(situation);
  }

  @ParameterizedTest
  @EnumSource(Way.class)
  void noWayLeadsIntoABlockedAccount(Way way) {
    assertThat(Situation.of(new Facts(way, false, false, true, true, false, true)))
        .isEqualTo(Situation.BLOCKED);
  }

  @ParameterizedTest
  @EnumSource(Way.class)
  void anAccountThatIsNotActiveYetHasNothingToForget(Way way) {
    assertThat(Situation.of(new Facts(way, true, false, false, true, false, true)))
        .isEqualTo(Situation.TO_ACTIVATE);
  }

  @ParameterizedTest
  @EnumSource(Way.class)
  void aPasswordThatIsKeptElsewhereIsChangedThere(Way way) {
    assertThat(Situation.of(new Facts(way, true, true, true, true, false, true)))
        .isEqualTo(Situation.ELSEWHERE);
  }

  @Test
  void itsNameIsThatOfTheMessages() {
    assertThat(Situation.ASK_TEACHER.value()).isEqualTo("ask-teacher");
  }
}
