package fr.marelle.throttle;

import java.io.Serializable;

/** Identifies a row of failures. */
record FailuresKey(String realmId, String userId) implements Serializable {}
