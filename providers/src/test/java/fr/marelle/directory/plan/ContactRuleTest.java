package fr.marelle.directory.plan;

import static org.assertj.core.api.Assertions.assertThat;

import fr.marelle.contact.ContactFingerprint;
import fr.marelle.directory.entry.Field;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ContactRuleTest {
  private static final Optional<String> NONE = Optional.empty();
  private static final Optional<String> OLD = Optional.of("old@b.example");
  private static final Optional<String> OWN = Optional.of("own@b.example");
  private static final Field<String> NEW = Field.of("new@b.example");

  private static Optional<String> print(Optional<String> contact) {
    return contact.map(ContactFingerprint::of);
  }

  @Test
  void theDirectoryGivesWhereThereIsNothing() {
    assertThat(ContactRule.of(NEW, NONE, NONE))
        .isEqualTo(new ContactRule(NEW.value(), print(NEW.value())));
  }

  @Test
  void theDirectoryReplacesAndClearsWhatItGave() {
    assertThat(ContactRule.of(NEW, OLD, print(OLD)).value()).isEqualTo(NEW.value());
    assertThat(ContactRule.of(Field.cleared(), OLD, print(OLD)))
        .isEqualTo(new ContactRule(NONE, NONE));
  }

  @Test
  void whatItsOwnerSetStaysWhateverTheDirectorySays() {
    assertThat(ContactRule.of(NEW, OWN, print(OLD)).value()).isEqualTo(OWN);
    assertThat(ContactRule.of(NEW, OWN, NONE).value()).isEqualTo(OWN);
    assertThat(ContactRule.of(Field.cleared(), OWN, print(OLD)).value()).isEqualTo(OWN);
  }

  @Test
  void whatItsOwnerTookAwayStaysAway() {
    assertThat(ContactRule.of(NEW, NONE, print(OLD)).value()).isEmpty();
  }

  @Test
  void nothingSaidChangesNothing() {
    assertThat(ContactRule.of(Field.absent(), OLD, print(OLD)))
        .isEqualTo(new ContactRule(OLD, print(OLD)));
  }
}
