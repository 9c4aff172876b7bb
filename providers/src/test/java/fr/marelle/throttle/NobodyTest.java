package fr.marelle.throttle;

import static org.assertj.core.api.Assertions.assertThat;

import fr.marelle.account.Identifier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.keycloak.models.utils.KeycloakModelUtils;

class NobodyTest {

  @Test
  void everyWayToTypeANameIsTheSameNobody() {
    assertThat(named(" Zoé.Le-Goff ")).isEqualTo(named("zoe.legoff"));
    assertThat(named("zoe.legoff")).isNotEqualTo(named("noe.legoff"));
  }

  @Test
  void madeUpNamesFillNoTable() {
    assertThat(IntStream.range(0, 200_000).mapToObj(n -> named("nom" + n).id()).distinct().count())
        .isLessThanOrEqualTo(65_536);
  }

  @Test
  void nobodyIsNoAccount() {
    assertThat(Nobody.is(named("zoe.legoff").id())).isTrue();
    assertThat(Nobody.is(KeycloakModelUtils.generateId())).isFalse();
  }

  private static Nobody named(String typed) {
    return Nobody.named(Identifier.of(typed).orElseThrow());
  }
}
