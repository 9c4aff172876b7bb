/**
 * The REST API of the class console, at {@code /realms/{realm}/marelle-classroom/v1}: bearer tokens
 * with an audience and scopes of their own, problem details (RFC 9457), described in {@code
 * openapi.yaml}.
 */
package fr.marelle.classroom.api;
