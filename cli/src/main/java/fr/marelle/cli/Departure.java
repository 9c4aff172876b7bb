package fr.marelle.cli;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;

/**
 * Somebody who has gone, as the server tells it.
 *
 * @param next {@code block} or {@code remove}
 * @param at ISO-8601 instant of it
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record Departure(
    String identifier,
    String firstName,
    String lastName,
    String profile,
    List<String> schools,
    String goneSince,
    String next,
    String at) {}
