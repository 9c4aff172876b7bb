package fr.marelle.password;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PasswordCheckTest {
  private static final String POLICY =
      "lengthByProfile(8, pupil=6) and upperCase(1) and lowerCase(1) and digits(1) and"
          + " specialChars(1) and notIdentity and denylist(marelle)";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "teacher | Tulipe-Velo=42    |",
        "pupil   | Xk7#om            |",
        "teacher | Xk7#om            | LengthByProfile[8]",
        "        | Xk7#om            | LengthByProfile[8]",
        "pupil   | Xk7#              | LengthByProfile[6]",
        "teacher | Xk7#om😀           | LengthByProfile[8]",
        "teacher | Xk7#om😀a          |",
        "teacher | xk7#omqv          | MinUpperCaseChars[1]",
        "teacher | Xk7omqvvB         | MinSpecialChars[1]",
        "teacher | Thierry59!        | NotIdentity[] Denylist[]",
        "teacher | azerty            | LengthByProfile[8] MinUpperCaseChars[1] MinDigits[1] MinSpecialChars[1] Denylist[]",
        "teacher | eleve             | LengthByProfile[8] MinUpperCaseChars[1] MinDigits[1] MinSpecialChars[1] NotIdentity[] Denylist[]",
        "teacher | Azerty123!        | Denylist[]",
        "teacher | Qsdfgh12!         | Denylist[]",
        "teacher | \"\"              | LengthByProfile[8] MinUpperCaseChars[1] MinLowerCaseChars[1] MinDigits[1] MinSpecialChars[1]"
      })
  void tellsEverythingThatIsWrongAtOnce(String profile, String password, String violations) {
    assertThat(violations(POLICY, profile, password))
        .isEqualTo(violations == null ? List.of() : List.of(violations.split(" ")));
  }

  @Test
  void tellsOnlyThatItIsTooLong() {
    assertThat(violations(POLICY + " and maxLength(64)", "pupil", "a".repeat(65)))
        .containsExactly("MaxLength[64]");
  }

  @Test
  void hasALimitWhereThePolicyHasNone() {
    assertThat(violations("length(8)", "pupil", "a".repeat(256))).isEmpty();
    assertThat(violations("length(8)", "pupil", "a".repeat(1_000_000)))
        .containsExactly("MaxLength[256]");
    assertThat(violations("maxLength(9999)", "pupil", "a".repeat(257)))
        .containsExactly("MaxLength[256]");
  }

  @Test
  void findsNothingWithoutAPolicy() {
    assertThat(violations("", "pupil", "a")).isEmpty();
  }

  @Test
  void refusesTheIdentifierBeforeThereIsAnAccount() {
    PolicyRealm realm = new PolicyRealm(POLICY);
    var notIdentity = new NotIdentityPolicyFactory().create(realm.session());
    var length = new LengthByProfilePolicyFactory().create(realm.session());
    var denylist = new DenylistPolicyFactory().create(realm.session());

    assertThat(notIdentity.validate("thierry.eleve", "1ThierryEleve!").getMessage())
        .isEqualTo("invalidPasswordNotIdentityMessage");
    assertThat(notIdentity.validate(null, "1ThierryEleve!")).isNull();
    assertThat(length.validate("thierry.eleve", "Xk7#om").getParameters()).containsExactly(8);
    assertThat(denylist.validate("thierry.eleve", "Azertyuiop1!").getMessage())
        .isEqualTo("invalidPasswordDenylistMessage");
  }

  private static List<String> violations(String policy, String profile, String password) {
    PolicyRealm realm = new PolicyRealm(policy);
    return PasswordCheck.violations(
            realm.session(),
            realm.realm(),
            realm.user("thierry.eleve", "Thierry", "Élève", profile),
            password)
        .stream()
        .map(
            e ->
                e.getMessage().replaceAll("^invalidPassword|Message$", "")
                    + Arrays.toString(e.getParameters()))
        .toList();
  }
}
