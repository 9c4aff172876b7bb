package fr.marelle.directory.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import fr.marelle.directory.plan.Answer;
import fr.marelle.directory.run.Questions;
import java.util.Optional;

/**
 * An answer to a question: an account, or somebody new.
 *
 * @param number of the question
 * @param account id of one that the question names; null for somebody new
 * @param someoneNew whether it is nobody who is known
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AnswerItem(long number, String account, boolean someoneNew) {

  static AnswerItem of(long number, Answer answer) {
    return new AnswerItem(number, answer.account().orElse(null), answer.account().isEmpty());
  }

  /** Empty where it says neither or both. */
  Optional<Questions.Reply> reply() {
    return someoneNew == (account != null)
        ? Optional.empty()
        : Optional.of(
            new Questions.Reply(number, someoneNew ? Answer.SOMEONE_NEW : Answer.of(account)));
  }
}
