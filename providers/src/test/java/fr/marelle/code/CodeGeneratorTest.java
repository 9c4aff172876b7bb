package fr.marelle.code;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CodeGeneratorTest {
  private final CodeGenerator generator = new CodeGenerator(new SecureRandom());

  @Test
  void aCodeHasEightCharactersWithoutLookAlikes() {
    assertThat(Stream.generate(generator::next).limit(1_000))
        .allMatch(code -> code.matches("[a-z2-9&&[^aeioul]]{8}"));
  }

  @Test
  void everyCharacterIsUsedAndNoCodeTwice() {
    var codes = Stream.generate(generator::next).limit(10_000).toList();
    assertThat(codes).doesNotHaveDuplicates();
    assertThat(codes.stream().flatMapToInt(String::chars).boxed().collect(Collectors.toSet()))
        .hasSize(CodeGenerator.ALPHABET.length());
  }
}
