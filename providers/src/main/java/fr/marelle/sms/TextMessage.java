package fr.marelle.sms;

import fr.marelle.account.Belonging;
import fr.marelle.throttle.Allowance;
import fr.marelle.throttle.Network;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.keycloak.models.UserModel;

/**
 * Something that a person is to be told by text message.
 *
 * @param to in E.164
 * @param text see {@link SmsText}; made once it may leave, so that whoever is over a limit gets no
 *     new code
 * @param account whom it is about, for its limit; empty for nobody's
 * @param school in whose budget it is; empty where the account has none
 * @param stranger from where it was asked for by whoever is not signed in, and may be anybody;
 *     empty where the person asked, or nobody did
 * @param asked what a stranger's wish uses up besides the limits of all text messages
 * @param first whether it is the first attempt, the one that counts towards the limits
 */
public record TextMessage(
    String to,
    Supplier<String> text,
    SmsPurpose purpose,
    Optional<String> account,
    Optional<String> school,
    Optional<Network> stranger,
    List<Allowance> asked,
    boolean first) {

  /**
   * About an account, in the budget of the first of its schools.
   *
   * @param first false where the same message was tried before and did not leave
   */
  public static TextMessage about(
      UserModel user, String to, Supplier<String> text, SmsPurpose purpose, boolean first) {
    return new TextMessage(
        to,
        text,
        purpose,
        Optional.of(user.getId()),
        Belonging.of(user).schools().stream().map(Belonging.School::uai).findFirst(),
        Optional.empty(),
        List.of(),
        first);
  }

  /** The same, asked for by somebody who may be anybody, and within these limits too. */
  public TextMessage askedFrom(Network network, List<Allowance> limits) {
    return new TextMessage(to, text, purpose, account, school, Optional.of(network), limits, first);
  }

  /** Without number and text. */
  @Override
  public String toString() {
    return "TextMessage[" + purpose + "]";
  }
}
