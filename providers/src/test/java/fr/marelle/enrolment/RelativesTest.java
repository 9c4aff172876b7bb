package fr.marelle.enrolment;

import static org.assertj.core.api.Assertions.assertThat;

import fr.marelle.account.AccountAttributes;
import fr.marelle.tables.StandIn;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserProvider;

class RelativesTest {
  private final List<UserModel> holders = new ArrayList<>();

  @Test
  void theExactNameWinsOverAPart() {
    UserModel exact = holder("relative", "Benali", "Nadia");
    holder("relative", "Benali-Petit", "Nadia");

    assertThat(find("Benali", "Nadia")).containsExactly(exact);
  }

  @Test
  void oneParentWhoIsThereTwiceIsFoundTwice() {
    UserModel here = holder("relative", "Benali", "Nadia");
    UserModel there = holder("relative", "BENALI", "Nadïa");

    assertThat(find("Benali", "Nadia")).containsExactlyInAnyOrder(here, there);
  }

  @Test
  void ofTwoWhomAPartOfTheNameFitsNobodyIsMeant() {
    holder("relative", "Benali", "Marie-Anne");
    holder("relative", "Benali", "Marie-Claude");

    assertThat(find("Benali", "Marie")).isEmpty();
  }

  @Test
  void whoIsNoRelativeIsNotMeant() {
    holder("pupil", "Benali", "Nadia");

    assertThat(find("Benali", "Nadia")).isEmpty();
  }

  /** A switchboard's, say: the one who fits among some of them may not be the only one. */
  @Test
  void aNumberThatVeryManyHaveIsNobodys() {
    UserModel one = holder("relative", "Benali", "Nadia");
    IntStream.range(1, 50).forEach(i -> holder("relative", "Autre", "Prénom"));
    assertThat(find("Benali", "Nadia")).containsExactly(one);

    holder("relative", "Autre", "Prénom");

    assertThat(find("Benali", "Nadia")).isEmpty();
  }

  private List<UserModel> find(String lastName, String firstName) {
    UserProvider users = StandIn.of(UserProvider.class, (method, arguments) -> holders.stream());
    KeycloakSession session = StandIn.of(KeycloakSession.class, (method, arguments) -> users);
    RealmModel realm = StandIn.of(RealmModel.class, (method, arguments) -> "realm");
    return new Relatives(session, realm)
        .find(new Claim(new Names(lastName, firstName), "+33612345678"));
  }

  private UserModel holder(String profile, String lastName, String firstName) {
    int id = holders.size();
    UserModel user =
        StandIn.of(
            UserModel.class,
            (method, arguments) ->
                switch (method) {
                  case "getLastName" -> lastName;
                  case "getFirstName" -> firstName;
                  case "getFirstAttribute" ->
                      arguments.get(0).equals(AccountAttributes.PROFILE) ? profile : null;
                  case "hashCode" -> id;
                  case "toString" -> lastName + id;
                  case "equals" -> arguments.get(0).hashCode() == id;
                  default -> throw new UnsupportedOperationException(method);
                });
    holders.add(user);
    return user;
  }
}
