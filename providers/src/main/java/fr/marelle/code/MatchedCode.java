package fr.marelle.code;

/** A code that somebody typed, and what it opens. */
public record MatchedCode(CodeKind kind, StoredCode code) {}
