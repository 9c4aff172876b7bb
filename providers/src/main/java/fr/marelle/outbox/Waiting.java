package fr.marelle.outbox;

/** A message that waits to be sent. */
record Waiting(String realmId, String id) {}
