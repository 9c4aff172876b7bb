package fr.marelle.directory.plan;

import fr.marelle.directory.entry.Location;

/** Somebody whom the directory no longer knows, and where it says so. */
public record Leaving(Recorded record, Location location) {}
