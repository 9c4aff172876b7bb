package fr.marelle.cli;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * An answer to a question.
 *
 * @param number of the question
 * @param account id of one that the question names; null for somebody new
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
record Answer(long number, String account, boolean someoneNew) {}
