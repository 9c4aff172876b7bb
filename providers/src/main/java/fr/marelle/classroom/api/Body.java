package fr.marelle.classroom.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** A JSON object that was sent. Whatever is taken out of it is checked against limits. */
public final class Body {
  /** In bytes. */
  public static final int MAX_SIZE = 1 << 20;

  /** How many accounts one call may be about. */
  public static final int MAX_ACCOUNTS = 1000;

  /** The length of Keycloak's ids. */
  public static final int MAX_ID_LENGTH = 36;

  /** Databases take no NUL, and half a character is none. */
  private static final Pattern UNWRITABLE = Pattern.compile("[\\p{Cs}\\p{Cc}&&[^\\n\\r\\t]]");

  private static final Pattern PLACE = Pattern.compile("0|[1-9][0-9]{0,3}");

  private static final ObjectReader READER =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
          .build()
          .reader();

  private final JsonNode object;

  private Body(JsonNode object) {
    this.object = object;
  }

  /**
   * Reads it all.
   *
   * @throws Refusal if it is larger than {@value #MAX_SIZE} bytes, or no JSON object
   */
  public static Body read(InputStream sent) {
    byte[] bytes = bytes(sent);
    if (bytes.length > MAX_SIZE) {
      throw Refusal.of(Problem.PAYLOAD_TOO_LARGE);
    }
    JsonNode read = parse(bytes);
    if (!read.isObject()) {
      throw Refusal.invalid("#", "marelleProblemNoObject");
    }
    return new Body(read);
  }

  /**
   * The accounts that the call is about, each once, in the order sent.
   *
   * @throws Refusal if there is none, if there are more than {@value #MAX_ACCOUNTS}, or if one is
   *     no id
   */
  public List<String> accounts() {
    JsonNode list = object.path("accounts");
    if (!list.isArray() || list.isEmpty()) {
      throw Refusal.invalid("#/accounts", "marelleProblemNoAccounts", MAX_ACCOUNTS);
    }
    if (list.size() > MAX_ACCOUNTS) {
      throw Refusal.of(Problem.TOO_MANY_ACCOUNTS);
    }
    return ids("accounts", list);
  }

  /**
   * Some ids, each once, in the order sent; none where they are left out.
   *
   * @throws Refusal if there are more, or if one is no id
   */
  public List<String> ids(String name, int most) {
    JsonNode list = object.path(name);
    if (list.isMissingNode() || list.isNull()) {
      return List.of();
    }
    if (!list.isArray() || list.size() > most) {
      throw Refusal.invalid("#/" + name, "marelleProblemNoIds", most);
    }
    return ids(name, list);
  }

  /**
   * An id that must be there.
   *
   * @throws Refusal if it isn't
   */
  public String id(String name) {
    JsonNode value = object.path(name);
    if (!isId(value)) {
      throw Refusal.invalid("#/" + name, "marelleProblemNoId", MAX_ID_LENGTH);
    }
    return value.textValue();
  }

  /** The same where it may be left out. */
  public Optional<String> optionalId(String name) {
    JsonNode value = object.path(name);
    return value.isMissingNode() || value.isNull() ? Optional.empty() : Optional.of(id(name));
  }

  private static List<String> ids(String name, JsonNode list) {
    Set<String> ids = new LinkedHashSet<>();
    for (int i = 0; i < list.size(); i++) {
      if (!isId(list.get(i))) {
        throw Refusal.invalid("#/" + name + "/" + i, "marelleProblemNoId", MAX_ID_LENGTH);
      }
      ids.add(list.get(i).textValue());
    }
    return new ArrayList<>(ids);
  }

  private static boolean isId(JsonNode value) {
    String id = value.isTextual() ? value.textValue() : "";
    return !id.isBlank() && id.length() <= MAX_ID_LENGTH && !UNWRITABLE.matcher(id).find();
  }

