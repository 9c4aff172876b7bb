package fr.marelle.password;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PasswordRulesTest {
  @Test
  void listsTheRulesInTheOrderOfThePolicy() {
    assertThat(
            rules(
                "upperCase(1) and lengthByProfile(8, pupil=6) and digits(2) and specialChars(1)"
                    + " and lowerCase(1) and notCode and notIdentity and denylist(marelle)"
                    + " and maxLength(64) and notUsername(undefined)",
                "teacher"))
        .containsExactly(
            new PasswordRule("upperCase", "1"),
            new PasswordRule("lengthByProfile", "8"),
            new PasswordRule("digits", "2"),
            new PasswordRule("specialChars", "1"),
            new PasswordRule("lowerCase", "1"),
            new PasswordRule("notCode", ""),
            new PasswordRule("notIdentity", ""),
            new PasswordRule("denylist", ""),
            new PasswordRule("maxLength", "64"),
            new PasswordRule("notUsername", ""));
  }

  @Test
  void leavesOutWhatAsksNothingOfAPerson() {
    assertThat(
            rules(
                "hashAlgorithm(argon2) and hashIterations(5) and forceExpiredPasswordChange(365)"
                    + " and passwordAge(1) and maxAuthAge(60) and recoveryCodesWarningThreshold(4)"
                    + " and length(10)",
                "staff"))
        .containsExactly(new PasswordRule("length", "10"));
  }

  @Test
  void givesThePatternAndTheHistoryToThePage() {
    assertThat(rules("regexPattern([a-z ]+) and passwordHistory(3)", "staff"))
        .containsExactly(
            new PasswordRule("regexPattern", "[a-z ]+"), new PasswordRule("passwordHistory", "3"));
  }

  @ParameterizedTest
  @CsvSource({"pupil,6", "PUPIL,6", "relative,8", "unheardOf,8", ",8"})
  void resolvesTheMinimumForThisPerson(String profile, String minimum) {
    assertThat(rules("lengthByProfile(8, pupil=6)", profile))
        .containsExactly(new PasswordRule("lengthByProfile", minimum));
  }

  @ParameterizedTest
  @CsvSource({
    "pupil, length, 7",
    "teacher, lengthByProfile, 8",
  })
  void listsTheLargerOfTwoMinimums(String profile, String id, String minimum) {
    assertThat(rules("length(7) and lengthByProfile(8, pupil=6)", profile))
        .containsExactly(new PasswordRule(id, minimum));
  }

  @Test
  void hasNothingToSayWithoutAPolicy() {
    assertThat(rules("", "pupil")).isEmpty();
  }

  private static List<PasswordRule> rules(String policy, String profile) {
    PolicyRealm realm = new PolicyRealm(policy);
    return PasswordRules.of(
        realm.realm(), realm.user("thierry.eleve", "Thierry", "Élève", profile));
  }
}
