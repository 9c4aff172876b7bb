package fr.marelle.classroom.roster;

import fr.marelle.code.CodeKind;
import java.time.Instant;
import java.util.Optional;

/**
 * That an account has a code that it could use, were it not expired; not which one.
 *
 * @param expiresAt empty where it never expires
 * @param expired whether its time is over
 */
public record CodeMark(
    CodeKind kind, Instant issuedAt, Optional<Instant> expiresAt, boolean expired) {}
