package fr.marelle.password;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.marelle.account.Spelling;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DenylistTest {
  private Denylist shipped;

  @BeforeAll
  void readTheShippedList() throws IOException {
    shipped = shipped();
  }

  static Denylist shipped() throws IOException {
    try (InputStream list = Denylist.class.getResourceAsStream("denylist.txt")) {
      return Denylist.read(new InputStreamReader(list, StandardCharsets.UTF_8));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        // what people write under "8 characters, 4 classes"
        "Azerty123!",
        "Motdepasse1!",
        "MotDePasse2024!",
        "Mot-de-passe1",
        "Mot de passe 1!",
        "Bonjour2024!",
        "Bonjour59!",
        "P@ssw0rd",
        "P@$$w0rd1!",
        "Pa$$word2025",
        "Passw0rd!",
        "!!Soleil!!",
        "S0l31l2024!",
        "$oleil59",
        "50le1l!!",
        "Doudou62!",
        "L0ul0u59!",
        "Chouchou1#",
        "Marseille13!",
        "0lymp1que!",
        "Psg1970!",
        "PSG-2024!",
        "Jetaime1!",
        "Je t'aime 1",
        "JeTaime<3",
        "Mbappé10!",
        "Fortnite1!",
        "Minecraft2!",
        "Pokémon25!",
        "Pikachu#1",
        "Thomas2012!",
        "Éléphant1!",
        "Janvier2024!",
        "Mercredi1!",
        "Pas-de-Calais62!",
        "14071789Soleil",
        "4l3x4ndr3!",
        "Cœur1234!",
        "Princesse1*",
        "SoleilSoleil1!",
        "Soleil-Soleil-1",
        "Aaaaaaa1!",
        "Lolololo1!",
        "Aa1!Aa1!",
        "Iloveyou2!",
        "Dragon123!",
        "Liverpool1!",
        // without the classes
        "123456",
        "12345678!",
        "azerty",
        "000000",
        "112233",
        "1qaz2wsx",
        "motdepasse"
      })
  void refusesWhatManyPeopleChoose(String password) {
    assertThat(shipped.refuses(password)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Le chat mange 3 souris.",
        "correct cheval batterie agrafe 9!",
        "MonChienAboieLaNuit7!",
        "3-petits-cochons-Roses",
        "SoleilLune1!",
        "J'ai 2 chats et 1 chien",
        "Tulipe+Velo=42",
        "Xk7#om9$",
        "gT4!pw9Z",
        "a1!",
        "Rz!8vq2K",
        "Vélo-Citron-17",
        "7!Wq$9Lm",
        "mQ5@x",
        "Nous partîmes 500; mais par un prompt renfort",
        "Kwyjibo-42!",
        "Bx#Soleil$Qv7",
        "!!!***??",
        ""
      })
  void letsPassWhatIsNoneOfThem(String password) {
    assertThat(shipped.refuses(password)).isFalse();
  }

  @Test
  void refusesAWordInEveryDisguise() {
    List<String> words = List.of("soleil", "motdepasse", "marseille", "licorne", "thierry");
    List<String> before = List.of("", "1", "59", "2012", "!", "**", "#1-");
    List<String> after = List.of("", "1", "62", "2024", "!", "1!", "123!", "14072012$", "?!.");

    assertThat(
            words.stream()
                .flatMap(w -> Stream.of(w, capital(w), w.toUpperCase(Locale.ROOT), leet(w)))
                .flatMap(w -> before.stream().flatMap(b -> after.stream().map(a -> b + w + a))))
        .allMatch(shipped::refuses);
  }

  @Test
  void letsPassPasswordsFromAPasswordManager() {
    Random random = new Random(59);
    String alphabet = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789!#$%&*+-?@";
    long refused =
        IntStream.range(0, 100_000)
            .mapToObj(
                i ->
                    random
                        .ints(10, 0, alphabet.length())
                        .collect(
                            StringBuilder::new,
                            (s, n) -> s.append(alphabet.charAt(n)),
                            StringBuilder::append)
                        .toString())
            .filter(shipped::refuses)
            .count();
    assertThat(refused).isLessThanOrEqualTo(20);
  }

  @Test
  void letsPassThreeCommonWordsInARow() throws IOException {
    List<String> words = List.of("soleil", "maison", "vache", "piano", "école", "lundi", "rouge");
    for (String one : words) {
      for (String two : words) {
        for (String three : words) {
          boolean different = !(one.equals(two) && two.equals(three));
          assertThat(shipped.refuses(one + "-" + two + "-" + three))
              .as(one + two + three)
              .isEqualTo(!different);
        }
      }
    }
  }

  @Test
  void looksAtNothingBeyondTheLongestPassword() {
    assertThat(shipped.refuses("a".repeat(257))).isFalse();
    assertThat(shipped.refuses("a".repeat(256))).isTrue();
  }

  @Test
  void readsCommentsEmptyLinesAndAByteOrderMark() throws IOException {
    Denylist own =
        Denylist.read(new StringReader("\uFEFF# nous\n\n  Notre-Dame \r\nUAI0590001A\n"));

    assertThat(own.refuses("notredame62!")).isTrue();
    assertThat(own.refuses("uai0590001a")).isTrue();
    assertThat(own.refuses("nous")).isFalse();
  }

  @Test
  void saysWhichLineIsTooLong() {
    assertThatThrownBy(() -> Denylist.read(new StringReader("un\n" + "a".repeat(129))))
        .isInstanceOf(IOException.class)
        .hasMessage("line 2 is longer than 128 characters");
  }

  @Test
  void isShippedSortedFoldedAndSmall() throws IOException {
    byte[] bytes;
    try (InputStream list = Denylist.class.getResourceAsStream("denylist.txt")) {
      bytes = list.readAllBytes();
    }
    List<String> entries =
        new String(bytes, StandardCharsets.UTF_8).lines().filter(l -> !l.startsWith("#")).toList();

    assertThat(bytes.length).isLessThanOrEqualTo(400_000);
    assertThat(entries)
        .isSorted()
        .doesNotHaveDuplicates()
        .allMatch(e -> e.equals(Spelling.fold(e)));
  }

  private static String capital(String word) {
    return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
  }

  private static String leet(String word) {
    String tail = word.substring(1, word.length() - 1);
    return word.charAt(0)
        + tail.replace('o', '0').replace('e', '3').replace('i', '1').replace('s', '$')
        + word.charAt(word.length() - 1);
  }
}
