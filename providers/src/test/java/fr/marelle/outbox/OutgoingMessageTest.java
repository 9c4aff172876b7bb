package fr.marelle.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutgoingMessageTest {

  @Test
  void whatIsWrittenDownIsReadAgain() {
    OutgoingMessage message =
        message(
            Map.of(
                "address",
                "\"zoé o'x\"+école@exemple.fr",
                "name",
                "Prévert\n\u0001\ud83d\ude00",
                "",
                ""));

    OutboxEntity row = new OutboxEntity("id", "realm", message, "https://ent.example.org/auth/");

    assertThat(row.message()).isEqualTo(message);
    assertThat(row.baseAddress()).isEqualTo("https://ent.example.org/auth/");
  }

  @Test
  void nobodyMayHaveBeenFound() {
    OutgoingMessage message = new OutgoingMessage("recovery", null, Locale.FRENCH, Map.of());

    assertThat(new OutboxEntity("id", "realm", message, "http://localhost/").message().account())
        .isNull();
  }

  @Test
  void itTellsNoDetail() {
    assertThat(message(Map.of("address", "zoe@exemple.fr")).toString())
        .contains("recovery")
        .doesNotContain("zoe");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Recovery", "a/b", "aaaaaaaaaabbbbbbbbbbccccccccccddddddddddx"})
  void aKindThatDoesNotFitItsColumnIsRefused(String kind) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new OutgoingMessage(kind, null, Locale.FRENCH, Map.of()));
  }

  @Test
  void whatIsTooLongIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> new OutgoingMessage("recovery", "u".repeat(256), Locale.FRENCH, Map.of()));
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new OutgoingMessage(
                    "recovery", null, Locale.forLanguageTag("fr-x-" + longTag()), Map.of()));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> message(Map.of("address", "x".repeat(2_000))));
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                message(
                    IntStream.range(0, 17)
                        .boxed()
                        .collect(Collectors.toMap(String::valueOf, String::valueOf))));
  }

  private static String longTag() {
    return "aaaaaaaa-bbbbbbbb-cccccccc-dddddddd";
  }

  private static OutgoingMessage message(Map<String, String> details) {
    return new OutgoingMessage("recovery", "some-account", Locale.FRENCH, details);
  }
}
