package fr.marelle.directory.plan;

import fr.marelle.contact.ContactFingerprint;
import fr.marelle.directory.entry.Field;
import java.util.Optional;

/**
 * Whose a contact is. The directory gives one, and takes it away again, as long as nobody else did:
 * a contact that is not what the directory gave last was set by its owner, or for her, and stays.
 *
 * @param value what the account is going to have
 * @param print {@link Recorded#mailPrint} or {@link Recorded#mobilePrint} from now on
 */
record ContactRule(Optional<String> value, Optional<String> print) {

  /**
   * Applies the rule.
   *
   * @param said what the directory says
   * @param present what the account has
   * @param given fingerprint of what the directory gave last
   */
  static ContactRule of(Field<String> said, Optional<String> present, Optional<String> given) {
    if (said.isAbsent()) {
      return new ContactRule(present, given);
    }
    boolean untouched = present.map(ContactFingerprint::of).equals(given);
    Optional<String> print = said.value().map(ContactFingerprint::of);
    return new ContactRule(untouched ? said.value() : present, print);
  }
}
