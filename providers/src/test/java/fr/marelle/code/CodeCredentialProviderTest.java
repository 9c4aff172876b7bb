package fr.marelle.code;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.keycloak.models.KeycloakSession;

class CodeCredentialProviderTest {

  /**
   * Keycloak asks each credential provider for its type while it starts, in an order that changes
   * from start to start: now and then before the database is open.
   */
  @ParameterizedTest
  @EnumSource(CodeKind.class)
  void tellsItsTypeBeforeTheDatabaseIsOpen(CodeKind kind) {
    assertThat(new CodeCredentialProvider(nothingIsOpen(), kind).getType())
        .isEqualTo(kind.credentialType());
  }

  private static KeycloakSession nothingIsOpen() {
    return (KeycloakSession)
        Proxy.newProxyInstance(
            KeycloakSession.class.getClassLoader(),
            new Class<?>[] {KeycloakSession.class},
            (proxy, method, arguments) -> {
              throw new IllegalStateException(method.getName() + " is not available yet.");
            });
  }
}
