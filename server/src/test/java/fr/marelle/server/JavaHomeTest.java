package fr.marelle.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JavaHomeTest {
  @TempDir private Path directory;

  @Test
  void isTheOneThatRunsThis() {
    assertThat(JavaHome.current().directory()).isDirectory();
  }

  @Test
  void thatIsTooOldIsRefusedWithWhatToDo() {
    assertThatThrownBy(() -> JavaHome.checked(11, directory))
        .isInstanceOf(ServerException.class)
        .hasMessageContaining("JDK 17")
        .hasMessageContaining("JAVA_HOME");
  }

  @Test
  void withoutJavaIsRefusedWithWhatToDo() {
    assertThatThrownBy(() -> JavaHome.checked(17, directory))
        .isInstanceOf(ServerException.class)
        .hasMessageContaining(directory.toString())
        .hasMessageContaining("JAVA_HOME");
  }
}
