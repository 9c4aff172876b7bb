package fr.marelle.classroom.api;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The methods of the API with their paths, read from the annotations of the resource classes.
 * Knowing them before JAX-RS does lets an unknown path, a wrong method or a missing scope be
 * answered in our own form: what JAX-RS refuses, Keycloak answers in its.
 */
final class Routes {
  private static final Pattern VARIABLE = Pattern.compile("\\{[a-zA-Z]+}");

  private final List<Route> routes;

  private Routes(List<Route> routes) {
    this.routes = routes;
  }

  /**
   * @throws IllegalArgumentException if a method says nothing of scopes
   */
  static Routes of(Collection<Class<?>> resources) {
    return new Routes(
        resources.stream()
            .flatMap(resource -> Arrays.stream(resource.getMethods()))
            .flatMap(method -> verb(method).map(verb -> Route.of(verb, method)))
            .toList());
  }

  /** All of them. */
  List<Route> all() {
    return routes;
  }

  /** What answers that method at that path, which begins without a slash. */
  Optional<Route> find(String verb, String path) {
    String effective = verb.equals(HttpMethod.HEAD) ? HttpMethod.GET : verb;
    return at(path).filter(route -> route.verb().equals(effective)).findFirst();
  }

  /** The methods that the path knows, in alphabetical order; none for an unknown path. */
  Set<String> verbs(String path) {
    Set<String> verbs = new TreeSet<>();
    at(path).map(Route::verb).forEach(verbs::add);
    return verbs;
  }

  private Stream<Route> at(String path) {
    return routes.stream().filter(route -> route.pattern().matcher(path).matches());
  }

  private static Stream<String> verb(Method method) {
    return Arrays.stream(method.getAnnotations())
        .map(Annotation::annotationType)
        .map(type -> type.getAnnotation(HttpMethod.class))
        .filter(verb -> verb != null)
        .map(HttpMethod::value);
  }

  /**
   * One method of the API.
   *
   * @param verb the HTTP method
   * @param path its template
   * @param pattern the paths that it answers
   * @param scopes of which a token needs one
   * @param method what answers
   */
  record Route(String verb, String path, Pattern pattern, List<Scope> scopes, Method method) {
    private static Route of(String verb, Method method) {
      Needs needs = method.getAnnotation(Needs.class);
      Path path = method.getAnnotation(Path.class);
      if (needs == null || path == null) {
        throw new IllegalArgumentException("No @Needs or no @Path: " + method);
      }
      Pattern pattern = Pattern.compile(VARIABLE.matcher(path.value()).replaceAll("[^/]+"));
      return new Route(verb, path.value(), pattern, List.of(needs.value()), method);
    }

    /** Which type of body is read: JSON, unless the method says otherwise. */
    MediaType bodyType() {
      Consumes consumes = method.getAnnotation(Consumes.class);
      return consumes == null
          ? MediaType.APPLICATION_JSON_TYPE
          : MediaType.valueOf(consumes.value()[0]);
    }

    /** Whether a body is read. */
    boolean takesBody() {
      return List.of(method.getParameterTypes()).contains(InputStream.class);
    }
  }
}
