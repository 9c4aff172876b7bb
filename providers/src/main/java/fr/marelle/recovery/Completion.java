package fr.marelle.recovery;

import fr.marelle.account.Belonging;
import fr.marelle.account.Spelling;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.keycloak.models.UserModel;

/** What a forgotten identifier asks for besides the e-mail address. */
enum Completion {
  NOTHING {
    @Override
    Stream<String> answers(UserModel user) {
      return Stream.empty();
    }
  },
  FIRSTNAME {
    @Override
    Stream<String> answers(UserModel user) {
      return Stream.ofNullable(user.getFirstName());
    }
  },
  NAME {
    @Override
    Stream<String> answers(UserModel user) {
      return Stream.ofNullable(user.getLastName());
    }
  },
  /** Its name as people say it, or its UAI. */
  SCHOOL {
    @Override
    Stream<String> answers(UserModel user) {
      return Belonging.of(user).schools().stream()
          .flatMap(school -> Stream.of(school.name(), school.uai()));
    }
  };

  /** More than any name has. */
  static final int MAX_LENGTH = 255;

  private static final Pattern UNWRITTEN = Pattern.compile("[^\\p{L}\\p{Nd}]+");

  /** As the console keeps it. */
  String value() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The one whose {@link #value()} this is; empty for anything else and for null. */
  static Optional<Completion> parse(String value) {
    return Arrays.stream(values()).filter(one -> one.value().equals(value)).findFirst();
  }

  /** Whether that was typed of this account, in any spelling of it. */
  final boolean isOf(UserModel user, String typed) {
    return this == NOTHING
        || answers(user)
            .map(Completion::folded)
            .anyMatch(answer -> !answer.isEmpty() && answer.equals(folded(typed)));
  }

  abstract Stream<String> answers(UserModel user);

  private static String folded(String text) {
    return UNWRITTEN.matcher(Spelling.fold(text)).replaceAll("");
  }

  /** All of them as the console keeps them. */
  static List<String> choices() {
    return Arrays.stream(values()).map(Completion::value).toList();
  }
}
