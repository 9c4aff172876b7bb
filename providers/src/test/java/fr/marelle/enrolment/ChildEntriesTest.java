package fr.marelle.enrolment;

import static org.assertj.core.api.Assertions.assertThat;

import fr.marelle.account.AccountAttributes;
import fr.marelle.tables.StandIn;
import jakarta.ws.rs.core.MultivaluedHashMap;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.keycloak.models.UserModel;

class ChildEntriesTest {
  private static final Child LEA = child("lea", "2018-03-14");
  private static final Child TOM = child("tom", "2016-07-02");

  @Test
  void allDatesOpenAndOneMissingDoesNot() {
    assertThat(answers("yes", "14/03/2018", "yes", "02/07/2016").areRight(List.of(LEA, TOM)))
        .isTrue();
    assertThat(answers("yes", "14/03/2018", "yes", "02/07/2017").areRight(List.of(LEA, TOM)))
        .isFalse();
  }

  @Test
  void withoutAChildNothingIsRight() {
    MultivaluedHashMap<String, String> form = new MultivaluedHashMap<>();
    form.add("children", ChildEntries.digest(List.of()));

    assertThat(ChildEntries.read(form, 0).areRight(List.of())).isFalse();
  }

  @Test
  void noChildIsGoneRoundByDenyingIt() {
    ChildEntries oneDenied = answers("yes", "14/03/2018", "no", "");

    assertThat(oneDenied.denyAny()).isTrue();
    assertThat(oneDenied.areRight(List.of(LEA, TOM))).isFalse();
    assertThat(oneDenied.denied(List.of(LEA, TOM))).containsExactly(TOM);
  }

  @Test
  void aDenialTellsNothingOfTheOtherDates() {
    assertThat(answers("yes", "31/02/2018", "no", "").errors(List.of(LEA, TOM))).isEmpty();
    assertThat(answers("yes", "31/02/2018", "yes", "").errors(List.of(LEA, TOM))).hasSize(2);
    assertThat(answers("", "", "no", "").errors(List.of(LEA, TOM))).hasSize(1);
  }

  @Test
  void anImportThatChangesTheChildrenIsNoticed() {
    ChildEntries entries = answers("yes", "14/03/2018", "yes", "02/07/2016");

    assertThat(entries.areOf(List.of(LEA, TOM))).isTrue();
    assertThat(entries.areOf(List.of(TOM, LEA))).isFalse();
    assertThat(entries.areOf(List.of(LEA, TOM, child("zoe", "2019-01-01")))).isFalse();
  }

  private static ChildEntries answers(
      String legal, String date, String otherLegal, String otherDate) {
    MultivaluedHashMap<String, String> form = new MultivaluedHashMap<>();
    form.add("children", ChildEntries.digest(List.of(LEA, TOM)));
    form.add("legal-0", legal);
    form.add("birthDate-0", date);
    form.add("legal-1", otherLegal);
    form.add("birthDate-1", otherDate);
    return ChildEntries.read(form, 2);
  }

  private static Child child(String id, String birthDate) {
    return new Child(
        StandIn.of(
            UserModel.class,
            (method, arguments) ->
                switch (method) {
                  case "getId", "getFirstName" -> id;
                  case "getFirstAttribute" ->
                      arguments.get(0).equals(AccountAttributes.BIRTH_DATE) ? birthDate : null;
                  case "hashCode" -> id.hashCode();
                  case "equals" -> false;
                  default -> throw new UnsupportedOperationException(method);
                }));
  }
}
