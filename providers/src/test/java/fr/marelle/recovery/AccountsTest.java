package fr.marelle.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

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
