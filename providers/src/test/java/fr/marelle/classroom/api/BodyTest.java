package fr.marelle.classroom.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BodyTest {
  @Test
  void accountsComeEachOnceInTheOrderSent() {
    assertThat(body("{\"accounts\":[\"b\",\"a\",\"b\"]}").accounts()).containsExactly("b", "a");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "nothing",
        "{} {}",
        "{\"accounts\":[\"a\"],\"accounts\":[\"b\"]}",
        "{\"a\":\u0001}"
      })
  void whatIsNoJsonIsRefused(String sent) {
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() -> body(sent).accounts())
        .satisfies(refusal -> assertThat(refusal.problem()).isEqualTo(Problem.INVALID_REQUEST));
  }

  @Test
  void aFlagIsNoUnlessItSaysYes() {
    assertThat(body("{\"a\":true}").flag("a")).isTrue();
    assertThat(body("{\"a\":false}").flag("a")).isFalse();
    assertThat(body("{\"a\":null}").flag("a")).isFalse();
    assertThat(body("{}").flag("a")).isFalse();
    assertThatExceptionOfType(Refusal.class).isThrownBy(() -> body("{\"a\":\"true\"}").flag("a"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"{}", "{\"a\":0}", "{\"a\":11}", "{\"a\":1.5}", "{\"a\":\"1\"}", "{\"a\":1e99}"})
  void aNumberIsWholeAndWithinItsLimits(String sent) {
    assertThat(body("{\"a\":10}").number("a", 1, 10)).isEqualTo(10);
    assertThatExceptionOfType(Refusal.class).isThrownBy(() -> body(sent).number("a", 1, 10));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"a\":[]}",
        "{\"a\":{\"2\":\"x\"}}",
        "{\"a\":{\"-1\":\"x\"}}",
        "{\"a\":{\"01\":\"x\"}}",
        "{\"a\":{\"99999999999\":\"x\"}}",
        "{\"a\":{\"0\":\"y\"}}",
        "{\"a\":{\"0\":null}}"
      })
  void choicesAreForPlacesThatThereAre(String sent) {
    List<String> allowed = List.of("x");
    assertThat(body("{\"a\":{\"0\":\"x\",\"1\":\"x\"}}").choices("a", 2, allowed))
        .containsOnlyKeys(0, 1);
    assertThat(body("{}").choices("a", 2, allowed)).isEmpty();
    assertThatExceptionOfType(Refusal.class).isThrownBy(() -> body(sent).choices("a", 2, allowed));
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "null", "1", "\"a\"", "[[[[]]]]"})
  void whatIsNoObjectIsRefused(String sent) {
    assertThat(faultOf(sent)).isEqualTo("#");
  }

  @Test
  void aDeepNestIsRefused() {
    assertThat(faultOf("[".repeat(100_000))).isEqualTo("#");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{}|#/accounts",
        "{\"accounts\":[]}|#/accounts",
        "{\"accounts\":\"a\"}|#/accounts",
        "{\"accounts\":{\"a\":1}}|#/accounts",
        "{\"accounts\":[\"a\",1]}|#/accounts/1",
        "{\"accounts\":[null]}|#/accounts/0",
        "{\"accounts\":[\" \"]}|#/accounts/0",
        "{\"accounts\":[[\"a\"]]}|#/accounts/0",
      })
  void whatIsNoListOfIdsIsPointedOut(String sent, String pointer) {
    assertThat(faultOf(sent)).isEqualTo(pointer);
  }

  @Test
  void anIdIsNoLongerThanKeycloaks() {
    assertThat(faultOf(accounts(List.of("a".repeat(37))))).isEqualTo("#/accounts/0");
    assertThat(body(accounts(List.of("a".repeat(36)))).accounts()).hasSize(1);
  }

  @Test
  void aThousandAccountsAreEnough() {
    assertThat(body(accounts(ids(1000))).accounts()).hasSize(1000);
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() -> body(accounts(ids(1001))).accounts())
        .satisfies(refusal -> assertThat(refusal.problem()).isEqualTo(Problem.TOO_MANY_ACCOUNTS));
  }

  @Test
  void aMebibyteIsEnough() {
    assertThat(body("{}" + " ".repeat(Body.MAX_SIZE - 2))).isNotNull();
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() -> body("{}" + " ".repeat(Body.MAX_SIZE - 1)))
        .satisfies(refusal -> assertThat(refusal.problem()).isEqualTo(Problem.PAYLOAD_TOO_LARGE));
  }

  @Test
  void nothingThatWasSentIsInARefusal() {
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() -> body("{\"accounts\":[{\"code\":\"zbpkzex\"}]}").accounts())
        .satisfies(refusal -> assertThat(refusal.toString()).doesNotContain("zbpkzex"))
        .satisfies(refusal -> assertThat(refusal.faults().toString()).doesNotContain("zbpkzex"));
    assertThatExceptionOfType(Refusal.class).isThrownBy(() -> body("{zbpkzex")).withNoCause();
  }

  @Test
  void aChoiceIsOneOfThoseAllowed() {
    Body body = body("{\"format\":\"csv\",\"perPage\":8,\"order\":null}");
    assertThat(body.choice("format", List.of("pdf", "csv"), "pdf")).isEqualTo("csv");
    assertThat(body.choice("perPage", List.of("1", "2", "8"), "1")).isEqualTo("8");
    assertThat(body.choice("order", List.of("class", "name"), "class")).isEqualTo("class");
    assertThat(body.choice("language", List.of("fr", "en"), "fr")).isEqualTo("fr");
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() -> body.choice("format", List.of("pdf"), "pdf"));
  }

  @Test
  void aTextHasALimit() {
    assertThat(body("{\"text\":\"abc\"}").text("text", 3)).isEqualTo("abc");
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() -> body("{\"text\":\"abc\"}").text("text", 2));
    assertThatExceptionOfType(Refusal.class).isThrownBy(() -> body("{}").text("text", 3));
  }

  private static String faultOf(String sent) {
    try {
      return "none: " + body(sent).accounts();
    } catch (Refusal refusal) {
      return refusal.faults().get(0).pointer();
    }
  }

  private static List<String> ids(int number) {
    return IntStream.range(0, number).mapToObj(i -> "id" + i).toList();
  }

  private static String accounts(List<String> ids) {
    return ids.stream().collect(Collectors.joining("\",\"", "{\"accounts\":[\"", "\"]}"));
  }

  private static Body body(String sent) {
    return Body.read(new ByteArrayInputStream(sent.getBytes(UTF_8)));
  }
}
