package fr.marelle.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccountsTest {
  @Test
  void aDomainIsLookedForInItsOwnLettersAndInThoseOfDns() {
    assertThat(Accounts.spellings("marie@école.fr"))
        .containsExactly("marie@école.fr", "marie@xn--cole-9oa.fr");
    assertThat(Accounts.spellings("marie@xn--cole-9oa.fr"))
        .containsExactly("marie@xn--cole-9oa.fr", "marie@école.fr");
  }

  @Test
  void mailsToOneMailboxAreCountedUnderOneSpelling() {
    assertThat(
            Stream.of(
                "marie@école.fr",
                "Marie@ÉCOLE.fr",
                "marie@e\u0301cole.fr",
                "marie@xn--cole-9oa.fr",
                "MARIE@XN--COLE-9OA.FR"))
        .extracting(Accounts::mailbox)
        .containsOnly("marie@xn--cole-9oa.fr");
    assertThat(Accounts.mailbox("marie+ent@exemple.fr")).isEqualTo("marie+ent@exemple.fr");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "marie@straße.de",
        "marie@οδος.gr",
        "marie@नी\u200dक.example",
        "marie@ab\u200cc.example",
        "marie@ｅcole.fr"
      })
  void aDomainThatDnsMayKnowAsTwoIsOnlyItself(String address) {
    assertThat(Accounts.mailbox(address)).isEqualTo(address);
    assertThat(Accounts.spellings(address)).containsExactly(address);
  }

  @Test
  void noTwoMailboxesAreTakenForOne() {
    assertThat(Accounts.spellings("marie@straße.de")).doesNotContain("marie@strasse.de");
    assertThat(Accounts.spellings("marie@strasse.de")).containsExactly("marie@strasse.de");
    assertThat(Accounts.mailbox("marie@xn--strae-oqa.de"))
        .isNotEqualTo(Accounts.mailbox("marie@strasse.de"));
  }

  @Test
  void anOrdinaryAddressIsLookedForOnce() {
    assertThat(Accounts.spellings("marie+ent@exemple.fr")).containsExactly("marie+ent@exemple.fr");
  }

  @Test
  void aDomainThatIsNoneIsTakenAsItIs() {
    String odd = "marie@" + "é".repeat(80) + ".fr";
    assertThat(Accounts.spellings(odd)).containsExactly(odd);
  }
}
