package fr.marelle.classroom.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import io.swagger.v3.parser.core.models.SwaggerParseResult;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds openapi.yaml against the code. */
class OpenApiTest {
  private static final String FILE = "src/main/resources/fr/marelle/classroom/api/openapi.yaml";

  /** The public records here are answers, and nothing else. */
  private static final String[] RESOURCES = {
    "fr.marelle.classroom.api", "fr.marelle.classroom.act"
  };

  /** Where else there are answers. */
  private static final String[] ANSWERS = {
    "fr.marelle.classroom.api", "fr.marelle.classroom.act", "fr.marelle.sheet"
  };

  /** What is sent has no record: it is read with limits, field by field. */
  private static final String REQUEST = "Request";

  private final SwaggerParseResult parsed = parse();
  private final OpenAPI document = parsed.getOpenAPI();

  @Test
  void theFileIsValid() {
    assertThat(parsed.getMessages()).isNullOrEmpty();
    assertThat(document.getOpenapi()).startsWith("3.1");
  }

  @Test
  void everyMethodIsInTheFileAndNothingElse() {
    assertThat(documented(operation -> "").keySet()).isEqualTo(implemented(route -> "").keySet());
  }

  @Test
  void theScopesAreTheSame() {
    assertThat(documented(OpenApiTest::scopes))
        .isEqualTo(
            implemented(
                route ->
                    route.scopes().stream()
                        .map(Scope::value)
                        .collect(Collectors.toCollection(TreeSet::new))));
  }

  @Test
  void theParametersAreTheSame() {
    assertThat(
            documented(
                operation ->
                    Stream.ofNullable(operation.getParameters())
                        .flatMap(List::stream)
                        .map(this::resolved)
                        .map(parameter -> parameter.getIn() + " " + parameter.getName())
                        .collect(Collectors.toCollection(TreeSet::new))))
        .isEqualTo(implemented(OpenApiTest::parameters));
  }

  @Test
  void thoseThatTakeABodyAreTheSame() {
    assertThat(documented(operation -> operation.getRequestBody() != null))
        .isEqualTo(implemented(Routes.Route::takesBody));
  }

  @Test
  void everyRecordIsASchemaWithTheSameProperties() {
    assertThat(schemas()).containsAllEntriesOf(recordsOf(RESOURCES));
  }

  @Test
  void everySchemaOfAnAnswerIsARecord() {
    Set<String> answered = new TreeSet<>(schemas().keySet());
    answered.removeIf(name -> name.endsWith(REQUEST));
    // Not a record, since its names are those of states: it is a map.
    answered.remove("States");

    assertThat(recordsOf(ANSWERS)).containsAllEntriesOf(only(answered, schemas()));
  }

  @Test
  void everyProblemIsInTheFile() {
    List<?> types =
        ((Schema<?>)
                document
                    .getComponents()
                    .getSchemas()
                    .get("ProblemDetails")
                    .getProperties()
                    .get("type"))
            .getEnum();
    assertThat(types.stream().map(Object::toString))
        .containsExactlyInAnyOrderElementsOf(
            Stream.of(Problem.values()).map(Problem::type).toList());
  }

  @Test
  void aMethodThatSaysNothingOfScopesIsRefused() {
    assertThatThrownBy(() -> Routes.of(List.of(Careless.class)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Careless");
  }

  /** A resource whose author forgot something. */
  public static final class Careless {
    /** Answers anybody. */
    @GET
    @Path("careless")
    public String answer() {
      return "";
    }
  }

  private <T> Map<String, T> documented(Function<Operation, T> what) {
    Map<String, T> found = new TreeMap<>();
    document
        .getPaths()
        .forEach(
            (path, item) ->
                operations(item)
                    .forEach(
                        (verb, operation) -> found.put(verb + " " + path, what.apply(operation))));
    return found;
  }

  private Parameter resolved(Parameter parameter) {
    String reference = parameter.get$ref();
    return reference == null
        ? parameter
        : document
            .getComponents()
            .getParameters()
            .get(reference.substring(reference.lastIndexOf('/') + 1));
  }

  private static Map<String, Operation> operations(PathItem item) {
    return item.readOperationsMap().entrySet().stream()
        .collect(Collectors.toMap(entry -> entry.getKey().name(), Map.Entry::getValue));
  }

  private static <T> Map<String, T> implemented(Function<Routes.Route, T> what) {
    return Routes.of(Resources.CLASSES).all().stream()
        .collect(
            Collectors.toMap(
                route -> route.verb() + " /" + route.path(), what, (a, b) -> a, TreeMap::new));
  }

  private static Set<String> scopes(Operation operation) {
    return operation.getSecurity().stream()
        .flatMap(requirement -> requirement.values().stream())
        .flatMap(List::stream)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> parameters(Routes.Route route) {
    return Arrays.stream(route.method().getParameters())
        .flatMap(
            parameter -> {
              QueryParam query = parameter.getAnnotation(QueryParam.class);
              PathParam path = parameter.getAnnotation(PathParam.class);
              return Stream.concat(
                  Stream.ofNullable(query).map(param -> "query " + param.value()),
                  Stream.ofNullable(path).map(param -> "path " + param.value()));
            })
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private Map<String, Set<String>> schemas() {
    Map<String, Set<String>> schemas = new TreeMap<>();
    document
        .getComponents()
        .getSchemas()
        .forEach(
            (name, schema) -> {
              if (schema.getProperties() != null) {
                schemas.put(name, new TreeSet<>(names(schema)));
              }
            });
    return schemas;
  }

  private static Set<String> names(Schema<?> schema) {
    return schema.getProperties().keySet();
  }

  private static Map<String, Set<String>> only(
      Set<String> names, Map<String, Set<String>> schemas) {
    Map<String, Set<String>> some = new TreeMap<>(schemas);
    some.keySet().retainAll(names);
    return some;
  }

  private static Map<String, Set<String>> recordsOf(String... packages) {
    Map<String, Set<String>> records = new TreeMap<>();
    new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(packages)
            .stream()
            .map(JavaClass::reflect)
            .filter(Class::isRecord)
            .filter(record -> Modifier.isPublic(record.getModifiers()))
            .forEach(
                record ->
                    records.put(
                        record.getSimpleName(),
                        Arrays.stream(record.getRecordComponents())
                            .map(OpenApiTest::jsonName)
                            .collect(Collectors.toCollection(TreeSet::new))));
    return records;
  }

  private static String jsonName(RecordComponent component) {
    var named =
        component.getAccessor().getAnnotation(com.fasterxml.jackson.annotation.JsonProperty.class);
    return named == null || named.value().isEmpty() ? component.getName() : named.value();
  }

  private static SwaggerParseResult parse() {
    ParseOptions options = new ParseOptions();
    options.setResolve(true);
    return new OpenAPIV3Parser().readLocation(FILE, List.of(), options);
  }
}
