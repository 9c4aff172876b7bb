package fr.marelle.contact;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.keycloak.common.util.Time;
import org.keycloak.models.UserModel;

class ContactAgeTest {
  private static final String ADDRESS = "maman@famille.example";
  private static final String OTHER = "autre@famille.example";
  private static final String NUMBER = "+33612345678";
  private static final String OTHER_NUMBER = "+33687654321";

  private final Map<String, String> attributes = new HashMap<>();
  private final UserModel user =
      (UserModel)
          Proxy.newProxyInstance(
              getClass().getClassLoader(),
              new Class<?>[] {UserModel.class},
              (proxy, method, arguments) ->
                  switch (method.getName()) {
                    case "getEmail" -> attributes.get(UserModel.EMAIL);
                    case "getFirstAttribute" -> attributes.get((String) arguments[0]);
                    case "setSingleAttribute" ->
                        attributes.put((String) arguments[0], (String) arguments[1]);
                    case "removeAttribute" -> attributes.remove((String) arguments[0]);
                    default -> throw new UnsupportedOperationException(method.getName());
                  });

  @AfterEach
  void setTheClockRight() {
    Time.setOffset(0);
  }

  @Test
  void whatCameWithTheAccountIsTrusted() {
    give(ADDRESS, NUMBER);

    assertThat(isRecent(ContactKind.EMAIL)).isFalse();
    assertThat(isRecent(ContactKind.MOBILE)).isFalse();
  }

  @Test
  void takingOneBackLeavesWhatIsKnownOfTheOther() {
    give(ADDRESS, null);
    Map<String, String> before = Map.of();
    ContactAge.look(user);
    give(OTHER, NUMBER);
    ContactAge.look(user);

    give(OTHER, null);
    ContactAge.forget(user, ContactKind.MOBILE, before);

    assertThat(isRecent(ContactKind.EMAIL)).isTrue();
    assertThat(isRecent(ContactKind.MOBILE)).isFalse();
    give(OTHER, OTHER_NUMBER);
    assertThat(isRecent(ContactKind.MOBILE)).isTrue();
  }

  @Test
  void anotherOneWaitsForADayAndNotASecondLonger() {
    give(ADDRESS, NUMBER);
    ContactAge.look(user);
    give(OTHER, OTHER_NUMBER);
    assertThat(isRecent(ContactKind.EMAIL)).isTrue();
    assertThat(isRecent(ContactKind.MOBILE)).isTrue();

    pass(Duration.ofHours(24).minusSeconds(5));
    assertThat(isRecent(ContactKind.EMAIL)).isTrue();
    pass(Duration.ofHours(24).plusSeconds(1));
    assertThat(isRecent(ContactKind.EMAIL)).isFalse();
    assertThat(isRecent(ContactKind.MOBILE)).isFalse();
  }

  @Test
  void oneThatWasRemovedBeforeCountsAsReplaced() {
    give(ADDRESS, NUMBER);
    ContactAge.look(user);
    give(null, null);
    ContactAge.look(user);
    pass(Duration.ofDays(3));
    give(ADDRESS, NUMBER);

    assertThat(isRecent(ContactKind.EMAIL)).isTrue();
    assertThat(isRecent(ContactKind.MOBILE)).isTrue();
  }

  @Test
  void aFirstContactThatComesLateIsAsYoungAsOneThatReplacesAnother() {
    give(null, null);
    ContactAge.look(user);
    give(ADDRESS, NUMBER);

    assertThat(isRecent(ContactKind.EMAIL)).isTrue();
    assertThat(isRecent(ContactKind.MOBILE)).isTrue();
  }

  @Test
  void aFirstAddressThatCameWithTheCodeIsAsGoodAsTheCode() {
    give(null, null);
    ContactAge.look(user);
    give(ADDRESS, null);

    assertThat(ContactAge.lookAtActivation(user).isRecent(ContactKind.EMAIL)).isFalse();
    assertThat(isRecent(ContactKind.EMAIL)).isFalse();
  }

  @Test
  void oneThatTheDirectoryKnewIsReplacedEvenByWhoeverHasTheCode() {
    give(ADDRESS, null);
    ContactAge.look(user);
    give(OTHER, null);

    assertThat(ContactAge.lookAtActivation(user).isRecent(ContactKind.EMAIL)).isTrue();
  }

  @Test
  void aChangeThatNobodySawCountsFromWhenItIsSeen() {
    give(ADDRESS, null);
    ContactAge.look(user);
    give(OTHER, null);
    pass(Duration.ofDays(3));

    assertThat(isRecent(ContactKind.EMAIL)).isTrue();
  }

  @Test
  void capitalsMakeNoOtherContact() {
    give(ADDRESS, NUMBER);
    ContactAge.look(user);
    give("Maman@Famille.example", NUMBER);

    assertThat(isRecent(ContactKind.EMAIL)).isFalse();
  }

  @Test
  void whatNobodyCanReadIsOnTheSafeSide() {
    give(ADDRESS, null);
    attributes.put("contactsSeen", "rien");
    attributes.put("emailChangedAt", "hier");

    assertThat(isRecent(ContactKind.EMAIL)).isTrue();
  }

  @Test
  void noContactIsKept() {
    give(ADDRESS, NUMBER);
    ContactAge.look(user);

    assertThat(attributes.get("contactsSeen")).doesNotContain(ADDRESS, NUMBER).hasSize(129);
  }

  private boolean isRecent(ContactKind kind) {
    return ContactAge.look(user).isRecent(kind);
  }

  private void give(String address, String number) {
    attributes.put(UserModel.EMAIL, address);
    attributes.put("mobile", number);
  }

  private static void pass(Duration time) {
    Time.setOffset(Math.toIntExact(time.toSeconds()));
  }
}
