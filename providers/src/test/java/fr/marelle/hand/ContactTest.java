package fr.marelle.hand;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContactTest {
  @ParameterizedTest
  @CsvSource({
    "moi.meme@b.example, mo•••@b.example",
    "a@b.example, a•••@b.example",
    "+33612345678, +336•••78",
  })
  void enoughIsShownForWhoeverKnowsItToKnowItAgain(String contact, String veiled) {
    assertThat(Contact.veiled(contact)).isEqualTo(veiled);
  }
}
