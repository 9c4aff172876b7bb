package fr.marelle.contact;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class MobileNumberTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "0612345678",
        "06 12 34 56 78",
        "06.12.34.56.78",
        "06-12-34-56-78",
        "+33612345678",
        "0033 6 12 34 56 78",
        "+33 (0)6 12 34 56 78",
        "06\u00a012\u00a034\u00a056\u00a078",
        "06\u202f12\u202f34\u202f56\u202f78",
        "０６１２３４５６７８",
        "(06) 12/34/56/78",
        "\u200b+33 6 12 34 56 78\u202c",
        "  0612345678\t"
      })
  void oneNumberInManySpellingsIsStoredInOne(String typed) {
    assertThat(MobileNumber.read(typed).value()).contains("+33612345678");
  }

  @ParameterizedTest
  @CsvSource({
    "0692 12 34 56, +262692123456",
    "0639 69 12 34, +262639691234",
    "0690 12 34 56, +590690123456",
    "0696 12 34 56, +596696123456",
    "0694 12 34 56, +594694123456",
    "+687 75 12 34, +687751234",
    "+689 87 12 34 56, +68987123456",
    "+508 55 12 34, +508551234",
    "+32 470 12 34 56, +32470123456",
    "07 50 12 34 56, +33750123456"
  })
  void overseasAndNeighbouringNumbersKeepTheirOwnPrefix(String typed, String stored) {
    assertThat(MobileNumber.read(typed).value()).contains(stored);
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", "  ", "\u00a0"})
  void anEmptyFieldIsNeitherANumberNorAnError(String typed) {
    assertThat(MobileNumber.read(typed).value()).isEmpty();
    assertThat(MobileNumber.read(typed).error()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"0899 12 34 56", "+33 8 99 12 34 56", "0810 12 34 56", "0825 12 34 56"})
  void aNumberThatIsDearToReachIsRefusedAsSuch(String typed) {
    assertThat(MobileNumber.read(typed).error()).contains(ContactError.PREMIUM_MOBILE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "03 20 12 34 56",
        "09 70 12 34 56",
        "0800 12 34 56",
        "3949",
        "06 12 34 56",
        "06 12 34 56 78 9",
        "06 12 34 56 7O",
        "0612345678 poste 12",
        "0612345678;ext=12",
        "+999 612345678",
        "<script>alert(1)</script>",
        "-",
        "00000000000000000000000000000000000000000000000000000000000000000000000"
      })
  void anythingThatIsNoMobileNumberIsRefused(String typed) {
    assertThat(MobileNumber.read(typed).error()).contains(ContactError.INVALID_MOBILE);
  }
}
