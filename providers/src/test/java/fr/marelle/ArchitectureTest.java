package fr.marelle;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.lang.conditions.ArchConditions.dependOnClassesThat;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Holds the arrows between the capabilities, as docs/architecture.md draws them. */
class ArchitectureTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          // On the tests' class path only.
          .withImportOption(location -> !location.contains("/fr/marelle/schools/"))
          .importPackages("fr.marelle");

  /** What each package may use besides itself. */
  private static final Map<String, Set<String>> ARROWS =
      Map.ofEntries(
          Map.entry("account", Set.of()),
          Map.entry(
              "directory",
              Set.of("account", "code", "contact", "mail", "outbox", "settings", "text", "upkeep")),
          Map.entry("audit", Set.of()),
          Map.entry(
              "tables",
              Set.of(
                  "attachment",
                  "contact",
                  "directory",
                  "enrolment",
                  "hand",
                  "outbox",
                  "progress",
                  "recovery",
                  "sheet",
                  "sms",
                  "terms",
                  "throttle",
                  "upkeep")),
          Map.entry("attachment", Set.of("account")),
          Map.entry(
              "enrolment",
              Set.of(
                  "account",
                  "activation",
                  "attachment",
                  "audit",
                  "code",
                  "contact",
                  "mail",
                  "outbox",
                  "settings",
                  "sheet",
                  "sms",
                  "throttle",
                  "upkeep")),
          Map.entry("progress", Set.of("account", "code", "statement", "upkeep")),
          Map.entry("statement", Set.of()),
          Map.entry("mail", Set.of()),
          Map.entry("settings", Set.of()),
          Map.entry("sheet", Set.of("account", "audit", "mail")),
          Map.entry("look", Set.of("account")),
          Map.entry("code", Set.of("account", "audit", "settings")),
          Map.entry("password", Set.of("account", "code")),
          Map.entry("terms", Set.of("account", "audit")),
          Map.entry("throttle", Set.of("account", "audit", "upkeep")),
          Map.entry("upkeep", Set.of()),
          Map.entry("outbox", Set.of("account", "audit", "mail", "sms")),
          Map.entry("sms", Set.of("account", "audit", "mail", "throttle")),
          Map.entry(
              "contact",
              Set.of("account", "audit", "code", "mail", "outbox", "sms", "throttle", "upkeep")),
          Map.entry(
              "recovery",
              Set.of(
                  "account",
                  "audit",
                  "code",
                  "contact",
                  "mail",
                  "outbox",
                  "password",
                  "settings",
                  "sheet",
                  "sms",
                  "throttle",
                  "upkeep")),
          Map.entry(
              "activation",
              Set.of("account", "audit", "code", "contact", "look", "password", "terms")),
          Map.entry("renewal", Set.of("account", "audit", "code", "password", "sms")),
          Map.entry(
              "classroom",
              Set.of(
                  "account",
                  "attachment",
                  "audit",
                  "code",
                  "contact",
                  "directory",
                  "hand",
                  "mail",
                  "progress",
                  "sheet",
                  "statement",
                  "text")),
          Map.entry("hand", Set.of("account", "code", "contact", "directory", "terms", "upkeep")),
          Map.entry("text", Set.of()),
          Map.entry(
              "login",
              Set.of(
                  "account",
                  "activation",
                  "audit",
                  "code",
                  "directory",
                  "enrolment",
                  "recovery",
                  "renewal",
                  "throttle")));

  @TestFactory
  Stream<DynamicTest> eachPackageUsesOnlyWhatItMay() {
    return ARROWS.entrySet().stream()
        .map(
            arrow ->
                DynamicTest.dynamicTest(
                    arrow.getKey() + " → " + new TreeSet<>(arrow.getValue()),
                    () -> checkArrow(arrow.getKey(), arrow.getValue())));
  }

  private static void checkArrow(String from, Set<String> allowed) {
    String[] mayUse =
        Stream.concat(Stream.of(from), allowed.stream())
            .map(p -> "fr.marelle." + p + "..")
            .toArray(String[]::new);
    noClasses()
        .that()
        .resideInAPackage("fr.marelle." + from + "..")
        .should(
            dependOnClassesThat(
                resideInAPackage("fr.marelle..").and(not(resideInAnyPackage(mayUse)))))
        .allowEmptyShould(true)
        .check(CLASSES);
  }

  @Test
  void aFormatOfDirectoryFilesKnowsNoOtherAndTheModelKnowsNone() {
    String formats = "fr.marelle.directory.";
    noClasses()
        .that()
        .resideInAnyPackage(formats + "entry..", formats + "value..", formats + "archive..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(formats + "aaf..", formats + "csv..")
        .check(CLASSES);
    noClasses()
        .that()
        .resideInAPackage(formats + "aaf..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage(formats + "csv..")
        .check(CLASSES);
    noClasses()
        .that()
        .resideInAPackage(formats + "csv..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage(formats + "aaf..")
        .check(CLASSES);
  }

  @Test
  void everyPackageHasItsArrows() {
    assertThat(CLASSES.stream().map(JavaClass::getPackageName).distinct())
        .allSatisfy(
            name ->
                assertThat(ARROWS)
                    .containsKey(name.substring("fr.marelle.".length()).split("\\.", 2)[0]));
  }

  @Test
  void classesAreFinalUnlessTheyAreMadeToBeExtended() {
    classes()
        .that()
        .areNotInterfaces()
        .and()
        .areNotEnums()
        .and()
        .areNotAnonymousClasses()
        .and()
        .doNotHaveModifier(JavaModifier.ABSTRACT)
        .and()
        .areNotAnnotatedWith(jakarta.persistence.Entity.class)
        .should()
        .haveModifier(JavaModifier.FINAL)
        .check(CLASSES);
  }

  @Test
  void nothingIsPrintedPastTheLogger() {
    noClasses().should(ACCESS_STANDARD_STREAMS).check(CLASSES);
    // By its name: which of other libraries' classes are exceptions is not read.
    noClasses().should().callMethodWhere(target(name("printStackTrace"))).check(CLASSES);
  }
}
