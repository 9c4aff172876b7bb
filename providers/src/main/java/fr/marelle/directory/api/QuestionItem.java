package fr.marelle.directory.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import fr.marelle.account.Profile;
import fr.marelle.directory.plan.Doubt;
import fr.marelle.directory.plan.PlaceName;
import fr.marelle.directory.run.Questions;
import fr.marelle.directory.store.Candidates;
import java.util.List;

/**
 * A question that somebody can answer.
 *
 * @param number by which it is answered
 * @param file where the source says so
 * @param message key of the sentence
 * @param text the sentence, in the language that was asked for
 * @param who what the file says of the person
 * @param candidates accounts that it may be, as far as they are still there
 * @param account whether the answer can be one of them, or only somebody new
 * @param clear whether there is one account alone, with the same name and, of a pupil, the same
 *     birth date
 * @param answer what somebody said; null where nobody did
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record QuestionItem(
    long number,
    String file,
    long line,
    String message,
    String text,
    Who who,
    List<Account> candidates,
    boolean account,
    boolean clear,
    AnswerItem answer) {

  /** As the file has somebody. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Who(
      String externalId,
      String profile,
      String firstName,
      String lastName,
      String birthDate,
      List<String> places) {}

  /** An account that somebody may be. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Account(
      String id,
      String identifier,
      String firstName,
      String lastName,
      String externalId,
      String birthDate,
      List<String> places,
      String state) {}

  static QuestionItem of(Questions.Open open, ReportTexts texts) {
    Doubt doubt = open.asked().doubt();
    return new QuestionItem(
        open.asked().number(),
        open.asked().line().location().file(),
        open.asked().line().location().line(),
        open.asked().line().messageKey(),
        texts.of(open.asked().line()),
        who(doubt.who()),
        open.candidates().stream().map(QuestionItem::account).toList(),
        open.mayBeAccount(),
        doubt.clear(),
        open.asked()
            .answer()
            .map(answer -> AnswerItem.of(open.asked().number(), answer))
            .orElse(null));
  }

  private static Who who(Doubt.Who who) {
    return new Who(
        who.externalId().isEmpty() ? null : who.externalId(),
        who.profile().map(Profile::value).orElse(null),
        who.first(),
        who.last(),
        who.birthDate().orElse(null),
        who.places().stream().sorted().map(PlaceName::text).toList());
  }

  private static Account account(Candidates.Candidate one) {
    return new Account(
        one.id(),
        one.identifier(),
        one.first(),
        one.last(),
        one.externalId().orElse(null),
        one.birthDate().orElse(null),
        List.copyOf(one.places()),
        one.state().value());
  }
}