  /**
   * A text of a field that may be left out; null is a field that was emptied.
   *
   * @throws Refusal if it is something else, or is longer
   */
  public Optional<String> field(String name, int maxLength) {
    JsonNode value = object.path(name);
    if (value.isMissingNode()) {
      return Optional.empty();
    }
    return Optional.of(value.isNull() ? "" : text(name, maxLength));
  }

  /**
   * A text that must be there.
   *
   * @throws Refusal if it isn't, or is longer
   */
  public String text(String name, int maxLength) {
    JsonNode value = object.path(name);
    if (!value.isTextual()
        || value.textValue().length() > maxLength
        || UNWRITABLE.matcher(value.textValue()).find()) {
      throw Refusal.invalid("#/" + name, "marelleProblemNoText", maxLength);
    }
    return value.textValue();
  }

  /**
   * A yes or no; left out, it is no.
   *
   * @throws Refusal if it is something else
   */
  public boolean flag(String name) {
    JsonNode value = object.path(name);
    if (!value.isMissingNode() && !value.isNull() && !value.isBoolean()) {
      throw Refusal.invalid("#/" + name, "marelleProblemNoChoice", "true, false");
    }
    return value.asBoolean(false);
  }

  /**
   * A whole number that must be there.
   *
   * @throws Refusal if it isn't, or is out of its limits
   */
  public long number(String name, long least, long most) {
    JsonNode value = object.path(name);
    if (!value.isIntegralNumber()
        || !value.canConvertToLong()
        || value.longValue() < least
        || value.longValue() > most) {
      throw Refusal.invalid("#/" + name, "marelleProblemNoNumber", least, most);
    }
    return value.longValue();
  }

  /**
   * What somebody chose for some of the things in a row, by their place from 0 on.
   *
   * @param count how many things there may be
   * @throws Refusal if a place is none, or a choice is not allowed
   */
  public Map<Integer, String> choices(String name, int count, List<String> allowed) {
    JsonNode chosen = object.path(name);
    Map<Integer, String> choices = new TreeMap<>();
    if (chosen.isMissingNode() || chosen.isNull()) {
      return choices;
    }
    if (!chosen.isObject()) {
      throw Refusal.invalid("#/" + name, "marelleProblemNoObject");
    }
    chosen
        .properties()
        .forEach(
            one -> {
              String pointer = "#/" + name + "/" + place(name, one.getKey(), count);
              if (!one.getValue().isTextual() || !allowed.contains(one.getValue().textValue())) {
                throw Refusal.invalid(
                    pointer, "marelleProblemNoChoice", String.join(", ", allowed));
              }
              choices.put(Integer.parseInt(one.getKey()), one.getValue().textValue());
            });
    return choices;
  }

  private static int place(String name, String written, int count) {
    if (PLACE.matcher(written).matches() && Integer.parseInt(written) < count) {
      return Integer.parseInt(written);
    }
    throw Refusal.invalid("#/" + name, "marelleProblemNoNumber", 0, count - 1);
  }

  /**
   * One of the values allowed, text or number.
   *
   * @param orElse what it is when it is left out
   * @throws Refusal if it is something else
   */
  public String choice(String name, List<String> allowed, String orElse) {
    JsonNode value = object.path(name);
    if (value.isMissingNode() || value.isNull()) {
      return orElse;
    }
    if (!value.isValueNode() || !allowed.contains(value.asText())) {
      throw Refusal.invalid("#/" + name, "marelleProblemNoChoice", String.join(", ", allowed));
    }
    return value.asText();
  }

  private static byte[] bytes(InputStream sent) {
    try {
      return sent == null ? new byte[0] : sent.readNBytes(MAX_SIZE + 1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static JsonNode parse(byte[] bytes) {
    try {
      return READER.readTree(bytes);
    } catch (JsonProcessingException malformed) {
      throw Refusal.invalid("#", "marelleProblemNoJson");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
